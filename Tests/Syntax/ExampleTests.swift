import Diagnostics
import FoundationEssentials
import Testing

@testable import Syntax

struct ExampleTests {
  @Test func `the support copilot parses without a fault`() throws {
    let tree = Parser.parseModel(try TextFiles.example("support-copilot"))
    #expect(tree.diagnostics.map { $0.rendered() } == [])
    #expect(tree.declarations.count == 46)
  }

  @Test func `the routing example parses without a fault`() throws {
    let tree = Parser.parseModel(try TextFiles.example("routing"))
    #expect(tree.diagnostics.map { $0.rendered() } == [])
    #expect(tree.declarations.count == 13)
  }

  @Test(arguments: [
    (
      "evidence",
      [
        "pilot", "from pilot", "objective", "key result", "key result", "kpi", "error budget", "obligation", "gate",
      ], 9
    )
  ])
  func `blocks of later pages are named and nothing else is wrong`(
    _ name: String, _ forms: [String], _ declarations: Int
  ) throws {
    let tree = Parser.parseModel(try TextFiles.example(name))
    #expect(tree.diagnostics.map(\.code.id) == forms.map { _ in "E0131" })
    #expect(tree.diagnostics.compactMap { $0.span.map { String($0.text) } } == forms)
    #expect(tree.declarations.count == declarations)
  }

  @Test(arguments: TextFiles.models)
  func `every shipped model parses`(_ file: URL) throws {
    let faults = Parser.parseModel(try TextFiles.source(file)).diagnostics.filter { $0.code != .unsupported }
    #expect(faults.map { $0.rendered() } == [])
  }

  @Test(arguments: TextFiles.sessions)
  func `every shipped session parses`(_ file: URL) throws {
    let tree = Parser.parseSession(try TextFiles.source(file), verbs: TextFiles.verbs)
    #expect(tree.diagnostics.map { $0.rendered() } == [])
  }
}
