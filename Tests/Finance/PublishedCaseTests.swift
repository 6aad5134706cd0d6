import Finance
import Testing

/// A commissioned Total Economic Impact study of 2020: three years at 10%, flows at the end of the year.
struct PublishedCaseTests {
  private struct Line {
    let flows: [Double]
    let presentValue: Double
  }

  private let benefits = [
    Line(flows: [0, 2_165_625, 8_219_531, 9_863_438], presentValue: 16_172_298),
    Line(flows: [0, 1_254_094, 4_704_492, 5_645_391], presentValue: 9_269_561),
    Line(flows: [0, 466_875, 555_469, 644_063], presentValue: 1_367_391),
    Line(flows: [0, 280_210, 350_262, 420_315], presentValue: 859_998),
    Line(flows: [0, 218_925, 54_731, 54_731], presentValue: 285_376),
    Line(flows: [0, 97_750, 405_011, 503_076], presentValue: 801_551),
  ]
  private let costs = [
    Line(flows: [0, 2_215_065, 1_257_795, 1_423_170], presentValue: 4_122_444),
    Line(flows: [1_980_000, 837_833, 852_500, 1_017_500], presentValue: 4_210_674),
    Line(flows: [236_500, 26_400, 200_200, 200_200], presentValue: 576_368),
    Line(flows: [0, 156_450, 681_450, 1_337_700], presentValue: 1_710_443),
  ]

  private let discounting = Discounting(annualRate: 0.1, times: FlowTimes(monthsPerPeriod: 12))
  private var factors: [Double] { discounting.factors(periods: 3) }

  private func total(_ lines: [Line]) -> [Double] {
    (0...3).map { year in lines.reduce(0) { $0 + $1.flows[year] } }
  }
  private var net: [Double] { zip(total(benefits), total(costs)).map { $0 - $1 } }

  @Test func `each line's present value is within a dollar`() {
    for line in benefits + costs {
      #expect(abs(PresentValue.total(of: line.flows, factors: factors) - line.presentValue) < 1)
    }
  }

  @Test func `the totals agree to the dollar`() {
    let benefits = PresentValue.total(of: total(benefits), factors: factors)
    let costs = PresentValue.total(of: total(costs), factors: factors)
    #expect(benefits.rounded() == 28_756_175)
    #expect(costs.rounded() == 10_619_929)
    #expect(PresentValue.total(of: net, factors: factors).rounded() == 18_136_246)
    #expect(ReturnOnInvestment.ratio(benefits: benefits, costs: costs).number.map { ($0 * 100).rounded() } == 171)
  }

  @Test func `it pays back after 13.03 months`() throws {
    let months = try #require(Payback.months(net: net, monthsPerPeriod: 12).number)
    #expect(abs(months - 13.03) < 0.005)
  }

  @Test func `discounting the start too, as a spreadsheet's NPV does, would lose 1.6 million`() {
    let trapped = PresentValue.total(of: [0] + net, factors: discounting.factors(periods: 4))
    #expect(trapped.rounded() == 16_487_496)
  }
}
