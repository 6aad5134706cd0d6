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

  /// A sheet's texts, formulas left out.
  private static func texts(_ sheet: String, of book: Workbook) -> [String] {
    (book.sheets.first { $0.name == sheet }?.cells ?? []).compactMap {
      if case .text(let text) = $0.content { text } else { nil }
    }
  }

  @Test func `names of every kind that a spreadsheet refuses are changed`() throws {
    let long = "price_" + String(repeating: "of_everything_", count: 30)
    let book = try Self.workbook(
      """
      timeline 2026-01 for 3 months
      currency EUR
      discount 9% per year
      dimension place = zuerich, geneve
      input true1 "Größe" = 1 EUR/month
      input r = 2 EUR/month
      input c = 3 EUR/month
      input rc12 = 4 EUR/month
      input xfd1 = 5 EUR/month
      input \(long) = 6 EUR/month
      input seats by place = { zuerich: 1 EUR/month, geneve: 2 EUR/month }
      cost all = true1 + r + c + rc12 + xfd1 + \(long)
      cost others = seats
      """)
    let names = book.names.map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    for name in names {
      #expect(name.utf8.count <= 255 && name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil, "\(name)")
      #expect(name.wholeMatch(of: /(?i)[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|[RC][0-9]*|TRUE|FALSE/) == nil, "\(name)")
    }
    #expect(book.names.contains { $0.name.hasPrefix("in_price_of_everything_") })
    #expect(Self.texts("Inputs", of: book).contains("Größe"))
  }

  @Test func `a delay of payment follows the cell that holds its days`() throws {
    let text = """
      timeline 2026-01 for 6 months
      currency EUR
      discount 9% per year
      cost fees = 100 EUR/month
        paid: after 60 days
      cost seats = 10 EUR/month
        paid: quarterly in advance
      """
    let book = try Self.workbook(text)
    let reading = WorkbookReading(book)
    #expect(reading.numbers("line_fees") == [0, 0, 0, 100, 100, 100, 300])
    #expect(reading.numbers("line_seats") == [0, 30, 0, 0, 30, 0, 0])
    let inputs = try #require(book.sheets.first { $0.name == "Inputs" })
    for (label, value) in [("Days until payment (60)", 60.0), ("Months paid in advance (3)", 3)] {
      let row = try #require(inputs.cells.first { if case .text(label) = $0.content { true } else { false } }?.row)
      let cell = try #require(inputs.cells.first { $0.row == row && $0.style.role == .input })
      #expect(WorkbookReading.number(cell.content) == value)
      // Some row of the calendar reads it.
      let used = try #require(inputs.cells.first { $0.row == row && $0.column == 6 })
      let name = "Inputs!$\(FormulaText.columnName(used.column))$\(row + 1)"
      let formulas = book.sheets.flatMap(\.cells).compactMap { cell -> String? in
        if case .formula(let formula, _) = cell.content { formula } else { nil }
      }
      #expect(formulas.contains { $0.contains(name) }, "\(name)")
    }
  }

  @Test func `anything to the power of nothing is one, as the engine has it`() throws {
    let runs = try Runs(
      """
      timeline 2026-01 for 3 months
      currency EUR
      discount 9% per year
      input base_number = 0
      input exponent = 0
      power = base_number ^ exponent
      cost all = 10 EUR/month * power
      """)
    let book = WorkbookReading(try runs.workbook(0))
    #expect(book.numbers("line_all") == runs.figures[0].lines[0].economic)
    #expect(runs.figures[0].lines[0].economic == [0, 10, 10, 10])
  }

  @Test func `a cell without a value says where its trouble begins`() throws {
    let book = try Self.workbook(
      """
      timeline 2026-01 for 3 months
      currency EUR
      discount 9% per year
      unit case
      input cases = [2026-01: 5 case, 2026-02: 0 case, 2026-03: 5 case]
      each "Cost of one" = 100 EUR/month / cases
      cost all = each * 1 case
      """)
    let cells = book.sheets.flatMap { sheet in sheet.cells.map { (sheet.name, $0) } }
    let broken = cells.filter { if case .formula(_, .error) = $0.1.content { true } else { false } }
    #expect(!broken.isEmpty)
    for (sheet, cell) in broken {
      #expect(cell.note?.hasPrefix("n/m: division by zero") == true, "\(sheet) \(cell.row): \(cell.note ?? "")")
    }
    #expect(broken.contains { $0.1.note?.contains("in Cost of one, Drivers!") == true })
  }

  @Test func `a simulation stands on the board and on Sensitivity, with what it was made from`() throws {
    var screen = Self.session("support-copilot")
    screen.type("simulate 4096 trials seed 5")
    let bytes = try #require(screen.session.exported(as: "xlsx").bytes)
    #expect(WorkbookFile.isWhole(bytes))
    #expect(!WorkbookFile.isWhole(Array(bytes.dropLast(100))))
    screen.type("export board.csv")
    let table = try #require(screen.files.written("board.csv"))
    let p50 = try #require(
      table.split(separator: "\n").first { $0.hasPrefix("base,economic,npv,simulation/p50,") }?.split(separator: ",")
        .dropFirst(5).first.flatMap { Double($0) })
    let text = try Self.unpacked(bytes)
    #expect(text.contains("4,096 trials of the scenario base, seed 5"))
    #expect(text.contains("<v>\(String(p50).prefix(9))"), "\(p50)")
    #expect(!text.contains("No simulation was run"))
  }

  /// The XML of all parts, one behind the other.
  private static func unpacked(_ bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "hurdle-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(''.join(z.read(n).decode() for n in z.namelist()))",
      file.path,
    ]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test func `routes have a sheet, and a model without any says so`() throws {
    #expect(Self.texts("Routing", of: try Self.workbook(Self.small)) == ["Routing", "The model routes no requests."])
    let bytes = try #require(Self.session("answer-routing").session.exported(as: "xlsx").bytes)
    let text = try Self.unpacked(bytes)
    for part in ["Support answers: routing table", "Always the best: large", "what the rules cost", "Frontier"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `the charts of a board stand on it, and the tornado on Sensitivity`() throws {
    let book = try Self.workbook(Self.small)
    let board = try #require(book.sheets.first { $0.name == "Board" })
    #expect(
      board.charts.map(\.title) == [
        "Cumulative net by month", "Costs by year", "Benefits by year: cash and capacity", "Net by year, economic",
      ])
    let reading = WorkbookReading(book)
    // Every series refers to cells that hold what it shows.
    for chart in book.sheets.flatMap(\.charts) {
      for series in chart.series {
        #expect(series.values.hasPrefix("='") && series.categories.hasPrefix("='"), "\(series.values)")
      }
    }
    #expect(reading.numbers("cumulative")?.count == 13)
  }

  @Test func `a row is as tall as its longest text needs`() throws {
    let book = try Self.workbook(Self.small)
    let glossary = try #require(book.sheets.first { $0.name == "Glossary" })
    for cell in glossary.cells where cell.style.isWrapped {
      guard case .text(let text) = cell.content else { continue }
      let height = glossary.tallRows.last { $0.row == cell.row }?.height ?? 15
      // A line of this column holds some 110 characters.
      #expect(Double(text.count) / 110 <= height / 13, "\(text)")
    }
    #expect(glossary.tallRows.contains { $0.height > 25 })
    #expect(Set(glossary.tallRows.map(\.row)).count == glossary.tallRows.count)
  }

  @Test func `evidence has a sheet and rows of its own, outcomes before activity`() throws {
    #expect(Self.texts("Evidence", of: try Self.workbook(Self.small)) == ["Evidence", "The model states no evidence."])
    var screen = Self.session("cascade-service")
    screen.type("export board.csv")
    #expect(!screen.hasFailed, "\(screen.text)")
    let table = try #require(screen.files.written("board.csv"))
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("base,evidence,") }
    let outcomes = try #require(rows.firstIndex { $0.contains("Evidence: scorecard") })
    let activity = try #require(rows.firstIndex { $0.contains("Appendix: ") })
    #expect(outcomes < activity)
    let book = try Self.unpacked(try #require(screen.session.exported(as: "xlsx").bytes))
    let first = try #require(book.firstRange(of: "Evidence: scorecard"))
    let last = try #require(book.firstRange(of: "Appendix: "))
    #expect(first.lowerBound < last.lowerBound)
  }
}
