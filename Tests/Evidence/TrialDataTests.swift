import DataFiles
import Evidence
import Foundation
import Testing

/// A published randomised trial, read from beside the clone; the figures by statsmodels and scipy.
struct TrialDataTests {
  static let file = StatisticsReference.root.deletingLastPathComponent()
    .appending(path: "shared/data/evidence/metr_data_complete.csv")
  static var isAtHand: Bool {
    FileManager.default.fileExists(atPath: file.path()) || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  struct Trial {
    var developer: [Int] = []
    var treated: [Double] = []
    var logTime: [Double] = []
    var logPredicted: [Double] = []

    /// Missing review times are taken as their arm's mean.
    init() throws {
      let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
      let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) } }
      func number(_ row: [Double?], _ column: Int) throws -> Double { try #require(row[column]) }
      let reviewed = rows.filter { $0[8] != nil }
      let means = try [0.0, 1].map { arm in
        let own = try reviewed.filter { try number($0, 6) == arm }.map { try number($0, 8) }
        return own.reduce(0, +) / Double(own.count)
      }
      for row in rows {
        let arm = try number(row, 6)
        developer.append(Int(try number(row, 0)))
        treated.append(arm)
        logTime.append(log(try number(row, 7) + (row[8] ?? means[Int(arm)])))
        logPredicted.append(log(try number(row, 2)))
      }
    }

    func arm(_ values: [Double], _ arm: Double) -> SampleSummary {
      SampleSummary(zip(values, treated).filter { $0.1 == arm }.map(\.0))
    }
  }

  @Test(.enabled(if: isAtHand, "the trial data of ../shared/data are not beside the clone"))
  func `the regression of the trial is statsmodels'`() throws {
    let trial = try Trial()
    #expect(trial.treated.count == 246)
    let ones = Array(repeating: 1.0, count: 246)
    for (errors, expected) in [
      (LinearModel.Errors.homoskedastic, 0.08169853340891436), (.hc1, 0.08094592104562243),
      (.hc3, 0.08146730563040619), (.clustered(trial.developer), 0.07980920634944515),
    ] {
      let model = try LinearModel(
        outcome: trial.logTime, columns: [ones, trial.treated, trial.logPredicted], errors: errors)
      #expect(isClose(model.coefficients[1], 0.17260781509724193))
      #expect(isClose(model.standardErrors[1], expected))
    }
    let fixed = try LinearModel(
      outcome: trial.logTime, columns: [trial.treated, trial.logPredicted], absorbing: trial.developer,
      errors: .clustered(trial.developer))
    #expect(isClose(fixed.coefficients[0], 0.13911542717814257))
    #expect(isClose(fixed.standardErrors[0], 0.09166228846561925))
  }

  @Test(.enabled(if: isAtHand, "the trial data of ../shared/data are not beside the clone"))
  func `the trial's plain comparison, adjustment, grouping and split are scipy's`() throws {
    let trial = try Trial()
    let welch = TwoSampleTests.welch(control: trial.arm(trial.logTime, 0), treated: trial.arm(trial.logTime, 1))
    #expect(isClose(welch.estimate, 0.20667593562060915))
    #expect(isClose(welch.statistic, 1.8793440579481702))
    #expect(isClose(try #require(welch.degreesOfFreedom), 242.30513622051868))
    #expect(isClose(welch.p, 0.061397713352055634))
    #expect(isClose(welch.interval.low, -0.009947948421667241, 1e-7))
    #expect(isClose(welch.interval.high, 0.42329981966288555))
    let adjustment = CovariateAdjustment(outcome: trial.logTime, covariate: trial.logPredicted)
    #expect(isClose(adjustment.theta, 0.8548731605658905))
    #expect(isClose(adjustment.explained, 0.4633615612397644))
    let adjusted = TwoSampleTests.welch(
      control: trial.arm(adjustment.adjusted, 0), treated: trial.arm(adjustment.adjusted, 1))
    #expect(isClose(adjusted.estimate, 0.1724660588890634))
    #expect(isClose(adjusted.p, 0.03363102502954343))
    let groups = Dictionary(grouping: zip(trial.developer, trial.logTime), by: \.0).sorted { $0.key < $1.key }
      .map { $0.value.map(\.1) }
    let grouping = try #require(IntraclassCorrelation(groups))
    #expect(isClose(grouping.correlation, 0.03242879775633095))
    #expect(isClose(grouping.designEffect, 1.4602780091301022))
    #expect(isClose(TwoSampleTests.sampleRatio([110, 136]), 0.09737814410081742))
  }

  /// Tasks drawn by lot within developers: the task is the unit, the developer the cluster.
  static var design: PilotDesign {
    var design = PilotDesign(
      name: "trial", data: "trial.csv", arms: .init(column: "ai_treatment", control: "0.0", treated: "1.0"),
      primary: .init(name: "time", column: "initial_implementation_time", direction: .lower, margin: 0.10))
    design.unit = "issue_id"
    design.cluster = "dev_id"
    design.covariates = ["predicted_time_no_ai"]
    return design
  }

  @Test(.enabled(if: isAtHand, "the trial data of ../shared/data are not beside the clone"))
  func `the trial read as a pilot fails the claim of a tenth less time`() throws {
    func source() throws -> MemoryBytes { MemoryBytes(Array(try Data(contentsOf: Self.file))) }
    let reading = try PilotReading.read(Self.design, source())
    #expect(reading.groups.map(\.rows) == [110, 136] && reading.groups.map(\.clusters) == [16, 16])
    // The ratio of means by numpy, with the pulls of developers who have tasks of both kinds.
    #expect(isClose(reading.primaryRatio.logRatio, 0.27389473282382176))
    #expect(isClose(reading.primaryRatio.standardError, 0.1028980131045942))
    #expect(reading.primaryRatio.degreesOfFreedom == 15)
    #expect(reading.verdict == .fail)
    #expect(isClose(reading.sampleRatio, 0.09737814410081742))

    var reviewed = Self.design
    reviewed.secondaries = [
      .init(name: "review", column: "post_review_implementation_time", direction: .lower)
    ]
    #expect(
      throws: PilotFault.missing(
        column: "post_review_implementation_time", line: 27, count: 16, control: 7, treated: 9)
    ) { try PilotReading.read(reviewed, source()) }
    reviewed.missing = .leaveOut
    let kept = try PilotReading.read(reviewed, source())
    #expect(kept.leftOut == 16 && isClose(kept.primaryRatio.logRatio, 0.31010255576142703))
    #expect(isClose(kept.primaryRatio.standardError, 0.10524933820536704))
  }
}
