package import Checking
import Quantities

/// Every input of a model in one scenario after all overlays: values by cell in base units, and which are uncertain.
package struct InputValues: Sendable {
  /// All numbers, input by input, cell by cell: one for a scalar, one per column for a row.
  let storage: [Double]
  let layout: Layout
  /// What may still vary, by quantity, then by cell; empty for what is no input.
  package let uncertainty: [[Uncertainty?]]
  /// Inputs that an overlay set.
  package let assigned: Set<QuantityID>
  /// Uncertain inputs that a plain value fixed.
  package let fixed: Set<QuantityID>
  /// Correlations of the model that no longer apply, by index, because a side was fixed.
  package let droppedCorrelations: Set<Int>
  /// The option in force by choice.
  package let choices: [String: String]
  /// Per line of the model: whether its option is chosen and nobody left it out.
  package let countedLines: [Bool]

  /// The numbers as declared, beneath every overlay.
  let declared: Declared
  /// By input, what was set, from the first assignment that still shows.
  let steps: [QuantityID: [InputStep]]

  struct Declared: Sendable {
    let storage: [Double]
    let layout: Layout

    func scalar(of id: QuantityID, cell: Int) -> Double {
      let count = layout.isRow[id.index] ? layout.columns : 1
      return storage[layout.start[id.index] + cell * count + (count > 1 ? 1 : 0)]
    }
  }

  /// One assignment in force.
  struct InputStep: Sendable {
    let assignment: CheckedAssignment
    /// The cells it sets.
    let cells: [Int]
    /// What every cell of the input may be after it.
    let ranges: [Uncertainty?]
    /// The number of each of `cells` after it; none where no range needs it.
    let bases: [Double]
  }

  /// The same inputs with other numbers.
  func with(storage: [Double]) -> InputValues {
    InputValues(
      storage: storage, layout: layout, uncertainty: uncertainty, assigned: assigned, fixed: fixed,
      droppedCorrelations: droppedCorrelations, choices: choices, countedLines: countedLines, declared: declared,
      steps: steps)
  }

  /// Where each input stands.
  struct Layout: Sendable, Equatable {
    let columns: Int
    /// By quantity; -1 for what is no input.
    let start: [Int]
    let isRow: [Bool]
    let isFlow: [Bool]
  }

  /// Inputs that vary by period.
  package var rows: Set<QuantityID> {
    Set(layout.isRow.indices.filter { layout.isRow[$0] && layout.start[$0] >= 0 }.map { QuantityID($0) })
  }

  /// A cell's numbers: one, or one per column with `initial` first.
  package func values(of id: QuantityID, cell: Int = 0) -> ArraySlice<Double> {
    let count = layout.isRow[id.index] ? layout.columns : 1
    let start = layout.start[id.index] + cell * count
    return storage[start..<start + count]
  }

  /// A cell as one number: its value, or that of the first period.
  package func scalar(of id: QuantityID, cell: Int = 0) -> Double {
    let values = values(of: id, cell: cell)
    return values.count > 1 ? values[values.startIndex + 1] : values[values.startIndex]
  }

  /// Whether a run of this plan can take these values: no input varies by period that the plan holds as one number.
  package func fit(_ planned: Set<QuantityID>, in model: CheckedModel) -> Bool {
    rows.allSatisfy { model[$0].type.isSeries || planned.contains($0) }
  }
}
