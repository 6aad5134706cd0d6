import DataFiles
import Evidence
import Testing

/// A joint claim: every part must hold, and one that is refuted fails it all.
struct VerdictTests {
  /// 400 cases of each group; handle times of the given mean and deviation, exactly so many of which pass.
  static func worked(treatedMean: Double = 418, treatedSpread: Double = 170, passed: Int = 356) throws -> PilotReading {
    var design = PilotDesign(
      name: "emea", data: "cases.csv", arms: .init(column: "group", control: "off", treated: "on"),
      primary: .init(name: "aht", column: "seconds", direction: .lower, margin: 0.10))
    design.guards = [.init(name: "quality", column: "passed", margin: 0.02)]
    var text = "group,seconds,passed\n"
    // Half below and half above the mean, so far that the deviation by n − 1 is the one asked for.
    func rows(_ arm: String, _ mean: Double, _ spread: Double, _ passed: Int) {
      let reach = spread * (399.0 / 400).squareRoot()
      for row in 0..<400 { text += "\(arm),\(row % 2 == 0 ? mean - reach : mean + reach),\(row < passed ? 1 : 0)\n" }
    }
    rows("off", 480, 180, 360)
    rows("on", treatedMean, treatedSpread, passed)
    return try PilotReading.read(design, MemoryBytes(Array(text.utf8)))
  }

  @Test func `the worked example is not proven, and says how many cases would prove it`() throws {
    let reading = try Self.worked()
    #expect(reading.verdict == .notProven)
    #expect(isClose(reading.primary.p, 0.11681843732417518, 1e-8))
    #expect(isClose(reading.guards[0].p, 0.32237900947963294, 1e-8))
    #expect(isClose(reading.primary.interval.low, -0.1751198, 1e-6))
    #expect(isClose(reading.guards[0].interval.high, 0.025894566, 1e-7))
    #expect(try #require(reading.primary.needed).rounded(.up) == 222)
    #expect(isClose(reading.guards[0].planned, 2782.15, 1e-6))
    #expect(isClose(try #require(reading.needed), 2782.15, 1e-6))
    // To prove more than 10% at the 12.9% that were seen: 400 · (z₀.₉₅ + z₀.₈)² / 1.19104².
    #expect(isClose(reading.primary.asObserved, 400 * 6.182557 / (1.1910425669632876 * 1.1910425669632876), 1e-5))
  }

  @Test func `a clear gain at equal quality passes`() throws {
    let reading = try Self.worked(treatedMean: 380, treatedSpread: 100, passed: 376)
    #expect(reading.verdict == .pass && reading.needed == nil)
  }

  @Test func `a gain surely below the margin fails, and so does a guard that surely broke`() throws {
    let slight = try Self.worked(treatedMean: 475, treatedSpread: 60)
    #expect(slight.primary.outcome == .refuted && slight.verdict == .fail)
    let broken = try Self.worked(treatedMean: 380, treatedSpread: 100, passed: 300)
    #expect(broken.primary.outcome == .proven && broken.guards[0].outcome == .refuted)
    #expect(broken.verdict == .fail)
  }

  @Test func `a guard without a direction must hold either way`() throws {
    let reading = try Self.worked()
    #expect(reading.guards[0].claim == .noWorse(.higher))
    let unknown = PilotDesign.Guard(name: "share", column: "flagged", margin: 0.02)
    #expect(unknown.good == nil)
    #expect(PilotDesign.Guard(name: "escalation", column: "escalated", margin: 0.01).good == .lower)
    #expect(PilotDesign.Guard(name: "x", column: "csat", margin: 0.01).good == .higher)
  }

  @Test func `a survey never passes`() throws {
    let text = PilotFaultTests.text(PilotFaultTests.rows)
    var design = PilotFaultTests.design
    design.grade = .survey
    let reading = try PilotReading.read(design, MemoryBytes(Array(text.utf8)))
    #expect(reading.doubts.contains(.noCause) && reading.verdict != .pass)
  }
}
