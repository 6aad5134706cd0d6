import Checking
import Diagnostics
import Evidence
import Finance
import Functions
import Guide
import Quantities
import Reports

/// What `help` and `?` know.
struct HelpTopics {
  let state: SessionState

  init(_ state: SessionState) { self.state = state }

  /// The page on a topic; nil where there is none.
  func page(on topic: String) -> Report? {
    if let command = CommandRegistry.named(topic) {
      var page = Self.page(command)
      // Some blocks have a verb of the same name.
      if let kind = BlockKind.named(topic) { page.sections += Self.page(kind).sections }
      return page
    }
    if let function = FunctionCatalogue.documented.first(where: { $0.name == topic }) {
      let page = Self.page(function)
      // `npv` is a metric and a function of any flow, `min` a unit too.
      guard let other = MetricReference(named: topic).map(Self.page) ?? self.page(onUnit: topic) else { return page }
      let function = [Report.Section("As a function", page.sections[0].blocks)] + page.sections.dropFirst()
      return Report(title: topic, sections: other.sections + function)
    }
    if let code = DiagnosticCode.all.first(where: { $0.id == topic.uppercased() }) { return Self.page(code) }
    if let reference = MetricReference(named: topic) { return Self.page(reference) }
    if let quantity = state.model.quantity(named: topic) { return page(quantity) }
    switch topic {
    case "language": return Report(title: "", sections: [.init(nil, [.lines(Guide.language.lines)])])
    case "json":
      return Report(title: "JSON exports", sections: [.init(nil, [.lines(Guide.section("Exports").lines)])])
    case "schema": return Report(title: "", sections: [.init(nil, [.lines(Guide.schema.lines)])])
    case "functions": return Self.functions
    case "units": return Listings.units(state.model)
    case "metrics": return Self.metrics
    case "codes": return Self.codes
    case "evidence": return Self.evidence
    case _ where BlockKind.named(topic) != nil: return BlockKind.named(topic).map(Self.page)
    case _: return page(onUnit: topic)
    }
  }

  /// Every topic there is.
  var topics: [String] {
    CommandRegistry.all.map(\.verb)
      + ["language", "functions", "units", "metrics", "codes", "json", "schema", "evidence"]
      + BlockKind.all.map(\.keyword).filter { CommandRegistry.named($0) == nil }
      + FunctionCatalogue.documented.map(\.name) + MetricReference.all.map(\.name)
      + DiagnosticCode.all.map(\.id) + state.model.units.map(\.name) + Unit.Atom.builtIn.keys.sorted()
      + state.model.quantities.map(\.name)
  }

  // MARK: Verbs

  var overview: Report {
    let verbs = CommandRegistry.all
    return Report(
      title: "Verbs",
      sections: [
        Report.Section(nil, [.table(Self.table("Verb", "What it does", verbs.map { ($0.verb, $0.page.summary) }))]),
        Report.Section(
          "More",
          [
            .note("help VERB shows a verb with an example; help NAME what a name of the model is."),
            .note("help language is the guide; help functions, help metrics, help units, help codes are lists."),
            .note("help json tells what JSON exports hold; help schema is their JSON Schema."),
            .note("help evidence lists the blocks of evidence; help kpi shows the keys of one."),
          ]),
      ])
  }

  private static func page(_ command: any Command) -> Report {
    let page = command.page
    return Report(
      title: command.verb,
      sections: [
        Report.Section(nil, [.lines(page.forms), .note(page.summary)] + page.notes.map { .note($0) }),
        Report.Section("Example", [.lines(page.example.lines)]),
      ])
  }

  // MARK: Functions

  private static func page(_ function: any DocumentedFunction) -> Report {
    let example = function.example
    return Report(
      title: function.name,
      sections: [
        Report.Section(nil, [.lines([function.signature]), .note(function.summary)]),
        Report.Section("Example", [.lines(example.model.lines), .note("answer: \(example.answer)")]),
      ])
  }

  private static var functions: Report {
    Report(
      title: "Functions",
      sections: [
        Report.Section(
          nil, [.table(table("Function", "", FunctionCatalogue.documented.map { ($0.signature, $0.summary) }))])
      ])
  }

  // MARK: Evidence

  private static var evidence: Report {
    Report(
      title: "Blocks of evidence",
      sections: [
        Report.Section(
          nil,
          [
            .table(table("Block", "What it states", BlockKind.all.map { ($0.keyword, $0.doc) })),
            .note("A block is KEYWORD NAME \"Label\" { KEY: VALUE; … }; help KEYWORD lists its keys."),
          ])
      ])
  }

  private static func page(_ kind: BlockKind) -> Report {
    let rows = kind.fields.map { field in
      (
        field.key + (field.need == .required ? " *" : ""),
        "\(field.doc). It takes \(field.shape.words)\(field.repeats ? "; may stand several times" : "")."
      )
    }
    return Report(
      title: kind.keyword,
      sections: [
        Report.Section(nil, [.lines(["\(kind.keyword) NAME \"Label\" { KEY: VALUE; … }"]), .note(kind.doc)]),
        Report.Section(
          "Keys",
          [.table(table("Key", "", rows))] + (rows.contains { $0.0.hasSuffix("*") } ? [.note("* must be there.")] : [])),
        Report.Section("Example of the block", [.lines(kind.example.lines)]),
      ])
  }

