import DataFiles
import Evidence
import Foundation
import Testing

/// Figures by numpy and scipy: `Tests/Support/Reference/evidence_flows.py`.
struct FlowStatisticsTests {
  struct Reference: Decodable {
    struct Savings: Decodable {
      let values: [Double]
      let mean, median, gini, top_decile, top_twentieth, lorenz_half: Double
    }
    struct Sums: Decodable {
      let values, lower: [Double]
      let alarm: Double
    }
    struct Forecast: Decodable {
      let plan, actual, interval: [Double]
      let at_rate: Double
    }
    struct Growth: Decodable {
      let spend, outcome, interval: [Double]
      let value: Double
    }
    struct Errors: Decodable { let upper_rate, repetition, upper_none_of_400: Double }
    struct Pilot: Decodable {
      let information: [[Double]]
      let perfect: Double
    }
    let savings: Savings
    let cusum: Sums
    let reforecast: Forecast
    let elasticity: Growth
    let errors: Errors
    let pilot: Pilot
  }

  let reference: Reference
  init() throws {
    let file = StatisticsReference.root.appending(path: "Tests/Support/Reference/evidence_flows.json")
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }

  static func weekly(_ name: String, _ values: [Double]) -> ActualSeries {
    ActualSeries(
      name: name, weeks: values.indices.map { Day(2026, 1, 5).advanced(by: $0 * 7) }, values: values)
  }

  @Test func `savings have the median, the Gini and the top decile of the script`() throws {
    let found = try #require(ValueConcentration(reference.savings.values))
    let expected = reference.savings
    #expect(isClose(found.mean, expected.mean) && isClose(found.median, expected.median))
    #expect(isClose(try #require(found.gini), expected.gini))
    #expect(isClose(found.topDecile, expected.top_decile) && isClose(found.topTwentieth, expected.top_twentieth))
    let half = found.lorenz
    let after = try #require(half.firstIndex { $0.people >= 0.5 })
    let share = (0.5 - half[after - 1].people) / (half[after].people - half[after - 1].people)
    let middle = half[after - 1].savings + share * (half[after].savings - half[after - 1].savings)
    #expect(isClose(middle, expected.lorenz_half))
  }

  @Test func `equal savings are even, and one saver has it all`() throws {
    let even = try #require(ValueConcentration(Array(repeating: 3, count: 40)))
    #expect(abs(try #require(even.gini)) < 1e-12 && isClose(even.topDecile, 0.1))
    let one = try #require(ValueConcentration(Array(repeating: 0, count: 39) + [5]))
    #expect(isClose(try #require(one.gini), 39.0 / 40) && one.topDecile == 1)
    #expect(ValueConcentration([]) == nil && ValueConcentration([0, 0]) == nil)
    #expect(try #require(ValueConcentration([-1, 5])).gini == nil)
  }

