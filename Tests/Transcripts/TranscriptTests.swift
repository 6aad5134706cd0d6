import Foundation
import Functions
import Session
import SessionFixtures
import Testing

/// Golden sessions: a script and the exact text it answers with. `HURDLE_RECORD=1` records them anew.
struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sessions")

  static let paths: [String] =
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".hurdle") }.map { String($0.dropLast(7)) }.sorted()

  @Test(arguments: paths) func `a session answers as recorded`(path: String) throws {
    let script = try text(at: path + ".hurdle")
    var screen = Screen(files: try dataFiles)
    screen.replay(script, named: "\(URL(filePath: path).lastPathComponent).hurdle")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] == "1" {
      try screen.text.write(to: Self.folder.appending(path: path + ".txt"), atomically: true, encoding: .utf8)
    }
    #expect(try text(at: path + ".txt") == screen.text)
  }

  @Test func `every verb has a transcript`() {
    for verb in CommandRegistry.verbs.sorted() { #expect(Self.paths.contains("verbs/\(verb)"), "\(verb)") }
  }

  @Test func `every function has a transcript`() {
    for function in FunctionCatalogue.documented {
      #expect(Self.paths.contains("functions/\(function.name)"), "\(function.name)")
    }
  }

  private func text(at path: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
  }

  /// What stands beside the scripts, for those that read data.
  private var dataFiles: [String: String] {
    get throws {
      var files: [String: String] = [:]
      for path in FileManager.default.enumerator(atPath: Self.folder.path)?.compactMap({ $0 as? String }) ?? [] {
        if [".csv", ".json", ".prices"].contains(where: path.hasSuffix) {
          files[URL(filePath: path).lastPathComponent] = try text(at: path)
        }
      }
      return files
    }
  }
}
