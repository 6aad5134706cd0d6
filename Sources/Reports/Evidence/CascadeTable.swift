import Checking
import Evidence
import Finance
import Quantities

/// Objectives with the key results below them, each with where it stands, where it is to go, and whether hitting it
/// moves what lies above.
struct CascadeTable {
  let dossier: Dossier
  let model: CheckedModel

  private struct Node {
    let name: String
    let title: String
    let reads: String?
    let target: Target?
    let supports: [String]
    let isObjective: Bool
    let level: Level?
  }

  private var nodes: [Node] {
    dossier.objectives.map {
      Node(
        name: $0.name, title: $0.title, reads: $0.outcome, target: $0.target, supports: $0.supports, isObjective: true,
        level: $0.level)
    }
      + dossier.keyResults.map {
        Node(
          name: $0.name, title: $0.title, reads: $0.measures, target: $0.target, supports: $0.supports,
          isObjective: false, level: $0.level)
      }
  }

  var isEmpty: Bool { dossier.objectives.isEmpty && dossier.keyResults.isEmpty }

  func table() -> Table {
    let nodes = nodes
    let names = Set(nodes.map(\.name))
    var rows: [Table.Row] = []
    var shown: Set<String> = []
    func add(_ node: Node, depth: Int) {
      guard shown.insert(node.name).inserted else { return }
      rows.append(row(node, depth: depth))
      for child in nodes where child.supports.contains(node.name) { add(child, depth: min(depth + 1, 2)) }
    }
    for node in nodes where !node.supports.contains(where: names.contains) { add(node, depth: 0) }
    for node in nodes { add(node, depth: 0) }
    let columns = [
      Table.Column("", .prose), Table.Column("Level", .label), Table.Column("Today", .figure),
      Table.Column("Target", .prose), Table.Column("Moves it", .figure),
    ]
    let whole = Table(columns: columns, rows: rows)
    return Table(columns: columns, rows: rows, folded: [whole.without(column: 1)])
  }

  private func row(_ node: Node, depth: Int) -> Table.Row {
    Table.Row(
      node.isObjective ? .subtotal : .line,
      [
        .text(node.title), .text(node.level?.rawValue ?? ""), today(node.reads),
        .text(node.target?.written ?? "no target"), moves(node),
      ], level: depth)
  }

  private func today(_ name: String?) -> Cell {
    guard let name, let value = dossier.money.present[name] ?? present(ofKPI: name) else { return .empty }
    return .text(Self.text(value, of: name, in: model))
  }

  private func present(ofKPI name: String) -> Double? {
    guard let kpi = dossier.kpis.first(where: { $0.name == name }) else { return nil }
    return kpi.measures.flatMap { dossier.money.present[$0] } ?? kpi.baseline
  }

  /// The chance that the objective above moves, as it is and with the key result hit; of an objective, how much of its
  /// target the key results below make good.
  private func moves(_ node: Node) -> Cell {
    if node.isObjective {
      guard let ratio = dossier.money.coverage[node.name]?.ratio else { return .empty }
      return .text("covered \(NumberStyle.percent(decimals: 0).text(ratio))")
    }
    guard let effect = dossier.money.effects.first(where: { $0.keyResult == node.name }) else { return .empty }
    let percent = NumberStyle.percent(decimals: 0)
    return .text("\(percent.text(effect.probabilityAtPresent)) to \(percent.text(effect.probabilityAtTarget))")
  }

  /// A number in base units as a person writes that quantity.
  static func text(_ value: Double, of name: String, in model: CheckedModel) -> String {
    let quantity = model.quantity(named: name)
    if let metric = MetricReference(named: name), quantity == nil {
      return metric.metric.style(money: .amount(currency: model.currency ?? "")).text(value)
    }
    guard let unit = quantity?.type.unit else { return NumberText.significant(value) }
    return NumberStyle.quantity(unit: unit.description, average: false).text(unit.number(value))
  }
}
