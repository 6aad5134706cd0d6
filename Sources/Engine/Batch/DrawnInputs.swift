import Checking
import Planning
import Program
import Quantities

/// The inputs that vary, as a program from what varies by trial to what every input then is.
///
/// The same arithmetic as the resolver's: a declaration, then each assignment on top, with draws in the places where
/// ranges stand.
struct DrawnInputs {
  /// What a trial slot of the program takes.
  enum Source {
    case draw(UncertainInputs.Cell)
    /// A cell's final value, handed in.
    case set(QuantityID, cell: Int)
  }

  let program: Program
  /// By trial slot.
  let sources: [Source]
  /// The inputs that vary, each with a node per cell.
  let values: [(quantity: QuantityID, nodes: [Node])]
  /// Draws that reach an input's final value, in order of declaration.
  let cells: [UncertainInputs.Cell]
  private let inputs: InputValues

  /// - Parameter setting: cells whose final value is handed in.
  init(_ plan: Plan, _ inputs: InputValues, setting: [QuantityID: [Int]] = [:]) {
    self.inputs = inputs
    var lowering = InputLowering(plan, inputs, setting: setting)
    let order = lowering.lowerAll()
    let (program, nodes) = lowering.expressions.program.finish()
    self.program = program
    sources = lowering.sources
    values = order.map { id in
      (id, lowering.expressions.cells[id.index].map { nodes[Int($0.index)] })
    }
    var isRead = Array(repeating: false, count: program.instructions.count)
    for node in values.flatMap(\.nodes) { isRead[Int(node.index)] = true }
    var reached: [UncertainInputs.Cell] = []
    for index in program.instructions.indices.reversed() where isRead[index] {
      for operand in program.instructions[index].operands { isRead[Int(operand.index)] = true }
      if case .input(let slot) = program.instructions[index], case .trial(let source) = program.inputs[slot].source,
        case .draw(let cell) = lowering.sources[source]
      {
        reached.append(cell)
      }
    }
    cells = reached.sorted { ($0.quantity, $0.cell) < ($1.quantity, $1.cell) }
  }

  /// Every input where the slots take these numbers.
  func inputValues(_ numbers: [Double]) -> InputValues {
    let run = ProgramRun(Executable(program), flowsMidPeriod: false)
    for (slot, input) in program.inputs.enumerated() {
      guard case .trial(let index) = input.source else { continue }
      withUnsafePointer(to: numbers[index]) { run.setInput(slot, to: UnsafeBufferPointer(start: $0, count: 1)) }
    }
    run.update()
    var storage = inputs.storage
    for (id, nodes) in values {
      for (cell, node) in nodes.enumerated() {
        InputResolver.write(Array(run.values(node)), id, cell, inputs.layout, into: &storage)
      }
    }
    return inputs.with(storage: storage)
  }
}

/// Lowers the inputs that vary.
private struct InputLowering {
  let model: CheckedModel
  let inputs: InputValues
  let setting: [QuantityID: [Int]]
  var expressions: ExpressionLowering
  var sources: [DrawnInputs.Source] = []
  /// Where the Sobol' dimensions of an input begin that is uncertain by its declaration; the others' follow them all,
  /// so that what is set moves no declared one.
  private var dimensions: [QuantityID: Int] = [:]
  private var nextDimension = 0

  init(_ plan: Plan, _ inputs: InputValues, setting: [QuantityID: [Int]]) {
    model = plan.model
    self.inputs = inputs
    self.setting = setting
    expressions = ExpressionLowering(model: plan.model, timeline: plan.timeline)
  }

