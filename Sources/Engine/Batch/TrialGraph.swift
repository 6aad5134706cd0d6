import CKernels
import Program

/// A value of a batch program: a number known when it is compiled, or one that differs from trial to trial.
struct TrialValue: Hashable {
  /// From 0 an index among the graph's steps; below 0 the complement of an index among its constants.
  let index: Int32
  var isConstant: Bool { index < 0 }
  /// No value at all: an operand that a step does not have.
  static let none = TrialValue(index: .max)
}

/// The steps of a batch program before they have registers: each value made once, equal steps shared.
///
/// Rows are taken apart here: a quantity has a value for each column, so what stays the same from column to column, what
/// is known and what is read nowhere costs nothing.
struct TrialGraph {
  struct Step: Hashable {
    /// Of the first form: all operands in registers.
    let code: UInt16
    let a: TrialValue
    let b: TrialValue
    let c: TrialValue
    /// Bits of an immediate that is no operand: the period of a return to 0.
    let immediate: UInt64
    /// The list of a `pick` or a rate of return, by index; -1 for none.
    let list: Int32
  }

  /// Codes beyond those of the kernels.
  enum Code {
    /// A varying number of the run; `immediate` says which.
    static let source = UInt16(CK_STEP_COUNT.rawValue)
    /// The internal rate of return of the list's amounts.
    static let internalRate = source + 1
  }

  private(set) var steps: [Step] = []
  /// The column a step was made for: steps run in order of columns.
  private(set) var columns: [Int32] = []
  /// Between what each step's result lies.
  private(set) var bounds: [Bounds] = []
  private(set) var constants: [Double] = []
  private(set) var lists: [[TrialValue]] = []
  private var known: [Step: Int32] = [:]
  private var knownConstants: [UInt64: Int32] = [:]
  private var knownLists: [[TrialValue]: Int32] = [:]
  /// The column that steps are made for now.
  var column: Int32 = 0

  func number(_ value: TrialValue) -> Double? { value.isConstant ? constants[Int(~value.index)] : nil }

  func bounds(of value: TrialValue) -> Bounds { number(value).map { Bounds($0) } ?? bounds[Int(value.index)] }

  mutating func constant(_ number: Double) -> TrialValue {
    // One NaN stands for all.
    let bits = number.isNaN ? Double.nan.bitPattern : number.bitPattern
    if let index = knownConstants[bits] { return TrialValue(index: ~index) }
    let index = Int32(constants.count)
    constants.append(Double(bitPattern: bits))
    knownConstants[bits] = index
    return TrialValue(index: ~index)
  }

  private mutating func emit(
    _ code: UInt16, _ a: TrialValue = .none, _ b: TrialValue = .none, _ c: TrialValue = .none, immediate: UInt64 = 0,
    list: Int32 = -1, within: Bounds = .unknown
  ) -> TrialValue {
    let step = Step(code: code, a: a, b: b, c: c, immediate: immediate, list: list)
    if let index = known[step] { return TrialValue(index: index) }
    let index = Int32(steps.count)
    steps.append(step)
    columns.append(column)
    bounds.append(within)
    known[step] = index
    return TrialValue(index: index)
  }

  private mutating func list(_ values: [TrialValue]) -> Int32 {
    if let index = knownLists[values] { return index }
    lists.append(values)
    knownLists[values] = Int32(lists.count - 1)
    return Int32(lists.count - 1)
  }

  // MARK: Operations

  mutating func source(_ index: Int, within bounds: Bounds) -> TrialValue {
    emit(Code.source, immediate: UInt64(index), within: bounds)
  }

  mutating func unary(_ operation: UnaryOperation, _ a: TrialValue) -> TrialValue {
    // A product with −1 has the bits of a negation.
    if operation == .negate {
      let opposite = constant(-1)
      return binary(.multiply, a, opposite)
    }
    return unary(operation.stepCode, a)
  }

  private mutating func unary(_ code: ck_step_code, _ a: TrialValue) -> TrialValue {
    if let number = number(a) { return constant(ck_step_value(code, number, 0)) }
    let within = bounds(of: a)
    if code == CK_STEP_FINITE, within.isKnown { return a }
    return emit(UInt16(code.rawValue), a, within: .of(code, within))
  }

  mutating func binary(_ operation: BinaryOperation, _ a: TrialValue, _ b: TrialValue) -> TrialValue {
    let left = number(a)
    let right = number(b)
    if let left, let right { return constant(ck_step_value(operation.stepCode, left, right)) }
    if let right, operation.leaves(right) { return a }
    if operation == .power, right == 0 { return constant(1) }
    if let left {
      switch operation {
      // x + 0 turns −0 into 0, which nothing can tell apart.
      case .add where left == 0: return b
      case .multiply where left == 1: return b
      case .add, .multiply, .minimum, .maximum: return binary(operation, b, a)
      case .subtract, .divide, .power, .less, .lessOrEqual, .equal, .notEqual, .and, .or, .roundTo: break
      }
    }
    let within = Bounds.of(operation, bounds(of: a), bounds(of: b))
    if within == Bounds(0) { return constant(0) }
    return emit(UInt16(operation.stepCode(known: bounds(of: b)).rawValue), a, b, within: within)
  }

