/// Ordinary least squares with errors that hold under unequal spread, clusters and fixed effects.
///
/// Columns are solved for by Householder's orthogonal triangles. An absorbed factor (one level of its own for every
/// person, say) is taken out of both sides by its means, which gives the coefficients of the full regression (R. Frisch
/// and F. Waugh, 1933; M. Lovell, 1963).
package struct LinearModel: Sendable {
  /// How the errors of the coefficients are found.
  package enum Errors: Sendable, Equatable {
    /// Equal spread everywhere.
    case homoskedastic
    /// H. White (1980), scaled by n / (n − k).
    case hc1
    /// J. MacKinnon and H. White (1985): residuals over 1 − leverage.
    case hc3
    /// Independent between clusters alone (K.-Y. Liang and S. Zeger, 1986), scaled by G/(G−1) · (n−1)/(n−k).
    case clustered([Int])
  }

  package enum Fault: Error, Sendable, Equatable {
    /// A column is a mix of those before it, or constant within the absorbed factor.
    case collinear(column: Int)
    /// No more rows than coefficients.
    case tooFewRows(rows: Int, coefficients: Int)
    /// Errors by cluster need two clusters.
    case oneCluster
  }

  /// One for each column.
  package let coefficients: [Double]
  package let standardErrors: [Double]
  package let residuals: [Double]
  /// Rows less coefficients, those of absorbed levels counted.
  package let residualDegrees: Int
  /// Of Student's distribution for the tests: clusters less one with errors by cluster.
  package let testDegrees: Double

  /// - Parameters:
  ///   - outcome: one value for each row.
  ///   - columns: the explaining columns, each as long; a constant is a column of ones, unless a factor is absorbed.
  ///   - factor: the level of each row, 0 and up.
  package init(
    outcome: [Double], columns: [[Double]], absorbing factor: [Int]? = nil, errors: Errors = .homoskedastic
  ) throws(Fault) {
    let n = outcome.count
    let levels = factor.map { Set($0).count } ?? 0
    let k = columns.count + levels
    guard n > k else { throw .tooFewRows(rows: n, coefficients: k) }
    let within = factor.map(Within.init)
    let y = within?.demeaned(outcome) ?? outcome
    let x = within.map { within in columns.map(within.demeaned) } ?? columns
    let scales = zip(columns, x).map { original, rest in (original.squares, rest.squares) }
    for (column, scale) in scales.enumerated() where scale.1 <= 1e-20 * scale.0 { throw .collinear(column: column) }
    let triangle = try Triangle(x)
    coefficients = triangle.solve(y)
    var residuals = y
    for (column, coefficient) in zip(x, coefficients) {
      for row in 0..<n { residuals[row] -= coefficient * column[row] }
    }
    self.residuals = residuals
    residualDegrees = n - k

    let bread = triangle.inverse
    // Rows of X (X'X)⁻¹: what each residual moves each coefficient by.
    func influence(_ row: Int, _ weight: Double) -> [Double] {
      bread.map { line in zip(line, x).reduce(0) { $0 + $1.0 * $1.1[row] } * weight }
    }
    var variances = Array(repeating: 0.0, count: columns.count)
    func add(_ moved: [Double]) { for i in variances.indices { variances[i] += moved[i] * moved[i] } }
    var testDegrees = Double(n - k)
    switch errors {
    case .homoskedastic:
      let spread = residuals.squares / Double(n - k)
      for i in variances.indices { variances[i] = bread[i][i] * spread }
    case .hc1:
      for row in 0..<n { add(influence(row, residuals[row])) }
      variances = variances.map { $0 * Double(n) / Double(n - k) }
    case .hc3:
      for row in 0..<n {
        let plain = influence(row, 1)
        let own = zip(plain, x).reduce(0) { $0 + $1.0 * $1.1[row] } + (within?.leverage(row) ?? 0)
        // A row that decides its own fit has no residual to show.
        let weight = own < 1 - 1e-12 ? residuals[row] / (1 - own) : 0
        add(plain.map { $0 * weight })
      }
    case .clustered(let clusters):
      var sums: [Int: [Double]] = [:]
      for row in 0..<n {
        let moved = influence(row, residuals[row])
        sums[clusters[row], default: Array(repeating: 0, count: moved.count)].add(moved)
      }
      guard sums.count > 1 else { throw .oneCluster }
      // In order of the clusters, so that the sums are the same bits each time.
      for cluster in sums.keys.sorted() { add(sums[cluster] ?? []) }
      let groups = Double(sums.count)
      let scale = groups / (groups - 1) * Double(n - 1) / Double(n - k)
      variances = variances.map { $0 * scale }
      testDegrees = groups - 1
    }
    self.testDegrees = testDegrees
    standardErrors = variances.map { $0.squareRoot() }
  }

  /// A coefficient against 0.
  package func test(_ column: Int, level: Double = 0.95) -> HypothesisTest {
    HypothesisTest(
      estimate: coefficients[column], standardError: standardErrors[column], degreesOfFreedom: testDegrees, level: level
    )
  }
}

