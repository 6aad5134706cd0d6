import Functions

extension CheckedExpression {
  /// The expression with some quantities held at a number, whatever they are computed from; in base units.
  package func holding(_ values: [QuantityID: Double]) -> CheckedExpression {
    func held(_ inner: CheckedExpression) -> CheckedExpression { inner.holding(values) }
    let kind: Kind
    switch self.kind {
    case .reference(let id): kind = values[id].map { Kind.constant($0) } ?? self.kind
    case .constant, .metric, .data: kind = self.kind
    case .unary(let operation, let a): kind = .unary(operation, held(a))
    case .member(let a, let axis, let member): kind = .member(held(a), axis: axis, member: member)
    case .converted(let a, let rate): kind = .converted(held(a), rate: rate)
    case .binary(let operation, let a, let b): kind = .binary(operation, held(a), held(b))
    case .withInitial(let a, let initial): kind = .withInitial(held(a), initial: held(initial))
    case .conditional(let condition, let then, let otherwise):
      kind = .conditional(condition: held(condition), then: held(then), otherwise: held(otherwise))
    case .byMember(let axis, let members): kind = .byMember(axis, members.map(held))
    case .decided(let route, let basis): kind = .decided(route: route, basis: basis)
    case .schedule(let steps, let initial):
      kind = .schedule(
        steps.map { ScheduleStep(date: $0.date, value: held($0.value)) }, initial: initial.map(held))
    case .call(let function, let call):
      kind = .call(
        function,
        Call<CheckedExpression>(
          arguments: call.arguments.map { argument in
            (argument.parameter, Self.holding(argument.argument, held), argument.span)
          }, span: call.span))
    }
    return CheckedExpression(kind, type: type, span: span)
  }

  private static func holding(
    _ argument: Call<CheckedExpression>.Argument, _ held: (CheckedExpression) -> CheckedExpression
  ) -> Call<CheckedExpression>.Argument {
    switch argument {
    case .value(let value): return .value(held(value))
    case .entries(let entries):
      return .entries(
        entries.map { entry in
          var key = entry.key
          if case .value(let value) = key { key = .value(held(value)) }
          return Call<CheckedExpression>.Entry(key: key, value: held(entry.value), span: entry.span)
        })
    case .date, .axis, .period, .text: return argument
    }
  }
}

extension CheckedModel {
  /// The model in which some quantities are held at a number for everything that reads them: an intervention. What they
  /// are themselves computed from, and drawn from, stays, so that trials of both models have the same draws.
  package func holding(_ values: [QuantityID: Double]) -> CheckedModel {
    var model = self
    model.quantities = quantities.map { quantity in
      guard let definition = quantity.definition else { return quantity }
      return Quantity(
        id: quantity.id, name: quantity.name, label: quantity.label, role: quantity.role, type: quantity.type,
        definition: definition.holding(values), attributes: quantity.attributes, span: quantity.span,
        declaration: quantity.declaration)
    }
    model.lines = lines.map { line in
      Line(
        id: line.id, side: line.side, kind: line.kind, category: line.category, statedZero: line.statedZero,
        risk: line.risk?.holding(values), margin: line.margin?.holding(values), capexMonths: line.capexMonths,
        payment: line.payment, choiceOption: line.choiceOption, countsEconomically: line.countsEconomically,
        countsAsCash: line.countsAsCash)
    }
    return model
  }
}
