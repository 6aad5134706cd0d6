package import Quantities

/// Builds a program, one node at a time: folds constants, shares equal subexpressions, knows what varies by column.
package struct ProgramBuilder: Sendable {
  package let timeline: Timeline
  package private(set) var instructions: [Instruction] = []
  /// Whether each node is a row (else a scalar).
  package private(set) var isRow: [Bool] = []
  private var known: [Instruction: Node] = [:]

  package init(timeline: Timeline) { self.timeline = timeline }
}