  // MARK: Metrics and units

  private static func page(_ reference: MetricReference) -> Report {
    let views = View.allCases.map { MetricReference(reference.metric, $0).name }
    return Report(
      title: reference.name,
      sections: [
        Report.Section(
          nil,
          [
            .note("\(reference.metric.title), \(reference.view.title.lowercased()): \(reference.metric.formula)."),
            .note("Its views: \(Wording.list(views)). See a value with show, what is behind it with explain."),
          ]),
        Report.Section("Example", [.lines(["show \(reference.name)", "explain \(reference.name)"])]),
      ])
  }

  private static var metrics: Report {
    let rows = Metric.allCases.map { ($0.rawValue, "\($0.title): \($0.formula)") }
    return Report(
      title: "Metrics",
      sections: [
        Report.Section(
          nil,
          [
            .table(table("Metric", "", rows)),
            .note("Bare names are economic, before tax; .cash_only, .risk_adjusted and .after_tax choose a view."),
          ])
      ])
  }

  private func page(onUnit name: String) -> Report? {
    let own = state.model.units.first { $0.name == name }
    guard let atom = own ?? Unit.Atom.builtIn[name] ?? (name == "%" ? .percent : nil) else {
      guard Unit.Atom.currencyCodes.contains(name) else { return nil }
      return Self.unit(
        name, "A currency. Another one than the reporting currency needs a dated rate: rate 2026-01 1 \(name) = … .",
        example: "show 100 \(name)")
    }
    if !atom.definition.isEmpty {
      let unit = Unit(atom.definition)
      return Self.unit(
        name, "A unit of the model: \(NumberText.significant(atom.scale / unit.scale, 6)) \(unit.description).",
        example: "show 2 \(name) as \(unit.description)")
    }
    if atom.dimension == .base(.time) {
      return Self.unit(
        name, "Calendar time: \(NumberText.significant(atom.scale, 6)) \(atom.scale == 1 ? "month" : "months").",
        example: "show 2 \(name) as month")
    }
    if atom.dimension == .base(.effort) {
      return Self.unit(
        name,
        "Effort, hours of work: \(NumberText.significant(atom.scale, 6)) \(atom.scale == 1 ? "hour" : "hours"). "
          + "Not calendar time.",
        example: "show 2 \(name) as min")
    }
    return Self.unit(
      name, atom.dimension.isNone ? "A pure number: one hundredth." : "A unit of the model that is counted.",
      example: atom.dimension.isNone ? "show 2% + 3%" : "show 2 \(name)")
  }

  private static func unit(_ name: String, _ text: String, example: String) -> Report {
    Report(
      title: name,
      sections: [Report.Section(nil, [.note(text)]), Report.Section("Example", [.lines([example])])])
  }

  // MARK: Names of the model

  private func page(_ quantity: Quantity) -> Report {
    let role =
      switch quantity.role {
      case .input: "input"
      case .calculation: "calculation"
      case .line(let index): state.model.lines[index].side == .cost ? "cost" : "benefit"
      case .metric: "metric"
      case .need: "need"
      }
    var pairs: [(label: String, value: Cell)] = [("What", .text("\(role)\(quantity.label.map { ", \($0)" } ?? "")"))]
    let unit = quantity.type.unit.description
    if !unit.isEmpty { pairs.append(("Unit", .text(unit))) }
    if !quantity.type.axes.isEmpty { pairs.append(("By", .text(Wording.list(quantity.type.axes.map(\.name))))) }
    pairs += quantity.attributes.all.map { (Wording.capitalised($0.key), .text($0.text)) }
    let (line, _) = quantity.span.file.position(at: quantity.span.start)
    pairs.append(("Declared", .text("\(quantity.span.file.name):\(line)")))
    return Report(
      title: quantity.name,
      sections: [
        Report.Section(nil, [.lines(String(quantity.declaration.text).lines), .pairs(pairs)]),
        Report.Section("Example", [.lines(["show \(quantity.name)", "explain \(quantity.name)"])]),
      ])
  }

  // MARK: Codes

  private static func page(_ code: DiagnosticCode) -> Report {
    let example =
      switch code.example {
      case .model(let text), .session(let text): text
      case .commandLine(let words): "hurdle \(words)"
      }
    return Report(
      title: code.id,
      sections: [
        Report.Section(nil, [.note(code.explanation)]), Report.Section("Example", [.lines(example.lines)]),
        Report.Section("Mend", [.note(code.mend)]),
      ])
  }

  private static var codes: Report {
    let rows = DiagnosticCode.all.map { ($0.id, $0.explanation) }
    return Report(title: "Codes of diagnostics", sections: [Report.Section(nil, [.table(table("Code", "", rows))])])
  }

  private static func table(_ name: String, _ text: String, _ rows: [(String, String)]) -> Reports.Table {
    Reports.Table(
      columns: [Reports.Table.Column(name, .label), Reports.Table.Column(text, .prose)],
      rows: rows.map { Reports.Table.Row(.line, [.text($0.0), .text($0.1)]) })
  }
}

extension String {
  /// Without line ends at its end.
  var lines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
