import CKernels

/// A value known when the program is compiled.
enum KnownValue {
  case scalar(Double)
  case row([Double])

  /// In every column.
  func map(_ body: (Double) -> Double) -> KnownValue {
    switch self {
    case .scalar(let value): .scalar(body(value))
    case .row(let values): .row(values.map(body))
    }
  }

  /// Column by column; a scalar is the same in every column.
  static func zip(_ a: KnownValue, _ b: KnownValue, _ body: (Double, Double) -> Double) -> KnownValue {
    switch (a, b) {
    case (.scalar(let a), .scalar(let b)): .scalar(body(a, b))
    case (.scalar(let a), .row(let b)): .row(b.map { body(a, $0) })
    case (.row(let a), .scalar(let b)): .row(a.map { body($0, b) })
    case (.row(let a), .row(let b)): .row(Swift.zip(a, b).map(body))
    }
  }

  func allSatisfy(_ holds: (Double) -> Bool) -> Bool {
    switch self {
    case .scalar(let value): holds(value)
    case .row(let values): values.allSatisfy(holds)
    }
  }

  subscript(column: Int) -> Double {
    switch self {
    case .scalar(let value): value
    case .row(let values): values[column]
    }
  }
}

extension UnaryOperation {
  /// The operation in the arithmetic the engine uses, so that folding gives its bits.
  var arithmetic: (Double) -> Double {
    switch self {
    case .negate: { -$0 }
    case .absolute: { abs($0) }
    case .squareRoot: { $0.squareRoot() }
    case .not: { $0 == 0 ? 1 : 0 }
    case .exponential: ck_exp
    case .logarithm: ck_ln
    }
  }
}

extension BinaryOperation {
  /// The operation in the arithmetic the engine uses, so that folding gives its bits.
  var arithmetic: (Double, Double) -> Double {
    switch self {
    case .add: { $0 + $1 }
    case .subtract: { $0 - $1 }
    case .multiply: { $0 * $1 }
    case .divide: { $0 / $1 }
    case .minimum: { min($0, $1) }
    case .maximum: { max($0, $1) }
    case .less: { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: { $0 <= $1 ? 1 : 0 }
    case .equal: { $0 == $1 ? 1 : 0 }
    case .notEqual: { $0 != $1 ? 1 : 0 }
    case .and: { $0 != 0 && $1 != 0 ? 1 : 0 }
    case .or: { $0 != 0 || $1 != 0 ? 1 : 0 }
    case .roundTo: { ($0 / $1).rounded(.toNearestOrAwayFromZero) * $1 }
    case .power: ck_pow
    }
  }

  /// The constant on the right that leaves every bit of the left as it is: x − 0, x + (−0), x × 1, x / 1.
  /// (x + 0 is not one: it turns −0 into 0.)
  var rightIdentity: Double? {
    switch self {
    case .add: -0.0
    case .subtract: 0
    case .multiply, .divide: 1
    case .power, .minimum, .maximum, .less, .lessOrEqual, .equal, .notEqual, .and, .or, .roundTo: nil
    }
  }
}
