import Diagnostics
import Evidence
import Quantities
import Syntax

/// Inputs: a value of literals, what may be said of its range, and what a `use` sets it to.
extension ModelChecker {
  mutating func input(_ syntax: InputSyntax, of entry: Entry) -> (role: Quantity.Role, typed: Typed?) {
    let context = context(of: entry, place: .input)
    let declared = declaredInput(syntax, of: entry, in: context)
    guard let binding = entry.binding else {
      let written =
        syntax.value.map { Self.written($0.span) } ?? Self.written(syntax.uncertainty?.span ?? syntax.pilot?.span)
      let detail = InputDetail(
        uncertainty: declared?.uncertainty ?? [], written: written, pilot: declared?.pilot)
      return (.input(detail), declared?.typed)
    }
    return bound(binding, declared, of: entry)
  }

  /// Source text on one line.
  static func written(_ span: Span?) -> String {
    (span?.text ?? "").split { $0 == "\n" || $0 == "\r\n" || $0 == " " }.joined(separator: " ")
  }

  private typealias Declared = (typed: Typed, uncertainty: [Uncertainty?], pilot: PilotProvenance?)

  private mutating func declaredInput(
    _ syntax: InputSyntax, of entry: Entry, in context: ExpressionContext
  ) -> Declared? {
    var axes: [Axis] = []
    for name in syntax.axes {
      guard let axis = expressions.axis(named: name) else { return nil }
      axes.append(axis)
    }
    var base: Typed?
    if let value = syntax.value {
      guard let typed = expressions.check(value, in: context) else { return nil }
      base = typed
      if typed.type.isTruth, let range = syntax.uncertainty {
        expressions.report(.uncertainTruth(at: range.span))
        return nil
      }
    }
    let pilot = syntax.pilot.flatMap { provenance($0, of: syntax.name, in: context.scope) }
    guard var typed = base ?? pilot.map({ Self.mean(of: $0, at: syntax.name.span) }) ?? mean(of: syntax, in: context)
    else { return nil }
    if let source = syntax.pilot {
      return measured(typed, by: pilot, source, of: syntax, hasBase: base != nil)
    }
    if !axes.isEmpty {
      guard let spread = expressions.spread(typed, over: axes, named: syntax.name) else { return nil }
      typed = spread
    }
    guard let uncertainty = uncertainties(of: syntax, around: typed, hasBase: base != nil, in: context) else {
      return (typed, Array(repeating: nil, count: typed.type.cellCount), nil)
    }
    if let attribute = entry.attributes.first(where: { $0.key.text == "initial" }),
      let initial = initial(attribute, fitting: typed, in: context)
    {
      var type = typed.type
      type.axes = ValueType.broadcast([typed.type, initial.type])
      type.isSeries = true
      let kind = CheckedExpression.Kind.withInitial(typed.expression, initial: initial.expression)
      typed = Typed(expression: CheckedExpression(kind, type: type, span: typed.expression.span))
    }
    return (typed, uncertainty, nil)
  }

  private static func mean(of pilot: PilotProvenance, at span: Span) -> Typed {
    Typed(
      expression: CheckedExpression(
        .constant(pilot.posterior.belief.mean), type: ValueType(unit: .percent), span: span))
  }

  /// An input that a pilot gives its distribution: one share, since that is what a pilot measures.
  private mutating func measured(
    _ typed: Typed, by pilot: PilotProvenance?, _ source: PilotSourceSyntax, of syntax: InputSyntax, hasBase: Bool
  ) -> Declared? {
    let isShare =
      typed.type.cellCount == 1 && !typed.type.isSeries && !typed.type.isTruth && typed.type.unit.dimension.isNone
    guard isShare, syntax.axes.isEmpty else {
      expressions.report(.pilotInput(syntax.name.text, found: typed.type.described, at: source.span))
      return nil
    }
    guard let pilot else { return (typed, [nil], nil) }
    let mean = pilot.posterior.belief.mean
    if hasBase, let base = typed.expression.constantValue, abs(base - mean) > 5e-3 * abs(mean) {
      expressions.report(
        .baseNotInMiddle(base, "mean", mean, shape: "normal", typed.type.unit, at: source.span))
    }
    return (typed, [pilot.uncertainty], pilot)
  }

  /// Where there is no base, the deterministic run uses the mean of the shape.
  private mutating func mean(of syntax: InputSyntax, in context: ExpressionContext) -> Typed? {
    guard let written = syntax.uncertainty,
      let found = expressions.uncertainty(written, base: nil, unit: nil, in: context)
    else { return nil }
    guard let mean = found.uncertainty.mean else {
      expressions.report(.inputWithoutBase(syntax.name.text, at: syntax.name.span))
      return nil
    }
    return Typed(
      expression: CheckedExpression(.constant(mean), type: ValueType(unit: found.unit), span: written.span))
  }

