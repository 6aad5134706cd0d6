import Checking
import Engine
import Quantities

extension WhatIf {
  /// Figures at many places at once; the same numbers as one by one.
  ///
  /// - Parameter columns: by lever, its number at each place.
  /// - Returns: by measure, its number at each place, NaN where there is none; nil where a measure is no number of the
  ///   plan or a lever moves more than one.
  func table(of measures: [Measure], moving levers: [Lever], _ columns: [[Double]]) -> [[Double]]? {
    var varying: [BatchInput] = []
    for lever in levers {
      guard let cell = singleCell(of: lever) else { return nil }
      varying.append(.value(of: lever.input, cell: cell))
    }
    let reads = measures.compactMap { $0.node(in: plan) }
    guard reads.count == measures.count, let count = columns.first?.count, count > 0 else { return nil }
    let program = BatchProgram(
      plan, inputs: base, uncertain: UncertainInputs(plan, base), varying: varying, reads: reads)
    return BatchRun(program, draws: .columns(columns)).columns(0..<UInt64(count))
  }

  /// The one number that a lever moves.
  private func singleCell(of lever: Lever) -> Int? {
    guard base.values(of: lever.input).count == 1 else { return nil }
    switch lever.reach {
    case .cell(let cell): return cell
    case .whole: return model[lever.input].type.cellCount == 1 ? 0 : nil
    case .scale: return nil
    }
  }
}