  /// The same value with what is known of it otherwise.
  mutating func narrow(_ value: TrialValue, to within: Bounds) {
    guard !value.isConstant, within.isKnown, !bounds[Int(value.index)].isKnown else { return }
    bounds[Int(value.index)] = within
  }

  mutating func add(_ a: TrialValue, _ b: TrialValue) -> TrialValue { binary(.add, a, b) }

  mutating func select(_ condition: TrialValue, _ then: TrialValue, _ otherwise: TrialValue) -> TrialValue {
    if let number = number(condition) { return number.isNaN ? condition : number != 0 ? then : otherwise }
    let isChosen = bounds(of: condition).isKnown
    return emit(
      UInt16(CK_STEP_SELECT_ABC.rawValue), condition, then, otherwise,
      within: isChosen ? .either(bounds(of: then), bounds(of: otherwise)) : .unknown)
  }

  /// NaN where a number left the range of numbers.
  mutating func finite(_ a: TrialValue) -> TrialValue { unary(CK_STEP_FINITE, a) }

  /// The value at place `place` of a list, its last beyond; NaN for NaN.
  mutating func pick(_ place: TrialValue, among values: [TrialValue]) -> TrialValue {
    if let number = number(place) {
      if number.isNaN { return place }
      return number < Double(values.count - 1) ? values[max(Int(number), 0)] : values[values.count - 1]
    }
    return emit(UInt16(CK_STEP_PICK.rawValue), place, list: list(values))
  }

  /// The place of the last return to 0 of a running total, inside the period it happens in: `last` where the total does
  /// not go from below 0 to at least 0 in this period.
  mutating func lastReturn(
    before: TrialValue, after: TrialValue, period: Int, last: TrialValue
  ) -> TrialValue {
    let isBelow = number(before).map { $0 < 0 }
    let isAbove = number(after).map { $0 >= 0 }
    if isBelow == false || isAbove == false { return last }
    if let before = number(before), let after = number(after) {
      return constant(Double(period) - after / (after - before))
    }
    let areNumbers = bounds(of: before).isKnown && bounds(of: after).isKnown
    return emit(
      UInt16(CK_STEP_RETURN_ABC.rawValue), before, after, last, immediate: Double(period).bitPattern,
      within: areNumbers ? Bounds(low: 0, high: Double(period)) : .unknown)
  }

  /// The annual internal rate of return of amounts by column.
  mutating func internalRate(_ amounts: [TrialValue]) -> TrialValue {
    emit(Code.internalRate, list: list(amounts))
  }
}

extension BinaryOperation {
  /// The first form of its step, both operands in registers.
  var stepCode: ck_step_code {
    switch self {
    case .add: CK_STEP_ADD_AB
    case .subtract: CK_STEP_SUBTRACT_AB
    case .multiply: CK_STEP_MULTIPLY_AB
    case .divide: CK_STEP_DIVIDE_AB
    case .power: CK_STEP_POWER_AB
    case .minimum: CK_STEP_MINIMUM_AB
    case .maximum: CK_STEP_MAXIMUM_AB
    case .less: CK_STEP_LESS_AB
    case .lessOrEqual: CK_STEP_LESS_OR_EQUAL_AB
    case .equal: CK_STEP_EQUAL_AB
    case .notEqual: CK_STEP_NOT_EQUAL_AB
    case .and: CK_STEP_AND_AB
    case .or: CK_STEP_OR_AB
    case .roundTo: CK_STEP_ROUND_TO_AB
    }
  }

  /// The same where the right side lies within bounds, which may spare a look at what is no number.
  func stepCode(known right: Bounds) -> ck_step_code {
    switch self {
    case .divide where right.excludesZero: CK_STEP_QUOTIENT_AB
    case .minimum where right.isKnown: CK_STEP_LOWER_AB
    case .maximum where right.isKnown: CK_STEP_HIGHER_AB
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .less, .lessOrEqual, .equal, .notEqual,
      .and, .or, .roundTo:
      stepCode
    }
  }

  /// Whether a number on the right leaves the left as it is. x + 0 turns −0 into 0, which nothing can tell apart.
  func leaves(_ right: Double) -> Bool {
    switch self {
    case .add, .subtract: right == 0
    case .multiply, .divide, .power: right == 1
    case .minimum, .maximum, .less, .lessOrEqual, .equal, .notEqual, .and, .or, .roundTo: false
    }
  }
}

extension UnaryOperation {
  var stepCode: ck_step_code {
    switch self {
    case .negate: CK_STEP_MULTIPLY_AB
    case .absolute: CK_STEP_ABSOLUTE
    case .squareRoot: CK_STEP_SQUARE_ROOT
    case .exponential: CK_STEP_EXPONENTIAL
    case .logarithm: CK_STEP_LOGARITHM
    case .not: CK_STEP_NOT
    }
  }
}
