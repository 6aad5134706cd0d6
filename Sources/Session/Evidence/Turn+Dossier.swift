import Analysis
import Checking
import Diagnostics
import Engine
import Evidence
import Finance
import Planning
import Quantities
import Reports
import RoutedModels
import Syntax

extension Turn {
  /// Everything the rules of evidence look at: what was stated, what the pilots' data show, what the engine computes.
  /// - Parameter asOf: the day it is read; the latest day that anything was seen on where nil.
  /// - Throws: what keeps the scenario from being computed.
  func dossier(in scenario: String, asOf: Day? = nil) throws(Refusal) -> Dossier {
    if model.evidence.isEmpty { throw Refusal(.noEvidence()) }
    let figures = try figures(in: scenario)
    let run = try run(in: scenario)
    var records: [BlockRecord] = []
    for block in model.evidence { records.append(try record(of: block, on: run)) }
    let start = Day(firstOf: .month(figures.timeline.start))
    var dossier = Dossier(
      today: asOf ?? Self.lastSeen(in: records, actuals: state.actuals) ?? start, records: records,
      money: try MoneyReading(turn: self, figures: figures, run: run).facts())
    dossier.pilotReadings = model.pilots
    dossier.errorReadings = model.errorReadings
    dossier.savings = model.savings
    dossier.pilotFacts = model.pilots.mapValues(\.fact)
    for series in state.actuals?.series ?? [] { dossier.actuals[series.name] = series }
    for trend in state.actuals?.trends ?? [] { dossier.trends[trend.name] = trend }
    let effects = try KeyResultReading(turn: self, dossier: dossier, scenario: scenario)
    try effects.fill(&dossier.money)
    try fillChances(&dossier, in: scenario)
    return dossier
  }

  /// A block with its conditions worked out: one that names only what the model knows holds or does not.
  private func record(of block: CheckedBlock, on run: Evaluator) throws(Refusal) -> BlockRecord {
    if block.conditions.isEmpty { return block.record }
    var values = block.record.values
    for condition in block.conditions {
      let extended = try refusing { () throws(Diagnostic) in
        try Planner.planExpression(condition.expression, extending: run.plan)
      }
      let results = run.values(of: extended)
      let numbers = extended.cells.flatMap { cell -> [Double] in
        let all = results.numbers(cell)
        return all.count > 1 ? Array(all.dropFirst()) : all
      }
      guard numbers.allSatisfy(\.isFinite) else { continue }
      // A condition of a series is one that comes up at some time.
      values[condition.key] = values[condition.key]?.map { value in
        if case .condition(let text, nil) = value { .condition(text, numbers.contains { $0 != 0 }) } else { value }
      }
    }
    return BlockRecord(block.record.keyword, block.record.name, block.record.label, values)
  }

  /// The latest day that something is said to have been looked at; never one of a plan.
  private static func lastSeen(in records: [BlockRecord], actuals: ImportedActuals?) -> Day? {
    let stated = records.flatMap { record -> [Day] in
      ["refreshed", "held", "reviewed", "on", "set on", "classified", "done"].compactMap { record.lastDay($0) }
        + ["live", "over"].compactMap { record.days($0)?.upperBound }
    }
    return (stated + [actuals?.lastDay].compactMap(\.self)).max()
  }

  /// P(npv > 0), the chance of paying back by a declared date, and what waiting for obligations does to the NPV.
  private func fillChances(_ dossier: inout Dossier, in scenario: String) throws(Refusal) {
    let evaluator = try run(in: scenario)
    let uncertain = UncertainInputs(evaluator.plan, evaluator.inputs)
    if !uncertain.cells.isEmpty,
      let condition = Parser.parseExpression(SourceFile(name: "gate", text: "npv > 0")).expression
    {
      let (checked, _) = Checker.checkExpression(condition, in: model)
      if let checked {
        dossier.money.probabilityOfPositiveNPV = try probability(of: checked, in: scenario).estimate.share
      }
    }
    let declared = dossier.initiatives.filter { $0.paysBackBy != nil }
    if !declared.isEmpty, let start = dossier.money.start {
      let outcome = try refusing { () throws(Diagnostic) in
        try intervention(in: scenario).outcome(of: [.metric(MetricReference(.payback))], threads: options.threads)
      }
      for initiative in declared {
        guard let by = initiative.paysBackBy, let months = outcome?.trials.first, !months.isEmpty else { continue }
        let allowed = Double(start.distance(to: by) + 1) / Day.perMonth
        dossier.money.probabilityOfPayback[initiative.name] =
          Double(months.count { $0 <= allowed }) / Double(months.count)
      }
    }
    let figures = try figures(in: scenario)
    for days in Set(GoLivePlan(dossier).steps.map(\.delay)).sorted() where days > 0 {
      dossier.money.npvAfterDelay[days] = figures.npv(benefitsLaterBy: Double(days) / Day.perMonth)
    }
  }

  /// What the scenario would be with quantities held.
  func intervention(in scenario: String) -> Intervention {
    Intervention(model, overlays: overlays(in: scenario), excluding: state.excludedLines) { model throws(Diagnostic) in
      try InputResolver(model, decider: RouterDecider())
    }
  }
}

extension Figures {
  /// The NPV where costs run as planned and every benefit comes later; what falls behind the horizon is lost.
  func npv(benefitsLaterBy months: Double) -> Double {
    let periods = months / Double(timeline.monthsPerPeriod)
    return lines.reduce(0) { total, line in
      let amounts = line.economic
      if line.isCost { return total - presentValue(amounts) }
      return total + presentValue(Self.shifted(amounts, by: periods))
    }
  }

  /// Amounts moved to later periods, one that falls between two shared between them; the one at the start stays first.
  static func shifted(_ amounts: [Double], by periods: Double) -> [Double] {
    let whole = Int(periods)
    let part = periods - Double(whole)
    var moved = [Double](repeating: 0, count: amounts.count)
    for (column, amount) in amounts.enumerated() where amount != 0 {
      if column + whole < moved.count { moved[column + whole] += amount * (1 - part) }
      if part > 0, column + whole + 1 < moved.count { moved[column + whole + 1] += amount * part }
    }
    return moved
  }
}
