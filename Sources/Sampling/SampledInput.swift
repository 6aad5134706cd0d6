/// One uncertain number of a run. Its name is its stream: equal names give equal draws.
package struct SampledInput: Sendable, Hashable {
  /// With its cell: `volume[billing]`.
  package let name: String
  package let distribution: Distribution
  /// Which Sobol' dimension it takes; nil for its place in the order.
  package let dimension: Int?

  package init(name: String, distribution: Distribution, dimension: Int? = nil) {
    self.name = name
    self.distribution = distribution
    self.dimension = dimension
  }

  /// The number of the stream: Fowler–Noll–Vo over the name's UTF-8.
  var stream: UInt64 {
    name.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }
}

/// A rank correlation between two inputs, by their indices.
package struct InputCorrelation: Sendable, Hashable {
  package let first: Int
  package let second: Int
  /// Spearman's, −1 to 1.
  package let coefficient: Double

  package init(_ first: Int, _ second: Int, _ coefficient: Double) {
    self.first = first
    self.second = second
    self.coefficient = coefficient
  }
}

/// Where the uniform numbers of the trials come from.
package enum PointSet: String, Sendable, Hashable, CaseIterable {
  /// Independent numbers. An input's do not depend on which other inputs there are.
  case random
  /// Sobol' points, scrambled at random: the same spread in every dimension and pair of dimensions, so that means and
  /// quantiles settle with fewer trials. An input's dimension is its own or its place in the order; beyond 256 dimensions
  /// the rest is random.
  case sobol
}