  /// - Returns: the inputs that vary, each after those it names.
  mutating func lowerAll() -> [QuantityID] {
    var named: [QuantityID: [QuantityID]] = [:]
    var naming: [QuantityID: [QuantityID]] = [:]
    var varying: [QuantityID] = []
    for quantity in model.quantities {
      guard case .input(let detail) = quantity.role else { continue }
      let steps = inputs.steps[quantity.id] ?? []
      let isDeclared = steps.first?.assignment.standsAlone != true
      if detail.uncertainty.contains(where: { $0?.shape != nil }) {
        dimensions[quantity.id] = nextDimension
        nextDimension += quantity.type.cellCount
      }
      var names = isDeclared ? quantity.definition?.references ?? [] : []
      names += steps.flatMap { $0.assignment.value.references }.filter { $0 != quantity.id }
      named[quantity.id] = names
      for other in names { naming[other, default: []].append(quantity.id) }
      let ranges = (isDeclared ? [detail.uncertainty] : []) + steps.map(\.ranges)
      if setting[quantity.id] != nil || ranges.contains(where: { $0.contains { $0?.shape != nil } }) {
        varying.append(quantity.id)
      }
    }
    var seen = Set(varying)
    var next = 0
    while next < varying.count {
      for id in naming[varying[next]] ?? [] where seen.insert(id).inserted { varying.append(id) }
      next += 1
    }
    // Circles were refused when the values were resolved.
    let order = (try? InputResolver.ordered(varying.sorted(), model) { named[$0] ?? [] }) ?? []
    for id in order {
      for other in named[id] ?? [] where expressions.cells[other.index].isEmpty { place(other) }
      lower(id)
    }
    return order
  }

  private mutating func lower(_ id: QuantityID) {
    let quantity = model[id]
    guard case .input(let detail) = quantity.role else { return }
    let axes = quantity.type.axes
    let steps = inputs.steps[id] ?? []
    if steps.first?.assignment.standsAlone == true {
      place(id)
    } else {
      if let nodes = quantity.definition.flatMap({ expressions.lower($0, over: axes) }) {
        expressions.cells[id.index] = nodes
      } else {
        place(id)
      }
      for (cell, range) in detail.uncertainty.enumerated() {
        guard let draw = draw(quantity, cell, range, base: inputs.declared.scalar(of: id, cell: cell)) else { continue }
        expressions.cells[id.index][cell] = withDeclaredInitial(draw, quantity, cell)
      }
    }
    for step in steps {
      guard let nodes = expressions.lower(step.assignment.value, over: axes) else { continue }
      for (index, cell) in step.cells.enumerated() {
        expressions.cells[id.index][cell] = nodes[cell]
        guard index < step.bases.count, cell < step.ranges.count,
          let draw = draw(quantity, cell, step.ranges[cell], base: step.bases[index])
        else { continue }
        expressions.cells[id.index][cell] = scaled(nodes[cell], by: draw, base: step.bases[index])
      }
    }
    for cell in setting[id] ?? [] {
      expressions.cells[id.index][cell] = source(.set(id, cell: cell))
    }
  }

  /// A draw takes the place of a number; a schedule goes up and down with it as a whole.
  private mutating func scaled(_ value: Node, by draw: Node, base: Double) -> Node {
    guard expressions.program.isRow(value) else { return draw }
    let one = expressions.program.constant(base)
    let ratio = expressions.program.divide(draw, one)
    return expressions.program.multiply(value, ratio)
  }

  private mutating func withDeclaredInitial(_ draw: Node, _ quantity: Quantity, _ cell: Int) -> Node {
    guard case .withInitial(_, let initial)? = quantity.definition?.kind,
      let nodes = expressions.lower(initial, over: quantity.type.axes)
    else { return draw }
    return expressions.program.withInitial(periods: draw, initial: nodes[cell])
  }

  private mutating func draw(_ quantity: Quantity, _ cell: Int, _ range: Uncertainty?, base: Double) -> Node? {
    guard let range, let distribution = range.distribution(base: base) else { return nil }
    let members = CellMap.name(of: cell, over: quantity.type.axes)
    if dimensions[quantity.id] == nil {
      dimensions[quantity.id] = nextDimension
      nextDimension += quantity.type.cellCount
    }
    return source(
      .draw(
        UncertainInputs.Cell(
          quantity: quantity.id, cell: cell, name: quantity.name + (members.isEmpty ? "" : "[\(members)]"),
          distribution: distribution, base: base, uncertainty: range,
          dimension: (dimensions[quantity.id] ?? 0) + cell)))
  }

  private mutating func source(_ source: DrawnInputs.Source) -> Node {
    sources.append(source)
    return expressions.program.input(InputSlot(trial: sources.count - 1))
  }

  /// An input's value in the deterministic run, as constants.
  private mutating func place(_ id: QuantityID) {
    guard inputs.layout.start[id.index] >= 0 else { return }
    expressions.cells[id.index] = (0..<model[id].type.cellCount).map { cell in
      let values = inputs.values(of: id, cell: cell)
      if values.count > 1 { return expressions.program.row(Array(values)) }
      return expressions.program.constant(values.first ?? .nan)
    }
  }
}
