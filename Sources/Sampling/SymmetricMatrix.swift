/// A small symmetric matrix, by rows.
struct SymmetricMatrix: Sendable, Equatable {
  let size: Int
  private var values: [Double]

  init(identity size: Int) {
    self.size = size
    values = Array(repeating: 0, count: size * size)
    for i in 0..<size { self[i, i] = 1 }
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set {
      values[row * size + column] = newValue
      values[column * size + row] = newValue
    }
  }

  func combined(with other: SymmetricMatrix, _ body: (Double, Double) -> Double) -> SymmetricMatrix {
    var result = self
    result.values = zip(values, other.values).map(body)
    return result
  }

  /// The largest size of an entry.
  var norm: Double { values.reduce(0) { max($0, abs($1)) } }

  /// The rows of L with L · Lᵀ = this, each up to its diagonal; nil where it is not positive semidefinite.
  var choleskyRows: [[Double]]? {
    var rows: [[Double]] = []
    for i in 0..<size {
      var row: [Double] = []
      for j in 0..<i {
        let rest = self[i, j] - zip(row, rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        let pivot = rows[j][j]
        // A pivot of 0 says that j follows from those before; then so must what i has to do with it.
        if pivot == 0, abs(rest) > 1e-7 { return nil }
        row.append(pivot == 0 ? 0 : rest / pivot)
      }
      let rest = self[i, i] - row.reduce(0) { $0 + $1 * $1 }
      if rest < -1e-10 { return nil }
      row.append(rest < 1e-10 ? 0 : rest.squareRoot())
      rows.append(row)
    }
    return rows
  }

  /// Eigenvalues, and eigenvectors by column, by Jacobi's rotations.
  func eigensystem() -> (values: [Double], vectors: [[Double]]) {
    var a = self
    var vectors = (0..<size).map { i in (0..<size).map { $0 == i ? 1.0 : 0 } }
    for _ in 0..<60 {
      var off = 0.0
      for i in 0..<size { for j in 0..<i { off += a[i, j] * a[i, j] } }
      if off < 1e-30 { break }
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where a[p, q] != 0 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          let (app, aqq, apq) = (a[p, p], a[q, q], a[p, q])
          for k in 0..<size where k != p && k != q {
            let (akp, akq) = (a[k, p], a[k, q])
            a[k, p] = c * akp - s * akq
            a[k, q] = s * akp + c * akq
          }
          a[p, p] = app - t * apq
          a[q, q] = aqq + t * apq
          a[p, q] = 0
          for k in 0..<size {
            let (vp, vq) = (vectors[k][p], vectors[k][q])
            vectors[k][p] = c * vp - s * vq
            vectors[k][q] = s * vp + c * vq
          }
        }
      }
    }
    return ((0..<size).map { a[$0, $0] }, vectors)
  }

  /// The nearest matrix without an eigenvalue below `floor`.
  func projected(floor: Double) -> SymmetricMatrix {
    let (eigenvalues, vectors) = eigensystem()
    var result = self
    for i in 0..<size {
      for j in 0...i {
        var sum = 0.0
        for k in 0..<size { sum += vectors[i][k] * max(eigenvalues[k], floor) * vectors[j][k] }
        result[i, j] = sum
      }
    }
    return result
  }

  /// The nearest correlation matrix, by alternating projections with Dykstra's correction.
  ///
  /// N. J. Higham, Computing the nearest correlation matrix, IMA J. Numer. Anal. 22 (2002).
  func nearestCorrelationMatrix() -> SymmetricMatrix {
    let floor = 1e-8
    var matrix = self
    var correction = combined(with: self) { a, _ in a * 0 }
    for _ in 0..<1000 {
      let shifted = matrix.combined(with: correction, -)
      let positive = shifted.projected(floor: floor)
      correction = positive.combined(with: shifted, -)
      var next = positive
      for i in 0..<size { next[i, i] = 1 }
      let moved = next.combined(with: matrix, -).norm
      matrix = next
      if moved < 1e-10 { break }
    }
    // The last step may have left the cone by a hair; scaling back to a unit diagonal keeps it inside.
    let inside = matrix.projected(floor: floor)
    var result = inside
    for i in 0..<size {
      for j in 0...i { result[i, j] = inside[i, j] / (inside[i, i] * inside[j, j]).squareRoot() }
      result[i, i] = 1
    }
    return result
  }
}
