import Engine
import Finance
import ModelGenerator
import Program
import Quantities
import Testing

/// Whatever is changed in whatever order, an update leaves the bits a full run would.
struct DirtyUpdateTests {
  static let timeline = Timeline(start: Month(year: 2026, month: 1), count: 14, period: .month)

  struct Model {
    let program: Program
    let lines: Int
  }

  /// A random program of every kind of instruction, recurrences among them.
  static func model(_ random: inout SplitMix) -> Model {
    var builder = ProgramBuilder(timeline: timeline)
    var rows: [Node] = []
    var scalars: [Node] = []
    for index in 0..<6 {
      rows.append(builder.input(InputSlot(quantity: index, cell: 0, isRow: true)))
      scalars.append(builder.input(InputSlot(quantity: index, cell: 1, isRow: false)))
    }
    func any(_ random: inout SplitMix) -> Node { random.below(3) == 0 ? random.pick(scalars) : random.pick(rows) }
    for _ in 0..<60 {
      let made: Node
      switch random.below(13) {
      case 0: made = builder.unary(random.pick(UnaryOperation.allCases), any(&random))
      case 1...3: made = builder.binary(random.pick(BinaryOperation.allCases), any(&random), any(&random))
      case 4: made = builder.select(any(&random), any(&random), any(&random))
      case 5:
        made = builder.total((0..<5).map { Instruction.Operand(any(&random), line: $0 == 0 ? nil : $0 - 1) })
      case 6: made = builder.withInitial(periods: any(&random), initial: any(&random))
      case 7: made = builder.firstAtInitial(random.pick(rows))
      case 8: made = builder.cumulative(random.pick(rows))
      case 9: made = builder.delayed(random.pick(rows), by: random.pick(scalars), fill: .first)
      case 10: made = builder.reduce(random.pick(Reduction.allCases), random.pick(rows), 1...14)
      case 11: made = builder.paid(random.pick(rows), .inAdvance(months: 3))
      default: made = recurrence(any(&random), random.pick(rows), &builder)
      }
      if builder.isRow(made) { rows.append(made) } else { scalars.append(made) }
    }
    _ = builder.financial(.presentValue, [random.pick(rows), random.pick(scalars)])
    _ = builder.financial(.payback, [random.pick(rows)])
    return Model(program: builder.finish().program, lines: 4)
  }

  static func recurrence(_ a: Node, _ b: Node, _ builder: inout ProgramBuilder) -> Node {
    let declared = builder.declareRecurrence()
    let before = builder.previous(of: declared, initial: a)
    let half = builder.constant(0.5)
    let less = builder.binary(.multiply, before, half)
    let sum = builder.binary(.add, less, b)
    let settled = builder.firstAtInitial(sum)
    builder.bind(declared, to: settled)
    return settled
  }

  static func values(_ random: inout SplitMix, isRow: Bool) -> [Double] {
    (0..<(isRow ? timeline.columns : 1)).map { _ in
      random.below(8) == 0 ? 0 : Double(random.below(4000)) / 100 - 20
    }
  }

  @Test("an update equals a full run bit for bit", arguments: 0..<40)
  func updateEqualsFullRun(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let model = Self.model(&random)
    let executable = Executable(model.program)
    var inputs = model.program.inputs.map { Self.values(&random, isRow: $0.isRow) }
    var counted = Array(repeating: true, count: model.lines)
    let kept = ProgramRun(executable, flowsMidPeriod: seed.isMultiple(of: 2))
    func load(_ run: ProgramRun) {
      for (slot, values) in inputs.enumerated() { values.withUnsafeBufferPointer { run.setInput(slot, to: $0) } }
      run.setCountedLines(counted)
      run.update()
    }
    load(kept)
    for round in 0..<12 {
      for _ in 0...random.below(2) {
        let slot = random.below(inputs.count)
        inputs[slot] = Self.values(&random, isRow: model.program.inputs[slot].isRow)
      }
      if random.below(3) == 0 { counted[random.below(4)].toggle() }
      load(kept)
      let fresh = ProgramRun(executable, flowsMidPeriod: seed.isMultiple(of: 2))
      load(fresh)
      for index in model.program.instructions.indices {
        let same = zip(kept.values(Node(index)), fresh.values(Node(index))).allSatisfy {
          $0.bitPattern == $1.bitPattern
        }
        #expect(same, "round \(round), \(model.program.instructions[index])")
      }
    }
  }
}
