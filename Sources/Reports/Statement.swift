import Checking
import Finance
package import Quantities

/// The statement of a scenario: costs by category, benefits by kind, totals, net, cumulative and present value.
///
/// Its rows are series of amounts, costs negative, so that every column adds up from top to bottom. Tables, exports and
/// cross-footing all read these rows.
package struct Statement: Sendable {
  package struct Options: Sendable, Hashable {
    package var grain: Timeline.Period
    /// nil chooses so that no figure has more than seven digits.
    package var scale: MoneyScale?
    /// The dimension whose members lines are broken down by.
    package var detail: String?
    /// The P&L view beside the cash view even where both are the same.
    package var showsProfitAndLoss: Bool
    package init(
      grain: Timeline.Period = .year, scale: MoneyScale? = nil, detail: String? = nil, showsProfitAndLoss: Bool = false
    ) {
      self.grain = grain
      self.scale = scale
      self.detail = detail
      self.showsProfitAndLoss = showsProfitAndLoss
    }
  }

  package struct Row: Sendable {
    /// What a column that spans several periods shows.
    package enum RollUp: Sendable { case sum, last }
    /// What stands in the two columns beside the periods.
    package enum Beside: Sendable {
      case totalAndPresentValue
      case totalOnly
      case nothing
    }
    package let ref: String
    package let label: String
    package let role: Table.Row.Role
    package let level: Int
    /// Empty in a heading.
    package let amounts: [Double]
    package let rollUp: RollUp
    package let beside: Beside
    package init(
      ref: String = "", _ label: String, _ role: Table.Row.Role, level: Int = 0, amounts: [Double] = [],
      rollUp: RollUp = .sum, beside: Beside = .totalAndPresentValue
    ) {
      self.ref = ref
      self.label = label
      self.role = role
      self.level = level
      self.amounts = amounts
      self.rollUp = rollUp
      self.beside = beside
    }
  }

  package let figures: Figures
  package let options: Options
  package let rows: [Row]
  /// Reference of each line shown, by the line's name.
  package let refs: [String: String]

  package init(_ figures: Figures, options: Options = Options()) {
    self.figures = figures
    self.options = options
    var builder = StatementRows(figures: figures, detail: options.detail)
    builder.build()
    rows = builder.rows
    refs = builder.refs
  }

  /// The largest figure shown decides the unit.
  package var largest: Double {
    rows.reduce(0) { largest, row in
      guard !row.amounts.isEmpty else { return largest }
      let shown = row.rollUp == .sum ? abs(row.amounts.total) : abs(row.amounts.last ?? 0)
      return max(largest, shown, row.amounts.reduce(0) { max($0, abs($1)) })
    }
  }

  package var scale: MoneyScale { options.scale ?? .fitting(largest) }
}
