import DataFiles
import Evidence
import Foundation
import Testing

/// The pilot that ships with the models, against pandas and statsmodels: `Tests/Support/Reference/pilot_reading.py`.
struct PilotReadingTests {
  struct Reference: Decodable {
    struct Primary: Decodable {
      let control, treated, change, z, p, log_error, planned: Double
      let interval: [Double]
    }
    struct Guard: Decodable { let difference, error, p: Double }
    struct Reopened: Decodable { let difference, regression_error: Double }
    struct Weekly: Decodable {
      let log_ratios: [Double]
      let slope, p: Double
    }
    let rows, agents: [Int]
    let primary: Primary
    let qa_pass, escalated: Guard
    let reopened: Reopened
    let differences, cuped: [Double]
    let segments: [String: [Double]]
    let interaction: Double
    let weekly: Weekly
    let balance: [String: Double]
  }

  static func file() throws -> MemoryBytes {
    MemoryBytes(Array(try Data(contentsOf: StatisticsReference.root.appending(path: "models/evidence/pilot.csv"))))
  }

  static var design: PilotDesign {
    var design = PilotDesign(
      name: "emea", title: "EMEA pilot", data: "pilot.csv",
      arms: .init(column: "group", control: "off", treated: "on"),
      primary: .init(name: "aht", column: "handle_seconds", direction: .lower, margin: 0.10))
    design.unit = "agent_id"
    design.week = "week"
    design.team = "team"
    design.segments = ["seniority"]
    design.baseline = Day(2025, 9, 1)...Day(2025, 10, 12)
    design.live = Day(2025, 10, 13)...Day(2025, 12, 7)
    design.guards = [
      .init(name: "quality", column: "qa_pass", margin: 0.02),
      .init(name: "escalation", column: "escalated", margin: 0.01),
    ]
    design.secondaries = [.init(name: "reopened", column: "reopened", direction: .lower)]
    return design
  }

  let reference: Reference
  init() throws {
    let file = StatisticsReference.root.appending(path: "Tests/Support/Reference/pilot_reading.json")
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }

  @Test func `the shipped pilot passes, with every figure of the independent script`() throws {
    let reading = try PilotReading.read(Self.design, Self.file())
    #expect(reading.groups.map(\.rows) == reference.rows && reading.groups.map(\.units) == reference.agents)
    let primary = reading.primary
    #expect(isClose(primary.control.mean, reference.primary.control))
    #expect(isClose(primary.treated.mean, reference.primary.treated))
    #expect(isClose(primary.estimate, reference.primary.change))
    #expect(isClose(primary.interval.low, reference.primary.interval[0]))
    #expect(isClose(primary.interval.high, reference.primary.interval[1]))
    #expect(isClose(primary.statistic, reference.primary.z))
    #expect(isClose(primary.p, reference.primary.p, 1e-7))
    #expect(isClose(primary.planned, reference.primary.planned, 1e-6))
    #expect(isClose(reading.primaryRatio.standardError, reference.primary.log_error))
    for (item, expected) in zip(reading.guards, [reference.qa_pass, reference.escalated]) {
      #expect(isClose(item.estimate, expected.difference, 1e-7))
      #expect(isClose(item.p, expected.p, 1e-6), "\(item.name)")
      #expect(item.outcome == .proven)
    }
    #expect(reading.verdict == .pass && reading.needed == nil && reading.doubts.isEmpty)
    let secondary = try #require(reading.secondaries.first)
    #expect(isClose(secondary.difference, reference.reopened.difference, 1e-6))
    #expect(secondary.holm > 0.05)
    for item in reading.balance {
      #expect(isClose(item.difference, try #require(reference.balance[item.column]), 1e-6))
    }
    #expect(reading.balance.allSatisfy { $0.isAlike })
  }

