package import Checking
package import Finance
import Quantities

/// Scenarios side by side: what each line is worth, what the metrics make of it, which inputs differ.
package struct Comparison: Sendable {
  package let base: Figures
  package let others: [Figures]

  package init(base: Figures, others: [Figures]) {
    self.base = base
    self.others = others
  }

  package func report(scale requested: MoneyScale? = nil) -> Report {
    let scale = requested ?? .fitting(([base] + others).map { Statement($0).largest }.max() ?? 0)
    let names = others.map { Wording.scenario($0.scenario, in: $0.model) }
    return Report(
      title: Header.title(base.model),
      subtitle: [
        "\(Wording.scenario(base.scenario, in: base.model)) compared with \(Wording.list(names))",
        "\(base.currency), nominal · lines as present values, so that their changes add up to the change in NPV",
      ],
      sections: [
        Report.Section("Metrics", [.table(metrics(scale))]),
        Report.Section("Lines", [.table(lines(scale))]),
        Report.Section("Inputs that differ", differences()),
        Report.Section(nil, [.note(Wording.zeroNote)]),
      ])
  }

  private var columns: [Table.Column] {
    [Table.Column(base.scenario, .figure)]
      + others.flatMap { [Table.Column($0.scenario, .figure), Table.Column("change", .figure)] }
  }

  // MARK: Metrics

  private func metrics(_ scale: MoneyScale) -> Table {
    let views = ([base] + others).max { $0.shownViews.count < $1.shownViews.count }?.shownViews ?? []
    var rows: [Table.Row] = []
    for metric in MetricsTable.shown {
      for view in views {
        let values = ([base] + others).map { $0.metric(metric, view) }
        let unit = metric.isMoney ? ", \(scale.name(of: base.currency))" : ""
        let title = view == .economic ? metric.title + unit : view.title.lowercasedFirst
        let cells = row(values, metric.style(money: scale.style))
        rows.append(Table.Row(.line, [.text(title)] + cells, level: view == .economic ? 0 : 1))
      }
    }
    for id in userMetrics {
      let quantity = base.model[id]
      // A metric of a namespace that a scenario does not choose has no value there.
      let values = ([base] + others).map { figures in
        figures.userMetrics.first { $0.id == id }?.value.inUnit(of: quantity)
      }
      let style = NumberStyle.quantity(unit: quantity.type.unit.description, average: false)
      rows.append(Table.Row(.line, [.text(base.title(of: quantity))] + row(values, style)))
    }
    return table(first: "", rows: rows)
  }

  /// Every scenario's own metrics, in declaration order.
  private var userMetrics: [QuantityID] { Set(([base] + others).flatMap { $0.userMetrics.map(\.id) }).sorted() }

  /// The base, then each scenario with its change; empty where one has no such figure.
  private func row(_ values: [MetricValue?], _ style: NumberStyle) -> [Cell] {
    let cells = values.map { $0.map { MetricsTable.cell($0, style) } ?? .empty }
    guard let base = values.first else { return [] }
    return [cells[0]]
      + zip(values, cells).dropFirst().flatMap { value, cell -> [Cell] in
        guard let base, let value else { return [cell, .empty] }
        return [cell, Self.change(from: base, to: value, style)]
      }
  }

  static func change(from before: MetricValue, to after: MetricValue, _ style: NumberStyle) -> Cell {
    guard let before = before.number, let after = after.number else { return .empty }
    // What is left of two sums added up in another order is no change.
    let isNoise = abs(after - before) <= 1e-12 * max(abs(before), abs(after))
    return .number(isNoise ? 0 : after - before, .signed(style))
  }

  // MARK: Lines

  private func lines(_ scale: MoneyScale) -> Table {
    let statement = Statement(base)
    let ordered = base.lines.indices.sorted { order($0, statement) < order($1, statement) }
    var rows: [Table.Row] = []
    for index in ordered {
      let sign: Double = base.lines[index].isCost ? -1 : 1
      let worth = ([base] + others).map { figures -> MetricValue in
        guard figures.lines.indices.contains(index) else { return .value(0) }
        return MetricValue(sign * figures.presentValue(figures.lines[index].economic) + 0)
      }
      guard worth != Array(repeating: .value(0), count: worth.count) else { continue }
      rows.append(
        Table.Row(.line, [.text(base.title(of: base.lines[index].quantity))] + row(worth, scale.style), level: 1))
    }
    let net = ([base] + others).map { MetricValue($0.presentValue($0.views[.economic]?.net ?? [])) }
    rows.append(Table.Row(.total, [.text("Present value of net")] + row(net, scale.style)))
    return table(caption: "PV, \(scale.name(of: base.currency))", first: "Line", rows: rows)
  }

  /// Costs in the statement's order, then benefits.
  private func order(_ index: Int, _ statement: Statement) -> (Int, Int) {
    let ref = statement.refs[base.lines[index].quantity.name] ?? ""
    return (base.lines[index].isCost ? 0 : 1, Int(ref.dropFirst()) ?? Int.max)
  }

  private func table(caption: String? = nil, first: String, rows: [Table.Row]) -> Table {
    let whole = Table(caption: caption, columns: [Table.Column(first, .label)] + columns, rows: rows)
    guard others.count > 1 else { return whole }
    // On a narrow screen the changes stand below the values.
    let values = whole.columns.indices.filter { $0 < 2 || $0 % 2 == 0 }
    let narrow = Table(
      caption: caption, columns: values.map { whole.columns[$0] },
      rows: rows.flatMap { row -> [Table.Row] in
        let changes = values.dropFirst(2).map { row.cells[$0 + 1] }
        let shown = Table.Row(row.role, values.map { row.cells[$0] }, level: row.level)
        let isChanged = changes.contains { if case .number(let change, _) = $0 { change != 0 } else { false } }
        guard isChanged else { return [shown] }
        return [shown, Table.Row(.detail, [.text("change"), .empty] + changes, level: row.level + 1)]
      })
    return Table(caption: caption, columns: whole.columns, rows: rows, folded: [narrow])
  }

  // MARK: Inputs

  private func differences() -> [Report.Block] {
    var rows: [Table.Row] = []
    for input in base.inputs {
      let mine = InputText.value(input, timeline: base.timeline)
      let theirs = others.map { figures in
        figures.inputs.first { $0.quantity.id == input.quantity.id }.map {
          InputText.value($0, timeline: figures.timeline)
        } ?? ""
      }
      guard theirs.contains(where: { $0 != mine }) else { continue }
      let cells = [input.quantity.name, input.quantity.label ?? "", mine] + theirs
      rows.append(Table.Row(.line, cells.map { .text($0) }))
    }
    for choice in base.choices {
      let options = others.map { figures in figures.choices.first { $0.choice == choice.choice }?.option ?? "" }
      guard options.contains(where: { $0 != choice.option }) else { continue }
      rows.append(Table.Row(.line, ([choice.choice, "Choice", choice.option] + options).map { .text($0) }))
    }
    if rows.isEmpty { return [.note("No input differs.")] }
    let heads = ["Input", "Label", base.scenario] + others.map(\.scenario)
    let roles: [Table.Column.Role] = [.label, .prose] + Array(repeating: .figure, count: others.count + 1)
    let whole = Table(columns: zip(heads, roles).map { Table.Column($0, $1) }, rows: rows)
    return [.table(Table(columns: whole.columns, rows: rows, folded: [whole.without(column: 1)]))]
  }
}

extension MetricValue {
  /// The number in the quantity's own unit.
  package func inUnit(of quantity: Quantity) -> MetricValue {
    switch self {
    case .value(let number): .value(quantity.type.unit.number(number))
    case .notMeaningful: self
    }
  }
}
