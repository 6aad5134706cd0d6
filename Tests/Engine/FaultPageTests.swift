import Checking
import Diagnostics
import Engine
import Foundation
import Planning
import Testing

/// Every code of planning and engine: its example brings it about, and its rendering is on record in Tests/Errors.
/// To record renderings anew, on purpose: `HURDLE_RECORD=1 swift test --filter EngineTests.FaultPageTests`.
struct FaultPageTests {
  static let codes = DiagnosticCode.planning + DiagnosticCode.engine

  private func example(of code: DiagnosticCode) throws -> (text: String, diagnostics: [Diagnostic]) {
    switch code.example {
    case .model(let text): return (text, diagnostics(of: Composed(text), [], nil))
    case .session(let text):
      let lines = text.split(separator: "\n").map(String.init)
      let commands = lines.filter { $0.hasPrefix("set ") || $0.hasPrefix("show in ") }
      let composed = Composed(lines.filter { !commands.contains($0) }.joined(separator: "\n") + "\n")
      let sets = try commands.filter { $0.hasPrefix("set ") }.map { try composed.assignment(String($0.dropFirst(4))) }
      let shown = commands.first { $0.hasPrefix("show in ") }.map { String($0.dropFirst(8)) }
      return (text, diagnostics(of: composed, sets, shown))
    case .commandLine(let words): return (words, [])
    }
  }

  private func diagnostics(of composed: Composed, _ sets: [CheckedAssignment], _ scenario: String?) -> [Diagnostic] {
    do {
      let plan = try Planner.plan(composed.model)
      let stack = Overlay.stack(for: scenario, in: composed.model, sets: ["base": Overlay(assignments: sets)])
      _ = try InputResolver(composed.model).values(under: stack)
      return plan.unavailable
    } catch {
      return [error]
    }
  }

  @Test(arguments: codes)
  func `the example of a code brings about that code alone`(_ code: DiagnosticCode) throws {
    #expect(try example(of: code).diagnostics.map(\.code.id) == [code.id])
  }

  @Test(arguments: codes)
  func `the rendering of a code is the one on record`(_ code: DiagnosticCode) throws {
    let (text, diagnostics) = try example(of: code)
    let rendering = text + "\n----\n" + diagnostics.map { $0.rendered() + "\n" }.joined()
    let record = ShippedProgrammeTests.root.appending(path: "Tests/Errors/\(code.id).txt")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] != nil {
      try Data(rendering.utf8).write(to: record, options: .atomic)
    }
    #expect(try String(contentsOf: record, encoding: .utf8) == rendering)
  }

  @Test(arguments: codes)
  func `a page explains and mends`(_ code: DiagnosticCode) {
    #expect(code.explanation.hasSuffix("."))
    #expect(code.mend.hasSuffix("."))
  }
}
