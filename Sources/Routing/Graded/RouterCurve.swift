/// How good the answers of a router between a weak and a strong model are, by the share of calls it gives to the strong
/// one; straight lines between the points.
package struct RouterCurve: Hashable, Sendable {
  /// Ascending from 0 to 1.
  package var shares: [Double]
  /// Share of right answers at each.
  package var qualities: [Double]
  package var weak: Double
  package var strong: Double

  /// A router that gives prompts to the strong model by descending score; prompts of one score at random, which is a
  /// straight line.
  package init(_ answers: GradedAnswers, weak: Int, strong: Int, score: (_ prompt: Int) -> Double) {
    let n = Double(max(1, answers.count))
    var steps: [(score: Double, gain: Int)] = []
    var right = 0
    var strongRight = 0
    for prompt in 0..<answers.count {
      let one = answers.isRight[weak][prompt]
      let other = answers.isRight[strong][prompt]
      right += one ? 1 : 0
      strongRight += other ? 1 : 0
      steps.append((score(prompt), (other ? 1 : 0) - (one ? 1 : 0)))
    }
    steps.sort { $0.score > $1.score }
    self.weak = Double(right) / n
    self.strong = Double(strongRight) / n
    shares = [0]
    qualities = [self.weak]
    for (i, step) in steps.enumerated() {
      right += step.gain
      if i + 1 == steps.count || steps[i + 1].score != step.score {
        shares.append(Double(i + 1) / n)
        qualities.append(Double(right) / n)
      }
    }
  }

  init(shares: [Double], qualities: [Double], weak: Double, strong: Double) {
    self.shares = shares
    self.qualities = qualities
    self.weak = weak
    self.strong = strong
  }

  /// The quality at a share of strong calls.
  package func quality(at share: Double) -> Double {
    guard let end = shares.firstIndex(where: { $0 >= share }) else { return qualities.last ?? weak }
    guard end > 0, shares[end] > shares[end - 1] else { return qualities[end] }
    let part = (share - shares[end - 1]) / (shares[end] - shares[end - 1])
    return qualities[end - 1] + part * (qualities[end] - qualities[end - 1])
  }

  /// Read at so many equal steps.
  package func sampled(steps: Int) -> RouterCurve {
    let grid = (0...max(1, steps)).map { Double($0) / Double(max(1, steps)) }
    return RouterCurve(shares: grid, qualities: grid.map(quality(at:)), weak: weak, strong: strong)
  }

  /// With the best quality so far at every share: a router that knows it has enough stops there.
  package var stayingAtMaximum: RouterCurve {
    var best = -Double.infinity
    let kept = qualities.map { quality in
      best = max(best, quality)
      return best
    }
    return RouterCurve(shares: shares, qualities: kept, weak: weak, strong: strong)
  }
}

/// The published figures of a router.
extension RouterCurve {
  /// Performance gap recovered (Ong et al. 2024): (q − w) / (s − w); nil where both models are as good.
  package func gapRecovered(_ quality: Double) -> Double? {
    strong != weak ? (quality - weak) / (strong - weak) : nil
  }

  /// Average performance gap recovered: the mean of PGR over all shares of strong calls, by trapezoids.
  package var averageGapRecovered: Double? {
    guard strong != weak else { return nil }
    var area = 0.0
    for i in 1..<max(1, shares.count) {
      area += (shares[i] - shares[i - 1]) * (qualities[i] + qualities[i - 1]) / 2
    }
    return gapRecovered(area)
  }

  /// Call-performance threshold CPT(p): the least share of strong calls that recovers so much of the gap, at the first
  /// crossing; nil where it is never recovered.
  package func callThreshold(_ recovered: Double) -> Double? {
    guard strong != weak else { return nil }
    let gap = qualities.map { ($0 - weak) / (strong - weak) }
    guard let end = gap.firstIndex(where: { $0 >= recovered }) else { return nil }
    guard end > 0 else { return shares[0] }
    return shares[end - 1] + (recovered - gap[end - 1]) / (gap[end] - gap[end - 1]) * (shares[end] - shares[end - 1])
  }

  /// Average improvement in quality (Hu et al. 2024): the mean quality over cost, from the cheapest to the dearest point,
  /// along the non-decreasing convex hull, whose points a mix of two routers reaches. Between two models the cost is a
  /// straight line in the share of strong calls, so that their prices do not matter.
  package var averageImprovement: Double {
    var hull: [(x: Double, y: Double)] = []
    for (x, y) in zip(shares, qualities) {
      while hull.count > 1 {
        let a = hull[hull.count - 2]
        let b = hull[hull.count - 1]
        // b is below the line from a to the new point.
        guard (b.y - a.y) * (x - a.x) <= (y - a.y) * (b.x - a.x) else { break }
        hull.removeLast()
      }
      hull.append((x, y))
    }
    // From its highest point on, the hull stays there: who can have more quality for less need not pay more.
    var area = 0.0
    var best = hull.first?.y ?? 0
    for (a, b) in zip(hull, hull.dropFirst()) {
      if b.y > best {
        area += (b.x - a.x) * (a.y + b.y) / 2
        best = b.y
      } else {
        area += (b.x - a.x) * best
      }
    }
    return area
  }
}
