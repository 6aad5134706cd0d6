import Analysis
import Checking
import Finance
import Testing

struct BreakEvenTests {
  private func entry(_ name: String, _ analysis: BreakEvenAnalysis, _ fixture: Fixture) throws
    -> BreakEvenAnalysis.Entry
  {
    let id = try fixture.id(name)
    return try #require(analysis.entries.first { $0.lever.input == id })
  }

  private func place(_ entry: BreakEvenAnalysis.Entry) -> Double? {
    if case .at(let value, _) = entry.outcome { value } else { nil }
  }

  @Test func `a break-even is where NPV is 0, with the probability beyond it`() throws {
    let fixture = try Fixture(Fixture.licences)
    let analysis = BreakEvenAnalysis(of: Fixture.npv, in: try fixture.whatIf())
    let price = try entry("price", analysis, fixture)
    #expect(isClose(place(price), 20))
    #expect(isClose(price.change, 1))
    // Uniform from 5 to 25: a quarter lies above 20; P10 to P90 is 16 wide.
    #expect(isClose(price.probabilityPast, 0.25))
    #expect(isClose(price.distanceInRanges, 10.0 / 16))
    #expect(isClose(place(try entry("count", analysis, fixture)), 200))
    let gain = try entry("gain", analysis, fixture)
    #expect(isClose(place(gain), 1_000))
    #expect(isClose(gain.probabilityPast, 0, 1e-6))
    // The nearest first: gain at half, then price and count at twice.
    #expect(
      analysis.entries.prefix(3).map(\.lever.input) == [
        try fixture.id("gain"), price.lever.input, try fixture.id("count"),
      ])
  }

  @Test func `no influence, and no break-even with the closest, are said`() throws {
    let fixture = try Fixture(Fixture.licences)
    let analysis = BreakEvenAnalysis(of: Fixture.npv, in: try fixture.whatIf())
    guard case .noInfluence = try entry("idle", analysis, fixture).outcome else {
      Issue.record("idle has influence")
      return
    }
    let rich = BreakEvenAnalysis(of: Fixture.npv, in: try fixture.whatIf(try fixture.overlays("gain = 50_000")))
    guard case .nowhere(let closest, let figure, let span) = try entry("price", rich, fixture).outcome else {
      Issue.record("price breaks even")
      return
    }
    #expect(span == 0...100)
    #expect(closest == 100)
    #expect(isClose(figure.number, 12 * (50_000 - 10_000)))
  }

  @Test func `a dimension breaks even member by member and as a whole`() throws {
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      unit case
      dimension queue = billing, claims
      input volume by queue = { billing: 100, claims: 50 } case/month
      input worth = 2 EUR/case
      benefit income = volume * worth
        kind: cash
      cost fixed = 150 EUR/month
      """)
    let analysis = BreakEvenAnalysis(of: Fixture.npv, in: try fixture.whatIf())
    let volume = try fixture.id("volume")
    let places = analysis.entries.filter { $0.lever.input == volume }.map { ($0.lever.reach, place($0)) }
    #expect(places.count == 3)
    #expect(isClose(places.first { $0.0 == .scale }?.1, 0.5))
    #expect(isClose(places.first { $0.0 == .cell(0) }?.1, 25))
    // Without claims 200 EUR a month are left, which pay the cost.
    #expect(places.contains { $0.0 == .cell(1) && $0.1 == nil })
  }
}
