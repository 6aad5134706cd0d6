package import Evidence

/// What an input's distribution rests on: a pilot's effect, and what was known before it.
package struct PilotProvenance: Sendable {
  /// With its namespace.
  package let pilot: String
  package let measure: String
  package let posterior: PilotPosterior
  /// The published effect that the belief began with; nil where nothing was.
  package let prior: PublishedEffect?

  /// `emea.aht`
  package var name: String { "\(pilot).\(measure)" }

  /// The distribution of the improvement, as a share.
  package var uncertainty: Uncertainty {
    let belief = posterior.belief
    return Uncertainty(
      low: nil, high: nil, shape: .normalMoments(mean: belief.mean, sd: belief.deviation), mean: belief.mean)
  }
}
