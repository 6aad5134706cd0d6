package import Checking
package import Diagnostics
package import Engine
package import Finance
package import Planning
import Quantities
import Syntax

/// A scenario whose inputs can be moved, again and again, without touching the session it comes from.
///
/// A lever does what `set` would: inputs that are given by the moved one follow it.
package final class WhatIf {
  package let plan: Plan
  /// The scenario as it stands.
  package let base: InputValues
  /// Standing at `base` or at the move made last.
  package let evaluator: Evaluator
  private let resolver: InputResolver
  private let overlays: [Overlay]
  private let excluded: Set<Int>
  /// Inputs that others are given by.
  private let followed: Set<QuantityID>

  /// - Parameters:
  ///   - plan: one that the inputs under these overlays fit.
  ///   - overlays: the scenario, from the bottom.
  ///   - excluding: lines left out by hand, by index.
  package init(
    _ plan: Plan, resolver: InputResolver, overlays: [Overlay], excluding: Set<Int> = []
  ) throws(Diagnostic) {
    self.plan = plan
    self.resolver = resolver
    self.overlays = overlays
    excluded = excluding
    base = try resolver.values(under: overlays, excluding: excluding)
    evaluator = Evaluator(plan, inputs: base)
    let declared = plan.model.quantities.flatMap { quantity -> [QuantityID] in
      if case .input = quantity.role { quantity.definition?.references ?? [] } else { [] }
    }
    let assigned = overlays.flatMap(\.assignments).flatMap { assignment in
      assignment.value.references.filter { $0 != assignment.target }
    }
    followed = Set(declared + assigned)
  }

  package var model: CheckedModel { plan.model }

  // MARK: Moving

  /// The inputs with some levers moved.
  /// - Throws: where inputs that follow cannot, as a range that is kept around 0.
  package func inputs(moving moves: [(lever: Lever, value: Double)]) throws(Diagnostic) -> InputValues {
    if !moves.contains(where: { followed.contains($0.lever.input) }) {
      return moves.reduce(base) { inputs, move in
        switch move.lever.reach {
        case .cell(let cell): inputs.setting(move.lever.input, cell: cell, to: move.value)
        case .whole: inputs.setting(move.lever.input, cell: nil, to: move.value)
        case .scale: inputs.scaling(move.lever.input, by: move.value)
        }
      }
    }
    return try resolved(moving: moves)
  }

  /// The same with what was set, and what is uncertain, worked out anew: what trials are drawn from.
  package func resolved(moving moves: [(lever: Lever, value: Double)]) throws(Diagnostic) -> InputValues {
    let top = Overlay(assignments: moves.map(assignment))
    // A routing that was decided stays, as it does where no other input follows.
    return try resolver.values(under: overlays + [top], excluding: excluded, keepingRoutesOf: base)
  }

  /// The inputs after an assignment on top of the scenario.
  package func inputs(applying assignment: CheckedAssignment) throws(Diagnostic) -> InputValues {
    try resolver.values(under: overlays + [Overlay(assignments: [assignment])], excluding: excluded)
  }

  private func assignment(_ move: (lever: Lever, value: Double)) -> CheckedAssignment {
    let quantity = model[move.lever.input]
    func constant(_ unit: Unit) -> CheckedExpression {
      CheckedExpression(.constant(move.value), type: ValueType(unit: unit), span: quantity.span)
    }
    var cells: [Int]?
    let value: CheckedExpression
    switch move.lever.reach {
    case .cell(let cell):
      cells = [cell]
      value = constant(quantity.type.unit)
    case .whole: value = constant(quantity.type.unit)
    case .scale:
      let beneath = CheckedExpression(.reference(quantity.id), type: quantity.type, span: quantity.span)
      value = CheckedExpression(.binary(.times, beneath, constant(.one)), type: quantity.type, span: quantity.span)
    }
    return CheckedAssignment(target: quantity.id, cells: cells, value: value, ranging: .fixed, span: quantity.span)
  }

  // MARK: Reading

  /// A figure with some levers moved, or why it has none there.
  package func value(of measure: Measure, moving moves: [(lever: Lever, value: Double)] = []) -> MetricValue {
    values(of: [measure], moving: moves)[0]
  }

  /// Several figures with some levers moved.
  package func values(of measures: [Measure], moving moves: [(lever: Lever, value: Double)] = []) -> [MetricValue] {
    do throws(Diagnostic) {
      evaluator.update(try inputs(moving: moves))
    } catch {
      let name = moves.first.map { model[$0.lever.input].name } ?? ""
      let reason = MetricValue.Reason.undefined(.noValue, in: name, period: nil)
      return measures.map { _ in .notMeaningful(reason) }
    }
    return measures.map { $0.value(in: evaluator) }
  }

  /// A figure under other inputs of the same plan.
  func value(of measure: Measure, under inputs: InputValues) -> MetricValue {
    evaluator.update(inputs)
    return measure.value(in: evaluator)
  }

  /// A lever as it stands: its number in base units, that of the first period where it varies; 1 for a scale.
  package func position(of lever: Lever) -> Double {
    switch lever.reach {
    case .cell(let cell): base.scalar(of: lever.input, cell: cell)
    case .whole: base.scalar(of: lever.input)
    case .scale: 1
    }
  }
}
