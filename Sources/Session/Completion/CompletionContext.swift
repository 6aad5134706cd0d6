import Checking
import Finance
import Functions
import Quantities
import Reports

/// What a command's completion may look at: the words typed before the cursor, and what there is.
package struct CompletionContext: Sendable {
  /// Between the verb and the word at the cursor.
  package let words: [String]
  /// What was typed of the word at the cursor.
  package let partial: String
  let state: SessionState
  let files: any SessionFiles

  private var model: CheckedModel { state.model }

  // MARK: Names

  var inputs: [Candidate] {
    quantities { if case .input = $0.role { true } else { false } }
      + model.choices.map { Candidate($0.name, detail: $0.options.joined(separator: ", ")) }
  }
  var lines: [Candidate] { model.lines.map { candidate(model[$0.id]) } }
  var excluded: [Candidate] { state.excluded.map { Candidate($0) } }
  var settings: [Candidate] { Set(state.settings.map(\.name)).sorted().map { Candidate($0) } }
  var scenarios: [Candidate] {
    [Candidate("base")] + model.scenarios.map { Candidate($0.name, detail: $0.label ?? "") }
  }
  var dimensions: [Candidate] {
    model.axes.map { Candidate($0.name, detail: $0.members.joined(separator: ", ")) }
  }
  var metrics: [Candidate] {
    MetricReference.all.map { Candidate($0.name, detail: $0.metric.title) }
      + quantities { if case .metric = $0.role { true } else { false } }
  }
  /// Whatever an expression may name.
  var values: [Candidate] { quantities { _ in true } + standardMetrics + functions }
  var functions: [Candidate] {
    FunctionCatalogue.documented.map { Candidate($0.name, detail: $0.signature) }
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
    MetricReference.all.map { Candidate($0.name, detail: $0.metric.title) }
  }

  private func quantities(_ isMeant: (Quantity) -> Bool) -> [Candidate] {
    model.quantities.filter(isMeant).map(candidate)
  }

  private func candidate(_ quantity: Quantity) -> Candidate {
    let unit = quantity.type.unit.description
    return Candidate(
      quantity.name, detail: [unit, quantity.label ?? ""].filter { !$0.isEmpty }.joined(separator: "  "))
  }

  // MARK: Files

  var paths: [Candidate] { files.paths(beginning: partial).map { Candidate($0) } }
  /// Files and what ships.
  var models: [Candidate] { files.library.map { Candidate($0.path) } + paths }
}
