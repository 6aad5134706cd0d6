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

/// One cell of an input as the program reads it.
package struct InputSlot: Sendable, Hashable {
  /// Index of the input among the model's quantities.
  package let quantity: Int
  package let cell: Int
  package let isRow: Bool
  package init(quantity: Int, cell: Int, isRow: Bool) {
    self.quantity = quantity
    self.cell = cell
    self.isRow = isRow
  }
}
