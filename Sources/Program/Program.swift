package import Quantities

/// A finished program: instructions in an order in which each follows its operands, except inside a recurrence.
package struct Program: Sendable {
  package let timeline: Timeline
  package let instructions: [Instruction]
  /// Whether each node is a row (else a scalar).
  package let isRow: [Bool]
  /// Runs of instructions: a recurrence is evaluated period by period.
  package let steps: [Step]
  package let inputs: [InputSlot]

  package enum Step: Sendable, Hashable {
    case straight(Range<Int>)
    case recurrence(Range<Int>)
  }

  package init(
    timeline: Timeline, instructions: [Instruction], isRow: [Bool], steps: [Step], inputs: [InputSlot]
  ) {
    self.timeline = timeline
    self.instructions = instructions
    self.isRow = isRow
    self.steps = steps
    self.inputs = inputs
  }
}

/// A value the program is handed: one cell of an input, a value of the program it extends, or a number that varies.
package struct InputSlot: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// `quantity` is the input's index among the model's quantities.
    case input(quantity: Int, cell: Int)
    case value(of: Node)
    /// A number that differs from trial to trial, by its index among those of the run.
    case trial(Int)
  }
  package let source: Source
  package let isRow: Bool

  package init(quantity: Int, cell: Int, isRow: Bool) {
    source = .input(quantity: quantity, cell: cell)
    self.isRow = isRow
  }

  package init(valueOf node: Node, isRow: Bool) {
    source = .value(of: node)
    self.isRow = isRow
  }

  package init(trial index: Int) {
    source = .trial(index)
    isRow = false
  }
}
