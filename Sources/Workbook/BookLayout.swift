import Quantities
import Reports
import Spreadsheet

/// Where everything stands: sheets filled row by row, then turned into cells with their values.
struct BookLayout {
  /// The sheets, in the order of their tabs.
  enum Sheet: Int, CaseIterable {
    case board, summary, cashflow, costs, benefits, drivers, inputs, scenarios, sensitivity, routing, evidence
    case register, checks, glossary, log

    var name: String {
      switch self {
      case .board: "Board"
      case .summary: "Summary"
      case .cashflow: "Cashflow"
      case .costs: "Costs"
      case .benefits: "Benefits"
      case .drivers: "Drivers"
      case .inputs: "Inputs"
      case .scenarios: "Scenarios"
      case .sensitivity: "Sensitivity"
      case .routing: "Routing"
      case .evidence: "Evidence"
      case .register: "Register"
      case .checks: "Checks"
      case .glossary: "Glossary"
      case .log: "Change log"
      }
    }
  }

  /// On every sheet with periods `initial` stands in this column.
  static let firstPeriod = 7
  /// Rows a spreadsheet has.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  private struct Placed {
    let slot: Slot
    let row: Int
    let column: Int
    let width: Int
    let style: CellStyle
    let note: String?
  }
  private struct Text {
    let row: Int
    let column: Int
    let content: WorkbookCell.Content
    let style: CellStyle
    let note: String?
  }

  var builder: SheetBuilder
  private(set) var grid: SheetGrid
  var sheets: [WorkbookSheet]
  private var placed: [[Placed]]
  private var texts: [[Text]]
  private var names = NameTable()
  private(set) var definedNames: [(name: String, slot: Slot, column: Int, through: Int?)] = []
  /// Slots that formulas call by their name.
  private var called: [Slot: String] = [:]
  /// The next free row of each sheet.
  private(set) var rows: [Int]

  init(_ builder: SheetBuilder) {
    self.builder = builder
    grid = SheetGrid(slotCount: builder.contents.count)
    sheets = Sheet.allCases.map { WorkbookSheet(name: $0.name) }
    placed = sheets.map { _ in [] }
    texts = sheets.map { _ in [] }
    rows = sheets.map { _ in 0 }
  }

  subscript(sheet: Sheet) -> WorkbookSheet {
    get { sheets[sheet.rawValue] }
    set { sheets[sheet.rawValue] = newValue }
  }

  // MARK: Rows

  func row(_ sheet: Sheet) -> Int { rows[sheet.rawValue] }
  mutating func skip(_ sheet: Sheet, _ count: Int = 1) { rows[sheet.rawValue] += count }
  mutating func go(_ sheet: Sheet, to row: Int) { rows[sheet.rawValue] = row }

  mutating func text(
    _ sheet: Sheet, _ row: Int, _ column: Int, _ text: String, _ style: CellStyle, note: String? = nil
  ) {
    texts[sheet.rawValue].append(
      Text(row: row, column: column, content: text.isEmpty ? .blank : .text(text), style: style, note: note))
  }

  mutating func number(_ sheet: Sheet, _ row: Int, _ column: Int, _ number: Double, _ given: CellStyle) {
    let style = given.number == .general ? given.numbered(.fitting(number)) : given
    texts[sheet.rawValue].append(
      Text(
        row: row, column: column, content: number.isFinite ? .number(number) : .text("n/m"), style: style, note: nil))
  }

  /// Shows a stored value in a second place.
  mutating func copy(
    _ sheet: Sheet, _ row: Int, _ column: Int, _ other: Sheet, _ otherRow: Int, _ otherColumn: Int
  ) {
    guard let text = texts[sheet.rawValue].last(where: { $0.row == row && $0.column == column }) else { return }
    texts[other.rawValue].append(
      Text(row: otherRow, column: otherColumn, content: text.content, style: text.style, note: nil))
  }

  /// A cell of its own that shows a formula.
  @discardableResult
  mutating func formula(
    _ sheet: Sheet, _ row: Int, _ column: Int, _ formula: Formula, _ style: CellStyle, note: String? = nil
  ) -> Slot {
    let slot = builder.cell(formula)
    put(slot, sheet, row, column, style, note: note)
    return slot
  }

  func isPlaced(_ slot: Slot) -> Bool {
    slot.index < grid.places.count && grid.places[slot.index] != nil
  }

  /// Puts a slot where nothing has put it before.
  mutating func put(
    _ slot: Slot, _ sheet: Sheet, _ row: Int, _ column: Int, _ style: CellStyle, note: String? = nil
  ) {
    guard !isPlaced(slot) else { return }
    let width = builder.width(of: slot)
    grid.put(slot, at: SheetGrid.Place(sheet: sheet.rawValue, row: row, column: column), columns: width)
    placed[sheet.rawValue].append(
      Placed(slot: slot, row: row, column: column, width: width, style: style, note: note))
  }

  // MARK: Names

  /// Gives a slot a name; formulas use it too where they are to read it.
  @discardableResult
  mutating func define(_ name: String, _ slot: Slot, isCalled: Bool = false) -> String {
    let last = builder.contents[slot.index].isRow ? builder.width(of: slot) - 1 : nil
    define(name, slot, column: 0, through: last)
    let given = definedNames.last?.name ?? name
    if isCalled { called[slot] = given }
    return given
  }

  mutating func define(_ name: String, _ slot: Slot, column: Int, through last: Int?) {
    definedNames.append((names.name(name), slot, column, last))
  }

  // MARK: The end

  /// Slots that something placed refers to and that stand nowhere yet.
  func homeless() -> [Slot] {
    var found: Set<Slot> = []
    var open = placed.joined().map(\.slot)
    var seen = Set(open)
    while let slot = open.popLast() {
      if !isPlaced(slot) { found.insert(slot) }
      let width = builder.width(of: slot)
      let columns =
        switch builder.contents[slot.index] {
        case .cell: 0..<1
        case .row: 0..<2
        case .cells: 0..<width
        case .undefined: 0..<0
        }
      for column in columns {
        guard case .formula(let formula) = builder.contents[slot.index][column] else { continue }
        formula.forEachSlot { if seen.insert($0).inserted { open.append($0) } }
      }
    }
    return found.sorted()
  }

  func finish(
    title: String, inputs: [Workbook.Input], provenance: [(name: String, value: String)], paper: Paper
  ) -> Workbook {
    let evaluator = SheetEvaluator(builder.contents, grid: grid, columns: builder.timeline.columns)
    evaluator.evaluateAll()
    let writer = FormulaText(grid: grid, sheetNames: sheets.map(\.name), names: called)
    let trouble = BookTrouble(
      builder.contents, evaluator, grid, sheetNames: sheets.map(\.name)
    ) { sheet, row in self.label(sheet, row) }
    var finished = sheets
    for index in finished.indices {
      var cells: [WorkbookCell] = texts[index].map {
        WorkbookCell(row: $0.row, column: $0.column, content: $0.content, style: $0.style, note: $0.note)
      }
      for item in placed[index] {
        for column in 0..<item.width {
          let content: WorkbookCell.Content
          var note = column == 0 ? item.note : nil
          switch builder.contents[item.slot.index][column] {
          case .empty: content = .blank
          case .number(let number): content = number.isFinite ? .number(number) : .blank
          case .text(let text): content = .text(text)
          case .formula(let formula):
            let result = evaluator.result(item.slot, column)
            content = .formula(writer.text(formula, on: index, column: column), result)
            if case .error(let error) = result, note == nil {
              note = "n/m: \(trouble.sentence(error, item.slot, column))"
            }
          }
          cells.append(
            WorkbookCell(row: item.row, column: item.column + column, content: content, style: item.style, note: note))
        }
      }
      finished[index].cells = cells
      finished[index].tallRows += RowHeights.heights(of: finished[index])
      if let printed = finished[index].printed {
        finished[index].printed = (max(rows[index], printed.row), printed.column)
      }
    }
    let defined = definedNames.compactMap { entry in
      writer.absolute(entry.slot, column: entry.column, through: entry.through).map {
        Workbook.DefinedName(name: entry.name, formula: "=" + $0)
      }
    }
    return Workbook(
      title: title, sheets: finished, names: defined, inputs: inputs, provenance: provenance, paper: paper)
  }

  /// `=Summary!$C$5:$F$5`, for a chart.
  func reference(_ sheet: Sheet, _ row: Int, _ columns: ClosedRange<Int>) -> String {
    let first = FormulaText.columnName(columns.lowerBound)
    let last = FormulaText.columnName(columns.upperBound)
    return "='\(sheet.name)'!$\(first)$\(row + 1):$\(last)$\(row + 1)"
  }

  /// The same down a column.
  func columnReference(_ sheet: Sheet, _ column: Int, _ rows: ClosedRange<Int>) -> String {
    let name = FormulaText.columnName(column)
    return "='\(sheet.name)'!$\(name)$\(rows.lowerBound + 1):$\(name)$\(rows.upperBound + 1)"
  }

  /// What is written to the left of a row.
  private func label(_ sheet: Int, _ row: Int) -> String {
    let words = texts[sheet].filter { $0.row == row && $0.column < 2 }.sorted { $0.column < $1.column }
    let found = words.compactMap { entry -> String? in if case .text(let text) = entry.content { text } else { nil } }
    return found.last ?? ""
  }
}

extension SheetBuilder {
  /// How many cells a slot has.
  func width(of slot: Slot) -> Int {
    contents[slot.index].width(timeline.columns)
  }
}
