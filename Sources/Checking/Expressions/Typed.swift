import Functions
import Quantities

/// An expression with its type; where one is nil, a fault was found and reported, and what depends on it is silent.
struct Typed: Sendable {
  enum Fit: Sendable {
    case itsUnit
    /// The literal `0`, which fits any unit.
    case zero
    /// Not known yet: the value of a quantity that refers to itself through `prev`.
    case open
  }
  var expression: CheckedExpression
  var fit = Fit.itsUnit

  var type: ValueType { expression.type }
  var fitsAnyUnit: Bool { fit != .itsUnit }
  /// The value in base units, where it is a literal.
  var constant: Double? { if case .constant(let value) = expression.kind { value } else { nil } }
  var operand: TypedOperand {
    TypedOperand(type: type, constant: fit == .open ? 0 : constant, span: expression.span)
  }
}

extension ValueType {
  static let number = ValueType(unit: .one)
  static let truth = ValueType(unit: .one, isTruth: true)

  func with(axes: [Axis]) -> ValueType {
    var copy = self
    copy.axes = axes
    return copy
  }

  /// The axes of `self`, then those of `other` that are new.
  static func broadcast(_ types: [ValueType]) -> [Axis] {
    var axes = types.first?.axes ?? []
    for type in types.dropFirst() where !type.axes.isEmpty {
      for axis in type.axes where !axes.contains(where: { $0.name == axis.name }) { axes.append(axis) }
    }
    return axes
  }

  /// How a message names it: the unit, else what it is.
  var described: String {
    if isTruth { return "yes or no" }
    let text = unit.description
    return text.isEmpty ? "a pure number" : text
  }
}
