import Testing

@testable import Finance

struct MetricValueTests {
  @Test func `a return on nothing is not meaningful`() {
    #expect(ReturnOnInvestment.ratio(benefits: 271, costs: 100) == .value(2.71 - 1))
    #expect(ReturnOnInvestment.ratio(benefits: 1, costs: 0) == .notMeaningful(.noCosts))
    #expect(ReturnOnInvestment.ratio(benefits: 1, costs: -1) == .notMeaningful(.negativeCosts))
  }

  @Test func `a cost per outcome needs an outcome`() {
    #expect(MetricValue.quotient(1200, by: 400, named: "cases") == .value(3))
    #expect(MetricValue.quotient(1200, by: 0, named: "cases") == .notMeaningful(.divisionByZero(divisor: "cases")))
    #expect(MetricValue.quotient(1e300, by: 1e-300, named: "cases") == .notMeaningful(.overflow))
  }

  @Test func `the cashable share closes the cash-only gap, or none does`() {
    #expect(CashableShare.share(cashOnly: -50, capacityBenefits: 200) == .value(0.25))
    #expect(CashableShare.share(cashOnly: -200, capacityBenefits: 200) == .value(1))
    #expect(CashableShare.share(cashOnly: 10, capacityBenefits: 0) == .value(0))
    for capacity in [0, 199, -300] {
      #expect(
        CashableShare.share(cashOnly: -200, capacityBenefits: Double(capacity)) == .notMeaningful(.noCashableShare))
    }
  }

  @Test(arguments: [
    (0.25, "25%"), (4, "400%"), (0.0712, "7.1%"), (0.07, "7%"), (-0.444, "-44.4%"), (-0.0001, "0%"), (1e18, "1e+20%"),
  ])
  func `percentages have one decimal and are whole when whole`(rate: Double, text: String) {
    #expect(MetricValue.Reason.percentage(rate) == text)
  }

  @Test func `each reason reads as a finance partner would say it`() {
    let wording: [(MetricValue.Reason, String)] = [
      (.noSignChange, "no rate of return: the net never changes sign"),
      (.noRate, "no rate of return: no rate brings the net present value to 0"),
      (.severalRates([0.25, 4]), "two rates: 25%, 400%"),
      (
        .severalRates(Array(repeating: 0.1, count: 11)),
        "11 rates: " + Array(repeating: "10%", count: 11).joined(separator: ", ")
      ),
      (.onlyRatesTooLow([-0.995]), "no rate of return above -99% a year: -99.5%"),
      (.ratesNotIsolated, "no rate of return: too many rates come close to one"),
      (.neverPaysBack(withinMonths: 36), "never pays back within 36 months"),
      (.noCosts, "no costs"),
      (.negativeCosts, "costs below zero"),
      (.noPayments, "no payments"),
      (.noCashableShare, "no share of the capacity benefits brings the cash-only net present value to 0"),
      (.divisionByZero(divisor: "cases"), "division by zero: cases is 0"),
      (.overflow, "too large to represent"),
    ]
    for (reason, text) in wording { #expect(reason.description == text) }
  }
}
