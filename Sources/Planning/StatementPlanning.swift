import Checking
import Finance
import Program
import Quantities

/// Plans the statement: every line's amounts as incurred and as paid, and what counts in each view.
struct StatementPlanning {
  let model: CheckedModel

  /// A line whose quantity has no nodes, because a need is unmet, has none either.
  func plan(_ line: Line, in lowering: inout ExpressionLowering) -> LinePlan? {
    let axes = model[line.id].type.axes
    let flows = lowering.cells[line.id.index]
    guard !flows.isEmpty, let margins = factors(line.kind == .revenue ? line.margin : nil, over: axes, in: &lowering),
      let haircuts = factors(line.risk, over: axes, in: &lowering)
    else { return nil }
    var accrual: [Node] = []
    for (cell, flow) in flows.enumerated() {
      let amounts = lowering.program.amounts(of: flow)
      accrual.append(margins.isEmpty ? amounts : lowering.program.binary(.multiply, amounts, margins[cell]))
    }
    let cash = accrual.map { lowering.program.paid($0, line.payment) }
    let cashTotal = lowering.program.total(cash)
    var counted: [View: Node] = [:]
    if line.countsEconomically {
      counted[.economic] = cashTotal
      counted[.riskAdjusted] = haircuts.isEmpty ? cashTotal : reduced(cash, by: haircuts, line.side, in: &lowering)
      if model.hasTax { counted[.afterTax] = cashTotal }
    }
    if line.countsAsCash { counted[.cashOnly] = cashTotal }
    let accrualTotal = lowering.program.total(accrual)
    return LinePlan(
      accrual: accrual, cash: cash, accrualTotal: accrualTotal, cashTotal: cashTotal,
      amortisation: line.capexMonths.map { lowering.program.amortised(accrualTotal, months: $0) }, counted: counted)
  }

  /// A fraction by cell; none where the line has none, nil where it cannot be computed.
  private func factors(
    _ expression: CheckedExpression?, over axes: [Axis], in lowering: inout ExpressionLowering
  ) -> [Node]? {
    guard let expression else { return [] }
    return lowering.lower(expression, over: axes)
  }

  /// A haircut is always adverse: a benefit shrinks, a cost grows.
  private func reduced(
    _ cash: [Node], by haircuts: [Node], _ side: Line.Side, in lowering: inout ExpressionLowering
  ) -> Node {
    let one = lowering.program.constant(1)
    let parts = zip(cash, haircuts).map { amounts, haircut in
      let factor = lowering.program.binary(side == .cost ? .add : .subtract, one, haircut)
      return lowering.program.binary(.multiply, amounts, factor)
    }
    return lowering.program.total(parts)
  }

  /// The totals of a view; lines left out by a choice or by hand are skipped in the run.
  func plan(_ view: View, lines: [LinePlan], in lowering: inout ExpressionLowering) -> ViewPlan {
    let costs = total(.cost, view, lines, in: &lowering)
    let benefits = total(.benefit, view, lines, in: &lowering)
    return ViewPlan(costs: costs, benefits: benefits, net: lowering.program.binary(.subtract, benefits, costs))
  }

  private func total(
    _ side: Line.Side, _ view: View, _ lines: [LinePlan], in lowering: inout ExpressionLowering
  ) -> Node {
    let operands = zip(model.lines, lines).enumerated().compactMap { index, pair -> Instruction.Operand? in
      guard pair.0.side == side, let node = pair.1.counted[view] else { return nil }
      return Instruction.Operand(node, line: index)
    }
    return total(operands, in: &lowering)
  }

  /// Many terms are added in blocks, so that a change to one adds up one block again and not all of them.
  private func total(_ operands: [Instruction.Operand], in lowering: inout ExpressionLowering) -> Node {
    let block = 64
    guard operands.count > block else { return lowering.program.total(operands) }
    let blocks = stride(from: 0, to: operands.count, by: block).map { start in
      lowering.program.total(Array(operands[start..<min(start + block, operands.count)]))
    }
    return total(blocks.map { Instruction.Operand($0) }, in: &lowering)
  }

  /// The economic view less tax on the cash net: capital outlays are left out and their amortisation taken off.
  func planAfterTax(
    rate: Node, cashOnly: ViewPlan, lines: [LinePlan], in lowering: inout ExpressionLowering
  ) -> ViewPlan {
    let economic = plan(.afterTax, lines: lines, in: &lowering)
    let capital = zip(model.lines, lines).enumerated().filter {
      $0.element.0.capexMonths != nil && $0.element.0.countsAsCash
    }
    let outlays = total(capital.map { Instruction.Operand($0.element.1.cashTotal, line: $0.offset) }, in: &lowering)
    let amortisation = total(
      capital.compactMap { index, pair in pair.1.amortisation.map { Instruction.Operand($0, line: index) } },
      in: &lowering)
    let operating = lowering.program.binary(.add, cashOnly.net, outlays)
    let taxed = lowering.program.binary(.subtract, operating, amortisation)
    let tax = lowering.program.binary(.multiply, taxed, rate)
    return ViewPlan(
      costs: economic.costs, benefits: economic.benefits,
      net: lowering.program.binary(.subtract, economic.net, tax), tax: tax, amortisation: amortisation)
  }
}
