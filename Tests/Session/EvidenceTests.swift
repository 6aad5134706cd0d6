import Foundation
import Session
import SessionFixtures
import Testing

struct EvidenceTests {
  /// A handle time that moves the cost per case, and a share that moves nothing.
  private static let cascade = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year
    unit case
    input cases = 10k case/month
    input handle_time = 12 min/case in 10 .. 14 as uniform
    input labour = 40 EUR/hour
    input adoption = 20% in 10% .. 30% as uniform
    cost service = cases * handle_time * labour
    benefit worth = 100k EUR/month
      kind: cash
    metric unit_cost = cost_per(cases)
    objective scale "Scale" { level: executive; outcome: unit_cost; target: 25% lower by 2026-12 }
    key result faster "Faster" { level: unit; supports: scale; measures: handle_time; target: 9 min/case }
    key result used "Used" { level: team; supports: scale; measures: adoption; target: at least 95% }

    """

  private func exported(_ script: String) throws -> [String: Any] {
    var screen = Screen()
    screen.replay(script + "\nexport x.json\n")
    #expect(screen.codes == [], "\(screen.text)")
    let whole = try JSONSerialization.jsonObject(with: Data((screen.files.written("x.json") ?? "").utf8))
    return try #require((whole as? [String: Any])?["evidence"] as? [String: Any])
  }

  @Test func `a key result that moves its objective and one that does not are told apart`() throws {
    let evidence = try exported(Self.cascade)
    let cascade = try #require(evidence["cascade"] as? [[String: Any]])
    func effect(_ name: String) throws -> [String: Any] {
      let goal = try #require(cascade.first { $0["name"] as? String == name })
      return try #require((goal["effects"] as? [[String: Any]])?.first)
    }
    // The cost of a case is handle time × rate. Held at today's 12 min it stays; at 9 min it is a quarter less.
    let faster = try effect("faster")
    #expect(faster["at_target"] as? Double == 1)
    #expect(faster["at_present"] as? Double == 0)
    #expect(abs((faster["expected_change"] as? Double ?? 0) - (9.0 / 12 - 1)) < 1e-9)
    let used = try effect("used")
    #expect(used["at_target"] as? Double == used["at_present"] as? Double)
    #expect(used["expected_change"] as? Double == 0)
    // All key results together: 25% of the 25% that are wanted.
    let scale = try #require(cascade.first { $0["name"] as? String == "scale" })
    #expect(abs((scale["coverage"] as? Double ?? 0) - 1) < 1e-9)
  }

  @Test func `a plan that already leads to the target does not hide what its key result brings`() throws {
    let planned = Self.cascade.replacingOccurrences(
      of: "input handle_time = 12 min/case in 10 .. 14 as uniform",
      with: "handle_time = [2026-01: 12 min/case, 2026-03: 9 min/case]"
    ).replacingOccurrences(of: "target: 9 min/case }", with: "target: 9 min/case; baseline: 12 min/case }")
    let evidence = try exported(planned)
    let cascade = try #require(evidence["cascade"] as? [[String: Any]])
    let scale = try #require(cascade.first { $0["name"] as? String == "scale" })
    #expect(abs((scale["coverage"] as? Double ?? 0) - 1) < 1e-9)
  }

  @Test func `rule 21: an export has outcomes first and activity in the appendix`() throws {
    var screen = Screen()
    screen.replay(
      "load programmes/support-evidence\nkpi prompts \"Prompts sent\" { class: activity }\nexport x.md\n")
    let text = try #require(screen.files.written("x.md"))
    func place(_ heading: String) throws -> String.Index {
      try #require(text.range(of: "## \(heading)"), "\(heading)").lowerBound
    }
    let order = try ["Evidence\n", "Evidence: scorecard", "Evidence: objectives", "Assumptions", "Appendix: measures"]
      .map(place)
    #expect(order == order.sorted())
    let activity = try #require(text.range(of: "| Prompts sent |")).lowerBound
    #expect(activity > order[4])
  }

  @Test func `a gate's verdict and a pilot's can be held fast`() {
    var screen = Screen()
    screen.replay(
      """
      load programmes/support-evidence
      expect pilot emea = PASS
      expect gate scale_up = NOT YET
      expect gate scale_up = ready

      """)
    #expect(screen.codes == [])
    #expect(screen.expectations.filter { $0.kind == .expect }.map(\.passed) == [true, true, false])
    #expect(screen.text.contains("it is NOT YET"))
  }

  @Test func `the example of the design runs within the support copilot`() throws {
    let examples = MemoryFiles.root.appending(path: "Tests/Syntax/Examples")
    func example(_ name: String) throws -> String {
      try String(contentsOf: examples.appending(path: "\(name).roi"), encoding: .utf8)
    }
    let pilot = try String(
      contentsOf: MemoryFiles.root.appending(path: "models/evidence/pilot.csv"), encoding: .utf8)
    var screen = Screen(
      files: [
        "copilot.roi": try example("support-copilot") + "\n" + (try example("evidence")), "pilot.csv": pilot,
        "alone.roi": try example("support-copilot"), "evidence.roi": try example("evidence"),
      ])
    screen.replay(
      "load copilot.roi\nshow\nsimulate 4k trials\nassess\npilot emea\ngate scale_up\nkpis\nexplain time_saved\n"
        + "export x.json\nexport x.md\nexport x.csv\nexport x.html\nexport x.xlsx\nexport x.pdf\n")
    #expect(screen.codes == [], "\(screen.text)")
    for shown in ["pilot emea.aht", "prior brynjolfsson-2025", "weight"] {
      #expect(screen.text.contains(shown), "\(shown)")
    }
    var apart = Screen(
      files: [
        "alone.roi": try example("support-copilot"), "evidence.roi": try example("evidence"), "pilot.csv": pilot,
      ])
    apart.replay("load alone.roi evidence.roi\nassess\n")
    #expect(apart.codes == [], "\(apart.text)")
  }

  @Test func `nothing is read on a day that nobody named, but on the last one that anything was seen`() throws {
    #expect(try exported("load programmes/support-evidence")["as_of"] as? String == "2025-12-07")
  }

  @Test func `a benefit that waits is worth less, and costs do not wait`() throws {
    let evidence = try exported(
      Self.cascade + """
        obligation assessment "Impact assessment" {
          article: "EU AI Act, Art. 27"
          before go live: impact assessment
          started: 2026-01-01
          lead_time: 2 months
        }
        """)
    let plan = try #require(evidence["go_live"] as? [String: Any])
    let days = try #require(plan["delay_days"] as? Double)
    #expect(days == 61)
    // 61 days of 365/12: two months and a bit of twelve are lost, each discounted at its new place.
    let months = 61 / (365.0 / 12)
    let rate = pow(1.09, 1.0 / 12)
    func factor(_ month: Double) -> Double { month <= 12 ? pow(rate, -month) : 0 }
    var benefits = 0.0
    var costs = 0.0
    for month in 1...12 {
      let moved = Double(month) + months
      let whole = moved.rounded(.down)
      let part = moved - whole
      benefits += 100_000 * ((1 - part) * factor(whole) + part * factor(whole + 1))
      costs += 80_000 * factor(Double(month))
    }
    #expect(abs((plan["npv_after_delay"] as? Double ?? 0) - (benefits - costs)) < 0.01)
  }
}
