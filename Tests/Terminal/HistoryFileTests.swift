import Glibc
import Testing

@testable import Terminal

@Suite struct HistoryFileTests {
  @Test func `statements come back as they were, whatever they contain`() throws {
    let temporary = TemporaryFile()
    let file = HistoryFile(path: temporary.path)
    let statements = [
      "show npv", "scenario low {\n  agents = 3\n}", #"set x = 1 because "a\nb \\ c""#, "größe = 5 €", "a\r\nb",
    ]
    for statement in statements { try file.append(statement) }
    #expect(file.statements() == statements)
    #expect(file.statements(limit: 2) == Array(statements.suffix(2)))
  }

  @Test func `the file is its owner's alone, even if it was not before`() throws {
    let temporary = TemporaryFile()
    temporary.write("old\n")
    chmod(temporary.path, 0o644)
    try HistoryFile(path: temporary.path).append("new")
    var status = stat()
    #expect(stat(temporary.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(temporary.text == "old\nnew\n")
  }

  @Test func `a line cut off by a crash is left out and harms no other`() throws {
    let temporary = TemporaryFile()
    temporary.write("show npv\nshow r")
    let file = HistoryFile(path: temporary.path)
    #expect(file.statements() == ["show npv"])
    try file.append("show roi")
    #expect(file.statements() == ["show npv", "show r", "show roi"])
  }

  @Test func `bytes that are no text are read as replacement characters`() {
    let temporary = TemporaryFile()
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT, 0o600)
    let bytes: [UInt8] = [0x61, 0xFF, 0x0A]
    _ = write(descriptor, bytes, bytes.count)
    close(descriptor)
    #expect(HistoryFile(path: temporary.path).statements() == ["a\u{FFFD}"])
  }

  @Test func `missing folders are made`() throws {
    let temporary = TemporaryFile()
    let file = HistoryFile(path: temporary.path + "/state/hurdle/history")
    try file.append("one")
    #expect(file.statements() == ["one"])
    unlink(file.path)
    for folder in ["/state/hurdle", "/state", ""] { rmdir(temporary.path + folder) }
  }

  @Test func `a file that cannot be written says why`() {
    #expect(throws: HistoryFile.Failure(path: "/proc/hurdle/history", reason: "No such file or directory")) {
      try HistoryFile(path: "/proc/hurdle/history").append("x")
    }
    #expect(HistoryFile(path: "/proc/hurdle/history").statements().isEmpty)
  }

  @Test func `a full disk is reported`() {
    #expect(throws: HistoryFile.Failure(path: "/dev/full", reason: "No space left on device")) {
      try HistoryFile(path: "/dev/full").append("x")
    }
  }

  @Test func `writers at once lose nothing`() async throws {
    let temporary = TemporaryFile()
    let file = HistoryFile(path: temporary.path)
    await withTaskGroup { group in
      for writer in 0..<8 {
        group.addTask { for number in 0..<50 { try? file.append("writer \(writer) statement \(number)") } }
      }
    }
    let expected = (0..<8).flatMap { writer in (0..<50).map { "writer \(writer) statement \($0)" } }
    #expect(file.statements().sorted() == expected.sorted())
  }

  @Test func `the place follows the environment`() {
    func path(_ variables: [String: String]) -> String? { HistoryFile.default { variables[$0] }?.path }
    #expect(path(["HURDLE_HISTORY": "/h", "HOME": "/home/u"]) == "/h")
    #expect(path(["XDG_STATE_HOME": "/state", "HOME": "/home/u"]) == "/state/hurdle/history")
    #expect(path(["HURDLE_HISTORY": "", "HOME": "/home/u"]) == "/home/u/.local/state/hurdle/history")
    #expect(path([:]) == nil)
  }
}
