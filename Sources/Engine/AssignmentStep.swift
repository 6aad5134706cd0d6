package import Checking
import Diagnostics
import Planning
import Program

/// One assignment as it was applied: what it did to the target's range follows from the values before and after.
struct AssignmentStep {
  let assignment: CheckedAssignment
  let cells: [Int]
  let before: [Node]
  let after: [Node]
  private var values: [(before: Double, after: Double)] = []

  init(assignment: CheckedAssignment, cells: [Int], before: [Node], after: [Node]) {
    self.assignment = assignment
    self.cells = cells
    self.before = before
    self.after = after
  }

  /// With its numbers; a row counts by its first period.
  func valued(_ read: (Node) -> [Double]) -> AssignmentStep {
    if case .fixed = assignment.ranging { return self }
    func one(_ node: Node) -> Double {
      let values = read(node)
      return values.count > 1 ? values[1] : values[0]
    }
    var copy = self
    copy.values = cells.map { (one(before[$0]), one(after[$0])) }
    return copy
  }

  /// The number of each cell afterwards; none where it is fixed.
  var bases: [Double] { values.map(\.after) }

  /// What the target's cells may still be. - Throws: where `keeping range` has nothing to scale by.
  func range(_ uncertainty: [Uncertainty?], of target: Quantity) throws(Diagnostic) -> [Uncertainty?] {
    var result = uncertainty
    for (index, cell) in cells.enumerated() where cell < result.count {
      switch assignment.ranging {
      case .fixed: result[cell] = nil
      case .replaced(let given): result[cell] = given.count == 1 ? given[0] : cell < given.count ? given[cell] : nil
      case .scaled:
        guard let range = result[cell] else { continue }
        let (before, after) = values[index]
        guard let scaled = range.scaled(by: after / before), before != 0 else {
          throw .rangeCannotBeKept(target.name, at: assignment.span)
        }
        result[cell] = scaled
      }
    }
    return result
  }
}

extension [CheckedAssignment] {
  /// Those that still show: from the last that needs nothing beneath it.
  package var effective: [CheckedAssignment] {
    guard let last = lastIndex(where: \.standsAlone) else { return self }
    return Array(self[last...])
  }
}

extension CheckedAssignment {
  /// Whether it says the whole value and range of its target without the value beneath.
  package var standsAlone: Bool {
    if case .scaled = ranging { return false }
    return cells == nil && !value.references.contains(target)
  }
}
