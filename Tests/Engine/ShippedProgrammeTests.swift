import Checking
import Diagnostics
import Engine
import Finance
import Foundation
import ModelLibrary
import Planning
import Quantities
import Syntax
import Testing

/// The programmes that ship, against the independent readings of them in Support/Reference.
struct ShippedProgrammeTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Reads from models/, as the product does.
  struct Library: SourceReader {
    private let resolver = ModelResolver(library: ModelLibrary(folder: ShippedProgrammeTests.root.path() + "models"))
    func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      resolver.model(path, from: naming)
    }
    func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      TextReader.read(ModelResolver.path(path, from: naming), named: path)
    }
    func suppliers(of name: String) -> [String] { [] }
  }

  static func programme(_ name: String) throws -> Composed {
    let path = root.appending(path: "models/programmes/\(name).roi")
    return Composed(try String(contentsOf: path, encoding: .utf8), reader: Library())
  }

  static func reference(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: root.appending(path: "Tests/Support/Reference/\(file).json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// What the engine gives for a metric, a metric of the model's own, or null.
  static func number(_ name: String, _ run: Evaluator) -> Double? {
    for view in View.allCases {
      for metric in Metric.allCases where MetricReference(metric, view).name == name {
        return run.metric(MetricReference(metric, view))?.number
      }
    }
    return run.plan.model.idByName[name].flatMap { run.value(of: $0)?.number }
  }

  static func expect(_ figures: [String: Any], view: String = "", of run: Evaluator, _ place: String) {
    for (name, value) in figures where !(value is [String: Any]) && (view != ".cash_only" || name != "unit_cost") {
      let mine = number(name + (view == ".economic" ? "" : view), run)
      guard let expected = value as? Double else {
        #expect(mine == nil, "\(place) \(name)\(view)")
        continue
      }
      let difference = abs((mine ?? .nan) - expected)
      #expect(difference <= 1e-9 * max(abs(expected), 1), "\(place) \(name)\(view): \(mine ?? .nan), \(expected)")
    }
  }

  /// A line's total over the whole timeline, as paid; of a name that several namespaces may hold, any that agrees.
  static func expect(totals: [String: Any], of run: Evaluator, _ place: String) {
    for (name, value) in totals {
      let found = run.plan.model.lines.indices.filter {
        let line = run.plan.model[run.plan.model.lines[$0].id].name
        return line == name || line.hasSuffix("." + name)
      }.compactMap { run.plan.lines[$0] }.map { run.row($0.cashTotal).reduce(0, +) }
      let expected = value as? Double ?? .nan
      let closest = found.min { abs($0 - expected) < abs($1 - expected) } ?? .nan
      #expect(abs(closest - expected) <= 1e-9 * max(abs(expected), 1), "\(place) \(name): \(closest), \(expected)")
    }
  }

  @Test(
    "the support copilot gives the figures of an independent script",
    arguments: ["base", "cautious", "repriced", "both"])
  func supportCopilot(_ scenario: String) throws {
    let composed = try Self.programme("support-copilot")
    #expect(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let run = try composed.run(scenario)
    let reference = try #require(try Self.reference("support_copilot")[scenario] as? [String: Any])
    for view in ["economic", "cash_only"] {
      Self.expect(try #require(reference[view] as? [String: Any]), view: ".\(view)", of: run, scenario)
    }
    Self.expect(totals: try #require(reference["totals"] as? [String: Any]), of: run, scenario)
  }

  @Test func `the support copilot's base case is the one that was asked for`() throws {
    let run = try Self.programme("support-copilot").run()
    func cents(_ name: String) -> Double { ((Self.number(name, run) ?? .nan) * 100).rounded() / 100 }
    #expect(cents("npv") == 570_706.96)
    #expect(cents("npv.cash_only") == -1_183_230.38)
    #expect(cents("tco") == 3_787_872.01)
    #expect(cents("payback") == 21.27)
  }

  @Test(
    "the composed programmes give the figures of an independent script",
    arguments: ["coding-assistant", "contract-review"])
  func composedProgramme(_ name: String) throws {
    let composed = try Self.programme(name)
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let reference = try #require(try Self.reference("composed_programmes")[name] as? [String: Any])
    for (scenario, figures) in reference {
      let run = try composed.run(scenario)
      let figures = try #require(figures as? [String: Any])
      Self.expect(figures, of: run, "\(name) \(scenario)")
      if let totals = figures["totals"] as? [String: Any] {
        Self.expect(totals: totals, of: run, "\(name) \(scenario)")
      }
    }
  }

  @Test func `the published case of 2020 reproduces to the dollar`() throws {
    let composed = try Self.programme("published-tei-2020")
    try #require(composed.errors.isEmpty, "\(composed.errors.map { $0.rendered() })")
    let run = try composed.run()
    func figure(_ name: String) -> Double { Self.number(name, run) ?? .nan }
    #expect(figure("npv").rounded() == 18_136_246)
    #expect(figure("pv_benefits").rounded() == 28_756_175)
    #expect(figure("pv_costs").rounded() == 10_619_929)
    #expect((figure("roi") * 100).rounded() == 171)
    #expect((figure("payback") * 100).rounded() == 1303)
    for index in composed.model.checks.indices {
      #expect(run.outcome(ofCheck: index)?.holds == true, "\(composed.model.checks[index].text)")
    }
  }
}
