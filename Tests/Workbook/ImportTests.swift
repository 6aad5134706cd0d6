import Exports
import Session
import SessionFixtures
import Testing
import Workbook

/// Blue cells that somebody changed come back as settings.
struct ImportTests {
  /// A session's figures after these statements.
  private static func metrics(_ screen: Screen) -> String { screen.session.metricsJSON()?.text ?? "" }

  private static func screen(_ programme: String) -> Screen {
    var screen = Screen()
    screen.type("load programmes/\(programme)")
    return screen
  }

  @Test("what was set before an export is read back from it", arguments: ["board.xlsx", "board.csv"])
  func roundTrip(_ file: String) throws {
    var screen = Self.screen("support-copilot")
    for statement in [
      "set agents = 900", "set time_saved = 9%", "set price_in = 2.5 USD per 1M token", "set volume_growth = 1%/month",
      "set discount = 12%", "export \(file)",
    ] { screen.type(statement) }
    #expect(!screen.hasFailed, "\(screen.text)")
    let wanted = Self.metrics(screen)
    for _ in 0..<5 { screen.type("undo") }
    #expect(Self.metrics(screen) != wanted)
    screen.type("import inputs \(file)")
    #expect(!screen.hasFailed, "\(screen.text)")
    #expect(Self.metrics(screen) == wanted)
  }

  @Test func `cells by member and by period are read back too`() throws {
    for (programme, change) in [
      ("contract-review", "set contracts_in[nda] = 77 contract/month"),
      ("published-tei-2020", "set users = [2020: 900 agent, 2021: 1_000 agent]"),
    ] {
      var screen = Self.screen(programme)
      screen.type(change)
      screen.type("export board.xlsx")
      let wanted = Self.metrics(screen)
      screen.type("undo")
      screen.type("import inputs board.xlsx")
      #expect(!screen.hasFailed, "\(screen.text)")
      #expect(Self.metrics(screen) == wanted, "\(programme)")
    }
  }

  @Test func `a scenario's own cells are set in that scenario`() throws {
    var screen = Self.screen("support-copilot")
    screen.type("use scenario cautious")
    screen.type("set time_saved = 5%")
    screen.type("export board.xlsx")
    let wanted = Self.metrics(screen)
    screen.type("undo")
    screen.type("import inputs board.xlsx")
    #expect(Self.metrics(screen) == wanted)
    screen.type("use base")
    screen.type("import inputs board.xlsx preview")
    #expect(screen.text.contains("none changed"))
  }

  @Test func `a preview changes nothing`() throws {
    var screen = Self.screen("support-copilot")
    screen.type("export board.xlsx")
    screen.type("set agents = 900")
    let before = Self.metrics(screen)
    screen.type("import inputs board.xlsx preview")
    #expect(Self.metrics(screen) == before)
    #expect(screen.text.contains("One input differs in board.xlsx"))
  }

  @Test func `damaged files are refused, never a crash`() throws {
    let bytes = try #require(Self.screen("published-tei-2020").session.exported(as: "xlsx").bytes)
    _ = try WorkbookFile(bytes)
    for count in [0, 1, 4, 100, bytes.count / 2, bytes.count - 30] {
      #expect(throws: WorkbookFile.Failure.self) { _ = try WorkbookFile(Array(bytes.prefix(count))) }
    }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<40 {
      var damaged = bytes
      for _ in 0..<20 {
        damaged[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      _ = try? WorkbookFile(damaged)
    }
  }
}
