import Evidence
import Foundation
import Testing

struct StatisticsTests {
  let reference: StatisticsReference
  init() throws { reference = try .read() }

  @Test func `Student's distribution and its inverse are scipy's`() {
    for row in reference.t {
      let student = ReferenceDistribution(degreesOfFreedom: row[1])
      #expect(isClose(student.probability(below: row[0]), row[2], 1e-11), "t = \(row[0]) with \(row[1])")
    }
    for row in reference.t_quantile {
      let student = ReferenceDistribution(degreesOfFreedom: row[1])
      #expect(isClose(student.quantile(row[0]), row[2], 1e-10), "p = \(row[0]) with \(row[1])")
    }
  }

  @Test func `chi-square tails and exact bounds are scipy's`() {
    for row in reference.chi2 { #expect(isClose(chiSquareTail(row[0], degreesOfFreedom: row[1]), row[2], 1e-11)) }
    for row in reference.clopper {
      let bounds = ExactBounds.share(Int(row[0]), of: Int(row[1]))
      #expect(isClose(bounds.low, row[2]) && isClose(bounds.high, row[3]), "\(row[0]) of \(row[1])")
    }
    for row in reference.garwood {
      let bounds = ExactBounds.events(Int(row[0]))
      #expect(isClose(bounds.low, row[1]) && isClose(bounds.high, row[2]), "\(row[0]) events")
    }
    for row in reference.rule_of_three {
      #expect(isClose(ExactBounds.upperShare(0, of: Int(row[0]), tail: 0.05), row[1]))
    }
  }

  @Test func `regressions have statsmodels' coefficients under each kind of error`() throws {
    let panel = reference.panel
    let ones = Array(repeating: 1.0, count: panel.y.count)
    func expect(
      _ errors: LinearModel.Errors, _ expected: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let model = try LinearModel(outcome: panel.y, columns: [ones, panel.t, panel.x], errors: errors)
      for (column, name) in ["Intercept", "t", "x"].enumerated() {
        let values = try #require(expected[name])
        #expect(isClose(model.coefficients[column], values[0]), sourceLocation: sourceLocation)
        #expect(isClose(model.standardErrors[column], values[1]), sourceLocation: sourceLocation)
      }
    }
    try expect(.homoskedastic, reference.ols.homoskedastic)
    try expect(.hc1, reference.ols.hc1)
    try expect(.hc3, reference.ols.hc3)
    try expect(.clustered(panel.g), reference.ols.clustered)
    let clustered = try LinearModel(
      outcome: panel.y, columns: [ones, panel.t, panel.x], errors: .clustered(panel.g))
    #expect(isClose(clustered.test(1).p, reference.ols.clustered_p))
  }

  @Test func `an absorbed factor gives the fixed-effects regression`() throws {
    let panel = reference.panel
    for (errors, expected) in [
      (LinearModel.Errors.clustered(panel.g), reference.ols.fixed), (.hc3, reference.ols.fixed_hc3),
    ] {
      let model = try LinearModel(
        outcome: panel.y, columns: [panel.post, panel.x], absorbing: panel.g, errors: errors)
      for (column, name) in ["post", "x"].enumerated() {
        let values = try #require(expected[name])
        #expect(isClose(model.coefficients[column], values[0]))
        #expect(isClose(model.standardErrors[column], values[1]))
      }
    }
    // The treatment is one value for each person, and nothing is left of it.
    #expect(throws: LinearModel.Fault.collinear(column: 0)) {
      try LinearModel(outcome: panel.y, columns: [panel.t], absorbing: panel.g)
    }
  }

