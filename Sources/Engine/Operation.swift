import Finance
import Program

/// An instruction as it runs: what to do and where its operands and its result stand in the arena.
///
/// Plain data without references; a run walks an array of these.
struct Operation {
  let code: Code
  /// 1 where the result (or an operand) is a row, 0 where it is one number.
  let step: UInt8
  let aStep: UInt8
  let bStep: UInt8
  let cStep: UInt8
  let result: Int32
  let a: Int32
  let b: Int32
  let c: Int32
  /// Index into the side table of the code: totals, payments, financial functions, reduced columns.
  let table: Int32

  enum Code {
    /// Set once, or by `setInput`: nothing to do in a run.
    case held
    case unary(UnaryOperation)
    case binary(BinaryOperation)
    case select
    case total
    case alongTime(AlongTime)
    case reduce(Reduction)
    case paid
    case amortised
    case financial
  }

  enum AlongTime { case withInitial, firstAtInitial, previous, cumulative, delayed(DelayFill) }

  var isHeld: Bool { if case .held = code { true } else { false } }
}
