import Diagnostics
import Checking
import Finance
import Quantities
import Reports
import Syntax

/// An `expect` compared with what is.
struct ExpectationCheck {
  let expectation: Expectation
  private let unit: Unit

  /// - Throws: where a side cannot be computed, or the two are not in one unit.
  init(_ request: ExpectCommand.NumberRequest, in scenario: String, _ turn: Turn) throws(Refusal) {
    let side = try turn.evaluate(request.value, in: scenario)
    let actual = try side.number()
    let unit = side.type.unit
    self.unit = unit
    var expected: Double?
    if let expression = request.expected {
      expected = try Self.number(expression, like: request.value, unit: unit, in: scenario, turn)
    }
    let tolerance = try request.tolerance.map { tolerance throws(Refusal) in
      try Self.tolerance(tolerance, of: expected ?? 0, like: request.value, unit: unit, in: scenario, turn)
    }
    let passed =
      switch (actual.number, expected) {
      case (nil, nil): true
      case (let actual?, let expected?):
        abs(actual - expected) <= tolerance ?? 1e-9 * max(abs(expected), abs(unit.base(1e-6)))
      case (nil, _?), (_?, nil): false
      }
    var reason: String?
    if case .notMeaningful(let why) = actual { reason = why.description }
    expectation = Expectation(
      kind: .expect, text: Wording.oneLine(request.span.text), scenario: scenario, passed: passed,
      expected: expected.map(unit.number), actual: actual.number.map(unit.number), unit: unit.description,
      tolerance: tolerance.map(unit.number), reason: reason, span: request.span, valueSpan: request.expectedSpan)
  }

  /// The expected value in base units; a bare number is in the unit of what it is compared with.
  private static func number(
    _ expression: Expression, like value: Expression, unit: Unit, in scenario: String, _ turn: Turn
  ) throws(Refusal) -> Double {
    if let bare = expression.bareNumber, !unit.isPercent { return unit.base(bare) }
    // The difference of both sides has the checker compare their units.
    _ = try turn.check(
      Expression(
        .binary(.minus, Expression(.group(value), value.span), expression), value.span.joined(with: expression.span)))
    let expected = try turn.evaluate(expression, in: scenario)
    guard let number = try expected.number().number else { throw Refusal(.expectedWithoutValue(at: expression.span)) }
    return number
  }

  /// In base units; a percentage is one of the expected value.
  private static func tolerance(
    _ expression: Expression, of expected: Double, like value: Expression, unit: Unit, in scenario: String,
    _ turn: Turn
  ) throws(Refusal) -> Double {
    let checked = try turn.check(expression)
    if checked.type.unit.isPercent {
      return abs(expected) * (try turn.evaluate(expression, in: scenario).number().number ?? 0)
    }
    return abs(try number(expression, like: value, unit: unit, in: scenario, turn))
  }

  /// `holds` or `FAILS`, with both values where they differ.
  func report() -> Report {
    if expectation.passed { return Self.flag(true, expectation.text) }
    let (line, column) = expectation.span.file.position(at: expectation.span.start)
    let place = "\(expectation.span.file.name):\(line):\(column)"
    var text = "\(place): \(expectation.text): it is \(shown(expectation.actual))"
    if let reason = expectation.reason { text += " (\(reason))" }
    if let actual = expectation.actual, let expected = expectation.expected {
      text += ", off by \(shown(actual - expected))"
    }
    return Self.flag(false, text)
  }

  private static func flag(_ passed: Bool, _ text: String) -> Report {
    Report(title: "", sections: [Report.Section(nil, [.flag(passed: passed, text)])])
  }

  private func shown(_ number: Double?) -> String {
    guard let number else { return "n/m" }
    let text = unit.description
    let digits = NumberText.significant(number, 9)
    return text.isEmpty || text.hasPrefix("%") ? digits + text : "\(digits) \(text)"
  }
}

extension Expression {
  /// The number of a literal without unit or percent sign, its sign included.
  var bareNumber: Double? {
    switch kind {
    case .number(let value, percent: false, unit: nil): value
    case .unary(.minus, let operand): operand.bareNumber.map { -$0 }
    case .number, .truth, .text, .date, .name, .unary, .binary, .conditional, .call, .member, .byMember, .schedule,
      .unit, .group, .missing:
      nil
    }
  }
}