/// The means of a factor's levels taken out.
private struct Within {
  let factor: [Int]
  let counts: [Int: Int]

  init(_ factor: [Int]) {
    self.factor = factor
    counts = factor.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  func demeaned(_ column: [Double]) -> [Double] {
    var sums: [Int: Double] = [:]
    for (level, value) in zip(factor, column) { sums[level, default: 0] += value }
    return zip(factor, column).map { level, value in value - (sums[level] ?? 0) / Double(counts[level] ?? 1) }
  }

  func leverage(_ row: Int) -> Double { 1 / Double(counts[factor[row]] ?? 1) }
}

/// The upper triangle R of X = QR, and Q's reflections.
private struct Triangle {
  private var reflections: [[Double]] = []
  private var upper: [[Double]] = []

  init(_ columns: [[Double]]) throws(LinearModel.Fault) {
    var x = columns
    for j in x.indices {
      let below = x[j][j...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard below * below > 1e-20 * columns[j].squares, below > 0 else { throw .collinear(column: j) }
      var reflection = Array(repeating: 0.0, count: x[j].count)
      for row in j..<x[j].count { reflection[row] = x[j][row] }
      reflection[j] += x[j][j] < 0 ? -below : below
      let length = reflection.squares
      for column in j..<x.count { Self.reflect(&x[column], reflection, length, from: j) }
      reflections.append(reflection)
    }
    // Row by row.
    upper = x.indices.map { i in x.indices.map { j in j < i ? 0 : x[j][i] } }
  }

  private static func reflect(_ column: inout [Double], _ reflection: [Double], _ length: Double, from start: Int) {
    var along = 0.0
    for row in start..<column.count { along += reflection[row] * column[row] }
    let scale = 2 * along / length
    for row in start..<column.count { column[row] -= scale * reflection[row] }
  }

  func solve(_ y: [Double]) -> [Double] {
    var turned = y
    for (j, reflection) in reflections.enumerated() { Self.reflect(&turned, reflection, reflection.squares, from: j) }
    return backward(turned)
  }

  private func backward(_ right: [Double]) -> [Double] {
    var solution = Array(repeating: 0.0, count: upper.count)
    for i in upper.indices.reversed() {
      var rest = right[i]
      for j in (i + 1)..<max(upper.count, i + 1) { rest -= upper[i][j] * solution[j] }
      solution[i] = rest / upper[i][i]
    }
    return solution
  }

  /// (X'X)⁻¹ = R⁻¹ R⁻ᵀ.
  var inverse: [[Double]] {
    let count = upper.count
    let columns = (0..<count).map { unit in backward((0..<count).map { $0 == unit ? 1 : 0 }) }
    return (0..<count).map { i in
      (0..<count).map { j in (0..<count).reduce(0) { $0 + columns[$1][i] * columns[$1][j] } }
    }
  }
}

extension [Double] {
  fileprivate var squares: Double { reduce(0) { $0 + $1 * $1 } }
  fileprivate mutating func add(_ other: [Double]) { for i in indices { self[i] += other[i] } }
}
