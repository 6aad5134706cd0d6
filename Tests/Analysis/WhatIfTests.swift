import Analysis
import Checking
import Engine
import Finance
import ModelLibrary
import Quantities
import Testing

struct WhatIfTests {
  @Test func `a lever does what set does, and what follows an input follows its lever`() throws {
    let fixture = try Fixture(
      Fixture.licences + "input double = 20 EUR/agent/month\nscenario twice { double = price * 2 }\n"
        + "metric shown = double\n")
    let whatIf = try fixture.whatIf(try fixture.overlays(in: "twice"))
    let double = Measure(.cell(try fixture.id("shown"), 0), text: "shown", unit: .one)
    #expect(whatIf.value(of: double) == .value(20))
    let figures = whatIf.values(of: [double, Fixture.npv], moving: [(try fixture.lever("price"), 15)])
    #expect(figures == [.value(30), .value(12 * (2_000 - 1_500))])
    // Nothing stays moved.
    #expect(whatIf.value(of: Fixture.npv) == .value(12_000))
  }

  @Test func `several levers move at once, by value and by factor`() throws {
    let fixture = try Fixture(Fixture.licences)
    let whatIf = try fixture.whatIf()
    let moves = [(lever: try fixture.lever("price"), value: 12.0), (try fixture.lever("gain", scaled: true), 1.5)]
    #expect(whatIf.value(of: Fixture.npv, moving: moves) == .value(12 * (3_000 - 1_200)))
  }

  @Test func `a cell moves alone, and all cells are scaled together`() throws {
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      unit case
      dimension queue = billing, claims
      input volume by queue = { billing: 100, claims: 50 } case/month
      input worth = 2 EUR/case
      input level = [2026-01: 1, 2026-07: 3]
      benefit income = volume * worth * level
        kind: cash
      """)
    let whatIf = try fixture.whatIf()
    func npv(_ lever: Lever, _ value: Double) -> Double? {
      whatIf.value(of: Fixture.npv, moving: [(lever, value)]).number
    }
    // 6 months at 1 and 6 at 3: 24 months' worth.
    #expect(isClose(whatIf.value(of: Fixture.npv).number, 24 * 150 * 2))
    #expect(isClose(npv(try fixture.lever("volume", cell: 1), 150), 24 * 250 * 2))
    #expect(isClose(npv(try fixture.lever("volume", scaled: true), 2), 24 * 300 * 2))
    #expect(isClose(npv(try fixture.lever("level", scaled: true), 0.5), 12 * 150 * 2))
    #expect(isClose(npv(try fixture.lever("level"), 1), 12 * 150 * 2))
  }
}
