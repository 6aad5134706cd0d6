import Checking
import Diagnostics
import Evidence
import FoundationEssentials
import Testing

/// Every code of this room: its example brings it about alone, and its rendering is on record in Tests/Errors.
/// To record renderings anew, on purpose: `HURDLE_RECORD=1 swift test --filter FaultPageTests`.
struct FaultPageTests {
  /// Text and diagnostics of a code's example.
  private func example(of code: DiagnosticCode) throws -> (text: String, diagnostics: [Diagnostic]) {
    switch code.example {
    case .model(let text): return (text, Checked(text).diagnostics)
    case .session(let text):
      // A declaration, then one `set`.
      let lines = text.split(separator: "\n").map(String.init)
      let checked = Checked(lines[0] + "\n")
      let set = try checked.set(String(lines[1].dropFirst("set ".count)))
      return (text, checked.diagnostics + set.diagnostics)
    case .commandLine(let words):
      let path = String(words.split(separator: " ")[1])
      let text = try #require(TextFiles.library.texts[path])
      return (words + "\n", Checked(text, usesExamples: true, reader: TextFiles.library).diagnostics)
    }
  }

  private static let all = DiagnosticCode.checking + DiagnosticCode.pilots

  @Test(arguments: all)
  func `the example of a code brings about that code alone`(_ code: DiagnosticCode) throws {
    #expect(Set(try example(of: code).diagnostics.map(\.code.id)) == [code.id])
  }

  @Test(arguments: all)
  func `the rendering of a code is the one on record`(_ code: DiagnosticCode) throws {
    let (text, diagnostics) = try example(of: code)
    let end = text.hasSuffix("\n") ? "" : "\n"
    let rendering = text + end + "----\n" + diagnostics.map { $0.rendered() + "\n" }.joined()
    let record = TextFiles.errors.appending(path: "\(code.id).txt")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] != nil {
      try Data(rendering.utf8).write(to: record, options: .atomic)
    }
    #expect(try String(decoding: Data(contentsOf: record), as: UTF8.self) == rendering)
  }

  @Test func `no two codes share an id`() {
    let ids = DiagnosticCode.checking.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: DiagnosticCode.checking)
  func `a page explains and mends`(_ code: DiagnosticCode) {
    #expect(code.explanation.hasSuffix("."))
    #expect(code.mend.hasSuffix("."))
  }
}
