package import Checking
package import Finance
import Foundation
import Quantities

extension ReferenceEvaluator {
  package struct ViewRows {
    package var costs: [Double]
    package var benefits: [Double]
    package var tax: [Double]
    package var net: [Double] { costs.indices.map { benefits[$0] - costs[$0] - tax[$0] } }
  }

  private var columns: Range<Int> { 0..<timeline.count + 1 }

  /// A line's amounts when incurred and when paid, revenue at its margin; and its part of the risk-adjusted view.
  package func amounts(of line: Line) -> (accrual: [Double], cash: [Double], adjusted: [Double]) {
    var accrual = columns.map { _ in 0.0 }
    var cash = accrual
    var adjusted = accrual
    guard line.statedZero == nil else { return (accrual, cash, adjusted) }
    for cell in 0..<model[line.id].type.cellCount {
      let members = members(of: cell, over: model[line.id].type.axes)
      let margin = line.kind == .revenue ? line.margin : nil
      let owed = columns.map { column in
        amount(value(of: line.id, members, column), column) * (margin.map { value($0, members, column) } ?? 1)
      }
      let paid = paid(owed, line.payment)
      for column in columns {
        let haircut = line.risk.map { value($0, members, column) } ?? 0
        accrual[column] += owed[column]
        cash[column] += paid[column]
        adjusted[column] += paid[column] * (line.side == .cost ? 1 + haircut : 1 - haircut)
      }
    }
    return (accrual, cash, adjusted)
  }

  /// In advance: a block's amounts in its first period. After N days: N/365 years later in whole periods, at latest in
  /// the last.
  private func paid(_ owed: [Double], _ timing: PaymentTiming) -> [Double] {
    var paid = owed.map { _ in 0.0 }
    for column in owed.indices {
      var when = column
      switch timing {
      case .asIncurred: break
      case .inAdvance(let block):
        if column > 0 {
          let begins = (column - 1) * timeline.monthsPerPeriod
          let first = (1...column).first { ($0 - 1) * timeline.monthsPerPeriod >= begins / block * block }
          when = first ?? column
        }
      case .after(let days):
        when = min(column + Int((days / 365 * 12 / months).rounded(.toNearestOrAwayFromZero)), timeline.count)
      }
      paid[when] += owed[column]
    }
    return paid
  }

  private func isChosen(_ line: Line) -> Bool {
    guard let option = line.choiceOption else { return true }
    return choices[option.choice] == option.option
  }

  package func view(_ view: View) -> ViewRows {
    if let known = views[view] { return known }
    let rows = compute(view)
    views[view] = rows
    return rows
  }

  private func compute(_ view: View) -> ViewRows {
    var rows = ViewRows(costs: columns.map { _ in 0 }, benefits: columns.map { _ in 0 }, tax: columns.map { _ in 0 })
    for line in model.lines where isChosen(line) {
      guard view == .cashOnly ? line.countsAsCash : line.countsEconomically else { continue }
      let amounts = amounts(of: line)
      let counted = view == .riskAdjusted ? amounts.adjusted : amounts.cash
      for column in columns {
        if line.side == .cost {
          rows.costs[column] += counted[column]
        } else {
          rows.benefits[column] += counted[column]
        }
      }
    }
    if view == .afterTax { rows.tax = tax() }
    return rows
  }

  /// Rate × (cash net without capital outlays − straight-line amortisation from the period after).
  private func tax() -> [Double] {
    guard let id = model.idByName["tax"] else { return columns.map { _ in 0 } }
    var taxed = self.view(.cashOnly).net
    for line in model.lines where isChosen(line) && line.countsAsCash {
      guard let life = line.capexMonths else { continue }
      let amounts = amounts(of: line)
      for column in columns {
        taxed[column] += amounts.cash[column]
        for later in columns where later > column {
          let before = (later - column - 1) * timeline.monthsPerPeriod
          let share = Double(max(0, min(life - before, timeline.monthsPerPeriod))) / Double(life)
          taxed[later] -= amounts.accrual[column] * share
        }
      }
    }
    return columns.map { value(of: id, [:], $0) * taxed[$0] }
  }

