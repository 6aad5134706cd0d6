import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// Cash by period, view by view, with the calendar on top.
  mutating func bindCashflow() {
    let sheet = TimeSheet(timeline: timeline, sheet: .cashflow)
    let grain = timeline.period.name
    sheet.begin(
      "Cashflow by \(grain)",
      "\(subtitle). Amounts when paid; costs and benefits positive on their own side.",
      ["Ref", "Row", "Unit", "", "", "Total", "Present value"], in: &layout)

    sheet.heading("Calendar", in: &layout)
    let years = timeline.columns(by: .year)
    yearSlot = layout.builder.slot(
      .cells(
        (0...timeline.count).map { period in
          .text(years.first { $0.periods.contains(period) }?.name ?? "")
        }))
    sheet.add(yearSlot, ["", "Year"], CellStyle(.calculated, .general), in: &layout)
    if let discount = book.annualDiscount {
      sheet.add(discount, ["", "Hurdle rate, annual effective"], CellStyle(.calculated, .percent), in: &layout)
      layout.define("hurdle_rate", discount)
    }
    for (row, slot) in layout.builder.calendar {
      let style = CellStyle(.calculated, row == .factor ? .factor : .general)
      sheet.add(slot, ["", row.label], style, in: &layout)
    }
    if let rates = book.triedRates {
      sheet.add(rates, ["", "Rates tried, a year"], CellStyle(.figure, .percent), level: 2, in: &layout)
    }
    for view in book.views { bind(view, sheet) }
    sheet.addHelpers(0, "Working", in: &layout)
  }

  private mutating func bind(_ view: BookView, _ sheet: TimeSheet) {
    sheet.heading(view.view.heading, in: &layout)
    let currency = figures.currency
    let money = CellStyle(.calculated, .money)
    func add(_ slot: Slot, _ label: String, _ style: CellStyle, sums: Bool, name: String? = nil) {
      if layout.isPlaced(slot) {
        // Shared with another view: a row of its own that shows it.
        let shown = layout.builder.slot(of: .row(slot))
        return add(shown, label, style, sums: sums, name: name)
      }
      let row = layout.row(.cashflow)
      sheet.add(slot, ["", label, currency], style, in: &layout)
      if sums { _ = sheet.addTotals(slot, row, style, in: &layout) }
      if let name { layout.define(name, slot) }
    }
    let suffix = view.view == .economic ? "" : "_\(view.view.rawValue)"
    add(view.benefits, "Benefits", money, sums: true, name: "benefits\(suffix)")
    add(view.costs, "Costs", money, sums: true, name: "costs\(suffix)")
    for (label, slot) in view.taxed { add(slot, label, CellStyle(.detail, .money), sums: false) }
    if let tax = view.tax { add(tax, "Tax, a loss credited at once", money, sums: true, name: "tax\(suffix)") }
    add(view.net, "Net", CellStyle(.total, .money), sums: true, name: "net\(suffix)")
    add(view.cumulative, "Cumulative net", money, sums: false, name: "cumulative\(suffix)")
    add(view.present, "Present value of the net", money, sums: false)
    add(view.cumulativePresent, "Cumulative present value", money, sums: false)
    for (label, slot) in view.working {
      sheet.add(slot, ["", label], CellStyle(.detail, .general), level: 2, in: &layout)
    }
    if let steps = view.steps {
      sheet.add(steps, ["", "Net by half periods, for the rate of return"], CellStyle(.detail, .general), in: &layout)
    }
  }
}

extension View {
  var heading: String {
    switch self {
    case .economic: "Economic view: everything that counts, own people's time included"
    case .cashOnly: "Cash-only view: what leaves or reaches the bank"
    case .riskAdjusted: "Risk-adjusted view: each line's haircut against it"
    case .afterTax: "After-tax view: the economic view less tax on the cash net"
    }
  }

  var title: String {
    switch self {
    case .economic: "Economic"
    case .cashOnly: "Cash only"
    case .riskAdjusted: "Risk-adjusted"
    case .afterTax: "After tax"
    }
  }
}
