/// What kind of measure something is: where it stands between effort and result, what it is used for, when it
/// moves, and in which row of the scorecard it belongs.
package enum MetricClass: String, Sendable, Hashable, CaseIterable {
  case input
  case output
  case outcome
  case activity
  case business
  case technical
  case leading
  case lagging
  case speed
  case quality
  case cost
  case adoption
  case governance
  case rework
  case risk
  case autonomy
  case stability
  case collaboration

  /// The six rows of the scorecard.
  package static let scorecard: [MetricClass] = [.speed, .quality, .cost, .adoption, .governance, .rework]
  /// Where a measure stands between effort and result, from first to last.
  package static let stages: [MetricClass] = [.input, .output, .outcome]
}
