import CKernels

/// A share that was counted: successes of trials, with bounds of 95% confidence.
package struct Proportion: Hashable, Sendable {
  package var successes: Int
  package var trials: Int

  package init(_ successes: Int, of trials: Int) {
    self.successes = successes
    self.trials = trials
  }

  /// Nil where nothing was counted.
  package var estimate: Double? { trials > 0 ? Double(successes) / Double(trials) : nil }

  /// The middle of what is possible where nothing was counted.
  var orHalf: Double { estimate ?? 0.5 }

  /// Wilson's score interval (1927): the shares that a test at 5% would not reject. Everything where nothing was counted.
  package var wilson: (lower: Double, upper: Double) {
    guard trials > 0 else { return (0, 1) }
    let z = 1.959963984540054
    let n = Double(trials)
    let p = Double(successes) / n
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (successes == 0 ? 0 : max(0, centre - half), successes == trials ? 1 : min(1, centre + half))
  }

  /// Clopper and Pearson's exact interval (1934): never below its confidence, and so wider. The bounds are quantiles of
  /// beta distributions, found by halving to the last bit.
  package var clopperPearson: (lower: Double, upper: Double) {
    guard trials > 0 else { return (0, 1) }
    let n = trials
    return (
      successes == 0 ? 0 : crossing { Self.atLeast(successes, of: n, $0) - 0.025 },
      successes == n ? 1 : crossing { 0.025 - (1 - Self.atLeast(successes + 1, of: n, $0)) }
    )
  }

  /// P(X ≥ k) for X binomial: the shorter tail is added up, by ratios of neighbouring terms.
  private static func atLeast(_ k: Int, of n: Int, _ p: Double) -> Double {
    guard p > 0 else { return k <= 0 ? 1 : 0 }
    guard p < 1 else { return k <= n ? 1 : 0 }
    let upperIsShorter = Double(k) > Double(n) * p
    // The largest term of the tail stands at its end next to the middle.
    let start = upperIsShorter ? k : k - 1
    guard start >= 0, start <= n else { return upperIsShorter ? 0 : 1 }
    let odds = p / (1 - p)
    var sum = 1.0
    var term = 1.0
    var i = start
    while term > sum * 1e-18 {
      if upperIsShorter {
        guard i < n else { break }
        term *= Double(n - i) / Double(i + 1) * odds
        i += 1
      } else {
        guard i > 0 else { break }
        term *= Double(i) / Double(n - i + 1) / odds
        i -= 1
      }
      sum += term
    }
    let tail = ck_exp(logTerm(start, n, p)) * sum
    return upperIsShorter ? tail : 1 - tail
  }

  /// ln of C(n, k) p^k (1 − p)^(n − k).
  private static func logTerm(_ k: Int, _ n: Int, _ p: Double) -> Double {
    logFactorial(n) - logFactorial(k) - logFactorial(n - k) + Double(k) * ck_ln(p) + Double(n - k) * ck_ln(1 - p)
  }

  /// ln k!, added up for small k, by Stirling's series above.
  private static func logFactorial(_ k: Int) -> Double {
    if k < 32 { return k < 2 ? 0 : (2...k).reduce(0.0) { $0 + ck_ln(Double($1)) } }
    let x = Double(k)
    let series = 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x)
    return x * ck_ln(x) - x + 0.5 * ck_ln(2 * Double.pi * x) + series
  }

  /// The zero in 0...1 of what rises.
  private func crossing(_ value: (Double) -> Double) -> Double {
    var low = 0.0
    var high = 1.0
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if value(middle) < 0 { low = middle } else { high = middle }
    }
  }
}
