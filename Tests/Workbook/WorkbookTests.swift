import Finance
import Spreadsheet
import Diagnostics
import Exports
import Foundation
import Reports
import Session
import SessionFixtures
import Testing
import Workbook

/// What every workbook must be, whoever opens it.
struct WorkbookTests {
  static let programmes = ["support-copilot", "coding-assistant", "contract-review", "published-tei-2020"]

  private static func session(_ programme: String) -> Screen {
    var screen = Screen()
    screen.type("load programmes/\(programme)")
    return screen
  }

  private static let small = """
    model "=1+1"
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year
    unit agent
    input seats "+49 seats" = 10 agent
      source: "=HYPERLINK(1)"
    input r1c1 = 2 EUR/agent/month
    input tax2024 = 3 EUR/agent/month
    cost licences "-- Licences" = seats * (r1c1 + tax2024)
    benefit saved "@ Saved" = 90 EUR/month
      kind: cash
      owner: "=owner"
    scenario more { seats = 20 agent }
    check npv > 0
    """

  static func workbook(_ text: String) throws -> Workbook { try Runs(text).workbook(0) }

  @Test("a file is the same bytes every time, and an archive", arguments: programmes)
  func reproducible(_ programme: String) throws {
    let first = try #require(Self.session(programme).session.exported(as: "xlsx").bytes)
    let second = try #require(Self.session(programme).session.exported(as: "xlsx").bytes)
    #expect(first == second)
    #expect(first.starts(with: [0x50, 0x4B, 3, 4]))
  }

  @Test func `text that looks like a formula stays text`() throws {
    let book = try Self.workbook(Self.small)
    let texts = book.sheets.flatMap(\.cells).compactMap { cell -> String? in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(texts.contains("=1+1"))
    #expect(texts.contains("+49 seats"))
    #expect(texts.contains("-- Licences"))
    #expect(texts.contains { $0.contains("=HYPERLINK(1)") })
    for cell in book.sheets.flatMap(\.cells) {
      if case .formula(let formula, _) = cell.content { #expect(!formula.contains("HYPERLINK")) }
    }
  }

  @Test func `names that read as cells are changed, and each stands once`() throws {
    let names = try Self.workbook(Self.small).names.map { $0.name.lowercased() }
    #expect(Set(names).count == names.count)
    #expect(names.contains("r1c1_"))
    #expect(names.contains("tax2024_"))
    #expect(!names.contains("r1c1"))
    for name in names { #expect(name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }, "\(name)") }
  }

  @Test func `every number is one, every formula refers to something and fits a cell`() throws {
    let book = try Self.workbook(Self.small)
    #expect(book.sheets.map(\.name).prefix(4) == ["Board", "Summary", "Cashflow", "Costs"])
    for sheet in book.sheets {
      var places: Set<[Int]> = []
      for cell in sheet.cells {
        #expect(
          places.insert([cell.row, cell.column]).inserted, "two contents in \(sheet.name) \(cell.row),\(cell.column)")
        switch cell.content {
        case .number(let number): #expect(number.isFinite)
        case .formula(let text, let result):
          #expect(text.utf8.count < 8192)
          #expect(!text.contains("NA()"), "\(sheet.name): \(text)")
          if case .error = result { Issue.record("\(sheet.name): \(text)") }
        case .blank, .text: break
        }
      }
    }
  }

  @Test func `literals of a calculation are cells a person can change`() throws {
    let book = WorkbookReading(try Self.workbook(Self.small))
    let inputs = try #require(book.workbook.sheets.first { $0.name == "Inputs" })
    let blue = inputs.cells.filter { $0.style.role == .input }
    #expect(blue.contains { WorkbookReading.number($0.content) == 90 })
    #expect(book.numbers("in_seats") == [10])
    #expect(book.numbers("sc_more_seats") == [20])
  }

  @Test func `the scenario in use is the one the session uses`() throws {
    let runs = try Runs(Self.small)
    for (index, figures) in runs.figures.enumerated() {
      let book = WorkbookReading(try runs.workbook(index))
      #expect(book.numbers("scenario_index") == [Double(index + 1)])
      let npv = try #require(book.numbers("metric_npv")?[0])
      #expect(abs(npv - (figures.metric(.npv).number ?? .nan)) < 1e-6)
    }
  }

  @Test func `a figure that does not exist says why in its cell`() throws {
    let book = WorkbookReading(
      try Self.workbook(Self.small.split(separator: "\n").filter { !$0.contains("licences") }.joined(separator: "\n")))
    let cells = try #require(book.contents("metric_roi"))
    guard case .formula(_, .text(let text)) = cells[0] else {
      Issue.record("\(cells)")
      return
    }
    #expect(text == "n/m: no costs")
  }
}
