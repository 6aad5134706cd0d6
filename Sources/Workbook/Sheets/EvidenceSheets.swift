import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  mutating func bindRegister() {
    let register = AssumptionRegister(figures)
    let table = register.table()
    layout.text(.register, 0, 0, "Assumption register", .title)
    let bare = register.withoutSource
    layout.text(
      .register, 1, 0,
      bare.isEmpty
        ? "Every input names its source or evidence. As it stood at export; Live follows the workbook."
        : Self.bare(bare.map(\.input.quantity.name)),
      .subtitle)
    for (column, head) in table.columns.enumerated() { layout.text(.register, 3, column, head.header, .header) }
    let live = table.columns.count
    layout.text(.register, 3, live, "Live", CellStyle(.header, .general))
    for (number, line) in table.rows.enumerated() {
      let row = 4 + number
      for (column, cell) in line.cells.enumerated() {
        let isProse = table.columns[column].role == .prose
        layout.text(.register, row, column, cell.plain, CellStyle(.label, isWrapped: isProse))
      }
      let entries = book.inputs.entries.filter { $0.id == register.entries[number].input.quantity.id }
      if entries.count == 1, let entry = entries.first, !entry.isRow {
        let style = CellStyle.Number(book.model[entry.id].type, inOwnUnit: true)
        layout.formula(.register, row, live, .cell(entry.live), CellStyle(.calculated, style))
      }
    }
    layout[.register].widths =
      table.columns.enumerated().map { column, head in
        let width: Double =
          switch head.header {
          case "ID": 6
          case "Name", "Label", "Source", "Note", "Used in": 30
          case "Unit", "Low", "Base", "High", "Shape", "Owner", "Correlations", "Superseded": 18
          default: 12
          }
        return (column...column, width)
      } + [(live...live, 14)]
    layout[.register].printed = (4 + table.rows.count, live)
    layout[.register].frozen = (4, 3)
    layout[.register].repeatedRows = 3...3
  }

  /// As many names as a line holds; all of them stand in the rows.
  private static func bare(_ names: [String]) -> String {
    let shown = names.prefix(6)
    let more = names.count > shown.count ? " and \(names.count - shown.count) more" : ""
    return "\(Wording.count(names.count, "input")) without a source: \(shown.joined(separator: ", "))\(more)."
  }

  mutating func bindGlossary() {
    layout.text(.glossary, 0, 0, "Glossary", .title)
    layout.text(.glossary, 1, 0, "What the words of this workbook mean.", .subtitle)
    layout.text(.glossary, 3, 0, "Term", .header)
    layout.text(.glossary, 3, 1, "Meaning", .header)
    for (number, entry) in Glossary.terms(midPeriod: book.model.flowsMidPeriod).enumerated() {
      layout.text(.glossary, 4 + number, 0, entry.term, CellStyle(.subtotal))
      layout.text(.glossary, 4 + number, 1, entry.meaning, .prose)
    }
    layout[.glossary].widths = [(0...0, 30), (1...1, 110)]
    layout[.glossary].frozen = (4, 0)
  }

  mutating func bindLog() {
    layout.text(.log, 0, 0, "Change log", .title)
    layout.text(.log, 1, 0, "What was set over the files, and where everything comes from.", .subtitle)
    for (column, text) in ["No.", "Scenario", "What", "Set to", "Because"].enumerated() {
      layout.text(.log, 3, column, text, .header)
    }
    var row = 4
    for (number, change) in book.source.changes.enumerated() {
      layout.number(.log, row, 0, Double(number + 1), CellStyle(.label, .count))
      for (column, text) in [change.scenario, change.name, change.value, change.reason ?? ""].enumerated() {
        layout.text(.log, row, 1 + column, text, .label)
      }
      row += 1
    }
    if book.source.changes.isEmpty {
      layout.text(.log, row, 1, "Nothing was set: the files' own values stand.", .note)
      row += 1
    }
    row += 1
    layout.text(.log, row, 0, "Provenance", .heading)
    for column in 1...4 { layout.text(.log, row, column, "", .heading) }
    row += 1
    for block in book.source.provenance.section().blocks {
      guard case .pairs(let pairs) = block else { continue }
      for pair in pairs {
        layout.text(.log, row, 1, pair.label, .label)
        layout.text(.log, row, 2, pair.value.plain, .label)
        row += 1
      }
    }
    layout[.log].widths = [(0...0, 8), (1...1, 18), (2...2, 36), (3...3, 36), (4...4, 60)]
    layout[.log].frozen = (4, 0)
  }
}

/// The words a partner may ask about.
enum Glossary {
  static func terms(midPeriod: Bool) -> [(term: String, meaning: String)] {
    [
      ("Initial", "Time 0, the start of the timeline. It is not discounted."),
      (
        "Net present value (NPV)",
        "Benefits less costs, each period discounted at the hurdle rate from the \(midPeriod ? "middle" : "end") of its period; initial stands as it is. A month's factor is (1 + rate)^(-months/12)."
      ),
      ("Return on investment (ROI)", "Present value of benefits over present value of costs, less 1."),
      (
        "Internal rate of return (IRR)",
        "The annual effective rate at which the NPV is 0. Where the net changes sign more than once there may be several: then Hurdle's own verdict stands as a value."
      ),
      ("Modified IRR", "The annual effective rate where money is financed and reinvested at the hurdle rate."),
      ("Payback", "Months until the cumulative net is at least 0 and stays there, interpolated inside the period."),
      ("Peak funding", "The deepest point of the cumulative net: the money that must be found."),
      ("Economic view", "Everything that counts, own people's time included, before tax."),
      ("Cash-only view", "Cash costs; cash benefits, avoided costs that stand in a budget, revenue at its margin."),
      ("Risk-adjusted view", "The economic view with each line's haircut against it: benefits lowered, costs raised."),
      (
        "After-tax view",
        "The economic view less tax on the cash net; capital outlays are deducted as they are amortised."
      ),
      (
        "Capacity",
        "Own people's time. It is no cash unless something is done with it: a capacity benefit counts only with a place it is reallocated to."
      ),
      ("Avoided", "A cost that would have come. It is cash only where it stands in a budget."),
      (
        "Flow, balance, rate",
        "A flow adds up over periods (EUR a month). A balance shows its last period (agents). A rate shows its mean (a price, a share)."
      ),
      ("Used", "An input in base units: months, hours of work, whole tokens. Formulas read this cell."),
      ("Blue cell", "An input: change it. Everything else is a formula, or a value that says where it comes from."),
      ("Present value of a line", "The sum of its amounts by period, each times the discount factor of that period."),
      ("n/m", "Not meaningful: the figure does not exist, and the cell says why."),
    ]
  }
}
