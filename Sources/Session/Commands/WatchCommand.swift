package import Diagnostics
import Checking
import Finance
import Reports
package import Syntax

/// `watch METRIC…`
package struct WatchCommand: Command {
  package let verb = "watch"
  package let page = HelpPage(
    "watch", "watch METRIC…",
    summary: "Says which metrics every change reports; alone, which ones do now.",
    notes: ["The economic and the cash-only view of a metric always stand together."],
    example: "watch npv payback unit_cost\nset time_saved = 8%")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> [[Identifier]] {
    var names: [[Identifier]] = []
    while !words.isAtEnd {
      names.append(try words.name("the name of a metric"))
      _ = words.take(symbol: ",")
    }
    return names
  }

  package func run(_ names: [[Identifier]], in turn: inout Turn) throws(Refusal) -> Answer {
    if names.isEmpty {
      return Answer(saying: "Every change reports \(Wording.list(turn.state.watched.map(\.name))).")
    }
    let own = turn.model.quantities.filter { if case .metric = $0.role { true } else { false } }.map(\.name)
    var watched: [Watched] = []
    for name in names {
      let text = name.map(\.text).joined(separator: ".")
      if let reference = MetricReference(named: text) {
        watched.append(.metric(reference))
      } else if own.contains(text) {
        watched.append(.own(text))
      } else {
        throw Refusal(.unknownMetric(text, own: own, at: name.span))
      }
    }
    turn.state.watched = watched
    return Answer(saying: "Every change reports \(Wording.list(watched.map(\.name))).")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.metrics }
}

extension MetricReference {
  /// `npv`, `npv.cash_only`
  init?(named text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let metric = Metric(rawValue: first), parts.count <= 2 else { return nil }
    if parts.count == 1 {
      self.init(metric)
    } else if let view = View(rawValue: parts[1]) {
      self.init(metric, view)
    } else {
      return nil
    }
  }

  /// All of them, by name.
  static let all: [MetricReference] = Metric.allCases.flatMap { metric in
    View.allCases.map { MetricReference(metric, $0) }
  }
}

extension [Identifier] {
  /// From the first to the last part.
  var span: Span? { first.map { first in dropFirst().reduce(first.span) { $0.joined(with: $1.span) } } }
}
