package import Checking
package import Diagnostics
package import Program
package import Quantities

/// A further expression on top of a plan: a small program that reads the plan's values, for what is asked at the prompt.
package struct PlanExtension: Sendable {
  package let program: Program
  /// By cell over the expression's axes; empty for a check.
  package let cells: [Node]
  package let type: ValueType
  package let ratios: [Node: ProgramBuilder.Ratio]
  /// Only of a check.
  package let check: CheckPlan?
}

extension Planner {
  /// - Throws: where the expression needs what the plan cannot compute.
  package static func planExpression(
    _ expression: CheckedExpression, extending plan: Plan
  ) throws(Diagnostic) -> PlanExtension {
    var lowering = ExpressionLowering(extending: plan)
    guard let cells = lowering.lower(expression) else {
      throw .notComputable(at: expression.span, because: plan.unavailable)
    }
    let (program, nodes) = lowering.program.finish()
    return PlanExtension(
      program: program, cells: cells.map { nodes[Int($0.index)] }, type: expression.type,
      ratios: lowering.program.ratios { nodes[Int($0.index)] }, check: nil)
  }

  /// - Throws: where the check needs what the plan cannot compute.
  package static func planCheck(
    _ condition: Check.Condition, at span: Span, extending plan: Plan
  ) throws(Diagnostic) -> PlanExtension {
    var lowering = ExpressionLowering(extending: plan)
    guard let check = lowering.plan(condition) else {
      throw .notComputable(at: span, because: plan.unavailable)
    }
    let (program, nodes) = lowering.program.finish()
    return PlanExtension(
      program: program, cells: [], type: ValueType(unit: .one, isTruth: true), ratios: [:],
      check: check.mapNodes { nodes[Int($0.index)] })
  }
}

extension ExpressionLowering {
  fileprivate init(extending plan: Plan) {
    self.init(model: plan.model, timeline: plan.timeline, extending: plan)
    program.model.annualDiscount = plan.annualDiscount.map { value(of: $0, in: plan) }
    program.model.totalCosts = plan.totalCosts.map { value(of: $0, in: plan) }
  }
}
