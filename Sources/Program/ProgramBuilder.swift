package import Quantities

/// Builds a program, one node at a time: folds constants, shares equal subexpressions, knows what varies by column.
///
/// Folding never changes a bit of a result, and never hides one: what would fold to an infinity or no number at all
/// stays an instruction, so that the reason can be found at run time.
package struct ProgramBuilder: Sendable {
  package let timeline: Timeline
  /// What functions may read of the model beside their operands.
  package var model = ModelNodes()
  /// Quotients of totals, by the node that holds them: a column shows the quotient of its own totals.
  package private(set) var ratios: [Node: Ratio] = [:]

  var entries: [Entry] = []
  var inputs: [InputSlot] = []
  private var isRowByNode: [Bool] = []
  private var known: [Instruction: Node] = [:]
  private var slots: [InputSlot: Int] = [:]

  enum Entry: Sendable {
    case made(Instruction)
    /// Stands for a node made later; nil until bound.
    case forward(Node?)
  }

  /// Set by the planner before anything that needs them is lowered.
  package struct ModelNodes: Sendable {
    /// The annual effective discount rate as a fraction, 0.09.
    package var annualDiscount: Node?
    /// A row of amounts: all costs of the economic view.
    package var totalCosts: Node?
    package init() {}
  }

  /// Rows of amounts whose totals are divided.
  package struct Ratio: Sendable, Hashable {
    package let numerator: Node
    package let denominator: Node
    package init(numerator: Node, denominator: Node) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  package init(timeline: Timeline) { self.timeline = timeline }

  /// Whether a node is a row (else a scalar).
  package func isRow(_ node: Node) -> Bool { isRowByNode[Int(node.index)] }

  /// The instruction that makes a node; nil for one declared and not yet bound.
  package func instruction(_ node: Node) -> Instruction? {
    switch entries[Int(node.index)] {
    case .made(let instruction): instruction
    case .forward(let target?): self.instruction(target)
    case .forward(nil): nil
    }
  }

  /// Its value where it is a constant, the same in every column.
  package func isConstant(_ node: Node) -> Double? {
    if case .constant(let value)? = instruction(node) { value } else { nil }
  }

  /// Its value by column where that is known already.
  func knownValue(_ node: Node) -> KnownValue? {
    switch instruction(node) {
    case .constant(let value)?: .scalar(value)
    case .row(let values)?: .row(values)
    case .input, .unary, .binary, .select, .total, .withInitial, .firstAtInitial, .previous, .cumulative, .delayed,
      .reduce, .paid, .amortised, .financial, nil:
      nil
    }
  }

  /// The node an instruction makes, a new one or the one that makes the same already.
  mutating func emit(_ instruction: Instruction, isRow: Bool) -> Node {
    // Equality cannot tell −0 from 0, so what holds a −0 is not shared.
    let shared = !instruction.holdsNegativeZero
    if shared, let node = known[instruction] { return node }
    let node = Node(entries.count)
    entries.append(.made(instruction))
    isRowByNode.append(isRow)
    if shared { known[instruction] = node }
    return node
  }

  mutating func emit(_ value: KnownValue) -> Node {
    switch value {
    case .scalar(let value): emit(.constant(value), isRow: false)
    case .row(let values): emit(.row(values), isRow: true)
    }
  }

  /// One cell of an input.
  package mutating func input(_ slot: InputSlot) -> Node {
    if let index = slots[slot] { return emit(.input(slot: index), isRow: slot.isRow) }
    slots[slot] = inputs.count
    inputs.append(slot)
    return emit(.input(slot: inputs.count - 1), isRow: slot.isRow)
  }

  /// A row to be made later, for a quantity that refers to itself through `previous`.
  package mutating func declareRecurrence() -> Node {
    entries.append(.forward(nil))
    isRowByNode.append(true)
    return Node(entries.count - 1)
  }

  /// Says what a declared row is: everything that reads it reads `target`.
  package mutating func bind(_ forward: Node, to target: Node) {
    var row = isRow(target) ? target : emit(.withInitial(periods: target, initial: target), isRow: true)
    while case .forward(let next?) = entries[Int(row.index)] { row = next }
    // A row that is only itself stays undefined; forward references never form a ring.
    if row != forward { entries[Int(forward.index)] = .forward(row) }
  }

  /// Remembers that a node is a quotient of totals.
  package mutating func record(_ ratio: Ratio, of node: Node) { ratios[node] = ratio }
}

extension Instruction {
  fileprivate var holdsNegativeZero: Bool {
    switch self {
    case .constant(let value): value == 0 && value.sign == .minus
    case .row(let values): values.contains { $0 == 0 && $0.sign == .minus }
    case .input, .unary, .binary, .select, .total, .withInitial, .firstAtInitial, .previous, .cumulative, .delayed,
      .reduce, .paid, .amortised, .financial:
      false
    }
  }
}
