/// An estimate and its standard error.
package struct Estimate: Sendable, Equatable {
  package let value: Double
  package let standardError: Double

  package init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

/// The share of an output's variance that an input (or group of correlated inputs) makes: alone, and with all that it
/// does together with others.
package struct SobolIndices: Sendable, Equatable {
  package let firstOrder: Estimate
  package let total: Estimate

  /// From three runs of the same trials: with inputs drawn once (a), drawn anew (b), and the first draws but for this
  /// input, which has the new ones (mixed). Trials in which any is undefined are left out.
  ///
  /// First order by A. Saltelli and others, Comput. Phys. Commun. 181 (2010), about the mean; total by M. J. W.
  /// Jansen, ibid. 117 (1999). Errors follow from the spread of each trial's part in the ratio.
  package init(a: [Double], b: [Double], mixed: [Double]) {
    let kept = a.indices.filter { a[$0].isFinite && b[$0].isFinite && mixed[$0].isFinite }
    var both = SampleMoments(kept.map { a[$0] })
    both.add(SampleMoments(kept.map { b[$0] }))
    let mean = both.mean
    // Each trial's part in the variance.
    let spread = kept.map { ((a[$0] - mean) * (a[$0] - mean) + (b[$0] - mean) * (b[$0] - mean)) / 2 }
    firstOrder = Self.ratio(of: kept.map { (b[$0] - mean) * (mixed[$0] - a[$0]) }, to: spread)
    total = Self.ratio(of: kept.map { (a[$0] - mixed[$0]) * (a[$0] - mixed[$0]) / 2 }, to: spread)
  }

  /// mean(parts) / mean(whole), and its error to first order.
  private static func ratio(of parts: [Double], to whole: [Double]) -> Estimate {
    let mean = SampleMoments(whole).mean
    guard mean > 0 else { return Estimate(.nan, standardError: .nan) }
    let ratio = SampleMoments(parts).mean / mean
    let influence = SampleMoments(zip(parts, whole).map { ($0 - ratio * $1) / mean })
    return Estimate(ratio, standardError: influence.standardError)
  }
}
