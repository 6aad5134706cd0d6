import Evidence
import Checking
import Finance
import Functions
import Quantities
import Reports
import Syntax

/// What a command's completion may look at: the words typed before the cursor, and what there is.
package struct CompletionContext: Sendable {
  /// Between the verb and the word at the cursor.
  package let words: [String]
  /// What was typed of the word at the cursor.
  package let partial: String
  let position: CursorPosition
  let state: SessionState
  let files: any SessionFiles
  /// Models of the price catalogue, where the statement may name one.
  let pricedModels: [Candidate]

  private var model: CheckedModel { state.model }

  // MARK: Names

  var inputs: [Candidate] {
    quantities { if case .input = $0.role { true } else { false } }
      + model.choices.map { Candidate($0.name, detail: $0.options.joined(separator: ", ")) }
  }
  var lines: [Candidate] { model.lines.map { candidate(model[$0.id]) } }
  var excluded: [Candidate] { state.excluded.map { Candidate($0) } }
  var settings: [Candidate] { Set(state.settings.map(\.name)).sorted().map { Candidate($0) } }
  var usageLogs: [Candidate] { state.usage.keys.sorted().map { Candidate($0) } }
  var scenarios: [Candidate] {
    [Candidate("base")] + model.scenarios.map { Candidate($0.name, detail: $0.label ?? "") }
  }
  var routes: [Candidate] { model.routes.map { Candidate($0.name, detail: $0.label ?? "") } }
  /// Blocks of evidence of a kind.
  func blocks(_ keyword: String) -> [Candidate] {
    model.evidence.filter { $0.kind.keyword == keyword }.map { Candidate($0.name, detail: $0.record.label ?? "") }
  }
  var dimensions: [Candidate] {
    model.axes.map { Candidate($0.name, detail: $0.members.joined(separator: ", ")) }
  }
  var metrics: [Candidate] {
    standardMetrics + quantities { if case .metric = $0.role { true } else { false } }
  }
  /// Whatever an expression may name.
  var values: [Candidate] { quantities { _ in true } + standardMetrics + functions }
  var functions: [Candidate] {
    FunctionCatalogue.documented.map { Candidate($0.name, detail: $0.signature, subject: .function) }
  }
  var units: [Candidate] {
    model.units.map { Candidate($0.name) }
      + Unit.Atom.builtIn.keys.filter { $0.count > 1 }.sorted().map { Candidate($0) }
  }
  var periods: [Candidate] {
    guard let timeline = model.timeline else { return [] }
    return timeline.columns(by: .year).map { Candidate($0.name.lowercased() == "initial" ? "initial" : $0.name) }
      + (1...timeline.count).map { Candidate(timeline.name(ofPeriod: $0)) }
  }

  private var standardMetrics: [Candidate] {
    MetricReference.all.map { Candidate($0.name, detail: $0.metric.title, subject: .metric($0)) }
  }

  private func quantities(_ isMeant: (Quantity) -> Bool) -> [Candidate] {
    model.quantities.filter(isMeant).map(candidate)
  }

  private func candidate(_ quantity: Quantity) -> Candidate {
    Candidate(quantity.name, detail: quantity.type.unit.description, subject: .quantity(quantity.id))
  }

  // MARK: Places

  /// What the place of the cursor alone decides; nil where the command does.
  var atPosition: [Candidate]? {
    switch position {
    case .member(let name):
      guard let quantity = model.quantity(named: name), !quantity.type.axes.isEmpty else { return nil }
      return quantity.type.axes.flatMap { axis in axis.members.map { Candidate($0, detail: axis.name) } }
    case .argument(let name, let label, let given):
      guard let function = FunctionCatalogue.documented.first(where: { $0.name == name }) else { return nil }
      return arguments(of: function, at: label, given: given)
    case .attribute:
      return ReservedWords.attributes.map { Candidate($0 + ":", detail: "attribute") }
    case .attributeValue(let key):
      return attributeValues(of: key)
    case .unit, .free: return nil
    }
  }

  private func arguments(
    of function: any DocumentedFunction, at label: String?, given: Set<String>
  ) -> [Candidate] {
    guard let label else {
      let labels = function.parameters.compactMap(\.label).filter { !given.contains($0) }
      return labels.map { Candidate($0 + ":", detail: function.signature) } + values
    }
    switch function.parameters.first(where: { $0.label == label })?.kind {
    case .date(allowsInitial: _)?: return periods
    case .axis?: return [Candidate("time", detail: "all periods")] + dimensions
    case .period?: return ["month", "quarter", "year"].map { Candidate($0) }
    case .value?, .entries?, .text?, nil: return values
    }
  }

  private func attributeValues(of key: String) -> [Candidate] {
    let words: [String] =
      switch key {
      case "category": Line.categories
      case "kind": Line.Kind.allCases.map(\.rawValue)
      case "confidence": ["A", "B", "C", "D"]
      case "paid": ["yearly in advance", "quarterly in advance", "after 30 days"]
      case "accounting": ["capex over 36 months"]
      case _: []
      }
    return words.map { Candidate($0) }
  }

  // MARK: Files

  var paths: [Candidate] { files.paths(beginning: partial).map { Candidate($0) } }
  /// Files and what ships.
  var models: [Candidate] { files.library.map { Candidate($0.path) } + paths }
}
