/// Where a measure is to go, and by when.
package struct Target: Sendable, Hashable {
  package enum Aim: Sendable, Hashable {
    /// A fraction below or above the baseline.
    case lower(Double)
    case higher(Double)
    /// A range; in base units.
    case between(Double, Double)
    case atLeast(Double)
    case atMost(Double)
    /// One number: neither a range nor a threshold.
    case exactly(Double)
  }

  package let aim: Aim
  /// The last day it may be reached.
  package let by: Day?
  /// As a person wrote it.
  package let written: String
  /// The unit as written, or empty: `min/case`.
  package let unit: String

  package init(_ aim: Aim, by: Day? = nil, written: String = "", unit: String = "") {
    self.aim = aim
    self.by = by
    self.written = written
    self.unit = unit
  }

  /// What the measure would be at the nearest point that counts as reached, from its baseline; nil where a relative
  /// aim has none.
  package func value(from baseline: Double?) -> Double? {
    switch aim {
    case .lower(let share): return baseline.map { $0 * (1 - share) }
    case .higher(let share): return baseline.map { $0 * (1 + share) }
    case .between(let low, let high):
      guard let baseline else { return (low + high) / 2 }
      return abs(baseline - low) < abs(baseline - high) ? low : high
    case .atLeast(let value), .atMost(let value), .exactly(let value): return value
    }
  }

  /// Whether a value of the measure counts as reached; nil where a relative aim has no baseline.
  package func isMet(by value: Double, from baseline: Double?) -> Bool? {
    switch aim {
    case .lower(let share): baseline.map { value <= $0 * (1 - share) }
    case .higher(let share): baseline.map { value >= $0 * (1 + share) }
    case .between(let low, let high): value >= min(low, high) && value <= max(low, high)
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    case .exactly(let wanted): abs(value - wanted) <= 1e-9 * max(1, abs(wanted))
    }
  }

  package var isExact: Bool { if case .exactly = aim { true } else { false } }
}