  @Test func `a lasting fall of quality is noticed, and noise is not`() throws {
    let found = try #require(CumulativeSum(reference.cusum.values, baseline: 8))
    for (one, other) in zip(found.lower, reference.cusum.lower) { #expect(isClose(one, other, 1e-8)) }
    #expect(found.alarm?.index == Int(reference.cusum.alarm) && found.alarm?.direction == .down)
    let steady = try #require(CumulativeSum([1, 2, 3, 2, 1, 3, 2, 1, 2, 3, 2], baseline: 5))
    #expect(steady.alarm == nil)
    #expect(CumulativeSum([1, 1, 1, 1, 5], baseline: 4) == nil && CumulativeSum([1, 2, 3], baseline: 3) == nil)
  }

  @Test func `three drifts are told apart`() {
    let panel = DriftPanel(
      quality: Self.weekly("qa", reference.cusum.values), baseline: 8, ruleVersion: Day(2026, 2, 1),
      toolVersion: Day(2026, 1, 1), usage: Self.weekly("use", [9, 8, 7.2, 6, 5.1]), overrides: nil)
    #expect(panel.model == true && panel.policy == true && panel.user == true)
    let well = DriftPanel(
      quality: Self.weekly("qa", [1, 2, 1, 2, 1, 2, 1, 2]), ruleVersion: Day(2026, 1, 1),
      toolVersion: Day(2026, 2, 1), usage: Self.weekly("use", [5, 6, 5, 6]), overrides: nil)
    #expect(well.model == false && well.policy == false && well.user == false)
    let unknown = DriftPanel(quality: nil, ruleVersion: nil, toolVersion: nil, usage: nil, overrides: nil)
    #expect(unknown.model == nil && unknown.policy == nil && unknown.user == nil)
  }

  @Test func `what is left is forecast as planned, and at the rate so far with its interval`() throws {
    let found = Reforecast(plan: reference.reforecast.plan, actual: reference.reforecast.actual)
    #expect(found.asPlanned == 426 + 520)
    #expect(isClose(try #require(found.atRateSoFar), reference.reforecast.at_rate))
    let interval = try #require(found.interval)
    #expect(isClose(interval.low, reference.reforecast.interval[0]))
    #expect(isClose(interval.high, reference.reforecast.interval[1]))
    let none = Reforecast(plan: [0, 5], actual: [3])
    #expect(none.atRateSoFar == nil && none.asPlanned == 8)
  }

  @Test func `a variance is volume, rate and mix, and nothing else`() {
    // Two queues at 2 and 10 a case; more cases, a dearer first queue, and a shift to the second.
    let found = PlanVariance([
      .init(name: "faq", plannedVolume: 100, plannedRate: 2, actualVolume: 90, actualRate: 3),
      .init(name: "claims", plannedVolume: 50, plannedRate: 10, actualVolume: 90, actualRate: 10),
    ])
    // 30 more cases at the planned mean of 700 / 150.
    #expect(isClose(found.volume, 30 * 700.0 / 150))
    #expect(found.rate == 90)
    // 120 and 60 would be the planned mix of 180.
    #expect(isClose(found.mix, (90 - 120) * 2 + (90 - 60) * 10))
    #expect(isClose(found.volume + found.rate + found.mix, found.total))
    let fresh = PlanVariance([.init(name: "new", plannedVolume: 0, plannedRate: 4, actualVolume: 10, actualRate: 5)])
    #expect(fresh.volume == 40 && fresh.rate == 10 && fresh.mix == 0)
  }

  @Test func `outcomes that grow with spend have an elasticity with its interval`() throws {
    let expected = reference.elasticity
    let found = try #require(
      Elasticity(outcome: Self.weekly("o", expected.outcome), spend: Self.weekly("s", expected.spend)))
    #expect(isClose(found.value, expected.value))
    #expect(isClose(found.interval.low, expected.interval[0]) && isClose(found.interval.high, expected.interval[1]))
    #expect(Elasticity(outcome: Self.weekly("o", [1, 2, 3]), spend: Self.weekly("s", [5, 5, 5])) == nil)
  }

