package import CKernels
package import Checking
package import Planning
import Quantities
package import Sampling

/// What varies by chance in a scenario: the cells of inputs that are drawn, how, and which of them go together.
///
/// An input that is bound to another, or set by an expression of others, draws nothing of its own: it follows them. One
/// that is set by its own value beneath (`price = price * 3`) keeps its draws.
package struct UncertainInputs: Sendable {
  /// One uncertain number.
  package struct Cell: Sendable, Hashable {
    package let quantity: QuantityID
    package let cell: Int
    /// As a user names it, and the name of its stream: `volume[billing]`, `seat_price`.
    package let name: String
    /// In base units.
    package let distribution: Distribution
    /// Of the deterministic run, in base units.
    package let base: Double
    package let uncertainty: Uncertainty
    /// Its Sobol' dimension.
    package let dimension: Int
  }

  /// In order of declaration.
  package let cells: [Cell]
  /// Between cells; members of inputs over the same axis go together one by one.
  package let correlations: [InputCorrelation]
  /// Cells that correlations join, directly or through others, and every other cell alone; in order of the first.
  package let groups: [[Int]]

  /// - Parameter inputs: those of a run of the plan.
  package init(_ plan: Plan, _ inputs: InputValues) {
    let model = plan.model
    let cells = DrawnInputs(plan, inputs).cells
    self.cells = cells
    var correlations: [InputCorrelation] = []
    for (index, correlation) in model.correlations.enumerated() where !inputs.droppedCorrelations.contains(index) {
      let axes = [model[correlation.first].type.axes, model[correlation.second].type.axes]
      let both = CellMap.union(axes)
      let pairs = zip(CellMap.cells(of: axes[0], over: both), CellMap.cells(of: axes[1], over: both))
      for (first, second) in Set(pairs.map { Pair(first: $0, second: $1) }).sorted().map({ ($0.first, $0.second) }) {
        for a in cells.indices where cells[a].quantity == correlation.first && cells[a].cell == first {
          for b in cells.indices where cells[b].quantity == correlation.second && cells[b].cell == second {
            correlations.append(InputCorrelation(a, b, correlation.coefficient))
          }
        }
      }
    }
    self.correlations = correlations
    groups = Self.groups(count: cells.count, correlations)
  }

  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int
    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  private static func groups(count: Int, _ correlations: [InputCorrelation]) -> [[Int]] {
    var leader = Array(0..<count)
    for pair in correlations {
      let (from, to) = (max(leader[pair.first], leader[pair.second]), min(leader[pair.first], leader[pair.second]))
      for index in leader.indices where leader[index] == from { leader[index] = to }
    }
    return (0..<count).filter { leader[$0] == $0 }.map { first in (0..<count).filter { leader[$0] == first } }
  }

  /// What the sampler draws: an input for each cell, in their order.
  package var sampled: [SampledInput] {
    cells.map { SampledInput(name: $0.name, distribution: $0.distribution, dimension: $0.dimension) }
  }

  /// The sampler of these inputs.
  /// - Throws: for correlations that no numbers can have together.
  package func sampler(
    points: PointSet = .random, seed: UInt64, replicate: Int = 0, level: ck_level = ck_best_level()
  ) throws(ImpossibleCorrelations) -> Sampler {
    try Sampler(
      sampled, correlations: correlations, points: points, seed: seed, replicate: replicate, level: level)
  }
}
