import Diagnostics
import Session
import Testing

/// Codes whose example is a command line.
struct CodePageTests {
  static let examples: [String: String] = Dictionary(
    uniqueKeysWithValues: DiagnosticCode.all.compactMap { code in
      // A full disk is not at hand here.
      if code.id != "E0904", case .commandLine(let words) = code.example { (code.id, words) } else { nil }
    })

  @Test(arguments: examples.keys.sorted()) func `the command line on a code's page brings the code about`(
    id: String
  ) throws {
    let words = try #require(Self.examples[id])
    let run = try BuiltProgram().run(through: ["/bin/sh", "-c", "exec \"$0\" \(words)"])
    #expect(run.complaint.contains(" \(id): "), "\(run.complaint)")
  }
}
