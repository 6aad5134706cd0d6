import Diagnostics
import Quantities
import Syntax

/// Inputs given another value: by a scenario, by `set`, in the braces of `use`.
extension ExpressionChecker {
  /// - Parameters:
  ///   - isSet: whether a bare number takes the input's unit as written, as it does for `set`.
  /// - Returns: nil after a fault.
  mutating func assignment(
    _ assignment: Assignment, of model: CheckedModel, in scope: Scope, isSet: Bool, reason: String?
  ) -> CheckedAssignment? {
    guard let target = target(of: assignment, in: model, scope) else { return nil }
    let quantity = model[target.id]
    guard let definition = quantity.definition else { return nil }
    let unit = quantity.type.unit
    guard let cells = cells(of: assignment, in: quantity) else { return nil }
    let isSetting = target.detail.isSetting
    let context = ExpressionContext(scope: scope, place: .overlay, bare: isSet || isSetting ? .asSet(unit) : .pure)
    guard let value = check(assignment.value, in: context) else { return nil }
    guard value.type.isTruth == quantity.type.isTruth else {
      report(.kindsDiffer(quantity.type.described, value.type.described, at: assignment.value.span))
      return nil
    }
    guard value.fitsAnyUnit || value.type.unit.dimension == unit.dimension else {
      report(
        .unitsDoNotFit(
          left: quantity.type.described, right: value.type.described, operation: "=",
          mend: mend(value, to: unit, in: scope), at: assignment.value.span, sides: nil))
      return nil
    }
    let free = quantity.type.axes.filter { axis in
      !assignment.members.contains { axis.members.contains($0.text) }
    }
    if let other = value.type.axes.first(where: { axis in !free.contains { $0.name == axis.name } }) {
      report(.otherAxis(quantity.name, axis: other.name, at: assignment.value.span))
      return nil
    }
    if isSetting, !isPossible(quantity.name, value, at: assignment.value.span) { return nil }
    var shown = value
    if value.fitsAnyUnit {
      shown = Typed(
        expression: CheckedExpression(
          value.expression.kind, type: ValueType(unit: unit, isTruth: quantity.type.isTruth),
          span: value.expression.span))
    }
    let base = Typed(expression: definition)
    guard let ranging = ranging(of: assignment, value: shown, was: target.detail.uncertainty, base, in: context) else {
      return nil
    }
    return CheckedAssignment(
      target: target.id, cells: cells.chosen, value: shown.expression, ranging: ranging, reason: reason,
      span: assignment.span)
  }

  private mutating func isPossible(_ name: String, _ value: Typed, at span: Span) -> Bool {
    if value.type.isSeries, !name.hasPrefix("fx.") {
      report(.seriesWhereScalar(name, series: String(span.text), at: span))
      return false
    }
    guard let constant = value.expression.constantValue else { return true }
    switch name {
    // A rate of 100% a year is 1/12 in base units.
    case "discount" where constant * 12 <= -1: report(.impossibleDiscount(at: span))
    case "tax" where constant < 0 || constant > 1: report(.impossibleTax(at: span))
    case _ where name.hasPrefix("fx.") && constant <= 0: report(.impossibleRate(at: span))
    case _: return true
    }
    return false
  }

  // MARK: the target

  private mutating func target(
    of assignment: Assignment, in model: CheckedModel, _ scope: Scope
  ) -> (id: QuantityID, detail: InputDetail)? {
    let name = Composer.joined(assignment.target)
    switch meaning(of: assignment.target, in: scope) {
    case .quantity(let id)?:
      if case .input(let detail) = model[id].role { return (id, detail) }
      let inputs = Self.inputs(behind: id, in: model, limit: 3).map { model[$0].name }
      report(.setOnCalculation(name.text, inputs: inputs, at: name.span))
    case .metric?, .function?:
      report(.setOnCalculation(name.text, inputs: [], at: name.span))
    case .unsupported?: break
    case nil:
      guard !incompletePrefixes.contains(scope.prefix) else { return nil }
      let inputs = model.quantities.compactMap { if case .input = $0.role { $0.name } else { nil } }
      let question = Suggestions.question(for: name.text, among: inputs)
      let isSettable = name.text == "discount" || name.text == "tax"
      let hint = isSettable ? "declare it first: \(name.text == "tax" ? "tax 25%" : "discount 9% per year")" : question
      report(.unknownName(name.text, hint: hint, at: name.span))
    }
    return nil
  }

  /// Inputs a quantity is computed from, nearest first.
  static func inputs(behind id: QuantityID, in model: CheckedModel, limit: Int) -> [QuantityID] {
    var found: [QuantityID] = []
    var seen: Set<QuantityID> = [id]
    var queue = [id]
    var next = 0
    while next < queue.count, found.count < limit {
      let current = queue[next]
      next += 1
      for reference in model[current].definition?.references ?? [] where seen.insert(reference).inserted {
        if case .input(let detail) = model[reference].role {
          if !detail.isSetting { found.append(reference) }
        } else {
          queue.append(reference)
        }
      }
    }
    return Array(found.prefix(limit))
  }

  /// The cells that `volume[billing]` means; `chosen` is nil for all of them, the result nil after a fault.
  private mutating func cells(of assignment: Assignment, in quantity: Quantity) -> (chosen: [Int]?, Void)? {
    guard !assignment.members.isEmpty else { return (nil, ()) }
    let axes = quantity.type.axes
    var wanted = [Int?](repeating: nil, count: axes.count)
    for member in assignment.members {
      guard let position = axes.firstIndex(where: { $0.members.contains(member.text) }),
        let index = axes[position].members.firstIndex(of: member.text)
      else {
        report(.noSuchMember(member.text, of: quantity.name, axes: axes, at: member.span))
        return nil
      }
      wanted[position] = index
    }
    var chosen: [Int] = []
    for cell in 0..<quantity.type.cellCount {
      var rest = cell
      var isWanted = true
      for (axis, index) in zip(axes, wanted).reversed() {
        if let index, rest % axis.members.count != index { isWanted = false }
        rest /= axis.members.count
      }
      if isWanted { chosen.append(cell) }
    }
    return (chosen, ())
  }

  // MARK: ranges

  /// What becomes of the range: a plain value fixes, `keeping range` scales, a new range replaces; nil after a fault.
  mutating func ranging(
    of assignment: Assignment, value: Typed, was uncertainty: [Uncertainty?], _ base: Typed,
    in context: ExpressionContext
  ) -> CheckedAssignment.Ranging? {
    if assignment.keepsRange {
      guard assignment.uncertainty == nil, uncertainty.contains(where: { $0 != nil }) else {
        report(.noRangeToKeep(Composer.joined(assignment.target).text, at: assignment.span))
        return nil
      }
      return .scaled
    }
    guard let written = assignment.uncertainty else { return .fixed }
    let count = max(1, base.type.cellCount)
    guard let values = value.expression.constantCells else {
      report(.rangeOfSeries(at: written.span))
      return nil
    }
    var result: [Uncertainty?] = []
    for cell in 0..<count {
      let center = values.count == count ? values[cell] : values.first
      guard
        let found = self.uncertainty(written, base: center, unit: base.type.unit, in: context)
      else { return nil }
      result.append(found.uncertainty)
    }
    return .replaced(result)
  }
}
