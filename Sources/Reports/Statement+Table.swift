import Quantities

extension Statement {
  /// The statement as a table, with coarser ones for narrower screens: first fewer digits, then longer columns,
  /// at last without references.
  package func table() -> Table {
    var variants: [Table] = []
    let grains = [options.grain, .quarter, .year].filter { $0.rawValue >= options.grain.rawValue }
    var seen: Set<Timeline.Period> = []
    for grain in grains where seen.insert(grain).inserted {
      for scale in options.scale.map({ [$0] }) ?? scale.andCoarser {
        variants.append(table(columns: figures.timeline.columns(by: grain), grain: grain, scale: scale))
      }
    }
    if let narrowest = variants.last { variants.append(narrowest.without(column: 0)) }
    var widest = variants.removeFirst()
    widest.folded = variants
    return widest
  }

  /// The statement with these columns, `initial` first.
  func table(columns: [Timeline.Column], grain: Timeline.Period, scale: MoneyScale) -> Table {
    let style = scale.style
    var head = [Table.Column("Ref", .label), Table.Column("Line", .label)]
    head += columns.map { Table.Column($0.name, .period) }
    head += [Table.Column("Total", .figure), Table.Column("PV", .figure)]
    var body = rows.map { row in
      Table.Row(row.role, cells(of: row, columns: columns, style: style), level: row.level)
    }
    if showsFactors(columns) {
      body.append(
        Table.Row(
          .detail,
          [.empty, .text("Discount factor")] + columns.map { .number(figures.factors[$0.periods.last ?? 0], .factor) }
            + [.empty, .empty]))
    }
    return Table(caption: "\(scale.name(of: figures.currency)), by \(grain.name)", columns: head, rows: body)
  }

  /// Cash is discounted by period, so only a column that is one period has a factor.
  private func showsFactors(_ columns: [Timeline.Column]) -> Bool {
    columns.allSatisfy { $0.periods.count == 1 }
  }

  private func cells(of row: Row, columns: [Timeline.Column], style: NumberStyle) -> [Cell] {
    let names: [Cell] = [row.ref.isEmpty ? .empty : .text(row.ref), .text(row.label)]
    guard !row.amounts.isEmpty else { return names + Array(repeating: .empty, count: columns.count + 2) }
    let periods = columns.map { column -> Cell in
      switch row.rollUp {
      case .sum: figures.cell(row.amounts.amount(in: column), style)
      case .last: figures.cell(row.amounts[column.periods.last ?? 0], style)
      }
    }
    return switch row.beside {
    case .totalAndPresentValue:
      names + periods + [
        figures.cell(row.amounts.total, style), figures.cell(figures.presentValue(row.amounts), style),
      ]
    case .totalOnly: names + periods + [figures.cell(row.amounts.total, style), .empty]
    case .nothing: names + periods + [.empty, .empty]
    }
  }
}
