import Checking
import Finance
import Quantities

/// The P&L view by fiscal year: what is incurred, when it is incurred, capital spread over its life; beside the cash
/// view, which says when it is paid. Neither is discounted.
package struct ProfitAndLoss {
  let figures: Figures
  let scale: MoneyScale
  package init(_ figures: Figures, scale: MoneyScale) {
    self.figures = figures
    self.scale = scale
  }

  /// Whether it can differ from the cash view: capital, payment terms or fiscal years.
  package static func differs(_ figures: Figures) -> Bool {
    figures.timeline.fiscalStart != nil
      || figures.model.lines.contains { $0.capexMonths != nil || $0.payment != .asIncurred }
  }

  package func section() -> Report.Section {
    Report.Section("Profit and loss beside cash", [.table(table()), .note(note)])
  }

  private var count: Int { figures.timeline.columns }
  private var counted: [LineFigures] { figures.lines.filter { $0.standing == .counted } }

  /// Capital outlays do not enter the result; their amortisation does.
  func charges(of member: LineFigures) -> [Double] {
    guard member.counted[.economic] != nil else { return Array(repeating: 0, count: count) }
    guard let months = member.line.capexMonths else { return member.accrual }
    return Amortisation.straightLine(
      capital: member.accrual, months: months, monthsPerPeriod: figures.timeline.monthsPerPeriod)
  }

  private func sum(_ members: [LineFigures]) -> [Double] { [Double].sum(of: members.map(charges), count: count) }

  func table() -> Table {
    let columns = figures.timeline.columns(by: .year)
    let running = counted.filter { $0.isCost && $0.line.capexMonths == nil }
    let capital = counted.filter { $0.isCost && $0.line.capexMonths != nil }
    let benefits = sum(counted.filter { !$0.isCost })
    let costs = sum(running)
    let amortisation = sum(capital)
    let result = zip(benefits, zip(costs, amortisation)).map { $0 - $1.0 - $1.1 }
    let cash = figures.views[.economic]?.net ?? []
    let series: [(String, Table.Row.Role, [Double])] = [
      ("Benefits, as earned", .line, benefits),
      ("Running costs, as incurred", .line, costs.negated),
      ("Amortisation of capital", .line, amortisation.negated),
      ("Result before tax", .total, result),
      ("Net cash, as in the statement", .line, cash),
      ("Difference, timing and capital", .detail, zip(result, cash).map { $0 - $1 }),
    ]
    let rows = series.map { title, role, amounts in
      Table.Row(
        role,
        [.text(title)] + columns.map { figures.cell(amounts.amount(in: $0), scale.style) }
          + [figures.cell(amounts.total, scale.style)])
    }
    return Table(
      caption:
        "\(scale.name(of: figures.currency)), by \(figures.timeline.fiscalStart == nil ? "model" : "fiscal") year",
      columns: [Table.Column("", .label)] + columns.map { Table.Column($0.name, .period) }
        + [Table.Column("Total", .figure)], rows: rows)
  }

  private var note: String {
    "Straight-line amortisation begins in the period after the outlay; what is not yet charged at the end is book value."
  }
}
