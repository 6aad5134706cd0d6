import Diagnostics
import Quantities
import Syntax

/// Scenarios, choices, correlations and checks: what is said about the quantities once these are known.
extension ModelChecker {
  // MARK: choices

  mutating func checkChoices() {
    var owner: [String: String] = [:]
    for choice in composition.choices where !choice.value.options.isEmpty {
      for option in choice.value.options {
        if composition.unsupported.contains(option.text) { continue }
        if !composition.namespaces.contains(option.text) {
          expressions.report(.notANamespace(option.text, known: composition.namespaces, at: option.span))
        } else if let other = owner.updateValue(choice.value.name.text, forKey: option.text) {
          expressions.report(.optionTwice(option.text, choice: other, at: option.span))
        }
      }
      model.choices.append(
        Choice(name: choice.value.name.text, options: choice.value.options.map(\.text), span: choice.span))
    }
  }

  // MARK: scenarios

  mutating func checkScenarios() {
    let declared = composition.scenarios.map(\.value)
    let parents = Dictionary(declared.map { ($0.name.text, $0.parent?.text) }) { first, _ in first }
    for scoped in composition.scenarios {
      let syntax = scoped.value
      var parent = syntax.parent?.text
      if let named = syntax.parent, named.text != "base" {
        if parents[named.text] == nil {
          let others = parents.keys.filter { $0 != syntax.name.text }
          expressions.report(.unknownScenario(named.text, known: others, at: named.span))
          parent = nil
        } else if let cycle = Self.cycle(from: syntax.name.text, parents) {
          if cycle.min() == syntax.name.text { expressions.report(.scenarioCycle(cycle, at: named.span)) }
          parent = nil
        }
      }
      model.scenarios.append(scenario(syntax, parent: parent == "base" ? nil : parent, in: scope(scoped.scope)))
    }
  }

  /// The names from a scenario through its parents back to itself.
  private static func cycle(from name: String, _ parents: [String: String?]) -> [String]? {
    var path = [name]
    var current = parents[name] ?? nil
    while let next = current, path.count <= parents.count {
      path.append(next)
      if next == name { return path }
      current = parents[next] ?? nil
    }
    return nil
  }

  private mutating func scenario(_ syntax: ScenarioSyntax, parent: String?, in scope: Scope) -> Scenario {
    var assignments: [CheckedAssignment] = []
    var choices: [String: String] = [:]
    var seen: [String: Span] = [:]
    for assignment in syntax.assignments {
      let name = Composer.joined(assignment.target).text
      let key = ([name] + assignment.members.map(\.text)).joined(separator: "[")
      if let earlier = seen.updateValue(assignment.span, forKey: key) {
        expressions.report(.setTwice(name, at: assignment.span, earlier: earlier))
        continue
      }
      if let choice = model.choices.first(where: { $0.name == name }) {
        if let option = option(assignment, of: choice) { choices[name] = option }
        continue
      }
      if let checked = expressions.assignment(assignment, of: model, in: scope, isSet: false, reason: nil) {
        assignments.append(checked)
      }
    }
    return Scenario(
      name: syntax.name.text, label: syntax.label, parent: parent, assignments: assignments, choices: choices,
      span: syntax.name.span)
  }

  private mutating func option(_ assignment: Assignment, of choice: Choice) -> String? {
    if case .name(let parts) = assignment.value.kind, parts.count == 1, choice.options.contains(parts[0].text) {
      return parts[0].text
    }
    expressions.report(.notAnOption(String(assignment.value.span.text), of: choice, at: assignment.value.span))
    return nil
  }

  // MARK: correlations

  mutating func checkCorrelations() {
    var seen: [Set<QuantityID>: Span] = [:]
    for scoped in composition.correlations {
      let scope = scope(scoped.scope)
      let first = uncertainInput(scoped.value.0, in: scope)
      let second = uncertainInput(scoped.value.1, in: scope)
      let context = ExpressionContext(scope: scope, place: .input)
      guard let typed = expressions.check(scoped.value.2, in: context), let first, let second else { continue }
      guard first != second else {
        expressions.report(.correlatedWithItself(scoped.value.0.text, at: scoped.span))
        continue
      }
      guard let coefficient = typed.expression.constantValue, typed.type.unit.dimension.isNone, !typed.type.isTruth,
        abs(coefficient) <= 1
      else {
        expressions.report(.correlationCoefficient(at: scoped.value.2.span))
        continue
      }
      if let earlier = seen.updateValue(scoped.span, forKey: [first, second]) {
        expressions.report(
          .correlatedTwice(scoped.value.0.text, scoped.value.1.text, at: scoped.span, earlier: earlier))
        continue
      }
      model.correlations.append(
        Correlation(first: first, second: second, coefficient: coefficient, span: scoped.span))
    }
  }

