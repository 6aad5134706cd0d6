import CKernels
import Sampling

/// Events over an exposure: violations per 1,000 actions, incidents per month.
package struct EventRate: Sendable, Equatable {
  package let events: Int
  /// Above 0, in whatever the rate is per.
  package let exposure: Double

  package init(_ events: Int, per exposure: Double) {
    self.events = events
    self.exposure = exposure
  }

  package var rate: Double { Double(events) / exposure }

  package func interval(_ level: Double = 0.95) -> ConfidenceInterval {
    ExactBounds.events(events, level: level).map { $0 / exposure }
  }
}

/// One rate over another, exact given the number of all events (J. Przyborowski and H. Wilenski, 1940).
package struct RateRatio: Sendable, Equatable {
  package let baseline: EventRate
  package let current: EventRate

  package init(baseline: EventRate, current: EventRate) {
    self.baseline = baseline
    self.current = current
  }

  /// NaN without an event before.
  package var ratio: Double { baseline.events > 0 ? current.rate / baseline.rate : .nan }

  /// Of the ratio; infinite above where nothing happened before.
  package func interval(_ level: Double = 0.95) -> ConfidenceInterval {
    let all = baseline.events + current.events
    guard all > 0 else { return ConfidenceInterval(low: 0, high: .infinity, level: level) }
    let share = ExactBounds.share(current.events, of: all, level: level)
    func ratio(_ share: Double) -> Double {
      share < 1 ? share / (1 - share) * baseline.exposure / current.exposure : .infinity
    }
    return share.map(ratio)
  }

  /// The chance of so many events now or more, if the rate had only been `ratio` times that before.
  package func chanceOfSoMany(ratio: Double = 1) -> Double {
    Binomial(trials: baseline.events + current.events, share: expectedShare(ratio)).atLeast(current.events)
  }

  /// The chance of so few.
  package func chanceOfSoFew(ratio: Double = 1) -> Double {
    Binomial(trials: baseline.events + current.events, share: expectedShare(ratio)).atMost(current.events)
  }

  private func expectedShare(_ ratio: Double) -> Double {
    ratio * current.exposure / (ratio * current.exposure + baseline.exposure)
  }
}

/// Tails of a binomial distribution by the incomplete beta function.
package struct Binomial: Sendable {
  package let trials: Int
  package let share: Double

  package init(trials: Int, share: Double) {
    self.trials = trials
    self.share = share
  }

  package func atLeast(_ count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials || share <= 0 { return 0 }
    if share >= 1 { return 1 }
    return min(
      ck_exp(
        IncompleteBeta(Double(count), Double(trials - count + 1)).logProbability(.init(near: share, far: 1 - share))), 1
    )
  }

  package func atMost(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials || share <= 0 { return 1 }
    if share >= 1 { return 0 }
    return min(
      ck_exp(
        IncompleteBeta(Double(trials - count), Double(count + 1)).logProbability(.init(near: 1 - share, far: share))), 1
    )
  }
}
