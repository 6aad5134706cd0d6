import Engine
import Finance
import Program
import Quantities
import Testing

/// A program of one made node, run over a year of four quarters.
struct ProgramRunTests {
  static let timeline = Timeline(start: Month(year: 2026, month: 1), count: 4, period: .quarter)
  static let series: [Double] = [100, 1, -2, 3, 4]

  static func run(_ make: (inout ProgramBuilder) -> Node) -> [Double] {
    var builder = ProgramBuilder(timeline: timeline)
    let made = make(&builder)
    let (program, nodes) = builder.finish()
    let run = ProgramRun(Executable(program), flowsMidPeriod: false)
    for (slot, input) in program.inputs.enumerated() {
      (input.isRow ? series : [2.5]).withUnsafeBufferPointer { run.setInput(slot, to: $0) }
    }
    run.update()
    return Array(run.values(nodes[Int(made.index)]))
  }

  /// A row and a scalar that the builder cannot fold away.
  static func operands(_ builder: inout ProgramBuilder) -> (row: Node, scalar: Node) {
    (
      builder.input(InputSlot(quantity: 0, cell: 0, isRow: true)),
      builder.input(InputSlot(quantity: 1, cell: 0, isRow: false))
    )
  }

  static let binary: [(BinaryOperation, [Double])] = [
    (.add, [102.5, 3.5, 0.5, 5.5, 6.5]),
    (.subtract, [97.5, -1.5, -4.5, 0.5, 1.5]),
    (.multiply, [250, 2.5, -5, 7.5, 10]),
    (.divide, [40, 0.4, -0.8, 1.2, 1.6]),
    (.minimum, [2.5, 1, -2, 2.5, 2.5]),
    (.maximum, [100, 2.5, 2.5, 3, 4]),
    (.less, [0, 1, 1, 0, 0]),
    (.lessOrEqual, [0, 1, 1, 0, 0]),
    (.equal, [0, 0, 0, 0, 0]),
    (.notEqual, [1, 1, 1, 1, 1]),
    (.and, [1, 1, 1, 1, 1]),
    (.or, [1, 1, 1, 1, 1]),
    (.roundTo, [100, 0, -2.5, 2.5, 5]),
  ]

  @Test("each operation of a row and a number works column by column", arguments: binary)
  func binaryOperation(_ operation: BinaryOperation, _ expected: [Double]) {
    let result = Self.run { builder in
      let (row, scalar) = Self.operands(&builder)
      return builder.binary(operation, row, scalar)
    }
    #expect(result == expected)
  }

  @Test func `a number to a row is the powers of the number`() {
    let result = Self.run { builder in
      let (row, scalar) = Self.operands(&builder)
      return builder.binary(.power, scalar, row)
    }
    for (value, exponent) in zip(result, Self.series) {
      let expected = (0..<Int(abs(exponent))).reduce(1.0) { product, _ in product * 2.5 }
      #expect(abs(value / (exponent < 0 ? 1 / expected : expected) - 1) < 1e-14)
    }
  }

  static let unary: [(UnaryOperation, [Double])] = [
    (.negate, [-100, -1, 2, -3, -4]),
    (.absolute, [100, 1, 2, 3, 4]),
    (.not, [0, 0, 0, 0, 0]),
  ]

  @Test("each operation of one row works column by column", arguments: unary)
  func unaryOperation(_ operation: UnaryOperation, _ expected: [Double]) {
    let result = Self.run { builder in builder.unary(operation, Self.operands(&builder).row) }
    #expect(result == expected)
  }

  @Test func `exponential and logarithm undo each other and a root squares back`() {
    let series = Self.run { builder in
      let (_, scalar) = Self.operands(&builder)
      let exponential = builder.unary(.exponential, scalar)
      let logarithm = builder.unary(.logarithm, exponential)
      let root = builder.unary(.squareRoot, logarithm)
      return builder.binary(.multiply, root, root)
    }
    #expect(abs(series[0] - 2.5) < 1e-14)
  }

  @Test func `an undefined number stays undefined but for a choice that does not take it`() {
    let quotient = Self.run { builder in
      let (row, scalar) = Self.operands(&builder)
      let zero = builder.binary(.subtract, scalar, scalar)
      return builder.binary(.divide, row, zero)
    }
    #expect(quotient.filter(\.isNaN).count == quotient.count)
    let chosen = Self.run { builder in
      let (row, scalar) = Self.operands(&builder)
      let zero = builder.binary(.subtract, scalar, scalar)
      let quotient = builder.binary(.divide, row, zero)
      let condition = builder.binary(.notEqual, zero, zero)
      return builder.select(condition, quotient, row)
    }
    #expect(chosen == Self.series)
  }

