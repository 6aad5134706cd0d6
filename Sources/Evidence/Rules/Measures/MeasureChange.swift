/// Which way a measure has gone since its baseline.
package enum MeasureChange: Sendable, Hashable {
  case better(Double)
  case worse(Double)
  case unchanged
  /// No actuals, no baseline, or no direction that is good.
  case unknown

  package var isBetter: Bool { if case .better = self { true } else { false } }
  package var isWorse: Bool { if case .worse = self { true } else { false } }

  /// "12% better", "8% worse", "unchanged".
  package var words: String {
    switch self {
    case .better(let share): "\(Wording.percent(share)) better"
    case .worse(let share): "\(Wording.percent(share)) worse"
    case .unchanged: "unchanged"
    case .unknown: "not known"
    }
  }
}

extension Dossier {
  /// By the trend of its actuals where its interval leaves out 0, else by the mean of the last four weeks against the
  /// baseline; less than 1% is unchanged.
  package func change(of measure: any Measuring) -> MeasureChange {
    guard let higher = measure.goodWhenHigher else { return .unknown }
    let names = [measure.name, measure.measures].compactMap { $0 }
    let series = names.lazy.compactMap { actuals[$0] }.first
    let recent = series.map { Array($0.values.suffix(4)) } ?? []
    let mean = recent.isEmpty ? nil : recent.reduce(0, +) / Double(recent.count)
    if let trend = names.lazy.compactMap({ trends[$0] }).first, let weeks = series?.values.count, weeks > 1 {
      guard trend.low > 0 || trend.high < 0 else { return .unchanged }
      let moved = trend.slope * Double(weeks - 1)
      let from = measure.baseline ?? mean.map { $0 - moved } ?? 0
      let share = from != 0 ? abs(moved / from) : 0
      return (trend.slope > 0) == higher ? .better(share) : .worse(share)
    }
    guard let mean, let baseline = measure.baseline, baseline != 0 else { return .unknown }
    let share = mean / baseline - 1
    if abs(share) < 0.01 { return .unchanged }
    return (share > 0) == higher ? .better(abs(share)) : .worse(abs(share))
  }
}
