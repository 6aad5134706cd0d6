import Checking
package import Diagnostics
import Quantities
import Reports
package import Syntax

/// `load FILE…`
package struct LoadCommand: Command {
  package let verb = "load"
  package let page = HelpPage(
    "load FILE…",
    summary: "Loads cost, benefit and programme models and composes them with what is there.",
    notes: [
      "A path is looked for beside the script or in the working directory, then in the model library (see `models`).",
      "A need that nothing supplies yet does not stop the loading: it stops what depends on it. Loading a file again reads it anew.",
    ],
    example: "load costs/governance\nshow inputs")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> [Identifier] {
    var paths: [Identifier] = []
    repeat {
      paths.append(try words.path("a model's path"))
      _ = words.take(symbol: ",")
    } while !words.isAtEnd
    return paths
  }

  package func run(_ paths: [Identifier], in turn: inout Turn) throws(Refusal) -> Answer {
    let old = turn.readings(of: turn.before)
    var parts = turn.state.compiled.parts
    var loaded: [LogEntry.Loaded] = []
    var faults: [Diagnostic] = []
    for path in paths {
      switch turn.files.model(path.text, from: turn.place.naming) {
      case .failure(let failure):
        faults.append(.unreadable(path.text, failure, at: path.span).hinting(turn.shippedModel(near: path.text)))
      case .success(let text):
        let tree = Parser.parseModel(text.file)
        faults += tree.diagnostics.filter { $0.severity == .error }
        loaded.append(LogEntry.Loaded(written: path.text, text: text))
        let part = CheckInput.Part(tree: tree, origin: .file(text))
        if let index = parts.firstIndex(where: { $0.identity == text.identity }) {
          parts[index] = part
        } else {
          parts.append(part)
        }
      }
    }
    if !faults.isEmpty {
      // What was read is checked too, so that all errors of a file are shown at once.
      if loaded.count == paths.count {
        do throws(Refusal) { _ = try turn.compose(parts) } catch { faults += error.diagnostics }
      }
      throw Refusal(faults.inOrderOfText)
    }
    let known = turn.model
    let remarks = try turn.compose(parts)
    turn.said = .load(loaded)
    // The report lists what is still needed.
    var answer = Answer(diagnostics: remarks.filter { $0.code != .unmetNeed })
    answer.reports.append(LoadedReport(loaded, before: known, after: turn.model).report())
    if let change = turn.change(from: old, title: "After loading") { answer.reports.append(change) }
    return answer
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.models }
}

extension Turn {
  /// `did you mean programmes/support-copilot?`, where what ships has a name like it.
  func shippedModel(near path: String) -> String? {
    let shipped = files.library.map(\.path)
    return Suggestions.question(for: path, among: shipped)
      ?? Suggestions.question(for: path, among: shipped.map { String($0.drop { $0 != "/" }.dropFirst()) })
  }
}

extension [Diagnostic] {
  /// File by file as they came, each from the top.
  fileprivate var inOrderOfText: [Diagnostic] {
    var files: [SourceFile] = []
    for case let file? in map(\.span?.file) where !files.contains(file) { files.append(file) }
    func rank(_ diagnostic: Diagnostic) -> (Int, Int) {
      (diagnostic.span.flatMap { files.firstIndex(of: $0.file) } ?? -1, diagnostic.span?.start ?? 0)
    }
    return sorted { rank($0) < rank($1) }
  }
}

extension CheckInput.Part {
  /// Of a file, the same however it was reached.
  fileprivate var identity: String? {
    switch origin {
    case .file(let text): text.identity
    case .prompt: nil
    }
  }
}

/// What came in, and what is still needed.
private struct LoadedReport {
  let files: [LogEntry.Loaded]
  let before: CheckedModel
  let after: CheckedModel

  init(_ files: [LogEntry.Loaded], before: CheckedModel, after: CheckedModel) {
    self.files = files
    self.before = before
    self.after = after
  }

  func report() -> Report {
    let names = files.map { $0.text.file.name }
    var sentences = ["Loaded \(Wording.list(names)): \(contents)."]
    if after.timeline == nil {
      sentences.append("There is no timeline yet: type, for example, timeline 2026-01 for 36 months.")
    } else if after.currency == nil {
      sentences.append("There is no reporting currency yet: type, for example, currency EUR.")
    }
    var sections = [Report.Section(nil, sentences.map { .note($0) })]
    if !unmet.isEmpty { sections.append(Report.Section("Still needed", [.table(needs)])) }
    return Report(title: after.title == before.title ? "" : after.title ?? "", sections: sections)
  }

  /// `9 costs, 1 benefit, 19 inputs, 3 scenarios`: what the session has more than before.
  private var contents: String {
    func count(_ model: CheckedModel, _ isMeant: (Quantity) -> Bool) -> Int { model.quantities.count(where: isMeant) }
    func added(_ noun: String, _ number: (CheckedModel) -> Int) -> String? {
      let more = number(after) - number(before)
      return more > 0 ? Wording.count(more, noun) : nil
    }
    let words = [
      added("cost") { $0.lines.count { $0.side == .cost } },
      added("benefit") { $0.lines.count { $0.side == .benefit } },
      added("input") { count($0) { if case .input = $0.role { !$0.isSetting } else { false } } },
      added("metric") { count($0) { if case .metric = $0.role { true } else { false } } },
      added("scenario") { $0.scenarios.count }, added("check") { $0.checks.count },
    ].compactMap(\.self)
    return words.isEmpty ? "nothing new" : words.joined(separator: ", ")
  }

  private var unmet: [Quantity] {
    after.quantities.filter { if case .need(let need) = $0.role { !need.isMet && $0.definition == nil } else { false } }
  }

  private var needs: Reports.Table {
    Reports.Table(
      columns: [
        Reports.Table.Column("Need", .label), Reports.Table.Column("Unit", .label),
        Reports.Table.Column("What it is", .prose), Reports.Table.Column("Supplied by", .prose),
      ],
      rows: unmet.map { need in
        var suppliers: [String] = []
        if case .need(let detail) = need.role { suppliers = detail.suppliers }
        let supply = suppliers.isEmpty ? "input \(need.name) = …" : Wording.list(suppliers, joining: "or")
        return Reports.Table.Row(
          .line,
          [.text(need.name), .text(need.type.unit.description), .text(need.label ?? ""), .text(supply)])
      })
  }
}
