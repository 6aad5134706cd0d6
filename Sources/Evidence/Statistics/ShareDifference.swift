import CKernels

/// Treated share less control share.
package struct ShareDifference: Sendable, Equatable {
  package let control: ShareSummary
  package let treated: ShareSummary

  package init(control: ShareSummary, treated: ShareSummary) {
    self.control = control
    self.treated = treated
  }

  package var difference: Double { treated.share - control.share }

  /// By the plain estimates of both variances (A. Wald).
  package func wald(against hypothesis: Double, _ alternative: Alternative) -> HypothesisTest {
    Self.test(control, treated, hypothesis, alternative)
  }

  /// With one success and one failure added to each arm (A. Agresti and B. Caffo, The American Statistician 54, 2000).
  package func agrestiCaffo(against hypothesis: Double, _ alternative: Alternative) -> HypothesisTest {
    func adjusted(_ arm: ShareSummary) -> ShareSummary { ShareSummary(arm.successes + 1, of: arm.trials + 2) }
    return Self.test(adjusted(control), adjusted(treated), hypothesis, alternative)
  }

  private static func test(
    _ control: ShareSummary, _ treated: ShareSummary, _ hypothesis: Double, _ alternative: Alternative
  ) -> HypothesisTest {
    HypothesisTest(
      estimate: treated.share - control.share,
      standardError: (control.meanVariance + treated.meanVariance).squareRoot(), against: hypothesis,
      alternative: alternative)
  }

  /// From Wilson's intervals of both shares (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10).
  package func newcombe(_ level: Double = 0.95) -> ConfidenceInterval {
    let a = Self.wilson(treated, level)
    let b = Self.wilson(control, level)
    func span(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
    return ConfidenceInterval(
      low: difference - span(treated.share - a.low, b.high - control.share),
      high: difference + span(a.high - treated.share, control.share - b.low), level: level)
  }

  /// E. B. Wilson's interval of a share (1927).
  package static func wilson(_ arm: ShareSummary, _ level: Double = 0.95) -> ConfidenceInterval {
    let z = ck_normal_quantile((1 + level) / 2)
    let n = arm.trials
    let middle = (arm.share + z * z / (2 * n)) / (1 + z * z / n)
    let reach = z * (arm.share * (1 - arm.share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    return ConfidenceInterval(low: max(middle - reach, 0), high: min(middle + reach, 1), level: level)
  }

  /// Not worse by more than `margin`, a difference of shares: the test of Agresti and Caffo.
  package func nonInferiority(margin: Double, lowerIsBetter: Bool) -> HypothesisTest {
    lowerIsBetter ? agrestiCaffo(against: margin, .less) : agrestiCaffo(against: -margin, .greater)
  }

  /// Within ± margin: the larger chance of the two one-sided tests.
  package func equivalence(margin: Double) -> Double {
    max(agrestiCaffo(against: margin, .less).p, agrestiCaffo(against: -margin, .greater).p)
  }
}
