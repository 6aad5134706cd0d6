import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookBinder {
  /// The statement by year and the metrics of every view.
  mutating func bindSummary() {
    let years = timeline.columns(by: .year)
    let first = 2
    let last = first + years.count - 1
    let total = last + 1
    let present = last + 2
    layout.text(.summary, 0, 0, "Summary", .title)
    layout.text(
      .summary, 1, 0,
      "\(subtitle). Costs negative. Years carry no discount factors: cash is discounted by \(timeline.period.name).",
      .subtitle)
    layout.formula(
      .summary, 2, 0, "Scenario in use: " & .cell(book.selected), CellStyle(.caption))
    layout.text(.summary, 4, 0, "Ref", .header)
    layout.text(.summary, 4, 1, "Line", .header)
    yearHeaders = years.enumerated().map { number, column in
      let slot = layout.builder.slot(.cell(.text(column.name)))
      layout.put(slot, .summary, 4, first + number, CellStyle(.header, .general))
      return slot
    }
    layout.text(.summary, 4, total, "Total", CellStyle(.header, .general))
    layout.text(.summary, 4, present, "Present value", CellStyle(.header, .general))
    layout.go(.summary, to: 5)
    layout[.summary].widths = [(0...0, 7), (1...1, 46), (first...present, 15)]
    layout[.summary].frozen = (5, 2)
    layout[.summary].repeatedRows = 4...4

    bind(costGroups, sign: -1, total: total, "Total costs")
    let economic = book.views[0]
    addYears("C", "Total costs", economic.costs, sign: -1, CellStyle(.subtotal, .money))
    if let cash = book.views.first(where: { $0.view == .cashOnly }) {
      addYears("", "of which cash", cash.costs, sign: -1, CellStyle(.detail, .money, indent: 1))
    }
    bind(benefitGroups, sign: 1, total: total, "Total benefits")
    addYears("B", "Total benefits", economic.benefits, sign: 1, CellStyle(.subtotal, .money))
    if let cash = book.views.first(where: { $0.view == .cashOnly }) {
      addYears("", "of which cash", cash.benefits, sign: 1, CellStyle(.detail, .money, indent: 1))
    }
    layout.skip(.summary)
    summaryNetRow = layout.row(.summary)
    summaryNet = addYears("N", "Net, economic", economic.net, sign: 1, CellStyle(.total, .money))
    for view in book.views.dropFirst() {
      if let tax = view.tax { addYears("T", "Tax", tax, sign: -1, CellStyle(.calculated, .money)) }
      addYears("", "Net, \(view.view.title.lowercased())", view.net, sign: 1, CellStyle(.subtotal, .money))
    }
    bindMetrics()
    bindChartRows()
  }

  private mutating func bind(_ groups: [BoundGroup], sign: Int, total: Int, _ title: String) {
    for group in groups {
      let row = layout.row(.summary)
      layout.text(.summary, row, 0, "", .heading)
      for column in 1...total + 1 { layout.text(.summary, row, column, column == 1 ? group.title : "", .heading) }
      layout.skip(.summary)
      for entry in group.lines {
        addYears(
          entry.ref, figures.title(of: entry.line.quantity), entry.line.counted, sign: sign,
          CellStyle(.calculated, .money), level: 1)
      }
      if group.lines.count > 1 {
        addYears(
          "", "Total \(group.title.prefix(1).lowercased())\(group.title.dropFirst())", group.subtotal, sign: sign,
          CellStyle(.subtotal, .money))
      }
    }
  }

  /// A row of amounts by year, with total and present value; the cells of the years.
  @discardableResult
  mutating func addYears(
    _ ref: String, _ label: String, _ slot: Slot, sign: Int, _ style: CellStyle, level: Int = 0
  ) -> [Slot] {
    let row = layout.row(.summary)
    var labelStyle = style.numbered(.text)
    labelStyle.indent = max(level, style.indent)
    layout.text(.summary, row, 0, ref, style.numbered(.text))
    layout.text(.summary, row, 1, label, labelStyle)
    var cells: [Slot] = []
    // Only words stand further in.
    let style = style.indented(0)
    for (number, header) in yearHeaders.enumerated() {
      let sum = Formula.call(
        .sumIf, [layout.builder.wholeArea(yearSlot), .cell(header), layout.builder.wholeArea(slot)])
      cells.append(layout.formula(.summary, row, 2 + number, sign < 0 ? -sum : sum, style))
    }
    if let first = cells.first, let last = cells.last {
      layout.formula(
        .summary, row, 2 + cells.count, .call(.sum, [.area(.cell(first), .cell(last))]), style)
    }
    let present = layout.builder.presentValue(slot)
    layout.formula(.summary, row, 3 + cells.count, sign < 0 ? -present : present, style)
    layout.skip(.summary)
    return cells
  }

  private mutating func bindMetrics() {
    layout.skip(.summary)
    let head = layout.row(.summary)
    layout.text(.summary, head, 0, "", .header)
    layout.text(.summary, head, 1, "Metrics, before tax unless said", .header)
    for (number, view) in book.views.enumerated() {
      layout.text(.summary, head, 2 + number, view.view.title, CellStyle(.header, .general))
    }
    layout.text(.summary, head, 2 + book.views.count, "", .header)
    layout.skip(.summary)
    for metric in Metric.allCases {
      let row = layout.row(.summary)
      layout.text(.summary, row, 1, metric.title, .label)
      for (number, view) in book.views.enumerated() {
        guard let slot = view.metrics[metric] else { continue }
        layout.put(slot, .summary, row, 2 + number, CellStyle(.calculated, metric.number))
        let suffix = view.view == .economic ? "" : "_\(view.view.rawValue)"
        layout.define("metric_\(metric.rawValue)\(suffix)", slot)
      }
      layout.text(.summary, row, 2 + book.views.count, metric.unit(figures.currency), .note)
      // A reason is longer than its cell, so it stands to the right.
      let reasons = book.views.compactMap { view -> Formula? in
        guard let slot = view.metrics[metric] else { return nil }
        let words = Formula.text("\(view.view.title): ") & .cell(slot) & "  "
        return .when(.call(.isNumber, [.cell(slot)]), "", words)
      }
      if let first = reasons.first {
        layout.formula(
          .summary, row, 3 + book.views.count, reasons.dropFirst().reduce(first) { $0 & $1 }, CellStyle(.note))
      }
      layout.skip(.summary)
    }
    if !book.metrics.isEmpty {
      layout.skip(.summary)
      let row = layout.row(.summary)
      layout.text(.summary, row, 0, "", .header)
      for (column, text) in ["The model's own metrics", "Value", "Unit", "Factor"].enumerated() {
        layout.text(.summary, row, 1 + column, text, .header)
      }
      layout.skip(.summary)
      for (id, slot) in book.metrics {
        let quantity = book.model[id]
        let row = layout.row(.summary)
        layout.text(.summary, row, 1, figures.title(of: quantity), .label)
        layout.put(slot, .summary, row, 2, CellStyle(.calculated, quantity.metricNumber))
        layout.text(.summary, row, 3, quantity.type.unit.description, .note)
        if let factor = book.factors[id] { layout.put(factor, .summary, row, 4, CellStyle(.figure, .general)) }
        layout.define("metric_\(quantity.name)", slot)
        layout.skip(.summary)
      }
    }
  }

  /// Amounts by year that charts are drawn from, costs positive.
  private mutating func bindChartRows() {
    layout.skip(.summary)
    let head = layout.row(.summary)
    layout.text(.summary, head, 0, "", .heading)
    for column in 1...3 + yearHeaders.count {
      layout.text(.summary, head, column, column == 1 ? "Figures behind the charts" : "", .heading)
    }
    layout.skip(.summary)
    for group in costGroups {
      costRows.append((group.title, layout.row(.summary)))
      addYears("", "Costs: \(group.title.lowercased())", group.subtotal, sign: 1, CellStyle(.detail, .money))
    }
    for group in benefitGroups {
      benefitRows.append((group.title, layout.row(.summary)))
      addYears("", "Benefits: \(group.title.lowercased())", group.subtotal, sign: 1, CellStyle(.detail, .money))
    }
  }
}

extension Quantity {
  var metricNumber: CellStyle.Number {
    if type.unit.holdsPercentage { return .percent }
    let unit = type.unit
    if unit.dimension.money != nil { return .exactMoney }
    return unit.dimension.isNone ? .factor : .exactMoney
  }
}
