import Analysis
import Checking
import Finance
import Quantities
import Reports
import Sampling

/// What was asked beyond the statement, as the schema has it: a key for each kind, only where it was asked.
///
/// Values of inputs are in the unit as written, factors where an input is scaled; figures as elsewhere.
struct JSONAnalyses {
  let figures: Figures

  func members(_ analyses: Analyses) -> [JSON.Member] {
    var members: [JSON.Member] = []
    if let tornado = analyses.tornado { members.append(.init("tornado", value(tornado))) }
    if let sensitivity = analyses.sensitivity { members.append(.init("sensitivity", value(sensitivity))) }
    if let breakEven = analyses.breakEven { members.append(.init("breakeven", value(breakEven))) }
    let goals = analyses.goals.map(value) + analyses.probabilities.map(value)
    if !goals.isEmpty { members.append(.init("goals", .array(goals))) }
    if !analyses.sweeps.isEmpty { members.append(.init("sweeps", .array(analyses.sweeps.map(value)))) }
    if let attribution = analyses.attribution {
      members.append(.init("attribution", value(attribution.made, between: attribution.between)))
    }
    return members
  }

  // MARK: Numbers

  private func lever(_ lever: Lever) -> [JSON.Member] {
    let text = LeverText(lever, in: figures.model)
    return [
      .init("input", .string(text.target)), .init("scaled", .bool(lever.reach == .scale)),
      .init("unit", .string(text.unit)),
    ]
  }

  private func number(_ number: Double, _ lever: Lever) -> JSON {
    .number(lever.reach == .scale ? number : figures.model[lever.input].type.unit.number(number))
  }

  private func figure(_ value: MetricValue, _ measure: Measure) -> JSON {
    .optional(value.number.map { measure.metric == nil ? measure.unit.number($0) : $0 })
  }

  private func figure(_ value: Double, _ measure: Measure) -> JSON { figure(MetricValue(value), measure) }

  private func metric(_ measure: Measure) -> JSON.Member { .init("metric", .string(measure.text)) }

  private static func estimate(_ name: String, _ estimate: Estimate) -> [JSON.Member] {
    [.init(name, .number(estimate.value)), .init("\(name)_error", .number(estimate.standardError))]
  }

  // MARK: Kinds

  private func value(_ tornado: TornadoAnalysis) -> JSON {
    let bars = tornado.bars.map { bar -> JSON in
      let over =
        switch bar.reach {
        case .percentiles: "percentiles"
        case .range: "range"
        case .share: "share"
        }
      return .object(
        lever(bar.lever) + [
          .init("over", .string(over)), .init("low", number(bar.low, bar.lever)),
          .init("high", number(bar.high, bar.lever)), .init("at_low", figure(bar.atLow, tornado.measure)),
          .init("at_high", figure(bar.atHigh, tornado.measure)), .init("swing", figure(bar.swing, tornado.measure)),
        ])
    }
    return .object([
      metric(tornado.measure), .init("base", figure(tornado.base, tornado.measure)), .init("bars", .array(bars)),
      .init("certain", .array(tornado.certain.map { .string(figures.model[$0].name) })),
    ])
  }

  private func value(_ analysis: BreakEvenAnalysis) -> JSON {
    let entries = analysis.entries.map { entry -> JSON in
      var members = lever(entry.lever) + [.init("base", number(entry.base, entry.lever))]
      switch entry.outcome {
      case .at(let place, let isJump):
        members += [.init("value", number(place, entry.lever)), .init("jump", .bool(isJump))]
      case .nowhere(let closest, let there, let span):
        members += [
          .init("value", .null), .init("from", number(span.lowerBound, entry.lever)),
          .init("to", number(span.upperBound, entry.lever)), .init("closest", number(closest, entry.lever)),
          .init("closest_metric", figure(there, analysis.measure)),
        ]
      case .noInfluence: members += [.init("value", .null), .init("reason", .string("no influence"))]
      case .noSpan: members += [.init("value", .null), .init("reason", .string("at 0 and without a range"))]
      }
      return .object(
        members + [
          .init("change", .optional(entry.change)), .init("probability_past", .optional(entry.probabilityPast)),
        ])
    }
    return .object([
      metric(analysis.measure), .init("target", figure(analysis.target, analysis.measure)),
      .init("base", figure(analysis.base, analysis.measure)), .init("inputs", .array(entries)),
    ])
  }

