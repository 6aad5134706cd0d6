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

  @Test func `the evidence example parses without a fault`() throws {
    let tree = Parser.parseModel(try TextFiles.example("evidence"))
    #expect(tree.diagnostics.map { $0.rendered() } == [])
    #expect(tree.declarations.count == 9)
  }

  @Test(arguments: TextFiles.models)
  func `every shipped model parses`(_ file: URL) throws {
    let faults = Parser.parseModel(try TextFiles.source(file)).diagnostics
    #expect(faults.map { $0.rendered() } == [])
  }

  @Test(arguments: TextFiles.sessions)
  func `every shipped session parses`(_ file: URL) throws {
    let tree = Parser.parseSession(try TextFiles.source(file), verbs: TextFiles.verbs)
    #expect(tree.diagnostics.map { $0.rendered() } == [])
  }
}
