import Sampling

/// An outcome made steadier by what was known before (CUPED: A. Deng and others, WSDM 2013): y − θ (x − mean x).
package struct CovariateAdjustment: Sendable, Equatable {
  /// Slope of the outcome over what was known before, over both arms.
  package let theta: Double
  /// The share of the outcome's variance that goes.
  package let explained: Double
  /// Adjusted outcomes, in order.
  package let adjusted: [Double]

  /// - Parameters: as long as each other, at least two. A covariate without spread changes nothing.
  package init(outcome: [Double], covariate: [Double]) {
    let y = SampleMoments(outcome)
    let x = SampleMoments(covariate)
    let both = zip(outcome, covariate).reduce(0) { $0 + ($1.0 - y.mean) * ($1.1 - x.mean) }
    let theta = x.squares > 0 ? both / x.squares : 0
    self.theta = theta
    explained = x.squares > 0 && y.squares > 0 ? both * both / (x.squares * y.squares) : 0
    adjusted = zip(outcome, covariate).map { $0 - theta * ($1 - x.mean) }
  }
}
