package import Analysis
import Finance
package import Reports
import Sampling

extension JSONExport {
  /// The `simulation` object: every metric by name with its views, then what else the trials told.
  ///
  /// Errors are standard errors; null where there is one set of trials only. A figure that exists in no trial has nulls
  /// and its reasons.
  package static func simulation(_ simulation: Simulation) -> JSON {
    var members: [JSON.Member] = [
      .init("scenario", .string(simulation.subject.scenario)),
      .init("trials", .number(Double(simulation.trials))),
      .init("asked", .number(Double(simulation.request.trials))),
      .init("seed", .number(Double(simulation.request.seed))),
      .init("points", .string(simulation.request.points.rawValue)),
      .init("rerouting", .bool(simulation.request.decidesAnew)),
      .init("sets", .number(Double(simulation.sets))),
      .init("uncertain", .number(Double(simulation.subject.uncertain))),
      .init("correlations", .number(Double(simulation.subject.correlations))),
      .init("left_out", .number(Double(simulation.subject.leftOut))),
      .init("selected", .number(Double(simulation.selected))),
      .init("base_npv", .optional(simulation.subject.base)),
      .init("p_base", .number(simulation.asBase.share)),
      .init("error_p_base", .number(simulation.asBase.error)),
      .init("p_loss", .number(simulation.loss.share)),
      .init("error_p_loss", .number(simulation.loss.error)),
      .init(
        "p_payback_within",
        .object(simulation.paybacks.map { .init(String($0.months), probability($0.probability)) })),
    ]
    members += metrics(of: simulation)
    members.append(.init("own", .object(simulation.figures.filter { $0.label.kind == .own }.map(named))))
    members.append(
      .init(
        "lines",
        .array(
          simulation.figures.filter(\.label.isLine).map { figure in
            .object(
              [
                .init("name", .string(figure.label.name)),
                .init("side", .string(figure.label.kind == .cost ? "cost" : "benefit")),
              ] + summary(figure.summary))
          })))
    members.append(
      .init(
        "checks",
        .array(
          simulation.checks.map { check in
            .object([.init("text", .string(check.text))] + fields(check.holds, name: "p_holds"))
          })))
    members.append(.init("histogram", histogram(simulation)))
    members.append(.init("fan", fan(simulation)))
    members.append(.init("comparisons", .array(simulation.comparisons.map(comparison))))
    return .object(members)
  }

  /// The value of the document's `simulation`, as it stands there.
  package static func simulationText(_ simulation: Simulation) -> String { self.simulation(simulation).text(indent: 1) }

  /// The document of a pack without its simulation, in two parts: what stands before its value and after it.
  package static func document(around pack: Pack) -> (before: String, after: String) {
    let text = JSONExport.value(of: pack).text
    let key = "\n  \"simulation\": "
    // Only the object's own keys stand at the second column after a line feed.
    guard let start = text.firstRange(of: key) else { return (text, "") }
    let rest = text[start.upperBound...]
    return (String(text[..<start.upperBound]), String(rest.dropFirst("null".count)))
  }

  // MARK: Figures

  /// Each metric of the economic view, its other views inside it.
  private static func metrics(of simulation: Simulation) -> [JSON.Member] {
    metrics(of: simulation.figures)
  }

  private static func metrics(of figures: [Simulation.Figure]) -> [JSON.Member] {
    Metric.allCases.compactMap { metric in
      let views = figures.compactMap { figure -> (View, Simulation.Figure)? in
        guard case .metric(let reference) = figure.label.kind, reference.metric == metric else { return nil }
        return (reference.view, figure)
      }
      guard !views.isEmpty else { return nil }
      var fields = views.first { $0.0 == .economic }.map { unit($0.1) + summary($0.1.summary) } ?? []
      for (view, figure) in views where view != .economic {
        fields.append(.init(view.rawValue, .object(summary(figure.summary))))
      }
      return .init(metric.rawValue, .object(fields))
    }
  }

  private static func named(_ figure: Simulation.Figure) -> JSON.Member {
    .init(figure.label.name, .object(unit(figure) + summary(figure.summary)))
  }

  private static func unit(_ figure: Simulation.Figure) -> [JSON.Member] {
    [.init("unit", .string(figure.label.unit))]
  }

  private static func summary(_ summary: DistributionSummary) -> [JSON.Member] {
    let estimates: [(String, DistributionSummary.Estimate)] = [
      ("mean", summary.mean), ("sd", summary.deviation), ("p5", summary.p5), ("p10", summary.p10),
      ("p50", summary.p50), ("p90", summary.p90), ("p95", summary.p95),
    ]
    return estimates.map { .init($0.0, .number($0.1.value)) }
      + estimates.map { .init("error_\($0.0)", .number($0.1.error)) }
      + [
        .init("defined", .number(Double(summary.defined))), .init("undefined", .number(Double(summary.undefined))),
        .init("reasons", .array(summary.reasons.map(JSON.string))),
      ]
  }

  // MARK: Probabilities

  private static func probability(_ estimate: ProbabilityEstimate) -> JSON {
    .object(["p": .number(estimate.share), "error": .number(estimate.error)])
  }

  private static func fields(_ estimate: ProbabilityEstimate, name: String) -> [JSON.Member] {
    [
      .init(name, .number(estimate.share)), .init("error", .number(estimate.error)),
      .init("undecided", .number(Double(estimate.undecided))),
    ]
  }

  // MARK: Pictures

  private static func histogram(_ simulation: Simulation) -> JSON {
    guard let histogram = simulation.histogram, let label = simulation.histogramLabel else { return .null }
    return .object([
      "of": .string(label.name), "start": .number(histogram.start), "width": .number(histogram.width),
      "counts": .numbers(histogram.counts.map(Double.init)), "below": .number(Double(histogram.below)),
      "above": .number(Double(histogram.above)),
    ])
  }

  private static func fan(_ simulation: Simulation) -> JSON {
    guard let first = simulation.fans.first else { return .null }
    return .object(
      [.init("periods", .array(first.periods.map { .string(simulation.subject.periods[$0]) }))]
        + simulation.fans.map { fan in
          .init(
            fan.view.rawValue,
            .object(["p10": .numbers(fan.p10), "p50": .numbers(fan.p50), "p90": .numbers(fan.p90)]))
        })
  }

  // MARK: Other scenarios

  private static func comparison(_ comparison: ScenarioDifference) -> JSON {
    .object(
      [.init("scenario", .string(comparison.scenario))]
        + fields(comparison.loss, name: "p_loss") + metrics(of: comparison.figures)
        + [
          .init("npv_difference", .object(summary(comparison.difference))),
          .init("p_better", .number(comparison.better.share)),
          .init("error_p_better", .number(comparison.better.error)),
        ])
  }
}
