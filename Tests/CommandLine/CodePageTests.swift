import Diagnostics
import Foundation
import Session
import Testing

/// Codes whose example is a command line.
struct CodePageTests {
  static let examples: [String: String] = Dictionary(
    uniqueKeysWithValues: DiagnosticCode.all.compactMap { code in
      // A full disk is not at hand here, the libraries are, and nobody has the file open.
      if !["E0904", "E0907", "E0908"].contains(code.id), case .commandLine(let words) = code.example {
        (code.id, words)
      } else {
        nil
      }
    })

  @Test(arguments: examples.keys.sorted()) func `the command line on a code's page brings the code about`(
    id: String
  ) throws {
    let words = try #require(Self.examples[id])
    let run = try BuiltProgram().run(through: ["/bin/sh", "-c", "exec \"$0\" \(words)"])
    #expect(run.complaint.contains(" \(id): "), "\(run.complaint)")
  }

  @Test func `a library that is not installed is named, and nothing is written`() throws {
    let hurdle = try BuiltProgram()
    // What stands in its place is no library.
    try hurdle.write("libcairo.so.2", "nothing")
    let run = try hurdle.run(
      "export", "programmes/support-copilot", "-o", "board.pdf",
      environment: ["LD_LIBRARY_PATH": hurdle.folder.path])
    #expect(run.status == 1)
    #expect(run.complaint.contains("E0907: PDF needs libcairo.so.2"), "\(run.complaint)")
    #expect(!FileManager.default.fileExists(atPath: hurdle.folder.appending(path: "board.pdf").path))
  }
}
