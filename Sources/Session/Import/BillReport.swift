import Quantities
import Reports
import UsageLogs

/// A bill by the FOCUS specification.
struct BillReport {
  private let bill: BillSummary
  private let usage: ImportedUsage

  init(_ bill: BillSummary, of usage: ImportedUsage) {
    self.bill = bill
    self.usage = usage
  }

  /// So many parts are shown, the largest; the rest are taken together.
  private static let most = 12

  func report(closing: Report.Section) -> Report {
    var subtitle: [String] = []
    if let days = bill.days {
      subtitle.append("\(CivilDay.text(days.lowerBound)) to \(CivilDay.text(days.upperBound - 1))")
    }
    let rows = NumberText.fixed(Double(bill.rows), decimals: 0)
    let refused = bill.refused.count > 0 ? "\(bill.refused.count) refused" : "none refused"
    subtitle.append("\(rows) row\(bill.rows == 1 ? "" : "s"), \(refused)")
    var sections = [Report.Section("Billed", [.table(parts)] + notes.map { .note($0) })]
    if bill.months.count > 1 { sections.append(Report.Section("By month", [.table(months)])) }
    if bill.refused.count > 0 { sections.append(.refused(bill.refused)) }
    return Report(
      title: "\(usage.name): \(usage.source)", subtitle: [subtitle.joined(separator: " · ")],
      sections: sections + (bill.currency == nil || bill.monthCount == nil ? [] : [closing]))
  }

  private var style: NumberStyle { bill.currency.map { .amount(currency: $0) } ?? .quantity(unit: "", average: false) }

  private var columns: [Reports.Table.Column] {
    var columns: [Reports.Table.Column] = [
      .init(bill.classColumn ?? "", .label), .init("Rows", .figure), .init("Billed", .figure),
    ]
    if bill.monthCount != nil { columns.append(.init("a month", .figure)) }
    if bill.effective != nil { columns.append(.init("Effective", .figure)) }
    return columns
  }

  private func cells(_ label: String, _ rows: Int, _ billed: Money, _ effective: Money) -> [Cell] {
    var cells: [Cell] = [.text(label), .number(Double(rows), .count), .number(billed.number, style)]
    if let perMonth = bill.perMonth(billed) { cells.append(.number(perMonth, style)) }
    if bill.effective != nil { cells.append(.number(effective.number, style)) }
    return cells
  }

  private var parts: Reports.Table {
    var rows = bill.classes.prefix(Self.most).map { part in
      Reports.Table.Row(.line, cells(part.name, part.rows, part.billed, part.effective))
    }
    let rest = bill.classes.dropFirst(Self.most)
    if !rest.isEmpty {
      rows.append(
        Reports.Table.Row(
          .line,
          cells(
            "\(rest.count) others", rest.reduce(0) { $0 + $1.rows }, rest.reduce(.zero) { $0 + $1.billed },
            rest.reduce(.zero) { $0 + $1.effective })))
    }
    rows.append(Reports.Table.Row(.total, cells("All", bill.rows, bill.billed, bill.effective ?? .zero)))
    return Reports.Table(columns: columns, rows: rows)
  }

  private var months: Reports.Table {
    Reports.Table(
      columns: [.init("Month", .label), .init("Rows", .figure), .init("Billed", .figure)],
      rows: bill.months.map { month in
        Reports.Table.Row(
          .line,
          [.text(month.month.description), .number(Double(month.rows), .count), .number(month.billed.number, style)])
      })
  }

  private var notes: [String] {
    var notes: [String] = []
    let currency = bill.currency.map { " \($0)" } ?? ""
    notes.append(
      "BilledCost adds up to \(bill.billed.text)\(currency), to the last digit"
        + (bill.reconciles ? "; its parts and months add up to the same." : "."))
    if bill.currency == nil { notes.append("The bill names no currency, so no inputs are made of it.") }
    if bill.monthCount == nil { notes.append("The bill tells no periods, so costs a month are unknown.") }
    if bill.hasMonthFirstDates { notes.append("Dates such as 4/1/25 are read with the month first.") }
    return notes
  }
}
