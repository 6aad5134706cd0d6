import CKernels

/// An effect that a study reports, with how it was checked.
package struct PublishedEffect: Sendable, Hashable {
  /// What it may be used for.
  package enum Use: String, Sendable, Hashable {
    case prior
    case selfReport = "self-report"
    case correlation
    /// A trial whose effect is on something else than time or output, or has no size.
    case noPrior = "no prior"
  }

  /// How well the study is known: A trials seen in full, down to D for what people say of themselves.
  package enum Grade: String, Sendable, Hashable {
    case a = "A"
    case aMinus = "A-"
    case b = "B"
    case c = "C"
    case d = "D"

    /// What the error is multiplied by when the effect is expected elsewhere: a judgement. Trials of one task carry
    /// over less than trials at work, and quoted figures less than figures that were seen.
    package var inflation: Double {
      switch self {
      case .a: 1
      case .aMinus: 1.25
      case .b: 1.5
      case .c: 2
      case .d: 3
      }
    }
  }

  /// `brynjolfsson-2025`
  package let key: String
  package let study: String
  package let year: Int
  package let setting: String
  package let design: String
  /// How many took part, in words.
  package let size: String
  package let metric: String
  /// As reported.
  package let effect: String
  /// As reported; empty where none was seen.
  package let interval: String
  /// ln of the time with over the time without; output +g is −ln(1 + g).
  package let logTimeRatio: Double?
  package let logError: Double?
  package let source: String
  /// How the entry was checked.
  package let checked: String
  package let grade: Grade
  package let use: Use
  /// Why it is no prior.
  package let why: String

  /// Why it cannot be a prior; nil where it can.
  package var refusal: String? {
    switch use {
    case .prior: logTimeRatio == nil ? "no size on time or output is known" : nil
    case .selfReport, .correlation, .noPrior: why.isEmpty ? use.rawValue : why
    }
  }

  /// The log error that a prior of it has: that of the study, or the effect itself where none was seen, times what its
  /// grade adds for other places.
  package var priorLogError: Double? {
    guard refusal == nil, let logTimeRatio else { return nil }
    return (logError ?? abs(logTimeRatio)) * grade.inflation
  }

  /// What to believe of an improvement elsewhere: less time for `lower`, more output for `higher`, as a share. Nil for
  /// what is no prior.
  package func belief(for direction: PilotDesign.Direction) -> NormalBelief? {
    guard let logTimeRatio, let error = priorLogError else { return nil }
    switch direction {
    case .lower:
      let ratio = ck_exp(logTimeRatio)
      return NormalBelief(mean: 1 - ratio, deviation: ratio * error)
    case .higher:
      // Throughput is the reciprocal of time.
      let ratio = ck_exp(-logTimeRatio)
      return NormalBelief(mean: ratio - 1, deviation: ratio * error)
    }
  }
}
