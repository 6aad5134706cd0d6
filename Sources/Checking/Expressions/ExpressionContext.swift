import Quantities

/// Where an expression stands, and so what it may refer to and what a bare number in it means.
struct ExpressionContext: Sendable {
  enum Place: Sendable {
    /// Calculations and statement lines: any quantity, no metric.
    case calculation
    /// The value of an input where it is declared: no names at all.
    case input
    /// The value of an input in an overlay: inputs only.
    case overlay
    /// Metrics, checks and the prompt: everything.
    case question
  }

  /// What a number without a unit means where a literal stands.
  enum BareNumber: Sendable {
    case pure
    /// The unit written after the bracket: `{ billing: 120k, claims: 60k } case/month`.
    case suffix(Unit)
    /// A range end or an argument of a shape takes the unit of the base.
    case asBase(Unit)
    /// `set` takes the input's unit as written; of a percentage it wants the sign.
    case asSet(Unit)

    var unit: Unit? {
      switch self {
      case .pure: nil
      case .suffix(let unit), .asBase(let unit), .asSet(let unit): unit
      }
    }
  }

  let scope: Scope
  let place: Place
  var bare = BareNumber.pure
  /// Axes that values by member are taken to be over where their members fit.
  var axes: [Axis] = []
  /// Whether money of other currencies is taken at the dated rates wherever it is named.
  var convertsMoney = false

  func with(_ bare: BareNumber) -> ExpressionContext {
    var copy = self
    copy.bare = bare
    return copy
  }
}

extension Unit {
  /// Whether a number in it is written with a percent sign: `%`, `% per month`.
  var hasPercent: Bool { terms.contains { $0.atom == .percent } }
}