  private mutating func uncertainInput(_ name: Identifier, in scope: Scope) -> QuantityID? {
    let parts = name.text.split(separator: ".").map { Identifier(String($0), name.span) }
    switch expressions.meaning(of: parts, in: scope) {
    case .quantity(let id)?:
      let quantity = model[id]
      guard quantity.definition != nil else { return nil }
      if case .input(let detail) = quantity.role, detail.uncertainty.contains(where: { $0?.shape != nil }) { return id }
      // What a `use` fixes, or computes, is as certain as its binding: the library's correlation falls away.
      if composition.entries[id.index].binding != nil { return nil }
      expressions.report(.notUncertain(name.text, at: name.span))
    case .metric?, .function?: expressions.report(.notUncertain(name.text, at: name.span))
    case .unsupported?: break
    case nil: _ = expressions.name(parts, at: name.span, in: ExpressionContext(scope: scope, place: .question))
    }
    return nil
  }

  // MARK: checks

  mutating func checkChecks() {
    for scoped in composition.checks {
      let syntax = scoped.value
      if let scenario = syntax.scenario, scenario.text != "base",
        !model.scenarios.contains(where: { $0.name == scenario.text })
      {
        expressions.report(.unknownScenario(scenario.text, known: model.scenarios.map(\.name), at: scenario.span))
      }
      let context = ExpressionContext(scope: scope(scoped.scope), place: .question)
      guard let condition = expressions.condition(syntax.condition, in: context) else { continue }
      model.checks.append(
        Check(
          condition: condition, scenario: syntax.scenario?.text,
          text: Self.written(scoped.span).withoutPrefix("check "), span: scoped.span))
    }
  }
}

extension String {
  func withoutPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}

extension ExpressionChecker {
  /// The condition of a check; nil after a fault.
  mutating func condition(_ syntax: CheckSyntax.Condition, in context: ExpressionContext) -> Check.Condition? {
    switch syntax {
    case .truth(let expression):
      guard let typed = check(expression, in: context) else { return nil }
      guard typed.type.isTruth else {
        report(.numberAsTruth("check", found: typed.type.described, at: expression.span))
        return nil
      }
      return .truth(typed.expression)
    case .within(let left, let tolerance, let right):
      let left = check(left, in: context)
      let right = check(right, in: context)
      let isShare = if case .number(_, percent: true, unit: nil) = tolerance.kind { true } else { false }
      let bare = isShare ? nil : right?.type.unit
      let width = check(tolerance, in: context.with(bare.map { .asBase($0) } ?? .pure))
      guard let left, let right, let width, isNumber(left, for: "within"), isNumber(right, for: "within"),
        isNumber(width, for: "within"), fit(left, right, "of", at: left.expression.span, in: context)
      else { return nil }
      if isShare {
        return .within(left: left.expression, tolerance: share(width, of: right), right: right.expression)
      }
      guard fit(right, width, "within", at: tolerance.span, in: context) else { return nil }
      return .within(left: left.expression, tolerance: width.expression, right: right.expression)
    }
  }

  /// `0.5%` of a value, whatever its sign.
  private func share(_ share: Typed, of value: Typed) -> CheckedExpression {
    let span = share.expression.span
    let type = value.type
    let zero = CheckedExpression(.constant(0), type: type, span: span)
    var truth = type
    truth.isTruth = true
    let negative = CheckedExpression(.unary(.minus, value.expression), type: type, span: span)
    let below = CheckedExpression(.binary(.less, value.expression, zero), type: truth, span: span)
    let size = CheckedExpression(
      .conditional(condition: below, then: negative, otherwise: value.expression), type: type, span: span)
    return CheckedExpression(.binary(.times, share.expression, size), type: type, span: span)
  }
}
