import Checking
package import Quantities

/// From gross hours saved to net hours: what is put to use, less what people spend on the tool.
///
/// Hours are read from the lines themselves: a line that prices hours names one quantity in money per hour, and its amount
/// divided by that rate is its hours. Where no benefit does so there is no bridge.
package struct HoursBridge: Sendable {
  package struct Step: Sendable {
    package let title: String
    /// Positive, by column; nil where nothing states it.
    package let hours: [Double]?
    package init(_ title: String, hours: [Double]?) {
      self.title = title
      self.hours = hours
    }
  }

  /// Hours the benefits say are saved, before any is put to use.
  package let gross: [Double]
  /// Hours the counted benefits price.
  package let redeployed: [Double]
  /// What is deducted, each hour once; these stay costs.
  package let deductions: [Step]
  /// Hours of benefits that are cash.
  package let cashable: [Double]

  package init(gross: [Double], redeployed: [Double], deductions: [Step], cashable: [Double]) {
    self.gross = gross
    self.redeployed = redeployed
    self.deductions = deductions
    self.cashable = cashable
  }

  package var net: [Double] {
    deductions.compactMap(\.hours).reduce(redeployed) { rest, hours in zip(rest, hours).map { $0 - $1 } }
  }

  /// Categories of cost that take people's time, by what a bridge calls them.
  static let categories: [(name: String, title: String)] = [
    ("review", "less review"), ("rework", "less rework"), ("governance", "less supervision"),
    ("change", "less training and change"), ("exceptions", "less exceptions"),
  ]

  /// Review, rework, supervision and exceptions per gross hour; nil where there is no gross hour.
  package var supervisionRatio: Double? {
    let hours = zip(Self.categories, deductions).filter { $0.0.name != "change" }.compactMap { $0.1.hours?.total }
    return gross.total > 0 ? hours.reduce(0, +) / gross.total : nil
  }

  // MARK: Report

  package func section(_ timeline: Timeline, grain: Timeline.Period) -> Report.Section {
    let columns = timeline.columns(by: grain)
    let coarse = timeline.columns(by: .year)
    var widest = table(columns, grain.name)
    if coarse != columns { widest.folded = [table(coarse, "year")] }
    var blocks: [Report.Block] = [.table(widest)]
    let silent = deductions.filter { $0.hours == nil }.map { $0.title.replacingPrefix("less ") }
    if !silent.isEmpty { blocks.append(.note("Hours not stated: \(Wording.list(silent)).")) }
    if let ratio = supervisionRatio, ratio > 0 {
      let text = NumberStyle.percent(decimals: 1).text(ratio)
      blocks.append(
        .note("For each gross hour saved, \(text) of an hour goes into review, rework, supervision and exceptions."))
    }
    return Report.Section("Hours, gross to net", blocks)
  }

  private func table(_ columns: [Timeline.Column], _ grain: String) -> Table {
    let share = redeployed.total == 0 || gross.total == 0 ? 0 : redeployed.total / gross.total
    let used = "Put to use, \(NumberStyle.percent(decimals: 1).text(share)) of gross"
    var rows: [Table.Row] = [row("Gross hours saved", .line, gross, columns), row(used, .line, redeployed, columns)]
    for step in deductions {
      guard let hours = step.hours else { continue }
      rows.append(row(step.title, .line, hours.negated, columns, level: 1))
    }
    rows.append(row("Net hours", .total, net, columns))
    rows.append(row("of which cashable", .detail, cashable, columns, level: 1))
    return Table(
      caption: "Hours, by \(grain)",
      columns: [Table.Column("", .label)] + columns.map { Table.Column($0.name, .period) }
        + [Table.Column("Total", .figure)], rows: rows)
  }

  private func row(
    _ title: String, _ role: Table.Row.Role, _ hours: [Double], _ columns: [Timeline.Column], level: Int = 0
  ) -> Table.Row {
    let style = NumberStyle.money(per: 1)
    return Table.Row(
      role,
      [.text(title)] + columns.map { .number(hours.amount(in: $0), style) } + [.number(hours.total, style)],
      level: level)
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
