import Foundation
import SessionFixtures
import Testing

/// Golden sessions: a script and the exact text it answers with.
struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sessions")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".hurdle") }.map { String($0.dropLast(7)) }.sorted()

  @Test(arguments: names) func `a session answers as recorded`(name: String) throws {
    let script = try String(contentsOf: Self.folder.appending(path: "\(name).hurdle"), encoding: .utf8)
    let recorded = Self.folder.appending(path: "\(name).txt")
    var screen = Screen(files: ["\(name).hurdle": script])
    screen.replay(script, named: "\(name).hurdle")
    if ProcessInfo.processInfo.environment["HURDLE_RECORD"] == "1" {
      try screen.text.write(to: recorded, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: recorded, encoding: .utf8) == screen.text)
  }
}
