import Testing

@testable import Evidence

struct ScorecardTests {
  @Test func `rule 62: there is never one score, always six rows with their signals`() {
    for dossier in [Make.dossier([]), ValueCases.signs([7, 7], "Rework", [12, 13]), ValueCases.violations(24)] {
      let card = Scorecard(dossier)
      #expect(card.rows.map(\.row) == [.speed, .quality, .cost, .adoption, .governance, .rework])
      for row in card.rows { #expect(!row.goodSignal.isEmpty && !row.warningSignal.isEmpty) }
    }
  }

  @Test func `a row that nothing measures is not measured, not good`() {
    #expect(Scorecard(Make.dossier([])).rows.allSatisfy { $0.verdict == .missing })
    let card = Scorecard(ValueCases.violations(24))
    #expect(card.row(.governance)?.verdict == .warning)
    #expect(card.row(.speed)?.verdict == .missing)
  }

  @Test func `a trend whose interval holds 0 has not moved`() throws {
    let records = [Make.record("kpi", "aht", "Handle time", ["class": .text("speed"), "baseline": .amount(10)])]
    func change(_ low: Double, _ high: Double) throws -> MeasureChange {
      let dossier = Make.dossier(records) {
        $0.actuals["aht"] = ActualSeries(
          name: "aht", weeks: (0..<5).map { Day(2026, 1, 5).advanced(by: $0 * 7) }, values: [10, 9.5, 9, 8.5, 8])
        $0.trends["aht"] = Trend(name: "aht", slope: -0.5, low: low, high: high)
      }
      return dossier.change(of: try #require(dossier.kpis.first))
    }
    #expect(try change(-0.9, 0.1) == .unchanged)
    #expect(try change(-0.9, -0.1) == .better(0.2))
  }
}