  @Test func `a proxy that rises while its outcome stays is decoupled`() throws {
    let proxy = Self.weekly("adoption", [10, 20, 31, 39, 50, 61])
    let flat = Self.weekly("cost", [5, 5.2, 4.9, 5.1, 5, 5.05])
    let falling = Self.weekly("cost", [5, 4.6, 4.3, 3.9, 3.6, 3.2])
    #expect(try #require(Decoupling(proxy: proxy, good: .higher, outcome: flat, good: .lower)).isDecoupled)
    #expect(!(try #require(Decoupling(proxy: proxy, good: .higher, outcome: falling, good: .lower)).isDecoupled))
    let reopened = Self.weekly("reopened", [1, 2, 3, 4.2, 5, 6])
    let countered = try #require(
      Decoupling(
        proxy: proxy, good: .higher, outcome: falling, good: .lower, counter: reopened, good: .lower))
    #expect(countered.counterWorsens && countered.isDecoupled)
    #expect(Decoupling(proxy: proxy, good: .higher, outcome: Self.weekly("x", [1, 2]), good: .lower) == nil)
  }

  @Test func `a pilot is worth what integration over its outcomes says, less what it costs`() throws {
    let pilot = NextPilot(
      belief: NormalBelief(mean: 0.10, deviation: 0.06), worth: 2e6, without: -150_000, rowError: 0.9,
      rowsPerWeek: 60, weekCost: 1_000)
    for row in reference.pilot.information { #expect(isClose(pilot.information(weeks: row[0]), row[1], 1e-6)) }
    #expect(isClose(pilot.perfectInformation, reference.pilot.perfect, 1e-6))
    let best = try #require(pilot.best())
    #expect((4...12).contains(best.weeks) && best.net < pilot.information(weeks: Double(best.weeks)))
    for weeks in 4...52 { #expect(pilot.net(weeks: Double(weeks)) <= best.net) }
    let dear = NextPilot(
      belief: pilot.belief, worth: 2e6, without: -150_000, rowError: 0.9, rowsPerWeek: 60, weekCost: 9_000)
    #expect(dear.best() == nil)
    #expect(
      NextPilot(belief: pilot.belief, worth: 0, without: 1, rowError: 1, rowsPerWeek: 9, weekCost: 0).best() == nil)
  }

  @Test func `a gain and a loss in money are one distribution`() {
    let net = NetValue([
      .init(name: "time", effect: NormalBelief(mean: 10, deviation: 3), worth: 20),
      .init(name: "defects", effect: NormalBelief(mean: 4, deviation: 2), worth: -40),
    ])
    #expect(net.belief.mean == 40 && isClose(net.belief.deviation, (60.0 * 60 + 80 * 80).squareRoot()))
    // P(Z < 0.4)
    #expect(isClose(net.chanceOfGain, 0.6554217416103242))
  }

  @Test func `service is measured the way its measures are defined`() {
    let found = ServiceMetrics(
      tickets: [
        .init(opened: 0, acknowledged: 1, resolved: 5),
        .init(opened: 2, acknowledged: 5, resolved: 12, isReopened: true),
        .init(opened: 10, resolved: 13, contacts: 3, isEscalated: true), .init(opened: 100),
      ],
      changes: [
        .init(asked: 0, decided: 4, deployed: 16), .init(asked: 8, decided: 10, deployed: 100, isFailed: true),
        .init(asked: 90),
      ], now: 184)
    #expect(found.timeToResolve == 6 && found.timeToAcknowledge == 2 && found.backlogAge == 84)
    #expect(isClose(found.firstContact ?? 0, 1.0 / 3) && found.withoutEscalation == 0.75)
    #expect(isClose(found.reopened ?? 0, 1.0 / 3) && found.changeFailure == 0.5)
    #expect(found.deploymentsPerWeek == 2 && found.reviewLatency == 3)
    let none = ServiceMetrics(tickets: [], now: 0)
    #expect(none.timeToResolve == nil && none.deploymentsPerWeek == nil && none.withoutEscalation == nil)
  }

  @Test func `savings are read by person, and added up`() throws {
    func read(_ text: String) throws(ValueConcentration.Fault) -> ValueConcentration {
      try ValueConcentration.read(MemoryBytes(Array(text.utf8)))
    }
    let found = try read("user,week,saved\na,1,2\na,2,4\nb,1,1\n")
    #expect(found.people == 2 && found.total == 7 && found.median == 3.5)
    #expect(throws: ValueConcentration.Fault.noColumn(header: ["user"])) { try read("user\na\n") }
    #expect(throws: ValueConcentration.Fault.notANumber(line: 2, text: "much")) { try read("user,saved\na,much\n") }
    #expect(throws: ValueConcentration.Fault.nothingSaved) { try read("user,saved\na,0\n") }
  }

  @Test func `more of a pilot that was read is worth something while it is unsure, and less when it is sure`() throws {
    let reading = try PilotReading.read(PilotReadingTests.design, PilotReadingTests.file())
    let effect = try #require(reading.effect("aht"))
    // Breaking even at 17%, just below what was found.
    let next = try #require(
      NextPilot(after: effect.posterior(), reading, worth: 1e6, without: -170_000, weekCost: 100))
    #expect(next.rowsPerWeek == 60 && isClose(next.rowError, effect.standardError * 480.0.squareRoot()))
    #expect(next.information(weeks: 8) > 0 && next.information(weeks: 8) < next.perfectInformation)
    let clear = try #require(NextPilot(after: effect.posterior(), reading, worth: 1e6, without: 0, weekCost: 100))
    #expect(clear.perfectInformation < 1 && clear.best() == nil)
  }

  @Test func `throughput that rises by a half takes two thirds of the time`() {
    let effect = PilotEffect(
      pilot: "p", measure: "cases", direction: .higher,
      ratio: RatioOfMeans(logRatio: 0.4054651081081644, standardError: 0.02), grade: .randomised, inflation: 1, rows: 90
    )
    #expect(isClose(effect.estimate, 0.5) && isClose(effect.timeSaved.mean, 1.0 / 3))
    // By the delta method on the log: the time's ratio times the same error.
    #expect(isClose(effect.timeSaved.deviation, 0.02 / 1.5))
  }
}
