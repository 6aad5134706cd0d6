import Checking
import Engine
import Quantities
import Sampling

/// Uncertain inputs that are set by their own value beneath, as in `price = price * 3`: the range is that of the draw,
/// and what is swung is what becomes of it.
extension TornadoAnalysis {
  static func drawn(_ measure: Measure, _ whatIf: WhatIf, swung: Set<Lever>) -> [Bar] {
    let uncertain = UncertainInputs(whatIf.plan, whatIf.base)
    let levers = uncertain.cells.map { Lever(whatIf.model[$0.quantity], cell: $0.cell) }
    let left = uncertain.cells.indices.filter { !swung.contains(levers[$0]) }
    if left.isEmpty { return [] }
    let program = BatchProgram(
      whatIf.plan, inputs: whatIf.base, uncertain: uncertain, varying: uncertain.cells.indices.map { .draw($0) },
      reads: [])
    return left.map { index in
      let cell = uncertain.cells[index]
      let ends = [0.1, 0.9].map { share in
        var draws = uncertain.cells.map(\.base)
        draws[index] = cell.distribution.quantile(share)
        let inputs = program.inputs(of: draws)
        return (
          place: inputs.scalar(of: cell.quantity, cell: cell.cell), figure: whatIf.value(of: measure, under: inputs)
        )
      }
      return Bar(
        lever: levers[index], reach: .percentiles, low: ends[0].place, high: ends[1].place, atLow: ends[0].figure,
        atHigh: ends[1].figure)
    }
  }
}
