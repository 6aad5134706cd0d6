import Finance
import Testing

/// Published answers: worked examples of spreadsheet manuals and textbooks.
struct KnownRatesTests {
  private let yearly = FlowTimes(monthsPerPeriod: 12)

  private func rate(_ net: Double...) -> RateOfReturn { RateOfReturn(net: net, times: yearly) }

  private func reason(_ rate: RateOfReturn) -> String? {
    switch rate.metric {
    case .value: nil
    case .notMeaningful(let reason): reason.description
    }
  }

  @Test func `an investment that returns 10.6 %`() throws {
    let found = try #require(rate(-40000, 5000, 8000, 12000, 30000).metric.number)
    #expect(abs(found - 0.1058225984) < 5e-11)
  }

  @Test func `a loss of 44 % a year`() throws {
    let found = try #require(rate(-70000, 12000, 15000).metric.number)
    #expect(abs(found - -0.4435069413) < 5e-11)
  }

  @Test func `the examples of the documentation`() throws {
    #expect(isClose(try #require(rate(-100, 110).metric.number), 0.1, relative: 1e-12))
    let aYearLater = [DatedAmount(day: 0, amount: -100), DatedAmount(day: 365, amount: 110)]
    #expect(abs(DatedReturn.presentValue(of: aYearLater, annualRate: 0.1)) < 1e-13)
    #expect(DatedReturn.presentValue(of: [], annualRate: 0.1) == 0)
    let discounting = Discounting(annualRate: 0.1, times: yearly)
    let modified = ModifiedRateOfReturn.annual(net: [-100, 60, 60], financing: discounting, reinvestment: discounting)
    #expect(isClose(try #require(modified.number), 1.26.squareRoot() - 1, relative: 1e-12))
    #expect(yearly.months(at: 2) == 24)
    #expect(FlowTimes(monthsPerPeriod: 12, placement: .midPeriod).months(at: 2) == 18)
  }

  @Test func `two rates are named and none is chosen`() {
    let found = rate(-1600, 10000, -10000)
    #expect(found.rates.count == 2)
    #expect(reason(found) == "two rates: 25%, 400%")
  }

  @Test func `three rates are named`() {
    #expect(reason(rate(-1000, 3600, -4310, 1716)) == "three rates: 10%, 20%, 30%")
    #expect(rate(-5, 10.5, 1, -8, 1).rates.count == 3)
  }

  @Test func `no rate where every rate leaves a loss`() {
    #expect(rate(-100, 230, -133).metric == .notMeaningful(.noRate))
  }

  @Test func `no rate where the net never changes sign`() {
    for found in [rate(1, 2, 3), rate(-1, -2), rate(0, 0), rate(), rate(5)] {
      #expect(found.metric == .notMeaningful(.noSignChange))
    }
  }

  @Test func `a rate at which several meet is one rate`() throws {
    let found = try #require(rate(-100, 230, -132.25).metric.number)
    #expect(abs(found - 0.15) < 1e-6)
    let threefold = try #require(rate(-1000, 3300, -3630, 1331).metric.number)
    #expect(abs(threefold - 0.1) < 1e-4)
  }

  @Test func `a rate below −99 % a year is named and left out`() throws {
    // (1 + r) is 1.1 or 0.001.
    let found = rate(-1, 1.101, -0.0011)
    #expect(abs(try #require(found.metric.number) - 0.1) < 1e-12)
    #expect(found.ignored.count == 1)
    let alone = rate(-1000, 1)
    #expect(alone.rates.isEmpty)
    #expect(reason(alone) == "no rate of return above -99% a year: -99.9%")
  }

  @Test func `months and years compound`() throws {
    let found = RateOfReturn(net: [-100, 101], times: FlowTimes(monthsPerPeriod: 1))
    #expect(isClose(try #require(found.metric.number), 0.12682503013196977, relative: 1e-12))
  }

  @Test func `a rate beyond every number is said to be so`() {
    let found = RateOfReturn(net: [-1e-200, 1e200], times: FlowTimes(monthsPerPeriod: 1))
    #expect(found.metric == .notMeaningful(.overflow))
    #expect(rate(-1, .infinity).metric == .notMeaningful(.overflow))
  }

  @Test func `dated flows return 37 % whatever their order`() throws {
    // Days from 2008-01-01: 2008-03-01, 2008-10-30, 2009-02-15, 2009-04-01.
    let flows = [(0, -10000), (60, 2750), (303, 4250), (411, 3250), (456, 2750)]
      .map { DatedAmount(day: $0.0 + 39448, amount: $0.1) }
    let found = try #require(DatedReturn.rate(of: flows).metric.number)
    #expect(abs(found - 0.3733625335) < 5e-11)
    #expect(abs(DatedReturn.presentValue(of: flows, annualRate: 0.09) - 2086.647602) < 5e-7)
    var numbers = SeededNumbers(seed: 1)
    for _ in 0..<10 {
      let shuffled = flows.shuffled(using: &numbers)
      #expect(DatedReturn.rate(of: shuffled).metric == .value(found))
      #expect(
        DatedReturn.presentValue(of: shuffled, annualRate: 0.09)
          == DatedReturn.presentValue(of: flows, annualRate: 0.09))
    }
  }

  @Test func `amounts on one day count together`() throws {
    let flows = [(365, 60.0), (0, -70), (365, 50), (0, -30)].map { DatedAmount(day: $0.0, amount: $0.1) }
    #expect(isClose(try #require(DatedReturn.rate(of: flows).metric.number), 0.1, relative: 1e-12))
  }

  @Test func `financed at 10 % and reinvested at 12 %, 12.6 % a year`() throws {
    let found = ModifiedRateOfReturn.annual(
      net: [-120000, 39000, 30000, 21000, 37000, 46000],
      financing: Discounting(annualRate: 0.1, times: yearly),
      reinvestment: Discounting(annualRate: 0.12, times: yearly))
    #expect(abs(try #require(found.number) - 0.1260941304) < 5e-11)
  }

  @Test func `no modified rate where the net never changes sign`() {
    let discounting = Discounting(annualRate: 0.1, times: yearly)
    for net: [Double] in [[1, 2], [-1, -2], [], [0]] {
      #expect(
        ModifiedRateOfReturn.annual(net: net, financing: discounting, reinvestment: discounting)
          == .notMeaningful(.noSignChange))
    }
  }

  @Test func `a loan of 15,000 costs 304.15 a month`() throws {
    let payment = LoanPayment.level(rate: 0.08 / 12, periods: 60, principal: 15000)
    #expect(abs(try #require(payment.number) - -304.145914) < 5e-7)
    #expect(LoanPayment.level(rate: 0, periods: 10, principal: 15000) == .value(-1500))
    let nearlyFree = try #require(LoanPayment.level(rate: 1e-14, periods: 10, principal: 15000).number)
    #expect(isClose(nearlyFree, -1500 * (1 + 5.5e-14), relative: 4e-16))
    #expect(LoanPayment.level(rate: 0.1, periods: 0, principal: 1) == .notMeaningful(.noPayments))
  }
}
