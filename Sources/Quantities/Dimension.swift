/// What a quantity measures, apart from its unit: a product of powers of independent base dimensions.
///
/// Each currency and each count unit is a dimension of its own; calendar time and effort are different
/// dimensions, because an hour of work is not an hour of the calendar.
package struct Dimension: Sendable, Hashable {
  package enum Base: Sendable, Hashable, Comparable {
    case currency(String)
    case count(String)
    case effort
    case time

    package var isCurrency: Bool { if case .currency = self { true } else { false } }
  }

  /// Powers by base; a base with power 0 is absent.
  package let powers: [Base: Int]

  package init(_ powers: [Base: Int]) { self.powers = powers.filter { $0.value != 0 } }

  package static let none = Dimension([:])
  package static func base(_ base: Base) -> Dimension { Dimension([base: 1]) }

  package static func * (a: Dimension, b: Dimension) -> Dimension {
    Dimension(a.powers.merging(b.powers, uniquingKeysWith: +))
  }
  package static func / (a: Dimension, b: Dimension) -> Dimension { a * b.raised(to: -1) }

  package func raised(to power: Int) -> Dimension { Dimension(powers.mapValues { $0 * power }) }

  package var isNone: Bool { powers.isEmpty }
  /// The currency of a pure amount of money; nil for everything else.
  package var money: String? {
    guard powers.count == 1, case (.currency(let code), 1)? = powers.first.map({ ($0.key, $0.value) }) else {
      return nil
    }
    return code
  }
  /// The currency of money per calendar time; nil for everything else.
  package var moneyFlow: String? { (self * .base(.time)).money }
}
