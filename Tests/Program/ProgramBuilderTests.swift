import CKernels
import Program
import Quantities
import Testing

/// A builder on four months, with an uncertain scalar `a` and a row `r`.
private func build() -> (builder: ProgramBuilder, a: Node, r: Node) {
  var builder = ProgramBuilder(timeline: Timeline(start: Month(year: 2026, month: 1), count: 4, period: .month))
  let a = builder.input(InputSlot(quantity: 0, cell: 0, isRow: false))
  let r = builder.input(InputSlot(quantity: 1, cell: 0, isRow: true))
  return (builder, a, r)
}

@Suite struct Folding {
  @Test func `arithmetic on constants is done at once`() {
    var (builder, _, _) = build()
    let two = builder.constant(2)
    let three = builder.constant(3)
    let six = builder.binary(.multiply, two, three)
    #expect(builder.isConstant(six) == 6)
  }

  @Test func `arithmetic on known rows is done column by column`() {
    var (builder, _, _) = build()
    let row = builder.row([0, 1, 2, 3, 4])
    let ten = builder.constant(10)
    let sum = builder.binary(.add, row, ten)
    #expect(builder.instruction(sum) == .row([10, 11, 12, 13, 14]))
    #expect(builder.isRow(sum))
  }

  @Test func `what would fold to no number stays an instruction`() {
    var (builder, _, _) = build()
    let zero = builder.constant(0)
    let quotient = builder.binary(.divide, zero, zero)
    #expect(builder.instruction(quotient) == .binary(.divide, zero, zero))
  }

  @Test func `exponentials fold with the bits of the engine's own kernels`() {
    var (builder, _, _) = build()
    let exponent = builder.constant(0.3)
    let base = builder.constant(1.04)
    let exponential = builder.unary(.exponential, exponent)
    let power = builder.binary(.power, base, exponent)
    #expect(builder.isConstant(exponential) == ck_exp(0.3))
    #expect(builder.isConstant(power) == ck_pow(1.04, 0.3))
  }

  @Test func `rounding is to the nearest multiple with halves away from zero`() {
    var (builder, _, _) = build()
    let values = builder.row([2.5, -2.5, 7, 7.4, 0])
    let five = builder.constant(5)
    let rounded = builder.binary(.roundTo, values, five)
    #expect(builder.instruction(rounded) == .row([5, -5, 5, 5, 0]))
  }

  @Test func `one times a value and a value less zero are the value`() {
    var (builder, a, _) = build()
    let one = builder.constant(1)
    let zero = builder.constant(0)
    #expect(builder.binary(.multiply, a, one) == a)
    #expect(builder.binary(.multiply, one, a) == a)
    #expect(builder.binary(.divide, a, one) == a)
    #expect(builder.binary(.subtract, a, zero) == a)
  }

  @Test func `adding zero is kept because it turns minus zero into zero`() {
    var (builder, a, _) = build()
    let zero = builder.constant(0)
    let minusZero = builder.constant(-0.0)
    #expect(builder.binary(.add, a, zero) != a)
    #expect(builder.binary(.add, a, minusZero) == a)
  }

  @Test func `a known condition chooses its branch`() {
    var (builder, a, r) = build()
    let no = builder.constant(0)
    #expect(builder.select(no, a, r) == r)
  }
}

@Suite struct Sharing {
  @Test func `an equal expression is made once`() {
    var (builder, a, r) = build()
    #expect(builder.binary(.add, a, r) == builder.binary(.add, a, r))
    #expect(builder.input(InputSlot(quantity: 0, cell: 0, isRow: false)) == a)
  }

  @Test func `zero and minus zero are not one constant`() {
    var (builder, _, _) = build()
    #expect(builder.constant(0) != builder.constant(-0.0))
  }
}

@Suite struct ColumnZero {
  @Test func `a flow that is a scalar holds nothing at initial`() {
    var (builder, a, _) = build()
    let zero = builder.constant(0)
    let flow = builder.flowRow(a)
    #expect(builder.instruction(flow) == .withInitial(periods: a, initial: zero))
    #expect(builder.isRow(flow))
  }

  @Test func `only the last word on initial is kept`() {
    var (builder, a, r) = build()
    let zeroed = builder.zeroAtInitial(r)
    #expect(builder.withInitial(periods: zeroed, initial: a) == builder.withInitial(periods: r, initial: a))
    #expect(builder.firstAtInitial(builder.zeroAtInitial(a)) == a)
  }

