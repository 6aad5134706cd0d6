import Analysis
import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Program
import Quantities
import Reports
import Syntax

/// An expression asked for at the prompt with its values: what `show`, `expect` and `explain` read.
struct EvaluatedExpression: Sendable {
  let expression: Expression
  let checked: CheckedExpression
  let timeline: Timeline
  /// By cell: one number, or one per column.
  private let numbers: [[Double]]
  /// Of a quotient of totals, by cell: a column shows the quotient of its own totals.
  private let ratios: [Ratio?]
  /// Why a number is undefined, by cell and column.
  private let reasons: [[Int: MetricValue.Reason]]

  /// What it takes from simulations: each condition, how likely it is, and in how many trials that was counted.
  fileprivate(set) var probabilities: [Probability] = []

  struct Probability: Sendable {
    let condition: String
    let estimate: ProbabilityEstimate
    let trials: Int
  }

  /// Where it is nothing but `P(…)`.
  var probability: ProbabilityEstimate? {
    guard probabilities.count == 1, case .number = expression.kind else { return nil }
    return probabilities[0].estimate
  }

  /// What those quotients divide by.
  private let divisor: String

  private struct Ratio: Sendable {
    let numerator: [Double]
    let denominator: [Double]
  }

  var type: ValueType { checked.type }
  var text: String { Wording.oneLine(expression.span.text) }

  init(_ expression: Expression, _ checked: CheckedExpression, on run: Evaluator) throws(Diagnostic) {
    self.expression = expression
    self.checked = checked
    timeline = run.plan.timeline
    let plan = try Planner.planExpression(checked, extending: run.plan)
    let values = run.values(of: plan)
    numbers = plan.cells.map { values.numbers($0) }
    if case .reference(let id) = checked.kind {
      divisor = run.plan.model[id].definition?.divisorText ?? "the divisor"
      ratios = run.plan.cells[id.index].map { cell in
        run.plan.ratios[cell].map { Ratio(numerator: run.row($0.numerator), denominator: run.row($0.denominator)) }
      }
    } else {
      divisor = checked.divisorText ?? "the divisor"
      ratios = plan.cells.map { cell in
        plan.ratios[cell].map { Ratio(numerator: values.row($0.numerator), denominator: values.row($0.denominator)) }
      }
    }
    reasons = zip(plan.cells, numbers).map { cell, numbers in
      var reasons: [Int: MetricValue.Reason] = [:]
      for column in numbers.indices where !numbers[column].isFinite {
        if case .notMeaningful(let reason) = values.value(cell, at: column) { reasons[column] = reason }
      }
      return reasons
    }
  }

  /// What a column shows of a cell, in base units.
  func value(_ cell: Int, over column: Timeline.Column) -> MetricValue {
    guard numbers.indices.contains(cell) else { return .notMeaningful(.overflow) }
    if let ratio = ratios[cell] {
      let total = { (row: [Double]) in column.periods.reduce(0) { $0 + row[$1] } }
      return .quotient(total(ratio.numerator), by: total(ratio.denominator), named: divisor)
    }
    var row = numbers[cell]
    if row.count == 1 {
      guard type.rollUp == .flow else { return one(cell, at: 0) }
      row = [0] + Array(repeating: row[0], count: timeline.count)
    }
    let rolled = ColumnRollUp.value(of: row, type.rollUp, over: column, in: timeline)
    if rolled.isFinite { return .value(rolled) }
    return .notMeaningful(column.periods.lazy.compactMap { reasons[cell][$0] }.first ?? .overflow)
  }

  /// The one number of an expression that has one.
  /// - Throws: where it has a value for each period or member.
  func number() throws(Refusal) -> MetricValue {
    if type.cellCount > 1 {
      throw Refusal(.severalMembers(text, axes: type.axes.map(\.name), at: expression.span))
    }
    guard let row = numbers.first, row.count == 1 else {
      throw Refusal(.severalPeriods(text, isFlow: type.rollUp == .flow, at: expression.span))
    }
    return one(0, at: 0)
  }

  /// Whether it is a quotient of totals, which a column works out anew.
  var isQuotient: Bool { ratios.contains { $0 != nil } }

  /// Whether it is one number, the same at all times.
  var isOneNumber: Bool { type.cellCount == 1 && numbers.first?.count == 1 && type.rollUp != .flow }

  private func one(_ cell: Int, at column: Int) -> MetricValue {
    let number = numbers[cell][column]
    return number.isFinite ? .value(number) : .notMeaningful(reasons[cell][column] ?? .overflow)
  }

  /// The metric it is, where it is nothing but one.
  var metric: MetricReference? {
    if case .metric(let reference) = checked.kind { reference } else { nil }
  }

  /// The quantity it is, where it is nothing but one.
  var quantity: QuantityID? {
    if case .reference(let id) = checked.kind { id } else { nil }
  }
}

extension Turn {
  /// Checks an expression against the model.
  func check(_ expression: Expression) throws(Refusal) -> CheckedExpression {
    // A probability is a percentage, whatever it is.
    let expression = try expression.replacingProbabilities { _ throws(Refusal) in 0.5 }
    let (checked, diagnostics) = Checker.checkExpression(expression, in: model)
    if diagnostics.contains(where: { $0.severity == .error }) { throw Refusal(diagnostics) }
    // Checking is silent about what a model has not declared yet.
    guard let checked else { throw Refusal(model.timeline == nil ? .noTimeline() : .noCurrency()) }
    return checked
  }

  func evaluate(_ expression: Expression, in scenario: String) throws(Refusal) -> EvaluatedExpression {
    var probabilities: [EvaluatedExpression.Probability] = []
    let expression = try expression.replacingProbabilities { condition throws(Refusal) in
      let (estimate, trials) = try probability(ofCondition: condition, in: scenario)
      probabilities.append(
        EvaluatedExpression.Probability(
          condition: Wording.oneLine(condition.span.text), estimate: estimate, trials: trials))
      return estimate.share
    }
    let checked = try check(expression)
    let run = try run(in: scenario)
    var value = try refusing { () throws(Diagnostic) in try EvaluatedExpression(expression, checked, on: run) }
    value.probabilities = probabilities
    return value
  }

  /// The unit that `as UNIT` names.
  func unit(_ syntax: UnitSyntax) throws(Refusal) -> Unit {
    try check(Expression(.number(value: 1, percent: false, unit: syntax), syntax.span)).type.unit
  }
}