  @Test func `a total adds its terms in order and leaves out lines that do not count`() {
    var builder = ProgramBuilder(timeline: Self.timeline)
    let (row, scalar) = Self.operands(&builder)
    let total = builder.total([.init(row, line: 0), .init(scalar, line: 1), .init(row)])
    let (program, nodes) = builder.finish()
    let run = ProgramRun(Executable(program), flowsMidPeriod: false)
    Self.series.withUnsafeBufferPointer { run.setInput(0, to: $0) }
    [2.5].withUnsafeBufferPointer { run.setInput(1, to: $0) }
    run.update()
    let node = nodes[Int(total.index)]
    #expect(Array(run.values(node)) == [202.5, 4.5, -1.5, 8.5, 10.5])
    run.setCountedLines([true, false])
    run.update()
    #expect(Array(run.values(node)) == [200, 2, -4, 6, 8])
    run.setCountedLines([true, true])
    run.update()
    #expect(Array(run.values(node)) == [202.5, 4.5, -1.5, 8.5, 10.5])
  }

  @Test func `what looks along time keeps column 0 apart`() {
    let running = Self.run { builder in builder.cumulative(Self.operands(&builder).row) }
    #expect(running == [100, 101, 99, 102, 106])
    let first = Self.run { builder in builder.firstAtInitial(Self.operands(&builder).row) }
    #expect(first == [1, 1, -2, 3, 4])
    let zeroed = Self.run { builder in builder.zeroAtInitial(Self.operands(&builder).row) }
    #expect(zeroed == [0, 1, -2, 3, 4])
    let previous = Self.run { builder in
      let (row, scalar) = Self.operands(&builder)
      return builder.previous(of: row, initial: scalar)
    }
    #expect(previous == [2.5, 2.5, 1, -2, 3])
  }

  @Test func `a delay is rounded to whole periods and fills the front`() {
    func delayed(_ fill: DelayFill) -> [Double] {
      Self.run { builder in
        let (row, scalar) = Self.operands(&builder)
        return builder.delayed(row, by: scalar, fill: fill)
      }
    }
    // 2.5 periods round away from zero to 3.
    #expect(delayed(.zero) == [100, 0, 0, 0, 1])
    #expect(delayed(.first) == [100, 1, 1, 1, 1])
  }

  static let reductions: [(Reduction, Double)] = [
    (.sum, 6), (.mean, 1.5), (.last, 4), (.minimum, -2), (.maximum, 4),
  ]

  @Test("a run of columns reduces to one number", arguments: reductions)
  func reduction(_ reduction: Reduction, _ expected: Double) {
    let result = Self.run { builder in builder.reduce(reduction, Self.operands(&builder).row, 1...4) }
    #expect(result == [expected])
  }

  @Test func `amounts are paid and amortised by their rules`() {
    // Quarters paid a year in advance fall in the first; what falls at the start stays there.
    let paid = Self.run { builder in builder.paid(Self.operands(&builder).row, .inAdvance(months: 12)) }
    #expect(paid == [100, 6, 0, 0, 0])
    let charges = Self.run { builder in
      let row = builder.row([120, 0, 0, 0, 0])
      return builder.amortised(row, months: 6)
    }
    #expect(charges == [0, 60, 60, 0, 0])
  }

  @Test func `a balance that grows from its own last period compounds`() {
    let balance = Self.run { builder in
      let (_, scalar) = Self.operands(&builder)
      let declared = builder.declareRecurrence()
      let before = builder.previous(of: declared, initial: scalar)
      let two = builder.constant(2)
      let doubled = builder.binary(.multiply, before, two)
      let whole = builder.withInitial(periods: doubled, initial: scalar)
      builder.bind(declared, to: whole)
      return whole
    }
    #expect(balance == [2.5, 5, 10, 20, 40])
  }

  @Test func `inside a recurrence the initial column may take the first period's value`() {
    // served(t) = min(waiting(t − 1), 3); waiting(t) = waiting(t − 1) − served(t), 10 at first.
    let waiting = Self.run { builder in
      let ten = builder.constant(10)
      let three = builder.constant(3)
      let declared = builder.declareRecurrence()
      let before = builder.previous(of: declared, initial: ten)
      let flow = builder.binary(.minimum, before, three)
      let served = builder.zeroAtInitial(flow)
      let amount = builder.firstAtInitial(served)
      let rest = builder.binary(.subtract, before, amount)
      builder.bind(declared, to: rest)
      return rest
    }
    #expect(waiting == [7, 7, 4, 1, 0])
  }

  @Test func `financial functions wait until they are read and follow a change`() {
    var builder = ProgramBuilder(timeline: Self.timeline)
    let (row, scalar) = Self.operands(&builder)
    let rate = builder.constant(0)
    let value = builder.financial(.presentValue, [row, rate])
    let scaled = builder.binary(.multiply, value, scalar)
    let (program, nodes) = builder.finish()
    let run = ProgramRun(Executable(program), flowsMidPeriod: false)
    Self.series.withUnsafeBufferPointer { run.setInput(0, to: $0) }
    [2.5].withUnsafeBufferPointer { run.setInput(1, to: $0) }
    run.update()
    #expect(run.values(nodes[Int(scaled.index)])[0] == 265)
    [2.0].withUnsafeBufferPointer { run.setInput(1, to: $0) }
    run.update()
    #expect(run.values(nodes[Int(scaled.index)])[0] == 212)
    [0, 0, 0, 0, 1.0].withUnsafeBufferPointer { run.setInput(0, to: $0) }
    run.update()
    #expect(run.values(nodes[Int(scaled.index)])[0] == 2)
  }
}
