/// Of all routings that cost the same, the one that follows the order of declaration.
///
/// At the cheapest point a column with a reduced cost and a row with a dual stay where they are on every routing as
/// cheap; among what is free to move, the sum of positions is made smallest.
struct TieBreak {
  /// Scaled reduced costs and duals below this count as 0.
  private static let tolerance = 1e-8

  private var program: LinearProgram
  private let cheapest: LinearProgram.Answer
  /// The position of each share among its class's policies; 0 for other columns.
  private var position: [Double]
  private var isOpen = false

  init(
    _ program: LinearProgram, _ cheapest: LinearProgram.Answer, _ routing: RoutingProgram, of problem: RoutingProblem
  ) {
    self.program = program
    self.cheapest = cheapest
    position = Array(repeating: 0, count: program.columns.count)
    for (c, columns) in routing.shares.enumerated() {
      // Requests that do not come are nobody's tie.
      let weight = 1 + Double(c) / Double(routing.shares.count)
      for (p, column) in columns.enumerated() { position[column] = Double(p) * weight }
    }
    var activity = Array(repeating: 0.0, count: program.rows.count)
    for (j, column) in program.columns.enumerated() {
      for entry in column.entries { activity[entry.row] += entry.value * cheapest.values[j] }
      let isAtBound = cheapest.values[j] <= column.lower + 1e-9 || cheapest.values[j] >= column.upper - 1e-9
      if abs(cheapest.columnDuals[j]) > Self.tolerance {
        self.program.fix(column: j, at: cheapest.values[j])
      } else if isAtBound, position[j] > 0 || cheapest.values[j] > 0, column.lower < column.upper {
        isOpen = true
      }
    }
    for (i, row) in program.rows.enumerated() where abs(cheapest.rowDuals[i]) > Self.tolerance {
      // At whichever of its bounds it stands.
      let isLower = abs(activity[i] - row.lower) <= abs(activity[i] - row.upper)
      self.program.fix(row: i, at: isLower ? row.lower : row.upper)
    }
  }

  func settled() throws(RoutingFault) -> (values: [Double], isTied: Bool) {
    guard isOpen else { return (cheapest.values, false) }
    var program = program
    program.setCosts { position[$0] }
    // Numbers on the edge of the tolerance can leave nothing free; then the point that was found stands.
    guard let first = try? program.solvedLinear() else { return (cheapest.values, false) }
    program.setCosts { -position[$0] }
    guard let last = try? program.solvedLinear() else { return (first.values, false) }
    let isTied = zip(position, zip(first.values, last.values)).contains { $0 > 0 && abs($1.0 - $1.1) > 1e-6 }
    return (first.values, isTied)
  }
}
