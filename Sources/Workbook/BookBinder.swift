import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

/// Puts a model's slots on sheets: the one place that knows how the workbook looks.
struct BookBinder {
  let book: BookModel
  let figures: Figures
  var layout: BookLayout
  let timeline: Timeline
  /// Which year each period belongs to, on Cashflow.
  var yearSlot = Slot(0)
  var costGroups: [BoundGroup] = []
  var benefitGroups: [BoundGroup] = []
  var inputs: [Workbook.Input] = []
  var scenarioNames: [Slot] = []
  var storedNPV: [Slot] = []
  /// PASS or FAIL of everything.
  var masterFlag = Slot(0)
  /// Whether the workbook still says what was exported.
  var staleness: Slot?
  var yearHeaders: [Slot] = []
  var summaryNetRow = 0
  var summaryNet: [Slot] = []
  /// Rows of Summary that charts are drawn from.
  var costRows: [(title: String, row: Int)] = []
  var benefitRows: [(title: String, row: Int)] = []
  /// The next free row of the board.
  var boardRow = 0
  /// What moves the NPV most: title, and row on Sensitivity.
  var drivers: [(title: String, row: Int)] = []
  var checkRows: [(text: String, status: Slot)] = []
  /// Where Scenarios says that what the router decided is stored.
  var decidedRow: Int?
  /// Rows of Sensitivity that hold the simulated NPV, by view.
  var simulatedNPV: [View: Int] = [:]

  init(_ book: BookModel) {
    self.book = book
    figures = book.source.scenarios[book.source.selected]
    timeline = book.timeline
    var builder = book.sheet
    let names = book.source.scenarios.map { builder.slot(.cell(.text($0.scenario))) }
    if let first = names.first, let last = names.last {
      builder.define(
        book.index, as: .cell(.formula(.call(.match, [.cell(book.selected), .area(.cell(first), .cell(last)), 0]))))
    }
    scenarioNames = names
    layout = BookLayout(builder)
  }

  /// `EUR, nominal, scenario in use on Scenarios`
  var subtitle: String { "\(figures.currency), nominal, unrounded; what is shown is rounded" }

  mutating func bind() -> Workbook {
    bindInputs()
    bindScenarios()
    bindCosts()
    bindBenefits()
    bindCashflow()
    bindDrivers()
    bindSummary()
    bindSensitivity()
    bindRegister()
    bindChecks()
    bindSimulation()
    bindRouting()
    bindEvidence()
    bindGlossary()
    bindLog()
    bindBoard()
    bindTheRest()
    for sheet in [BookLayout.Sheet.board, .summary] { layout[sheet].tab = .answer }
    for sheet in [BookLayout.Sheet.inputs, .scenarios] { layout[sheet].tab = .input }
    for sheet in [BookLayout.Sheet.sensitivity, .routing, .evidence, .register, .checks, .glossary, .log] {
      layout[sheet].tab = .evidence
    }
    return layout.finish(
      title: Header.title(book.model), inputs: inputs, provenance: provenance, paper: book.source.paper)
  }

  private var provenance: [(name: String, value: String)] {
    let source = book.source.provenance
    var pairs = [("Made by", "Hurdle \(source.version)"), ("Scenario", source.scenario)]
    for (number, file) in source.sources.enumerated() {
      pairs.append(("File \(number + 1)", "\(file.path) \(file.sha256)"))
    }
    if let seed = source.seed { pairs.append(("Seed", String(seed))) }
    if let trials = source.trials { pairs.append(("Trials", String(trials))) }
    if let time = source.time { pairs.append(("Time", time)) }
    return pairs
  }

  static func absoluteRow(_ row: Int, _ columns: ClosedRange<Int>, on sheet: BookLayout.Sheet) -> String {
    let first = FormulaText.columnName(columns.lowerBound)
    let last = FormulaText.columnName(columns.upperBound)
    return "='\(sheet.name)'!$\(first)$\(row + 1):$\(last)$\(row + 1)"
  }

  static func oneLine(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Metric {
  var title: String {
    switch self {
    case .npv: "Net present value"
    case .roi: "Return on investment"
    case .irr: "Internal rate of return"
    case .mirr: "Modified internal rate of return"
    case .payback: "Payback"
    case .discountedPayback: "Discounted payback"
    case .totalCost: "Total cost, undiscounted"
    case .costsPresentValue: "Present value of costs"
    case .benefitsPresentValue: "Present value of benefits"
    case .peakFunding: "Peak funding"
    }
  }

  var number: CellStyle.Number {
    switch self {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: .money
    case .roi: .wholePercent
    case .irr, .mirr: .percent
    case .payback, .discountedPayback: .months
    }
  }

  func unit(_ currency: String) -> String {
    switch self {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding: currency
    case .roi: "of costs"
    case .irr, .mirr: "a year"
    case .payback, .discountedPayback: "months"
    }
  }
}
