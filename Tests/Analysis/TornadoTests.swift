import Analysis
import Checking
import Finance
import Quantities
import Testing

struct TornadoTests {
  @Test func `each input swings from its P10 to its P90, the widest first`() throws {
    let fixture = try Fixture(Fixture.licences)
    let tornado = TornadoAnalysis(of: Fixture.npv, in: try fixture.whatIf())
    #expect(tornado.base == .value(12_000))
    #expect(tornado.bars.map(\.lever.input) == [try fixture.id("price"), try fixture.id("gain")])
    let (price, gain) = (tornado.bars[0], tornado.bars[1])
    #expect(isClose(price.low, 7) && isClose(price.high, 23))
    #expect(isClose(price.atLow.number, 12 * (2_000 - 700)) && isClose(price.atHigh.number, 12 * (2_000 - 2_300)))
    #expect(isClose(price.swing, 19_200))
    // Triangular over 1,000 to 3,000 about 2,000: P10 is 1,000 + √(0.1 · 2,000 · 1,000).
    let reach = 1_000 - 200_000.0.squareRoot()
    #expect(isClose(gain.low, 2_000 - reach) && isClose(gain.high, 2_000 + reach))
    #expect(isClose(gain.swing, 24 * reach))
    #expect(tornado.ranks == [try fixture.id("price"): 1, try fixture.id("gain"): 2])
    #expect(tornado.certain == [try fixture.id("discount"), try fixture.id("count"), try fixture.id("idle")])
  }

  @Test func `a fixed input is certain, and a share swings what is certain`() throws {
    let fixture = try Fixture(Fixture.licences)
    let whatIf = try fixture.whatIf(try fixture.overlays("price = 10"))
    let tornado = TornadoAnalysis(of: Fixture.npv, in: whatIf, certainBy: 0.1)
    let price = try #require(tornado.bars.first { $0.lever.input == (try? fixture.id("price")) })
    #expect(price.reach == .share)
    #expect(isClose(price.swing, 12 * 0.2 * 1_000))
    // The hurdle rate is 0, and a tenth of it too.
    #expect(tornado.certain == [try fixture.id("discount")])
    #expect(tornado.bars.last?.lever.input == (try fixture.id("idle")))
    #expect(tornado.bars.last?.swing == 0)
  }

  @Test func `members with ranges have bars of their own, and a range without a shape is swung whole`() throws {
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      unit case
      dimension queue = billing, claims
      input volume by queue = { billing: 100 in 80 .. 120 as uniform, claims: 50 } case/month
      input worth = 2 EUR/case in 1 .. 4
      benefit income = volume * worth
        kind: cash
      """)
    let tornado = TornadoAnalysis(of: Fixture.npv, in: try fixture.whatIf())
    #expect(tornado.bars.map(\.reach) == [.range, .percentiles])
    #expect(isClose(tornado.bars[0].swing, 12 * 150 * 3))
    #expect(tornado.bars[1].lever == (try fixture.lever("volume", cell: 0)))
    #expect(isClose(tornado.bars[1].swing, 12 * 32 * 2))
  }

  @Test func `an end at which the metric does not exist says why and stands last`() throws {
    let fixture = try Fixture(
      Fixture.licences + "input divisor = 2 in 0 .. 4\nmetric ratio = gain / (1 EUR/month) / divisor\n")
    let measure = Measure(.cell(try fixture.id("ratio"), 0), text: "ratio", unit: .one)
    let tornado = TornadoAnalysis(of: measure, in: try fixture.whatIf())
    let last = try #require(tornado.bars.last)
    #expect(last.lever == (try fixture.lever("divisor")))
    guard case .notMeaningful(let reason) = last.atLow else {
      Issue.record("a division by 0 has a value")
      return
    }
    #expect(reason.description.contains("division by zero"))
    #expect(isClose(last.atHigh.number, 500))
  }

  @Test func `an input set by its own value keeps its range, moved with it`() throws {
    let fixture = try Fixture(Fixture.licences + "scenario triple { price = price * 3 }\n")
    let tornado = TornadoAnalysis(of: Fixture.npv, in: try fixture.whatIf(try fixture.overlays(in: "triple")))
    let lever = try fixture.lever("price")
    let price = try #require(tornado.bars.first { $0.lever == lever })
    #expect(isClose(price.low, 21) && isClose(price.high, 69))
    #expect(isClose(price.atHigh.number, 12 * (2_000 - 6_900)))
    #expect(!tornado.certain.contains(lever.input))
  }
}