  @Test func `amounts are values times the months of a period but as they are at initial`() {
    var builder = ProgramBuilder(timeline: Timeline(start: Month(year: 2026, month: 1), count: 2, period: .quarter))
    let row = builder.row([7, 10, 20])
    let amounts = builder.amounts(of: row)
    #expect(builder.instruction(amounts) == .row([7, 30, 60]))
    let unknown = builder.input(InputSlot(quantity: 0, cell: 0, isRow: true))
    #expect(builder.amounts(of: builder.flow(ofAmounts: unknown)) == unknown)
  }

  @Test func `on months the amounts of a row are the row`() {
    var (builder, _, r) = build()
    #expect(builder.amounts(of: r) == r)
  }
}

@Suite struct Order {
  @Test func `without recurrences the program is one straight run in the order made`() {
    var (builder, a, r) = build()
    let sum = builder.binary(.add, a, r)
    let (program, nodes) = builder.finish()
    #expect(program.steps == [.straight(0..<3)])
    #expect(nodes[Int(sum.index)] == sum)
    #expect(program.isRow == [false, true, true])
    #expect(program.inputs.count == 2)
  }

  /// balance = prev(balance, initial: a) + r
  @Test func `a quantity that refers to itself is a recurrence of its own nodes only`() {
    var (builder, a, r) = build()
    let balance = builder.declareRecurrence()
    let before = builder.previous(of: balance, initial: a)
    let doubled = builder.binary(.add, r, r)
    let sum = builder.binary(.add, before, doubled)
    builder.bind(balance, to: sum)
    let after = builder.unary(.negate, balance)
    let (program, nodes) = builder.finish()
    #expect(program.steps == [.straight(0..<3), .recurrence(3..<5), .straight(5..<6)])
    let place = { (node: Node) in nodes[Int(node.index)] }
    #expect(place(balance) == place(sum))
    #expect(program.instructions[3] == .previous(of: place(sum), initial: place(a)))
    #expect(program.instructions[4] == .binary(.add, place(before), place(doubled)))
    #expect(program.instructions[5] == .unary(.negate, place(sum)))
    #expect(place(after) == Node(5))
  }

  /// stock = prev(stock, initial: a) + flow; flow = stock × r, lowered in the order a planner meets them.
  @Test func `within a period each node of a recurrence follows what it reads of that period`() {
    var (builder, a, r) = build()
    let stock = builder.declareRecurrence()
    let flow = builder.binary(.multiply, stock, r)
    let before = builder.previous(of: flow, initial: a)
    let sum = builder.binary(.add, before, a)
    builder.bind(stock, to: sum)
    let (program, nodes) = builder.finish()
    let position = { (node: Node) in nodes[Int(node.index)] }
    #expect(position(before) < position(sum))
    #expect(position(sum) < position(flow))
    #expect(program.steps.last == .recurrence(2..<5))
  }

  @Test func `every instruction follows its operands save what previous looks back at`() {
    var generator = Linear(state: 42)
    var recurrences = 0
    for _ in 0..<50 {
      var (builder, a, r) = build()
      var forwards: [Node] = []
      var nodes = [a, r]
      for step in 0..<40 {
        let first = nodes[generator.below(nodes.count)]
        let second = nodes[generator.below(nodes.count)]
        switch step % 4 {
        case 0:
          let forward = builder.declareRecurrence()
          forwards.append(forward)
          nodes.append(builder.previous(of: forward, initial: a))
        case 1: nodes.append(builder.cumulative(first))
        default: nodes.append(builder.binary(.add, first, second))
        }
      }
      for forward in forwards { builder.bind(forward, to: nodes[generator.below(nodes.count)]) }
      let (program, _) = builder.finish()
      var recurrence: [Range<Int>] = []
      for case .recurrence(let range) in program.steps { recurrence.append(range) }
      recurrences += recurrence.count
      for (index, instruction) in program.instructions.enumerated() {
        #expect(instruction.immediateOperands.allSatisfy { $0.index < index })
        if case .previous(let of, _) = instruction, of.index >= index {
          #expect(recurrence.contains { $0.contains(index) && $0.contains(Int(of.index)) })
        }
      }
    }
    #expect(recurrences > 25)
  }

  @Test func `a chain of twenty thousand instructions is ordered`() {
    var (builder, a, r) = build()
    let forward = builder.declareRecurrence()
    var node = builder.previous(of: forward, initial: a)
    for _ in 0..<20_000 { node = builder.binary(.add, node, r) }
    builder.bind(forward, to: node)
    let (program, _) = builder.finish()
    #expect(program.steps == [.straight(0..<2), .recurrence(2..<20_003)])
  }
}

/// A small random generator with a fixed seed.
private struct Linear {
  var state: UInt64
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
