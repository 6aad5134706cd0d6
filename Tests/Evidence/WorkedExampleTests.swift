import Evidence
import Foundation
import Testing

/// The worked example of the product's design, by scipy, statsmodels and gbstats 0.8.0.
struct WorkedExampleTests {
  let times = RatioOfMeans(
    control: SampleSummary(mean: 480, deviation: 180, count: 400),
    treated: SampleSummary(mean: 418, deviation: 170, count: 400))
  let quality = ShareDifference(control: ShareSummary(360, of: 400), treated: ShareSummary(356, of: 400))

  @Test func `handling time is lower, but not surely by a tenth`() {
    #expect(isClose(times.change, -0.1291667, 1e-6))
    #expect(isClose(times.interval().low, -0.1751198, 1e-6) && isClose(times.interval().high, -0.0806535, 1e-6))
    let test = times.superiority(by: 0.10, lowerIsBetter: true)
    #expect(isClose(test.statistic, -1.1910425669632876))
    #expect(isClose(test.p, 0.11681843732417518))
    // Half as much would be proved.
    #expect(times.superiority(by: 0.05, lowerIsBetter: true).p < 0.01)
  }

  @Test func `quality is not shown to be within two points`() {
    #expect(isClose(quality.wald(against: -0.02, .greater).statistic, 0.4613883299987914))
    #expect(isClose(quality.nonInferiority(margin: 0.02, lowerIsBetter: false).p, 0.32237900947963294))
    let interval = quality.newcombe(0.90)
    #expect(isClose(interval.low, -0.045954278, 1e-7) && isClose(interval.high, 0.025894566, 1e-7))
    #expect(quality.nonInferiority(margin: 0.06, lowerIsBetter: false).p < 0.05)
    #expect(quality.equivalence(margin: 0.02) > 0.3)
  }

  @Test func `Fieller's interval of the ratio needs no logarithm`() throws {
    let reference = try StatisticsReference.read()
    let interval = try #require(
      RatioOfMeans.fieller(
        control: SampleSummary(mean: 480, deviation: 180, count: 400),
        treated: SampleSummary(mean: 418, deviation: 170, count: 400)))
    #expect(isClose(interval.low, reference.fieller[0]) && isClose(interval.high, reference.fieller[1]))
    let unsure = SampleSummary(mean: 1, deviation: 100, count: 10)
    #expect(RatioOfMeans.fieller(control: unsure, treated: unsure) == nil)
  }

  @Test func `222 cases an arm would show a tenth, and 2,782 the quality band`() {
    #expect(isClose(SampleSize.perArm(effect: 0.10 / 0.375), 221.71, 5e-5))
    #expect(isClose(SampleSize.nonInferiority(share: 0.9, margin: 0.02), 2782.15, 1e-6))
  }

  @Test func `a belief moves as in gbstats`() {
    // 100 of 1,000 against 130 of 1,000: the relative lift and its error.
    let control = 0.1
    let treated = 0.13
    let lift = treated / control - 1
    let variance =
      treated * (1 - treated) / 1000 / (control * control)
      + control * (1 - control) / 1000 * treated * treated / (control * control * control * control)
    let error = variance.squareRoot()
    let flat = NormalBelief.ignorance.after(estimate: lift, standardError: error)
    #expect(isClose(flat.mean, 0.3) && isClose(flat.deviation, 0.16284962388657828))
    #expect(isClose(flat.chanceAboveZero, 0.9672763417294536))
    #expect(isClose(flat.expectedGain, 0.30208906485859227) && isClose(flat.expectedLoss, 0.002089064858592275))
    let held = NormalBelief(mean: 0, deviation: 0.3).after(estimate: lift, standardError: error)
    #expect(isClose(held.mean, 0.2317198764160659) && isClose(held.deviation, 0.14312245482516092))
    #expect(isClose(held.chanceAboveZero, 0.9472798425887837))
    #expect(isClose(held.expectedGain, 0.2348998996507855) && isClose(held.expectedLoss, 0.003180023234719617))
    #expect(isClose(NormalBelief(mean: 0, deviation: 0.3).weight(of: error), 0.2317198764160659 / 0.3))
  }

  @Test func `a bound for looking at any time is gbstats'`() {
    let bound = SequentialBound(tightestAt: 5_000)
    #expect(isClose(bound.rho, 0.03984006677137368))
    #expect(isClose(bound.halfWidth(count: 2_000), 0.06984982395677243))
    #expect(bound.halfWidth(count: 0) == .infinity)
  }

  @Test func `knowing is worth what the reference says, and a rough estimate less`() {
    let belief = NormalBelief(mean: 100, deviation: 250)
    #expect(isClose(belief.perfectInformation, 57.60970923686325))
    #expect(isClose(belief.sampleInformation(standardError: 100), 51.06514587722751))
    #expect(belief.sampleInformation(standardError: 1e9) < 1e-6)
    #expect(NormalBelief(mean: 100, deviation: 0).perfectInformation == 0)
  }
}
