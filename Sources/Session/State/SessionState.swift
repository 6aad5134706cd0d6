import Checking
import Finance
import Prices

/// Everything a session is, as a value: to undo is to go back to an earlier one.
struct SessionState: Sendable {
  var compiled: Compiled { didSet { edition = Edition() } }
  /// What was `set`, in order.
  var settings: [Setting] = [] { didSet { edition = Edition() } }
  /// Prices that were added or imported, over those that ship.
  var prices: [ModelPrices] = [] { didSet { edition = Edition() } }
  /// The files they were imported from.
  var priceFiles: [SourceText] = []
  /// Names of lines left out by hand.
  var excluded: [String] = [] { didSet { edition = Edition() } }
  /// Usage logs that were imported, by the name their values stand under.
  var usage: [String: ImportedUsage] = [:]
  /// Weekly actuals that were imported.
  var actuals: ImportedActuals?
  /// `base` or a scenario's name.
  var scenario: String
  /// What was asked beyond the statement, by scenario.
  var asked: [AnalysisRecord] = []
  var watched: [Watched] = Watched.atFirst
  var format = AnswerFormat.text
  /// What was said and not undone, for `save` and `history`.
  var log: [LogEntry] = []
  /// Digests that a saved script recorded, by path: what is loaded is compared with them.
  var recordedDigests: [String: String] = [:]
  /// The last simulation; stale where its edition is another.
  var simulation: SimulationRecord?
  private(set) var edition = Edition()

  init(_ compiled: Compiled, scenario: String) {
    self.compiled = compiled
    self.scenario = scenario
  }

  var model: CheckedModel { compiled.model }

  /// Indices of the lines left out by hand.
  var excludedLines: Set<Int> {
    if excluded.isEmpty { return [] }
    return Set(model.lines.indices.filter { excluded.contains(model[model.lines[$0].id].name) })
  }
}

/// Tells stretches of a session apart between which a value may have changed.
final class Edition: Sendable {}

/// A figure that every change reports.
enum Watched: Sendable, Hashable {
  case metric(MetricReference)
  /// One of the model's own metrics, by name.
  case own(String)

  static let atFirst: [Watched] = [
    .metric(MetricReference(.npv)), .metric(MetricReference(.npv, .cashOnly)), .metric(MetricReference(.roi)),
    .metric(MetricReference(.payback)),
  ]

  var name: String {
    switch self {
    case .metric(let reference): reference.name
    case .own(let name): name
    }
  }
}

/// How answers are written.
package enum AnswerFormat: String, Sendable, CaseIterable { case text, json, csv, markdown }
