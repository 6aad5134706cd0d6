package import Checking

/// Inputs moved without asking what else is given by them: for inputs that no other follows.
extension InputValues {
  /// The same with one number in every period of a cell, of all cells where none is named. A flow that varies by
  /// period then holds 0 at `initial`, as after `set`.
  package func setting(_ id: QuantityID, cell: Int?, to value: Double) -> InputValues {
    changing(id, cell: cell) { isInitialAmount, _ in isInitialAmount ? 0 : value }
  }

  /// The same with every cell and period of an input multiplied.
  package func scaling(_ id: QuantityID, by factor: Double) -> InputValues {
    changing(id, cell: nil) { _, value in value * factor }
  }

  private func changing(
    _ id: QuantityID, cell: Int?, _ change: (_ isInitialAmount: Bool, Double) -> Double
  ) -> InputValues {
    guard layout.start[id.index] >= 0 else { return self }
    let count = layout.isRow[id.index] ? layout.columns : 1
    let start = layout.start[id.index]
    let cells = uncertainty[id.index].count
    let places = cell.map { start + $0 * count..<start + ($0 + 1) * count } ?? start..<start + max(cells, 1) * count
    var storage = storage
    for place in places {
      let isInitialAmount = layout.isFlow[id.index] && count > 1 && (place - start) % count == 0
      storage[place] = change(isInitialAmount, storage[place])
    }
    return with(storage: storage)
  }
}
