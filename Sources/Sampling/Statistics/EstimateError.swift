/// How far an estimate may be off.
package enum EstimateError {
  /// Standard error of the mean of independent estimates of one quantity, as from independently scrambled points.
  /// NaN for fewer than two.
  package static func standardError(ofIndependent estimates: [Double]) -> Double {
    estimates.count > 1 ? SampleMoments(estimates).standardError : .nan
  }

  /// Standard error of a quantile of independent trials from the spread of neighbouring ranks: half the distance
  /// between the quantiles one standard deviation of the rank below and above.
  ///
  /// - Parameter quantile: the sample's quantile function.
  package static func standardError(
    ofQuantile probability: Double, count: Int, quantile: (Double) -> Double
  ) -> Double {
    guard count > 1 else { return .nan }
    let spread = (probability * (1 - probability) / Double(count)).squareRoot()
    return (quantile(min(probability + spread, 1)) - quantile(max(probability - spread, 0))) / 2
  }

  /// Standard error of a share of independent trials. Never 0: as if one more trial had gone either way.
  package static func standardError(ofShare share: Double, count: Int) -> Double {
    let held = (share * Double(count) + 1) / Double(count + 2)
    return (held * (1 - held) / Double(max(count, 1))).squareRoot()
  }
}
