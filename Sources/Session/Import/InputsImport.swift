import Checking
import Diagnostics
import Engine
import Exports
import Planning
import Quantities
import Reports
import Spreadsheet
import Syntax
import Workbook

/// `import inputs FILE`: blue cells that somebody changed, as `set` statements.
struct InputsImport: ImportKind {
  let word = "inputs"
  let summary = "changed cells of an exported workbook or table"

  struct Words: Sendable {
    let path: Identifier
    let isPreview: Bool
  }

  func read(_ words: inout TokenCursor) throws(Diagnostic) -> Words {
    let path = try words.path("a file such as board.xlsx")
    let isPreview = words.nextWord == "preview"
    if isPreview { words.advance() }
    return Words(path: path, isPreview: isPreview)
  }

  func run(_ words: Words, in turn: inout Turn) throws(Refusal) -> Answer {
    let isTable = words.path.text.lowercased().hasSuffix(".csv")
    let given = try isTable ? tabled(words.path, in: turn) : entered(words.path, in: turn)
    var changes: [Change] = []
    for entry in given {
      if let change = try change(entry, in: turn) { changes.append(change) }
    }
    if changes.isEmpty {
      return Answer(saying: "\(words.path.text) says what the session says: \(given.count) inputs, none changed.")
    }
    let table = report(changes, of: words)
    if words.isPreview { return Answer(reports: [table]) }
    let old = turn.readings(of: turn.before)
    for change in changes {
      let syntax = try Compiled.overrideSyntax(change.assignment)
      let setting = try Setting(
        syntax, in: change.scenario, reason: "from \(words.path.text)", model: turn.model)
      turn.state.settings = turn.state.settings.adding(setting)
    }
    for scenario in Set(changes.map(\.scenario)).union([turn.state.scenario]).sorted() {
      _ = try turn.run(in: scenario)
    }
    // The file may change again, so a saved session holds what was read.
    turn.said = .statement(statements(changes, returningTo: turn.state.scenario))
    let after = turn.changeAnswer(from: old, title: "Set from \(words.path.text)")
    return Answer(reports: [table] + after.reports)
  }

