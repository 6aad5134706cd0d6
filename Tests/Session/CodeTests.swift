import Diagnostics
import Session
import SessionFixtures
import Testing

struct CodeTests {
  @Test func `no two diagnostics share a code`() {
    let ids = DiagnosticCode.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count > 100)
  }

  static let sessions: [String: String] = Dictionary(
    uniqueKeysWithValues: DiagnosticCode.all.compactMap { code in
      if case .session(let text) = code.example { (code.id, text) } else { nil }
    })

  @Test(arguments: sessions.keys.sorted()) func `the script on a code's page brings the code about`(id: String) throws {
    let script = try #require(Self.sessions[id])
    var options = Session.Options(version: "test")
    options.watch = { title in
      title.contains("endless") || ["E0619", "E0755"].contains(id) ? StoppedWork() as any Work : UnwatchedWork()
    }
    var screen = Screen(
      files: UsageSamples.files.merging(EvidenceSamples.files) { $1 }
        .merging(["example.hurdle": script]) { $1 }, options: options)
    screen.replay(script)
    #expect(screen.text.contains(" \(id): "), "\(screen.text)")
  }

  /// Ctrl-C was pressed as it began.
  struct StoppedWork: Work {
    func tell(_ share: Double) {}
    var isStopped: Bool { true }
    func end() {}
  }

  @Test(arguments: DiagnosticCode.all.map(\.id)) func `help shows every code`(id: String) {
    var screen = Screen()
    screen.type("help \(id)")
    #expect(!screen.hasFailed)
    #expect(screen.text.hasPrefix(id))
    #expect(screen.text.contains("Mend"))
  }
}
