/// How tightly an operator binds its sides, loosest first (LANGUAGE.md §2).
enum Binding: Int, Comparable {
  case conditional, or, and, not, comparison, sum, product, power, unary

  init(_ operation: BinaryOperator) {
    self =
      switch operation {
      case .or: .or
      case .and: .and
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .comparison
      case .plus, .minus: .sum
      case .times, .divide: .product
      case .power: .power
      }
  }

  private var tighter: Binding { Binding(rawValue: rawValue + 1) ?? .unary }

  /// What a left side binds to at least: powers are taken from the right, and comparisons do not chain.
  var left: Binding { self == .power || self == .comparison ? tighter : self }
  var right: Binding { self == .power ? self : tighter }

  static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
}
