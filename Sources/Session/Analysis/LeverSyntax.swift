import Analysis
import Checking
import Diagnostics
import Engine
import Finance
import Quantities
import Syntax

/// An input as an analysis names it: `seat_price`, `volume[billing]`.
struct LeverSyntax: Sendable {
  let target: [Identifier]
  let members: [Identifier]
  let span: Span

  var name: String { target.map(\.text).joined(separator: ".") }
}

extension TokenCursor {
  mutating func lever() throws(Diagnostic) -> LeverSyntax {
    let start = next.span
    let target = try name("the name of an input")
    var members: [Identifier] = []
    if take(symbol: "[") {
      members = try identifiers("a member's name")
      try symbol("]")
    }
    return LeverSyntax(target: target, members: members, span: start.joined(with: previous?.span ?? start))
  }

  /// Two values with `word` between them: `20 EUR to 40 EUR`; of `and`, which joins conditions too, either reading.
  mutating func ends(_ word: String) throws(Diagnostic) -> (low: Expression, high: Expression) {
    let low = try expression()
    if case .binary(.and, let first, let second) = low.kind, word == "and" { return (first, second) }
    try self.word(word)
    return (low, try expression())
  }

  /// Expressions with commas between them.
  mutating func expressions() throws(Diagnostic) -> [Expression] {
    var all = [try expression()]
    while take(symbol: ",") { all.append(try expression()) }
    return all
  }
}

/// Levers and their values as they are meant in a scenario.
struct LeverReading {
  let turn: Turn
  let scenario: String
  let whatIf: WhatIf

  init(_ turn: Turn, in scenario: String) throws(Refusal) {
    self.turn = turn
    self.scenario = scenario
    whatIf = try turn.whatIf(in: scenario)
  }

  /// The lever that a name means. What has several cells, or periods, is scaled as a whole, unless it is given a value
  /// in its own unit.
  /// - Parameter ends: the values it is to take, where they are said.
  func lever(_ syntax: LeverSyntax, taking ends: [Expression] = []) throws(Refusal) -> Lever {
    if let choice = turn.model.choices.first(where: { $0.name == syntax.name }) {
      throw Refusal(.noNumber(choice.name, isChoice: true, at: syntax.span))
    }
    let checked = try assignment(syntax, to: Expression(named(syntax), syntax.span))
    let quantity = turn.model[checked.target]
    guard !quantity.type.isTruth else { throw Refusal(.noNumber(quantity.name, isChoice: false, at: syntax.span)) }
    if let cells = checked.cells {
      guard cells.count == 1 else {
        throw Refusal(.severalMembers(syntax.name, axes: quantity.type.axes.map(\.name), at: syntax.span))
      }
      return Lever(quantity, cell: cells[0])
    }
    let isOne = quantity.type.cellCount == 1 && whatIf.base.values(of: quantity.id).count == 1
    let isFactor = !quantity.type.unit.hasPercent && ends.allSatisfy(isPureNumber)
    return Lever(quantity.id, isOne || (!ends.isEmpty && !isFactor) ? .whole : .scale)
  }

  private func named(_ syntax: LeverSyntax) -> Expression.Kind {
    let name = Expression(.name(syntax.target), syntax.span)
    return syntax.members.isEmpty ? name.kind : .member(name, syntax.members)
  }

  private func isPureNumber(_ expression: Expression) -> Bool {
    let (checked, diagnostics) = Checker.checkExpression(expression, in: turn.model)
    guard let checked, !diagnostics.contains(where: { $0.severity == .error }) else { return false }
    return checked.type.unit.dimension.isNone && checked.references.isEmpty
  }

  /// A value that a lever is to take, in base units: whatever `set` would take, on its own right side the value
  /// beneath; of a scale a factor.
  func value(_ expression: Expression, of lever: Lever, _ syntax: LeverSyntax) throws(Refusal) -> Double {
    let number: Double
    if lever.reach == .scale {
      number = try turn.evaluate(expression, in: scenario).number().number ?? .nan
    } else {
      let checked = try assignment(syntax, to: expression)
      if let constant = checked.value.constantValue {
        number = constant
      } else {
        let moved = try refusing { () throws(Diagnostic) in try whatIf.inputs(applying: checked) }
        var cell = 0
        if case .cell(let chosen) = lever.reach { cell = chosen }
        number = moved.scalar(of: lever.input, cell: cell)
      }
    }
    guard number.isFinite else { throw Refusal(.expectedWithoutValue(at: expression.span)) }
    return number
  }

  private func assignment(_ syntax: LeverSyntax, to value: Expression) throws(Refusal) -> CheckedAssignment {
    let assignment = Assignment(
      target: syntax.target, members: syntax.members, value: value, span: syntax.span.joined(with: value.span))
    let (checked, diagnostics) = Checker.checkAssignment(assignment, in: turn.model)
    guard let checked, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw Refusal(diagnostics.filter { $0.severity == .error })
    }
    return checked
  }
}

extension Unit {
  fileprivate var hasPercent: Bool { terms.contains { $0.atom == .percent } }
}
