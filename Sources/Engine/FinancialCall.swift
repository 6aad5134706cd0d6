import Finance
import Program
import Quantities

/// Calls Finance for a `financial` instruction.
struct FinancialCall {
  let monthsPerPeriod: Int
  let times: FlowTimes

  init(timeline: Timeline, flowsMidPeriod: Bool) {
    monthsPerPeriod = timeline.monthsPerPeriod
    times = FlowTimes(
      monthsPerPeriod: timeline.monthsPerPeriod, placement: flowsMidPeriod ? .midPeriod : .endOfPeriod)
  }

  /// - Parameter rows: the operands by column; of a rate the first number counts.
  func value(_ function: FinancialFunction, _ rows: [[Double]]) -> MetricValue {
    func discounting(_ index: Int) -> Discounting { Discounting(annualRate: rows[index][0], times: times) }
    func factors(_ index: Int) -> [Double] { discounting(index).factors(periods: rows[0].count - 1) }
    switch function {
    case .presentValue: return MetricValue(PresentValue.total(of: rows[0], factors: factors(1)))
    case .returnOnInvestment:
      let factors = factors(2)
      return ReturnOnInvestment.ratio(
        benefits: PresentValue.total(of: rows[1], factors: factors),
        costs: PresentValue.total(of: rows[0], factors: factors))
    case .internalRate: return RateOfReturn(net: rows[0], times: times).metric
    case .modifiedInternalRate:
      return ModifiedRateOfReturn.annual(
        net: rows[0], financing: discounting(1), reinvestment: discounting(1))
    case .payback: return Payback.months(net: rows[0], monthsPerPeriod: monthsPerPeriod)
    case .discountedPayback:
      return Payback.discountedMonths(net: rows[0], factors: factors(1), monthsPerPeriod: monthsPerPeriod)
    case .peakFunding: return MetricValue(CumulativeNet.deepest(rows[0]))
    }
  }
}