  func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.count == 1 ? context.paths : [Candidate("preview")]
  }

  /// The changes as a person would type them.
  private func statements(_ changes: [Change], returningTo scenario: String) -> String {
    var lines: [String] = []
    var place = scenario
    for change in changes {
      if change.scenario != place {
        lines.append(Self.use(change.scenario))
        place = change.scenario
      }
      lines.append("set \(change.assignment)")
    }
    if place != scenario { lines.append(Self.use(scenario)) }
    return lines.joined(separator: "\n")
  }

  private static func use(_ scenario: String) -> String {
    scenario == "base" ? "use base" : "use scenario \(scenario)"
  }

  // MARK: What differs

  /// A cell of an input as a file has it, in the unit as written, percentages as fractions: one number, or one for
  /// each column.
  struct Entry {
    let id: QuantityID
    let cell: Int
    let scenario: String
    let numbers: [Double]
  }

  struct Change {
    let name: String
    let title: String
    let scenario: String
    let before: String
    let after: String
    /// Without the verb.
    let assignment: String
  }

  private func change(_ entry: Entry, in turn: Turn) throws(Refusal) -> Change? {
    let quantity = turn.model[entry.id]
    let unit = quantity.type.unit
    let run = try turn.run(in: entry.scenario)
    let timeline = run.plan.timeline
    let held = run.inputs.values(of: entry.id, cell: entry.cell).map { unit.shown($0) }
    func same(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(a), abs(b)) }
    let columns = max(held.count, entry.numbers.count)
    func all(_ numbers: [Double]) -> [Double] {
      numbers.count == columns ? numbers : Array(repeating: numbers.first ?? .nan, count: columns)
    }
    let isFlow = quantity.type.rollUp == .flow
    // What one number holds at `initial` is no figure of its own.
    let first = columns > 1 && (isFlow || held.count != entry.numbers.count) ? 1 : 0
    let pairs = zip(all(held), all(entry.numbers)).dropFirst(first)
    if pairs.allSatisfy({ same($0, $1) }) { return nil }
    let members = quantity.type.axes.isEmpty ? "" : "[\(quantity.type.name(ofCell: entry.cell))]"
    let after = text(entry.numbers, quantity, timeline)
    return Change(
      name: quantity.name + members, title: quantity.title, scenario: entry.scenario,
      before: text(Array(held), quantity, timeline), after: after,
      assignment: "\(quantity.name)\(members) = \(after)")
  }

  /// As the language writes it: `9%`, `30 EUR/agent/month`, `[2026-01: 500 agent, 2027-01: 800 agent]`.
  private func text(_ numbers: [Double], _ quantity: Quantity, _ timeline: Timeline) -> String {
    func one(_ number: Double) -> String {
      if quantity.type.isTruth { return number == 0 ? "no" : "yes" }
      let unit = quantity.type.unit
      let inUnit = unit.holdsPercent ? (number * 100).tidied : number
      return InputText.join(NumberText.literal(inUnit), unit)
    }
    guard numbers.count > 1 else { return numbers.first.map(one) ?? "" }
    var steps: [String] = []
    for period in numbers.indices.dropFirst() where period == 1 || numbers[period] != numbers[period - 1] {
      steps.append("\(timeline.name(ofPeriod: period)): \(one(numbers[period]))")
    }
    if steps.count == 1 { return one(numbers[1]) }
    return "[\(steps.joined(separator: ", "))]"
  }

  private func report(_ changes: [Change], of words: Words) -> Report {
    let table = Table(
      columns: [
        Table.Column("Input", .label), Table.Column("Scenario", .label), Table.Column("Before", .figure),
        Table.Column("In the file", .figure),
      ],
      rows: changes.map { change in
        Table.Row(.line, [.text(change.name), .text(change.scenario), .text(change.before), .text(change.after)])
      })
    let count = changes.count == 1 ? "One input differs" : "\(changes.count) inputs differ"
    return Report(
      title: "\(count) in \(words.path.text)",
      subtitle: words.isPreview ? ["Nothing was changed: without `preview` each becomes a set."] : [],
      sections: [Report.Section(nil, [.table(table)])])
  }

  // MARK: Files

  private func entered(_ path: Identifier, in turn: Turn) throws(Refusal) -> [Entry] {
    let bytes: [UInt8]
    switch turn.files.bytes(path.text, from: turn.place.naming) {
    case .success(let read): bytes = read
    case .failure(let failure): throw Refusal(.unreadable(path.text, failure, at: path.span))
    }
    let file: WorkbookFile
    do throws(WorkbookFile.Failure) {
      file = try WorkbookFile(bytes)
    } catch {
      throw Refusal(.unreadableWorkbook(path.text, error, at: path.span))
    }
    let pack = try turn.pack()
    let book = try refusing { () throws(Diagnostic) in try Workbook(pack) }
    let entries = book.inputs.compactMap { input -> Entry? in
      guard let numbers = file.numbers[input.name.lowercased()] else { return nil }
      let known = numbers.compactMap(\.self)
      guard known.count == numbers.count, !known.isEmpty else { return nil }
      return Entry(id: input.id, cell: input.cell, scenario: input.scenario, numbers: known)
    }
    if entries.isEmpty { throw Refusal(.noInputsInFile(path.text, at: path.span)) }
    return entries
  }

  /// The rows of the register in an exported table.
  private func tabled(_ path: Identifier, in turn: Turn) throws(Refusal) -> [Entry] {
    let text: SourceText
    switch turn.files.data(path.text, from: turn.place.naming) {
    case .success(let read): text = read
    case .failure(let failure): throw Refusal(.unreadable(path.text, failure, at: path.span))
    }
    var fault: Diagnostic?
    let table = CSVTable(text.file, fault: &fault)
    if let fault { throw Refusal(fault) }
    guard let view = table.column("view"), let line = table.column("line"), let period = table.column("period"),
      let value = table.column("value"), let scenario = table.column("scenario")
    else { throw Refusal(.noInputsInFile(path.text, at: path.span)) }
    var entries: [Entry] = []
    var open: (id: QuantityID, cell: Int, scenario: String, numbers: [Double])?
    func close() {
      if let open {
        entries.append(Entry(id: open.id, cell: open.cell, scenario: open.scenario, numbers: open.numbers))
      }
      open = nil
    }
    for record in table.records where record[view].text == "register" {
      guard let (id, cell) = place(record[line].text, in: turn.model), let number = Double(record[value].text),
        number.isFinite
      else { continue }
      let unit = turn.model[id].type.unit
      let shown = unit.holdsPercent ? number / 100 : number
      let isNext = !record[period].text.isEmpty && open?.id == id && open?.cell == cell
      if isNext {
        open?.numbers.append(shown)
      } else {
        close()
        open = (id, cell, record[scenario].text, [shown])
      }
    }
    close()
    if entries.isEmpty { throw Refusal(.noInputsInFile(path.text, at: path.span)) }
    return entries.filter { entry in
      entry.scenario == "base" || turn.model.scenarios.contains { $0.name == entry.scenario }
    }
  }

  /// `volume[billing]` as an input's cell.
  private func place(_ text: String, in model: CheckedModel) -> (QuantityID, Int)? {
    let name = text.prefix { $0 != "[" }
    guard let quantity = model.quantity(named: String(name)), case .input = quantity.role else { return nil }
    if quantity.type.axes.isEmpty { return (quantity.id, 0) }
    let member = text.dropFirst(name.count + 1).dropLast()
    return (0..<quantity.type.cellCount).first { quantity.type.name(ofCell: $0) == member }.map { (quantity.id, $0) }
  }
}
