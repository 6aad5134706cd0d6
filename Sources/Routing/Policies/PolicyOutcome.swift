/// What comes of a request under a policy, from how often its models are right.
struct PolicyOutcome {
  var calls: [Double]
  var quality: Quality
  var reviews: Double
  var reworks: Double
  var escapes: Double
  var basis: Policy.Basis

  /// One model: review of a share s finds d of what is wrong; the rest leaves.
  static func single(_ quality: Quality, share: Double, detection: Double) -> Self {
    let found = share * detection
    let wrong = 1 - quality.estimate
    return Self(
      calls: [1], quality: quality, reviews: share, reworks: wrong * found, escapes: wrong * (1 - found),
      basis: .single)
  }

  /// An automatic gate between two models, review behind both.
  static func gated(
    _ first: Quality, _ second: Quality, pair: PairedOutcomes?, gate: Gate, share: Double, detection: Double
  ) -> Self {
    let right = RightAnswers(first, second, pair: pair, passesRight: gate.passesRight, passesWrong: gate.passesWrong)
    var outcome = single(right.quality, share: share, detection: detection)
    outcome.calls = [1, right.passedOn]
    outcome.basis = right.basis
    return outcome
  }

  /// People's review as the gate: what they find wrong goes to the second model, and its answer is reviewed again.
  static func reviewed(
    _ first: Quality, _ second: Quality, pair: PairedOutcomes?, share: Double, detection: Double
  ) -> Self {
    let right = RightAnswers(first, second, pair: pair, passesRight: 1, passesWrong: 1 - share * detection)
    let stillWrong = right.passedOn - right.mended
    let missed = (1 - first.estimate) * (1 - share * detection)
    return Self(
      calls: [1, right.passedOn], quality: right.quality, reviews: share + right.passedOn,
      reworks: stillWrong * detection, escapes: missed + stillWrong * (1 - detection), basis: right.basis)
  }
}

/// Right answers of a cascade: P(passes ∧ first right) + P(passed on ∧ second right).
///
/// The gate's errors depend on whether the first answer is right and on nothing else. How often the second is right on
/// what is passed on comes from paired outcomes. Without these it is only known that the second is right on a share of
/// all requests, so that the worst case is: as many of its right answers as can be fall on what passed.
private struct RightAnswers {
  var passedOn: Double
  /// P(passed on ∧ second right).
  var mended: Double
  var quality: Quality
  var basis: Policy.Basis

  init(_ first: Quality, _ second: Quality, pair: PairedOutcomes?, passesRight r: Double, passesWrong f: Double) {
    func passedOn(_ q: Double) -> Double { q * (1 - r) + (1 - q) * (1 - f) }
    self.passedOn = passedOn(first.estimate)
    if let pair, pair.count > 0 {
      let afterRight = Proportion(pair.both, of: pair.both + pair.firstOnly)
      let afterWrong = Proportion(pair.secondOnly, of: pair.secondOnly + pair.neither)
      func seconds(_ q: Double, _ c: Double, _ w: Double) -> Double { q * (1 - r) * c + (1 - q) * (1 - f) * w }
      mended = seconds(first.estimate, afterRight.orHalf, afterWrong.orHalf)
      // Right answers grow with the first model's quality wherever a gate is any good; the ends of the interval are
      // tried, so that nothing hangs on it.
      let ends = [first.lower, first.upper]
      let low = ends.map { $0 * r + seconds($0, afterRight.wilson.lower, afterWrong.wilson.lower) }
      let high = ends.map { $0 * r + seconds($0, afterRight.wilson.upper, afterWrong.wilson.upper) }
      let estimate = first.estimate * r + mended
      quality = Quality(
        estimate, lower: min(estimate, low.min() ?? 0), upper: max(estimate, min(1, high.max() ?? 1)))
      basis = .paired(prompts: pair.count)
      return
    }
    func worst(_ first: Double, _ second: Double) -> Double { max(0, passedOn(first) + second - 1) }
    mended = worst(first.estimate, second.estimate)
    // The worst case is lowest at one of the ends or where what is passed on and the second's misses just meet.
    var trials = [first.lower, first.upper]
    let slope = f - r
    if slope != 0 {
      let kink = (second.lower - f) / -slope
      if kink > first.lower, kink < first.upper { trials.append(kink) }
    }
    let estimate = first.estimate * r + mended
    let lower = trials.map { $0 * r + worst($0, second.lower) }.min() ?? estimate
    func best(_ first: Double, _ second: Double) -> Double { first * r + min(passedOn(first), second) }
    let upper = max(best(first.lower, second.upper), best(first.upper, second.upper))
    quality = Quality(estimate, lower: min(estimate, lower), upper: max(estimate, min(1, upper)))
    basis = .worstCase(best: best(first.estimate, second.estimate))
  }
}