  private func value(_ analysis: SensitivityAnalysis) -> JSON {
    let groups = analysis.groups.map { group -> JSON in
      let members = group.members.map { member -> JSON in
        var place = JSON.null
        if case .at(let value, _) = member.breakEven.outcome { place = number(value, member.lever) }
        return .object(
          lever(member.lever) + Self.estimate("rank_correlation", member.rankCorrelation)
            + [
              .init("breakeven", place),
              .init("means_by_tenth", .array(member.tenths.map { figure($0, analysis.measure) })),
            ] + (member.information.map { Self.estimate("evpi", $0) } ?? []))
      }
      return .object(
        Self.estimate("first_order", group.indices.firstOrder) + Self.estimate("total", group.indices.total)
          + [.init("inputs", .array(members))])
    }
    return .object(
      [
        metric(analysis.measure), .init("trials", .number(Double(analysis.trials))),
        .init("seed", .number(Double(analysis.seed))), .init("undefined", .number(Double(analysis.undefinedTrials))),
        .init("mean", figure(analysis.moments.mean, analysis.measure)),
        .init("sd", figure(analysis.moments.deviation, analysis.measure)), .init("groups", .array(groups)),
      ] + (analysis.information.map { Self.estimate("evpi", $0) } ?? []))
  }

  private func value(_ goal: GoalSearch) -> JSON {
    .object(
      [metric(goal.measure), .init("target", figure(goal.target, goal.measure))] + lever(goal.lever) + [
        .init("base", number(goal.base, goal.lever)), .init("from", number(goal.span.lowerBound, goal.lever)),
        .init("to", number(goal.span.upperBound, goal.lever)),
        .init(
          "roots",
          .array(
            goal.roots.map { root in
              .object([
                "value": number(root.place, goal.lever), "residual": figure(root.residual, goal.measure),
                "jump": .bool(root.isJump),
              ])
            })),
        .init("closest", goal.closest.map { number($0.place, goal.lever) } ?? .null),
        .init("closest_metric", goal.closest.map { figure($0.figure, goal.measure) } ?? .null),
      ])
  }

  private func value(_ search: ProbabilitySearch) -> JSON {
    let roots = search.roots.map { root -> JSON in
      .object([
        "value": number(root.place.value, search.lever), "error": number(root.place.standardError, search.lever),
        "probability": .number(root.probability.value),
        "probability_error": .number(root.probability.standardError),
      ])
    }
    var members: [JSON.Member] = [.init("metric", .string(search.text)), .init("target", .number(search.target))]
    members += lever(search.lever)
    members.append(.init("base", number(search.base, search.lever)))
    members.append(.init("from", number(search.span.lowerBound, search.lever)))
    members.append(.init("to", number(search.span.upperBound, search.lever)))
    members.append(.init("trials", .number(Double(search.trials))))
    members.append(.init("seed", .number(Double(search.seed))))
    members.append(.init("points", .string("sobol")))
    members.append(.init("roots", .array(roots)))
    members.append(.init("closest", search.closest.map { number($0.place, search.lever) } ?? .null))
    members.append(.init("closest_metric", .optional(search.closest?.probability)))
    return .object(members)
  }

  private func value(_ sweep: SweepTable) -> JSON {
    func axis(_ axis: SweepTable.Axis) -> JSON {
      .object(lever(axis.lever) + [.init("values", .array(axis.values.map { number($0, axis.lever) }))])
    }
    let tables = zip(sweep.measures, sweep.figures).map { measure, rows -> JSON in
      .object([
        metric(measure),
        .init(
          "values",
          .array(
            rows.map { row in
              sweep.columns == nil ? figure(row[0], measure) : .array(row.map { figure($0, measure) })
            })),
      ])
    }
    return .object([
      "rows": axis(sweep.rows), "columns": sweep.columns.map(axis) ?? .null, "metrics": .array(tables),
    ])
  }

  private func value(_ attribution: Attribution, between: String) -> JSON {
    let parts = attribution.parts.map { part -> JSON in
      let (kind, name) =
        switch part.change {
        case .input(let id): ("input", figures.model[id].name)
        case .choice(let name): ("choice", name)
        case .line(let index): ("line", figures.model[figures.model.lines[index].id].name)
        case .model: ("declarations", "")
        }
      let amounts = zip(attribution.measures, zip(part.amounts, part.errors)).map { measure, amount -> JSON in
        .object([
          metric(measure), .init("change", amount.0.map { figure($0, measure) } ?? .null),
          .init("error", figure(amount.1, measure)),
        ])
      }
      return .object(["kind": .string(kind), "name": .string(name), "metrics": .array(amounts)])
    }
    let whole = attribution.measures.indices.map { index -> JSON in
      let measure = attribution.measures[index]
      return .object([
        metric(measure), .init("before", figure(attribution.before[index], measure)),
        .init("after", figure(attribution.after[index], measure)),
      ])
    }
    return .object([
      "between": .string(between), "exact": .bool(attribution.isExact), "metrics": .array(whole),
      "parts": .array(parts),
    ])
  }
}