  /// One per cell: a member's own range, else that of the whole input. nil after a fault.
  private mutating func uncertainties(
    of syntax: InputSyntax, around typed: Typed, hasBase: Bool, in context: ExpressionContext
  ) -> [Uncertainty?]? {
    let count = typed.type.cellCount
    let own = syntax.value.map { Self.ranges(in: $0, typed.expression) } ?? Array(repeating: nil, count: count)
    guard syntax.uncertainty != nil || own.contains(where: { $0 != nil }) else {
      return Array(repeating: nil, count: count)
    }
    guard let bases = typed.expression.constantCells, bases.count == count else {
      expressions.report(
        .rangeOfSeries(at: (syntax.uncertainty ?? own.compactMap { $0 }.first)?.span ?? syntax.name.span))
      return nil
    }
    var result: [Uncertainty?] = []
    for cell in 0..<count {
      guard let written = own[cell] ?? syntax.uncertainty else {
        result.append(nil)
        continue
      }
      guard
        let found = expressions.uncertainty(
          written, base: hasBase ? bases[cell] : nil, unit: hasBase ? typed.type.unit : nil, in: context)
      else { return nil }
      result.append(found.uncertainty)
    }
    return result
  }

  /// The ranges of members, by cell.
  private static func ranges(in value: Expression, _ checked: CheckedExpression) -> [UncertaintySyntax?] {
    let none = [UncertaintySyntax?](repeating: nil, count: checked.type.cellCount)
    switch value.kind {
    case .unit(let inner, _), .group(let inner): return ranges(in: inner, checked)
    case .byMember(let entries):
      guard case .byMember(let axis, let parts) = checked.kind else { return none }
      return zip(axis.members, parts).flatMap { member, part -> [UncertaintySyntax?] in
        let size = checked.type.cellCount / max(axis.members.count, 1)
        guard let entry = entries.first(where: { $0.member.text == member }) else {
          return Array(repeating: nil, count: size)
        }
        var inner = ranges(in: entry.value, part)
        if inner.count != size { inner = Array(repeating: inner.first ?? nil, count: size) }
        return inner.map { $0 ?? entry.uncertainty }
      }
    case .number, .truth, .text, .date, .name, .unary, .binary, .conditional, .call, .member, .schedule, .missing:
      return none
    }
  }

  // MARK: bindings

  /// A value of literals or of inputs is the input's new base and fixes it; anything else makes it a calculation.
  private mutating func bound(
    _ binding: Binding, _ declared: Declared?, of entry: Entry
  ) -> (role: Quantity.Role, typed: Typed?) {
    let assignment = binding.assignment
    let isInput = expressions.ids[entry.name].map { expressions.known[$0.index].role == .input } ?? false
    let context = ExpressionContext(scope: scope(binding.scope), place: isInput ? .overlay : .calculation)
    let unknown: Quantity.Role = isInput ? .input(InputDetail(uncertainty: [], written: "")) : .calculation
    if let member = assignment.members.first {
      expressions.report(.boundMember(entry.name, at: member.span))
      return (unknown, nil)
    }
    guard let value = expressions.check(assignment.value, in: context), let declared else { return (unknown, nil) }
    guard value.fitsAnyUnit || value.type.unit.dimension == declared.typed.type.unit.dimension,
      value.type.isTruth == declared.typed.type.isTruth
    else {
      expressions.report(
        .unitsDoNotFit(
          left: declared.typed.type.described, right: value.type.described, operation: "=",
          mend: expressions.mend(value, to: declared.typed.type.unit, in: context.scope), at: assignment.value.span,
          sides: nil))
      return (unknown, nil)
    }
    guard isInput else {
      if let range = assignment.uncertainty { expressions.report(.rangeOutsideInput(at: range.span)) }
      return (.calculation, value)
    }
    var typed = value
    if !declared.typed.type.axes.isEmpty || !value.type.axes.isEmpty {
      let name = Identifier(entry.name, assignment.value.span)
      guard let spread = expressions.spread(value, over: declared.typed.type.axes, named: name) else {
        return (unknown, nil)
      }
      typed = spread
    }
    if typed.fitsAnyUnit {
      typed = Typed(
        expression: CheckedExpression(typed.expression.kind, type: declared.typed.type, span: typed.expression.span))
    }
    let ranging = expressions.ranging(
      of: assignment, value: typed, was: declared.uncertainty, declared.typed, in: context)
    let uncertainty: [Uncertainty?]
    switch ranging {
    case .fixed, nil: uncertainty = Array(repeating: nil, count: typed.type.cellCount)
    case .replaced(let given): uncertainty = given
    case .scaled:
      guard let kept = kept(declared.uncertainty, from: declared.typed, to: typed) else {
        expressions.report(.noRangeToKeep(entry.name, at: assignment.span))
        return (unknown, nil)
      }
      uncertainty = kept
    }
    return (.input(InputDetail(uncertainty: uncertainty, written: Self.written(assignment.value.span))), typed)
  }

  /// Ranges scaled with their bases; nil where a base is 0 or no plain number, so that nothing says by how much.
  private func kept(_ ranges: [Uncertainty?], from old: Typed, to new: Typed) -> [Uncertainty?]? {
    guard let before = old.expression.constantCells, let after = new.expression.constantCells,
      before.count == ranges.count, after.count == ranges.count
    else { return nil }
    var result: [Uncertainty?] = []
    for (cell, range) in ranges.enumerated() {
      guard let range else {
        result.append(nil)
        continue
      }
      guard before[cell] != 0, let scaled = range.scaled(by: after[cell] / before[cell]) else { return nil }
      result.append(scaled)
    }
    return result
  }
}
