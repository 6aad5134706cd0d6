import Finance
import Program
import Quantities

/// Financial functions as steps: the arithmetic of Finance in the same order. What is undefined is NaN.
extension Unrolling {
  private mutating func row(_ node: Node) -> [TrialValue] { (0..<columns).map { value(node, $0) } }

  /// The arithmetic of `FinancialCall`; what is undefined is NaN.
  mutating func financial(_ function: FinancialFunction, _ operands: [Node]) -> TrialValue {
    switch function {
    case .presentValue:
      let total = presentValue(row(operands[0]), factors(rate: operands[1]))
      return graph.finite(total)
    case .returnOnInvestment: return returnOnInvestment(operands)
    case .internalRate: return graph.internalRate(row(operands[0]))
    case .modifiedInternalRate: return modifiedRate(row(operands[0]), rate: operands[1])
    case .payback: return payback(row(operands[0]))
    case .discountedPayback:
      let net = row(operands[0])
      let factors = factors(rate: operands[1])
      var flows: [TrialValue] = []
      for column in net.indices {
        graph.column = Int32(column)
        flows.append(graph.binary(.multiply, net[column], factors[column]))
      }
      return payback(flows)
    case .peakFunding:
      var deepest = graph.constant(0)
      let totals = running(row(operands[0]))
      for (column, total) in totals.enumerated() {
        graph.column = Int32(column)
        deepest = graph.binary(.minimum, deepest, total)
      }
      return graph.finite(deepest)
    }
  }

  private mutating func factors(rate: Node) -> [TrialValue] {
    let months = program.timeline.monthsPerPeriod
    let times = FlowTimes(monthsPerPeriod: months, placement: flowsMidPeriod ? .midPeriod : .endOfPeriod)
    let rate = value(rate, 0)
    if let rate = graph.number(rate) {
      return Discounting(annualRate: rate, times: times).factors(periods: columns - 1).map { graph.constant($0) }
    }
    let one = graph.constant(1)
    graph.column = 0
    let growth = graph.add(one, rate)
    let exponents = (0..<columns).map { graph.constant(-times.months(at: $0) / 12) }
    return graph.powers(growth, exponents, first: 0)
  }

  private mutating func presentValue(_ amounts: [TrialValue], _ factors: [TrialValue]) -> TrialValue {
    var total = graph.constant(0)
    for column in amounts.indices {
      graph.column = Int32(column)
      let worth = graph.binary(.multiply, amounts[column], factors[column])
      total = graph.add(total, worth)
    }
    return total
  }

  private mutating func returnOnInvestment(_ operands: [Node]) -> TrialValue {
    let factors = factors(rate: operands[2])
    let costs = presentValue(row(operands[0]), factors)
    let benefits = presentValue(row(operands[1]), factors)
    let zero = graph.constant(0)
    let one = graph.constant(1)
    let nothing = graph.constant(.nan)
    let quotient = graph.binary(.divide, benefits, costs)
    let ratio = graph.binary(.subtract, quotient, one)
    let hasCosts = graph.binary(.less, zero, costs)
    let meaningful = graph.select(hasCosts, ratio, nothing)
    return graph.finite(meaningful)
  }

  private mutating func running(_ flows: [TrialValue]) -> [TrialValue] {
    var total = graph.constant(0)
    return flows.enumerated().map { column, flow in
      graph.column = Int32(column)
      total = graph.add(total, flow)
      return total
    }
  }

  private mutating func payback(_ flows: [TrialValue]) -> TrialValue {
    let totals = running(flows)
    let zero = graph.constant(0)
    let nothing = graph.constant(.nan)
    var last = zero
    var highest = zero
    for column in totals.indices {
      graph.column = Int32(column)
      highest = graph.binary(.maximum, highest, totals[column])
      if column == 0 { continue }
      last = graph.lastReturn(before: totals[column - 1], after: totals[column], period: column, last: last)
    }
    guard let end = totals.last else { return nothing }
    let length = graph.constant(Double(program.timeline.monthsPerPeriod))
    let months = graph.binary(.multiply, last, length)
    let isBack = graph.binary(.lessOrEqual, zero, end)
    let backOrNot = graph.select(isBack, months, nothing)
    // What was never above 0 and never came back to it never flowed at all.
    let wasAbove = graph.binary(.less, zero, highest)
    let cameBack = graph.binary(.less, zero, last)
    let flowed = graph.binary(.or, wasAbove, cameBack)
    let flowing = graph.select(flowed, backOrNot, nothing)
    // A total beyond all numbers never came back.
    let difference = graph.binary(.subtract, end, end)
    let isFinite = graph.binary(.equal, difference, zero)
    return graph.finite(graph.select(isFinite, flowing, nothing))
  }

  /// As `ModifiedRateOfReturn.annual` does it, both rates the same.
  private mutating func modifiedRate(_ net: [TrialValue], rate: Node) -> TrialValue {
    let factors = factors(rate: rate)
    let zero = graph.constant(0)
    let one = graph.constant(1)
    let nothing = graph.constant(.nan)
    var paidIn = zero
    var returned = zero
    for column in net.indices {
      graph.column = Int32(column)
      let worth = graph.binary(.multiply, net[column], factors[column])
      let isNegative = graph.binary(.less, net[column], zero)
      let outflow = graph.select(isNegative, worth, zero)
      let inflow = graph.select(isNegative, zero, worth)
      paidIn = graph.binary(.subtract, paidIn, outflow)
      returned = graph.add(returned, inflow)
    }
    let years = graph.constant(1 / (Double((columns - 1) * program.timeline.monthsPerPeriod) / 12))
    let hasOutflow = graph.binary(.less, zero, paidIn)
    let hasInflow = graph.binary(.less, zero, returned)
    let hasBoth = graph.binary(.and, hasOutflow, hasInflow)
    let quotient = graph.binary(.divide, returned, paidIn)
    let growth = graph.binary(.power, quotient, years)
    let base = graph.add(one, value(rate, 0))
    let compounded = graph.binary(.multiply, growth, base)
    let annual = graph.binary(.subtract, compounded, one)
    return graph.finite(graph.select(hasBoth, annual, nothing))
  }
}
