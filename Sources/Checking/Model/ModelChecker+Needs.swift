import Diagnostics
import Quantities
import Syntax

/// What library models need: met by a binding, by the same name outside, by an example, or by nothing yet.
extension ModelChecker {
  mutating func need(_ syntax: NeedSyntax, of entry: Entry, index: Int) -> (role: Quantity.Role, typed: Typed?) {
    let context = ExpressionContext(scope: scope(entry.scope), place: .calculation)
    let wanted = needType(of: entry)
    var example: Typed?
    if let syntax = syntax.example {
      example = expressions.check(syntax, in: context.with(wanted.map { .asBase($0.unit) } ?? .pure))
      if let typed = example, let wanted, !isFit(typed, wanted, syntax.span, in: context) { example = nil }
    }
    let value: Typed?
    let isMet: Bool
    if let binding = entry.binding {
      let outer = ExpressionContext(scope: scope(binding.scope), place: .calculation)
      if let range = binding.assignment.uncertainty { expressions.report(.rangeOutsideInput(at: range.span)) }
      value = expressions.check(binding.assignment.value, in: outer)
      isMet = true
      if let typed = value, let wanted, !isFit(typed, wanted, binding.assignment.value.span, in: outer) {
        return (detail(example, isMet: true), nil)
      }
    } else if let supplier = suppliers[index] {
      let quantity = composition.entries[supplier]
      value = expressions.known[supplier].type.map {
        Typed(expression: CheckedExpression(.reference(QuantityID(supplier)), type: $0, span: entry.nameSpan))
      }
      isMet = true
      if let typed = value, let wanted, !typed.fits(wanted) {
        expressions.report(
          .needDoesNotFit(
            syntax.name.text, wanted: wanted.described, found: typed.type.described, by: quantity.name,
            at: entry.nameSpan, supplier: quantity.nameSpan))
        return (detail(example, isMet: true), nil)
      }
    } else {
      let suppliers = reader.suppliers(of: syntax.name.text)
      if usesExamples, let example {
        standIns.append("\(entry.name) = \(syntax.example?.span.text ?? "")")
        return (detail(example, isMet: false, suppliers), spread(example, over: syntax, wanted))
      }
      expressions.report(.unmetNeed(entry.name, local: syntax.name.text, suppliers: suppliers, at: entry.nameSpan))
      return (detail(example, isMet: false, suppliers), nil)
    }
    return (detail(example, isMet: isMet), value.flatMap { spread($0, over: syntax, wanted) })
  }

  private func detail(_ example: Typed?, isMet: Bool, _ suppliers: [String] = []) -> Quantity.Role {
    .need(NeedDetail(example: example?.expression, isMet: isMet, suppliers: suppliers))
  }

  /// The type a need declares; nil after a fault.
  mutating func needType(of entry: Entry) -> ValueType? {
    guard case .need(let syntax) = entry.kind else { return nil }
    var unit = Unit.one
    if let written = syntax.unit {
      guard let found = expressions.unit(written, in: scope(entry.scope)) else { return nil }
      unit = found
    }
    var axes: [Axis] = []
    for name in syntax.axes {
      guard let axis = expressions.axis(named: name) else { return nil }
      axes.append(axis)
    }
    return ValueType(unit: unit, axes: axes)
  }

  private mutating func isFit(_ typed: Typed, _ wanted: ValueType, _ span: Span, in context: ExpressionContext) -> Bool
  {
    if typed.fits(wanted) { return true }
    expressions.report(
      .unitsDoNotFit(
        left: wanted.described, right: typed.type.described, operation: "needs",
        mend: expressions.mend(typed, to: wanted.unit, in: context.scope), at: span, sides: nil))
    return false
  }

  /// A value for all members of the axes a need declares; other axes than these are refused.
  private mutating func spread(_ typed: Typed, over syntax: NeedSyntax, _ wanted: ValueType?) -> Typed? {
    guard !syntax.axes.isEmpty, let wanted else { return typed }
    return expressions.spread(typed, over: wanted.axes, named: syntax.name)
  }

  /// Needs that a declaration of the same name meets: only the unit is left to check.
  mutating func checkMetNeeds() {
    for need in composition.metNeeds {
      let name = need.value.name
      let entry = Entry(
        kind: .need(need.value), name: scope(need.scope).prefix + name.text, nameSpan: name.span, scope: need.scope,
        attributes: [], span: need.span, binding: nil)
      guard let wanted = needType(of: entry), let id = expressions.ids[entry.name] else { continue }
      let supplier = composition.entries[id.index]
      guard let type = expressions.known[id.index].type else { continue }
      let typed = Typed(expression: CheckedExpression(.reference(id), type: type, span: supplier.nameSpan))
      if !typed.fits(wanted) {
        expressions.report(
          .needDoesNotFit(
            name.text, wanted: wanted.described, found: type.described, by: supplier.name, at: name.span,
            supplier: supplier.nameSpan))
      }
    }
  }
}

extension Typed {
  func fits(_ wanted: ValueType) -> Bool {
    fitsAnyUnit || (type.unit.dimension == wanted.unit.dimension && !type.isTruth)
  }
}

extension ExpressionChecker {
  /// The value with exactly these axes: broadcast over those it lacks; others of its own are a fault.
  mutating func spread(_ typed: Typed, over axes: [Axis], named name: Identifier) -> Typed? {
    if let other = typed.type.axes.first(where: { axis in !axes.contains { $0.name == axis.name } }) {
      report(.otherAxis(name.text, axis: other.name, at: typed.expression.span))
      return nil
    }
    var result = typed.expression
    for axis in axes.reversed() where !result.type.axes.contains(where: { $0.name == axis.name }) {
      let copies = Array(repeating: result, count: axis.members.count)
      result = CheckedExpression(
        .byMember(axis, copies), type: result.type.with(axes: [axis] + result.type.axes), span: result.span)
    }
    return Typed(expression: result, fit: typed.fit)
  }
}
