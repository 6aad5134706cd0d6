package import Finance

/// A computed value: the index of the instruction that makes it.
package struct Node: Sendable, Hashable, Comparable {
  package let index: Int32
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  package static func < (a: Node, b: Node) -> Bool { a.index < b.index }
}

/// One step of a compiled model. Each makes one value: a *scalar* (the same in every column) or a *row*
/// (one number per column: `initial`, then each period). A run has one trial or many; no instruction
/// looks across trials.
package enum Instruction: Sendable, Hashable {
  case constant(Double)
  /// A row known when the program is compiled (calendar positions, exchange-rate weights, data files).
  case row([Double])
  /// Cell `cell` of an input: a scalar or a row as the program's `InputSlot` says.
  case input(slot: Int)
  case unary(UnaryOperation, Node)
  case binary(BinaryOperation, Node, Node)
  /// Where the first is not 0 the second, else the third.
  case select(Node, Node, Node)
  /// The sum of many, added in order. Operands whose line is left out of the run are skipped.
  case total([Operand])
  /// Column `initial` from the second, the periods from the first.
  case withInitial(periods: Node, initial: Node)
  /// `initial` takes the first period's value.
  case firstAtInitial(Node)
  /// Each period the value of the period before; period 1 and `initial` take `initial`.
  /// The only instruction whose operand may come later in the program (a recurrence).
  case previous(of: Node, initial: Node)
  /// Running sum over columns, `initial` included.
  case cumulative(Node)
  /// Moved later by a whole number of periods (a scalar, rounded, at least 0): what enters at the front is 0
  /// for `.zero`, the first period's value for `.first`. `initial` stays.
  case delayed(Node, by: Node, fill: DelayFill)
  /// One number from a run of columns.
  case reduce(Reduction, Node, ClosedRange<Int>)
  /// A payment rule applied to a row of amounts (see `PaymentTiming` in Finance).
  case paid(Node, PaymentTiming)
  /// Straight-line amortisation of a row of amounts over so many months, from the period after each.
  case amortised(Node, months: Int)
  /// A financial function of a row of amounts (and rates): evaluated only when asked for.
  case financial(FinancialFunction, [Node])

  package struct Operand: Sendable, Hashable {
    package let node: Node
    /// Index into the model's lines whose inclusion decides; nil always counts.
    package let line: Int?
    package init(_ node: Node, line: Int? = nil) {
      self.node = node
      self.line = line
    }
  }
}

package enum DelayFill: Sendable, Hashable { case zero, first }

package enum UnaryOperation: Sendable, Hashable, CaseIterable {
  case negate, absolute, squareRoot, exponential, logarithm, not
}

package enum BinaryOperation: Sendable, Hashable, CaseIterable {
  case add, subtract, multiply, divide, power, minimum, maximum
  case less, lessOrEqual, equal, notEqual, and, or
  /// To the nearest multiple of the second, halves away from zero.
  case roundTo
}

package enum Reduction: Sendable, Hashable, CaseIterable { case sum, mean, last, minimum, maximum }

/// Operands of each: the row of amounts (net, or a pair costs and benefits where said), then rates.
package enum FinancialFunction: Sendable, Hashable, CaseIterable {
  /// (amounts, annual discount rate)
  case presentValue
  /// (costs, benefits, annual discount rate): PV benefits / PV costs − 1
  case returnOnInvestment
  /// (amounts): annual effective
  case internalRate
  /// (amounts, annual rate for finance and reinvestment)
  case modifiedInternalRate
  /// (amounts): months
  case payback
  /// (amounts, annual discount rate): months
  case discountedPayback
  /// (amounts): deepest cumulative, ≤ 0
  case peakFunding
}
