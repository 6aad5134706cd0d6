import Diagnostics
import FoundationEssentials
import Testing

@testable import Syntax

/// Every code of this room: its example brings about it alone, and its rendering is on record in Tests/Errors.
/// To record renderings anew, on purpose: `HURDLE_RECORD=1 swift test --filter ErrorPageTests`.
struct ErrorPageTests {
  private static let errors = TextFiles.tests.appending(path: "Errors")

  private func example(of code: DiagnosticCode) throws -> (text: String, tree: SyntaxTree) {
    switch code.example {
    case .model(let text): (text, Parser.parseModel(SourceFile(name: "example.roi", text: text)))
    case .session(let text):
      (text, Parser.parseSession(SourceFile(name: "example.hurdle", text: text), verbs: TextFiles.verbs))
    case .commandLine: throw WrongTree()
    }
  }

  @Test(arguments: DiagnosticCode.syntax)
  func `the example of a code brings about that code alone`(_ code: DiagnosticCode) throws {
    let found = try example(of: code).tree.diagnostics.map(\.code.id)
    #expect(found == [code.id])
  }

  @Test(arguments: DiagnosticCode.syntax)
  func `the rendering of a code is the one on record`(_ code: DiagnosticCode) throws {
    let (text, tree) = try example(of: code)
    let rendering = text + "----\n" + tree.diagnostics.map { $0.rendered() + "\n" }.joined()
    let record = Self.errors.appending(path: "\(code.id).txt")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] != nil {
      try Data(rendering.utf8).write(to: record, options: .atomic)
    }
    #expect(try String(decoding: Data(contentsOf: record), as: UTF8.self) == rendering)
  }

  @Test func `no two codes share an id, and all are of this room's range`() {
    let ids = DiagnosticCode.syntax.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("E01") })
  }

  @Test(arguments: DiagnosticCode.syntax)
  func `a page explains and mends`(_ code: DiagnosticCode) {
    #expect(code.explanation.hasSuffix("."))
    #expect(code.mend.hasSuffix("."))
  }
}

extension DiagnosticCode: CustomTestStringConvertible {
  public var testDescription: String { id }
}