  @Test func `columns that say the same and too few rows are refused`() {
    #expect(throws: LinearModel.Fault.collinear(column: 2)) {
      try LinearModel(outcome: [1, 2, 3, 4, 5], columns: [[1, 1, 1, 1, 1], [1, 2, 3, 4, 5], [3, 5, 7, 9, 11]])
    }
    #expect(throws: LinearModel.Fault.tooFewRows(rows: 2, coefficients: 2)) {
      try LinearModel(outcome: [1, 2], columns: [[1, 1], [1, 2]])
    }
    #expect(throws: LinearModel.Fault.oneCluster) {
      try LinearModel(outcome: [1, 2, 4], columns: [[1, 1, 1]], errors: .clustered([7, 7, 7]))
    }
  }

  @Test func `Welch, balance, sample ratio, CUPED and grouping are scipy's`() throws {
    let panel = reference.panel
    func arm(_ values: [Double], _ arm: Double) -> SampleSummary {
      SampleSummary(zip(values, panel.t).filter { $0.1 == arm }.map(\.0))
    }
    let welch = TwoSampleTests.welch(control: arm(panel.y, 0), treated: arm(panel.y, 1))
    let found = [
      welch.estimate, welch.statistic, try #require(welch.degreesOfFreedom), welch.p, welch.interval.low,
      welch.interval.high,
    ]
    for (one, other) in zip(found, reference.welch) { #expect(isClose(one, other)) }
    let difference = TwoSampleTests.standardisedDifference(control: arm(panel.y, 0), treated: arm(panel.y, 1))
    #expect(isClose(difference, reference.smd))
    #expect(isClose(TwoSampleTests.sampleRatio([480, 530]), reference.srm.equal))
    #expect(isClose(TwoSampleTests.sampleRatio([300, 720], planned: [1, 2]), reference.srm.planned))

    let adjustment = CovariateAdjustment(outcome: panel.y, covariate: panel.x)
    let test = TwoSampleTests.welch(control: arm(adjustment.adjusted, 0), treated: arm(adjustment.adjusted, 1))
    for (one, other) in zip([adjustment.theta, adjustment.explained, test.estimate, test.p], reference.cuped) {
      #expect(isClose(one, other))
    }

    let groups = Dictionary(grouping: zip(panel.g, panel.y), by: \.0).sorted { $0.key < $1.key }
      .map { $0.value.map(\.1) }
    let grouping = try #require(IntraclassCorrelation(groups))
    #expect(isClose(grouping.correlation, reference.icc[0]))
    #expect(isClose(grouping.designEffect, reference.icc[1]))
  }

  @Test func `without a difference in spread or group nothing is found`() {
    #expect(TwoSampleTests.sampleRatio([500, 500]) == 1)
    #expect(IntraclassCorrelation([[1, 2, 3]]) == nil)
    let flat = CovariateAdjustment(outcome: [1, 2, 3], covariate: [5, 5, 5])
    #expect(flat.adjusted == [1, 2, 3] && flat.explained == 0)
  }

  @Test func `shares compare as in statsmodels`() {
    for row in reference.newcombe {
      let found = ShareDifference(
        control: ShareSummary(row[2], of: row[3]), treated: ShareSummary(row[0], of: row[1]))
      #expect(isClose(found.newcombe().low, row[4]) && isClose(found.newcombe().high, row[5]))
    }
    for row in reference.agresti_caffo {
      let found = ShareDifference(
        control: ShareSummary(row[2], of: row[3]), treated: ShareSummary(row[0], of: row[1])
      ).agrestiCaffo(against: 0, .twoSided).interval
      #expect(isClose(found.low, row[4]) && isClose(found.high, row[5]))
    }
    for row in reference.wilson {
      let found = ShareDifference.wilson(ShareSummary(row[0], of: row[1]))
      #expect(isClose(found.low, row[2]) && isClose(found.high, row[3]))
    }
  }

  @Test func `rates compare exactly`() {
    let rates = RateRatio(baseline: EventRate(14, per: 9_000), current: EventRate(31, per: 11_000))
    let found = [rates.ratio, rates.chanceOfSoMany(), rates.interval().low, rates.interval().high]
    for (one, other) in zip(found, reference.rates) { #expect(isClose(one, other)) }
    #expect(rates.chanceOfSoFew() > 0.9)
    #expect(RateRatio(baseline: EventRate(0, per: 10), current: EventRate(0, per: 10)).interval().high == .infinity)
  }

  @Test func `several tests are adjusted by Holm and by Benjamini and Hochberg`() {
    let several = reference.several
    for (one, other) in zip(MultipleComparisons.holm(several.p), several.holm) { #expect(isClose(one, other)) }
    for (one, other) in zip(MultipleComparisons.benjaminiHochberg(several.p), several.bh) {
      #expect(isClose(one, other))
    }
    #expect(MultipleComparisons.holm([]).isEmpty)
  }

  @Test func `sample sizes are those of the noncentral t distribution`() {
    for row in reference.sample_size {
      let found = SampleSize.perArm(effect: row[0], alpha: row[1], power: row[2])
      #expect(isClose(found, row[3], 1e-6), "\(row[0]): \(found)")
    }
    #expect(SampleSize.perArm(effect: 0) == .infinity)
    #expect(SampleSize.oneSided(variances: 1, distance: 0) == .infinity)
  }

  @Test func `a trend has the slope, chance and interval of the regression`() throws {
    let line = try #require(LinearTrend([0, 1, 2, 3, 4, 5, 6], reference.trend.y))
    #expect(isClose(line.slope, reference.trend.slope))
    #expect(isClose(line.test.p, reference.trend.p))
    #expect(isClose(line.interval.low, reference.trend.interval[0]))
    #expect(isClose(line.interval.high, reference.trend.interval[1]))
    #expect(line.direction == .up)
    #expect(try #require(LinearTrend([0, 1, 2, 3], [1, 1, 1, 1])).direction == .flat)
    #expect(LinearTrend([1, 1, 1], [1, 2, 3]) == nil)
  }
}
