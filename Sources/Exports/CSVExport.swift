import Quantities
import Checking
import Finance
package import Reports

/// One tidy table: a row per number, ready for a pivot table or a data frame.
///
/// Costs and benefits are positive on their own side, which the category names (`cost/licences`,
/// `benefit/capacity`); `net` is benefits less costs. The view says what counts: `cash_only` holds cash alone. A number
/// that does not exist is an empty field, and a row below it says why.
package struct CSVExport: TextFormat {
  package let name = "csv"
  package let extensions = ["csv"]
  package let summary = "one tidy table: scenario, view, line, category, period, value, unit"
  package init() {}

  static let header = ["scenario", "view", "line", "category", "period", "value", "unit"]

  package func text(of pack: Pack) -> String {
    var rows = CSVRows()
    rows.add(Self.header.map { .text($0) })
    for figures in [pack.figures] + pack.others {
      for view in figures.shownViews { add(view, of: figures, to: &rows) }
      for metric in figures.userMetrics {
        let quantity = figures.model[metric.id]
        rows.add(
          figures.scenario, "economic", quantity.name, "metric", "total", metric.value.inUnit(of: quantity).number,
          quantity.type.unit.description)
        if case .notMeaningful(let reason) = metric.value {
          rows.add(
            figures.scenario, "economic", quantity.name, "metric/reason: \(reason.description)", "total", nil,
            quantity.type.unit.description)
        }
      }
    }
    for route in pack.routes { add(route, to: &rows) }
    if let simulation = pack.simulation { add(simulation, to: &rows) }
    if let assessment = pack.assessment { add(assessment, to: &rows) }
    add(AssumptionRegister(pack.figures, ranks: pack.ranks), to: &rows)
    addChecks(pack, to: &rows)
    addProvenance(pack.provenance, to: &rows)
    return rows.text
  }

  private func add(_ view: View, of figures: Figures, to rows: inout CSVRows) {
    let periods = (0...figures.timeline.count).map { figures.timeline.name(ofPeriod: $0) }
    func series(_ line: String, _ category: String, _ amounts: [Double]) {
      for (period, amount) in zip(periods, amounts) {
        rows.add(figures.scenario, view.rawValue, line, category, period, amount, figures.currency)
      }
    }
    for line in figures.lines where line.standing == .counted && line.counted[view] != nil {
      let category = line.isCost ? "cost/\(line.line.category)" : "benefit/\(line.line.kind.rawValue)"
      series(line.quantity.name, category, line.amounts(in: view))
    }
    if let totals = figures.views[view] {
      if let tax = totals.tax { series("tax", "tax", tax) }
      series("net", "net", totals.net)
    }
    for metric in Metric.allCases {
      let unit = metric.isMoney ? figures.currency : metric.isDuration ? "month" : ""
      rows.add(
        figures.scenario, view.rawValue, metric.rawValue, "metric", "total", figures.metric(metric, view).number, unit)
      if case .notMeaningful(let reason) = figures.metric(metric, view) {
        rows.add(
          figures.scenario, view.rawValue, metric.rawValue, "metric/reason: \(reason.description)", "total", nil, unit)
      }
    }
  }

  private func addChecks(_ pack: Pack, to rows: inout CSVRows) {
    let checks = ChecksReport(pack.figures, others: pack.others)
    let scenario = pack.figures.scenario
    rows.add(scenario, "checks", "all", checks.flag, "", checks.passed ? 1 : 0, "")
    for check in checks.checks {
      rows.add(scenario, "checks", check.check.text, "check", "", check.passed ? 1 : 0, "")
    }
    for finding in checks.findings {
      rows.add(scenario, "checks", finding.title, "finding: \(finding.detail)", "", finding.isFine ? 1 : 0, "")
    }
  }

  private func addProvenance(_ provenance: Provenance, to rows: inout CSVRows) {
    func fact(_ name: String, _ text: String) {
      rows.add([provenance.scenario, "provenance", name, text, "", "", ""].map { .text($0) })
    }
    fact("version", provenance.version)
    for source in provenance.sources { fact(source.path, "SHA-256 \(source.sha256)") }
    for override in provenance.overrides { fact("set \(override.name)", override.value) }
    if let seed = provenance.seed { fact("seed", String(seed)) }
    if let trials = provenance.trials { fact("trials", String(trials)) }
    if let time = provenance.time { fact("time", time) }
  }

  /// The report's tables one below the other, each under its own header.
  package func text(of report: Report) -> String {
    var rows = CSVRows()
    for section in report.sections {
      for block in section.blocks {
        switch block {
        case .table(let table): Self.add(table, to: &rows)
        case .pairs(let pairs): for pair in pairs { rows.add([.text(pair.label), Self.field(pair.value)]) }
        case .flag(passed: let passed, let text): rows.add([.text("checks"), .number(passed ? 1 : 0), .text(text)])
        case .tree(let tree): Self.add(tree, depth: 0, to: &rows)
        case .note(let text): rows.add([.text(text)])
        case .lines(let lines): for line in lines { rows.add([.text(line)]) }
        case .histogram(let plot): Self.add(plot.table, to: &rows)
        case .fan(let plot): Self.add(plot.table, to: &rows)
        case .curve(let plot): Self.add(plot.table, to: &rows)
        case .plot(let plot):
          rows.add([.text(""), .text(plot.title)])
          for (label, value) in zip(plot.labels, plot.values) { rows.add([.text(label), .number(value)]) }
        }
      }
    }
    return rows.text
  }

  private static func add(_ table: Table, to rows: inout CSVRows) {
    rows.add(table.columns.map { .text($0.header) })
    for row in table.rows { rows.add(row.cells.map(field)) }
  }

  private static func add(_ tree: Report.Tree, depth: Int, to rows: inout CSVRows) {
    rows.add([.number(Double(depth)), .text(tree.text)] + tree.cells.map(field) + [.text(tree.remark)])
    for child in tree.children { add(child, depth: depth + 1, to: &rows) }
  }

  private static func field(_ cell: Cell) -> CSVRows.Field {
    switch cell {
    case .empty: .text("")
    case .text(let text): .text(text)
    case .number(let value, _): .number(value)
    case .notMeaningful(let reason): .text("n/m: \(reason)")
    }
  }
}

/// Rows of comma-separated values as RFC 4180 has them, except that lines end with a plain line feed.
struct CSVRows {
  enum Field {
    case text(String)
    case number(Double)
  }

  private(set) var text = ""

  mutating func add(_ fields: [Field]) {
    text += fields.map(Self.written).joined(separator: ",")
    text += "\n"
  }

  /// One number of the tidy table; a missing one is an empty field.
  mutating func add(
    _ scenario: String, _ view: String, _ line: String, _ category: String, _ period: String, _ value: Double?,
    _ unit: String
  ) {
    add(
      [.text(scenario), .text(view), .text(line), .text(category), .text(period)]
        + [value.map { .number($0) } ?? .text(""), .text(unit)])
  }

  private static func written(_ field: Field) -> String {
    switch field {
    case .number(let value): value.isFinite ? JSON.number(value) : ""
    case .text(let text): quoted(safe(text))
    }
  }

  /// A spreadsheet runs a field that begins like a formula; an apostrophe before it makes it text.
  private static func safe(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension Metric {
  var isDuration: Bool { self == .payback || self == .discountedPayback }
}
