/// An axis declared with `dimension queue = billing, claims, technical`.
package struct Axis: Sendable, Hashable {
  package let name: String
  package let members: [String]
  package init(name: String, members: [String]) {
    self.name = name
    self.members = members
  }
}

/// How a value over time rolls up into a column.
package enum RollUp: Sendable, Hashable {
  /// Per calendar time: columns add up. In base units per month; a period's amount is the value times its months.
  /// At `initial` a flow holds amounts, not rates.
  case flow
  /// A stock: a column shows its last period.
  case balance
  /// Anything else: a column shows the mean.
  case rate
}

/// What the checker knows of every expression: its unit, how it rolls up, and its axes.
package struct ValueType: Sendable, Hashable {
  package var unit: Unit
  package var rollUp: RollUp
  /// Axes in the order they were met; broadcasting is by name. A cell is one combination of members,
  /// the last axis running fastest.
  package var axes: [Axis]
  /// Whether it can differ from period to period.
  package var isSeries: Bool
  /// Whether it is a truth value (1 is yes, 0 is no).
  package var isTruth: Bool

  package init(
    unit: Unit, rollUp: RollUp? = nil, axes: [Axis] = [], isSeries: Bool = false, isTruth: Bool = false
  ) {
    self.unit = unit
    self.rollUp = rollUp ?? Self.rollUp(of: unit)
    self.axes = axes
    self.isSeries = isSeries
    self.isTruth = isTruth
  }

  package var cellCount: Int { axes.reduce(1) { $0 * $1.members.count } }

  /// Flow: money, a count or effort per calendar time and nothing else below the line. Balance: money or a
  /// count. Rate: everything else, and whatever is written in one derived unit that holds time, such as FTE.
  package static func rollUp(of unit: Unit) -> RollUp {
    let powers = unit.dimension.powers
    if unit.terms.count == 1, !unit.terms[0].atom.definition.isEmpty, powers[.time] != nil { return .rate }
    let time = powers[.time] ?? 0
    let others = powers.filter { $0.key != .time }
    guard others.count == 1, let only = others.first, only.value == 1 else { return .rate }
    if time == -1 { return .flow }
    if time == 0, only.key != .effort { return .balance }
    return .rate
  }
}