  @Test func `segments and weeks are the script's`() throws {
    let reading = try PilotReading.read(Self.design, Self.file())
    let parts = try #require(reading.segments.first)
    for part in parts.parts {
      let expected = try #require(reference.segments[part.name])
      #expect(isClose(try #require(part.ratio).change, expected[0]))
      #expect(isClose(try #require(part.ratio).standardError, expected[1]))
    }
    #expect(isClose(try #require(parts.interaction), reference.interaction, 1e-7))
    let weekly = try #require(reading.weekly)
    #expect(weekly.weeks.count == 8)
    for (week, expected) in zip(weekly.weeks, reference.weekly.log_ratios) {
      #expect(isClose(try #require(week.ratio).logRatio, expected))
    }
    #expect(isClose(try #require(weekly.slope).slope, reference.weekly.slope, 1e-7))
    #expect(isClose(try #require(weekly.slope).test.p, reference.weekly.p, 1e-7))
    #expect(!weekly.isFading(.lower))
    #expect(reading.teams.count == 6 && reading.teamsHolding >= 5)
    #expect(try #require(reading.requiredWeeks) >= 4)
  }

  @Test func `earlier values and differences of changes sharpen the estimate as in the script`() throws {
    var design = Self.design
    design.adjustment = .earlierValues
    let adjusted = try PilotReading.read(design, Self.file())
    #expect(isClose(adjusted.primary.estimate, reference.cuped[0]))
    #expect(isClose(adjusted.primaryRatio.standardError, reference.cuped[1]))
    #expect(isClose(try #require(adjusted.explained), reference.cuped[2]))
    design.adjustment = .differences
    let differences = try PilotReading.read(design, Self.file())
    #expect(isClose(differences.primary.estimate, reference.differences[0]))
    #expect(isClose(differences.primaryRatio.standardError, reference.differences[1]))
    // The known effect, 14% for seniors and 22% for juniors.
    #expect(differences.primaryRatio.interval().contains(-0.175))
  }

  @Test func `a matched group is compared by its change, and its error is inflated`() throws {
    var design = Self.design
    design.grade = .matched
    let reading = try PilotReading.read(design, Self.file())
    #expect(reading.adjustment == .differences && reading.doubts.isEmpty)
    #expect(reading.effect("aht")?.inflation == 1.5)
    design.baseline = nil
    let blind = try PilotReading.read(design, Self.file())
    #expect(blind.doubts == [.noEarlierValues] && blind.verdict == .notProven)
  }

  @Test func `the effect and a prior make a belief by their precision`() throws {
    let reading = try PilotReading.read(Self.design, Self.file())
    let effect = try #require(reading.effect("aht"))
    #expect(isClose(effect.estimate, -reference.primary.change))
    let prior = NormalBelief(mean: 0.131, deviation: 0.1)
    let after = effect.posterior(prior)
    let s = effect.standardError
    let expected = (effect.estimate / (s * s) + 0.131 / 0.01) / (1 / (s * s) + 1 / 0.01)
    #expect(isClose(after.belief.mean, expected))
    #expect(after.weight > 0.9 && after.weight < 1)
    #expect(effect.posterior().belief.mean == effect.estimate)
    #expect(reading.effect("quality") == nil && reading.measures == ["aht", "reopened"])
  }

  @Test func `an effect is rescaled to the rollout's mix of people`() throws {
    let reading = try PilotReading.read(Self.design, Self.file())
    let parts = try #require(reading.segments.first)
    let juniors = try #require(PilotEffect.rescaled(parts, to: ["junior": 1], direction: .lower))
    #expect(isClose(juniors.estimate, -(try #require(reference.segments["junior"]))[0]))
    let mixed = try #require(PilotEffect.rescaled(parts, to: ["junior": 1, "senior": 3], direction: .lower))
    let expected = zip(["junior", "senior"], [0.25, 0.75]).reduce(0.0) { sum, part in
      sum - (reference.segments[part.0]?[0] ?? .nan) * part.1
    }
    #expect(isClose(mixed.estimate, expected))
    #expect(PilotEffect.rescaled(parts, to: ["trainee": 1], direction: .lower) == nil)
  }
}