  // MARK: Metrics

  private var rate: Double { model.idByName["discount"].map { value(of: $0, [:], 1) * 12 } ?? .nan }

  private func factor(_ column: Int, _ rate: Double) -> Double {
    let time = column == 0 ? 0 : (Double(column) - (model.flowsMidPeriod ? 0.5 : 0)) * months
    return pow(1 + rate, -time / 12)
  }

  func presentValue(_ row: [Double]) -> Double { row.indices.reduce(0) { $0 + row[$1] * factor($1, rate) } }

  /// nil where it does not exist.
  package func metric(_ reference: MetricReference) -> Double? {
    let rows = view(reference.view)
    let benefits = zip(rows.benefits, rows.tax).map { $0 - $1 }
    switch reference.metric {
    case .npv: return presentValue(rows.net)
    case .roi:
      let costs = presentValue(rows.costs)
      return costs > 0 ? presentValue(benefits) / costs - 1 : nil
    case .irr: return internalRate(rows.net)
    case .mirr: return modifiedRate(rows.net)
    case .payback: return payback(rows.net)
    case .discountedPayback: return payback(rows.net.indices.map { rows.net[$0] * factor($0, rate) })
    case .totalCost: return rows.costs.reduce(0, +)
    case .costsPresentValue: return presentValue(rows.costs)
    case .benefitsPresentValue: return presentValue(benefits)
    case .peakFunding:
      var sum = 0.0
      return rows.net.reduce(0.0) { deepest, flow in
        sum += flow
        return min(deepest, sum)
      }
    }
  }

  func ofFlow(_ name: String, _ row: [Double]) -> Double {
    switch name {
    case "npv": presentValue(row)
    case "irr": internalRate(row) ?? .nan
    default: payback(row) ?? .nan
    }
  }

  /// Months until the running total is at or above 0 for good.
  private func payback(_ flow: [Double]) -> Double? {
    if flow.allSatisfy({ $0 == 0 }) { return nil }
    var running: [Double] = []
    for amount in flow { running.append((running.last ?? 0) + amount) }
    guard let end = running.last, end >= 0 else { return nil }
    guard let below = running.lastIndex(where: { $0 < 0 }) else { return 0 }
    return (Double(below) + running[below] / (running[below] - running[below + 1])) * months
  }

  /// The only rate a year above −99% at which the flows are worth nothing, looked for up to a growth of 1e60.
  private func internalRate(_ flow: [Double]) -> Double? {
    /// What the flows are worth at a rate, but for a factor; x is the factor of one period.
    func worth(_ rate: Double) -> Double {
      let x = pow(1 + rate, -months / 12)
      let first = model.flowsMidPeriod ? x.squareRoot() : x
      var later = 0.0
      var index = flow.count - 1
      while index > 0 {
        later = later * x + flow[index]
        index -= 1
      }
      return flow[0] + first * later
    }
    // In even steps of the logarithm of 1 + r.
    let grid = (0...800).map { exp(log(0.01) + Double($0) * (log(1e60) - log(0.01)) / 800) - 1 }
    let isBelow = grid.map { worth($0) < 0 }
    var roots: [Double] = []
    for index in 0..<800 where isBelow[index] != isBelow[index + 1] {
      let rising = isBelow[index]
      var (low, high) = (grid[index], grid[index + 1])
      for _ in 0..<200 {
        let middle = (low + high) / 2
        if (worth(middle) < 0) == rising { low = middle } else { high = middle }
      }
      roots.append((low + high) / 2)
    }
    return roots.count == 1 ? roots[0] : nil
  }

  /// Outflows financed and inflows reinvested at the hurdle rate.
  private func modifiedRate(_ flow: [Double]) -> Double? {
    let spent = -presentValue(flow.map { min($0, 0) })
    let received = presentValue(flow.map { max($0, 0) })
    guard spent > 0, received > 0 else { return nil }
    let years = Double(timeline.count) * months / 12
    return pow(received / spent, 1 / years) * (1 + rate) - 1
  }
}
