package import CKernels

struct BetaShape: Hashable {
  let alpha: Double
  let beta: Double
}

/// How uniform or normal numbers become an input's draws.
package enum QuantileTransform: Sendable {
  case affine(offset: Double, scale: Double)
  case triangular(low: Double, mode: Double, high: Double)
  case normal(mean: Double, deviation: Double)
  case lognormal(logMean: Double, logDeviation: Double)
  case table(QuantileTable, offset: Double, scale: Double)
  case discrete(outcomes: [Double], cumulative: [Double])
  case sampled([Double])

  package init(_ distribution: Distribution) {
    var tables: [BetaShape: QuantileTable] = [:]
    self.init(distribution, tables: &tables)
  }

  /// - Parameter tables: those made so far; equal shapes share one.
  init(_ distribution: Distribution, tables: inout [BetaShape: QuantileTable]) {
    switch distribution {
    case .uniform(let low, let high): self = .affine(offset: low, scale: high - low)
    case .triangular(let low, let mode, let high):
      self = high > low ? .triangular(low: low, mode: mode, high: high) : .affine(offset: low, scale: 0)
    case .beta(let alpha, let beta, let low, let high):
      let shape = BetaShape(alpha: alpha, beta: beta)
      let table = tables[shape] ?? QuantileTable(alpha: alpha, beta: beta)
      tables[shape] = table
      self = .table(table, offset: low, scale: high - low)
    case .normal(let mean, let deviation): self = .normal(mean: mean, deviation: deviation)
    case .lognormal(let logMean, let logDeviation):
      self = .lognormal(logMean: logMean, logDeviation: logDeviation)
    case .discrete(let outcomes, let weights):
      let steps = OutcomeSteps(outcomes: outcomes, weights: weights)
      self = .discrete(outcomes: steps.outcomes, cumulative: steps.cumulative)
    case .sampled(let values): self = .sampled(values.sorted())
    }
  }

  /// Whether draws are made of normal numbers directly.
  var isOfNormal: Bool {
    switch self {
    case .normal, .lognormal: true
    case .affine, .triangular, .table, .discrete, .sampled: false
    }
  }

  /// Replaces uniform numbers by draws.
  package func fromUniform(_ kernels: ck_sampling, _ column: UnsafeMutablePointer<Double>, _ count: Int) {
    switch self {
    case .affine(let offset, let scale): kernels.affine(column, offset, scale, column, count)
    case .triangular(let low, let mode, let high): kernels.triangular(column, low, mode, high, column, count)
    case .normal(let mean, let deviation):
      kernels.table(QuantileTable.normal.cells, column, mean, deviation, column, count)
    case .lognormal(let logMean, let logDeviation):
      kernels.table(QuantileTable.normal.cells, column, 0, 1, column, count)
      kernels.exponential(column, logMean, logDeviation, column, count)
    case .table(let table, let offset, let scale): kernels.table(table.cells, column, offset, scale, column, count)
    case .discrete(let outcomes, let cumulative):
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { uniforms in
        guard let start = uniforms.baseAddress else { return }
        start.update(from: column, count: count)
        kernels.discrete(start, outcomes, cumulative, outcomes.count, column, count)
      }
    case .sampled(let values): kernels.sampled(column, values, values.count, column, count)
    }
  }

  /// Replaces standard normal numbers by draws.
  package func fromNormal(_ kernels: ck_sampling, _ column: UnsafeMutablePointer<Double>, _ count: Int) {
    switch self {
    case .normal(let mean, let deviation): kernels.affine(column, mean, deviation, column, count)
    case .lognormal(let logMean, let logDeviation):
      kernels.exponential(column, logMean, logDeviation, column, count)
    case .affine, .triangular, .table, .discrete, .sampled:
      kernels.normal_cdf(column, column, count)
      fromUniform(kernels, column, count)
    }
  }
}
