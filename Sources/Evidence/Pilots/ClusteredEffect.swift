import CKernels

/// Means of two groups and what differs between them, with errors that hold when the rows of one person or team hang
/// together: each row's pull on the estimate, added up by cluster.
package struct ClusteredEffect: Sendable {
  /// One group in one phase.
  package struct Group: Sendable, Equatable {
    package let mean: Double
    /// Of single rows.
    package let deviation: Double
    package let rows: Int
    package let clusters: Int
    /// Squared standard error of the mean, by cluster.
    package let variance: Double

    /// How many times the variance is that of rows which do not hang together; 1 without spread.
    package var designEffect: Double {
      let plain = deviation * deviation / Double(rows)
      return plain > 0 && variance > 0 ? variance / plain : 1
    }
  }

  package let control: Group
  package let treated: Group
  /// The groups before the start, where the effect is the difference of two changes.
  package let controlBefore: Group?
  package let treatedBefore: Group?
  private let pulls: Pulls
  private let degrees: Double?

  /// The pull of each cluster on each of the four means, by cluster.
  private struct Pulls {
    var clusters: [Int: [Double]] = [:]
    /// Which of the groups each cluster has rows in.
    var isSpanning = false
    var sizes = [0, 0]
  }

  /// - Parameters:
  ///   - values: of all rows.
  ///   - rows: those that count, of the live weeks and, with `differences`, of the weeks before.
  package init(
    _ table: PilotTable, values: [Double], rows: [Int], differences: Bool
  ) {
    var members: [[Int]] = [[], [], [], []]
    for row in rows {
      switch (table.phase[row], table.arm[row]) {
      case (.live, .control): members[0].append(row)
      case (.live, .treated): members[1].append(row)
      case (.baseline, .control): members[2].append(row)
      case (.baseline, .treated): members[3].append(row)
      case (.priorYear, _): break
      }
    }
    var pulls = Pulls()
    var groups: [Group?] = []
    for (place, own) in members.enumerated() {
      guard !own.isEmpty, place < 2 || differences else {
        groups.append(nil)
        continue
      }
      let summary = SampleSummary(own.map { values[$0] })
      var sums: [Int: Double] = [:]
      for row in own { sums[table.cluster.codes[row], default: 0] += (values[row] - summary.mean) / Double(own.count) }
      let count = Double(sums.count)
      let squares = sums.keys.sorted().reduce(0.0) { total, key in total + (sums[key] ?? 0) * (sums[key] ?? 0) }
      groups.append(
        Group(
          mean: summary.mean, deviation: summary.deviation, rows: own.count, clusters: sums.count,
          variance: count > 1 ? squares * count / (count - 1) : .infinity))
      for (cluster, sum) in sums { pulls.clusters[cluster, default: [0, 0, 0, 0]][place] = sum }
    }
    let empty = Group(mean: .nan, deviation: .nan, rows: 0, clusters: 0, variance: .nan)
    control = groups[0] ?? empty
    treated = groups[1] ?? empty
    let hasBefore = groups[2] != nil && groups[3] != nil
    controlBefore = hasBefore ? groups[2] : nil
    treatedBefore = hasBefore ? groups[3] : nil
    let ofControl = Set((members[0] + (hasBefore ? members[2] : [])).map { table.cluster.codes[$0] })
    let ofTreated = Set((members[1] + (hasBefore ? members[3] : [])).map { table.cluster.codes[$0] })
    pulls.isSpanning = !ofControl.isDisjoint(with: ofTreated)
    pulls.sizes = [ofControl.count, ofTreated.count]
    self.pulls = pulls
    let all = ofControl.union(ofTreated).count
    // With few clusters the error is itself not well known.
    let fewest = pulls.isSpanning ? all : min(pulls.sizes[0], pulls.sizes[1])
    degrees = fewest >= 50 ? nil : Double(pulls.isSpanning ? all - 1 : max(pulls.sizes[0] + pulls.sizes[1] - 2, 1))
  }

  package var isDifference: Bool { controlBefore != nil }

  /// Squared error of a sum of the means times these weights: control, treated, control before, treated before.
  private func variance(_ weights: [Double]) -> Double {
    var sums = [0.0, 0.0]
    for cluster in pulls.clusters.keys.sorted() {
      let own = pulls.clusters[cluster] ?? []
      let pull = zip(own, weights).reduce(0) { $0 + $1.0 * $1.1 }
      // A cluster lies in one of the groups, or all are counted together.
      let isTreated = !pulls.isSpanning && own[0] == 0 && own[2] == 0 && (own[1] != 0 || own[3] != 0)
      sums[isTreated ? 1 : 0] += pull * pull
    }
    if pulls.isSpanning {
      let count = Double(pulls.clusters.count)
      return count > 1 ? (sums[0] + sums[1]) * count / (count - 1) : .infinity
    }
    func scaled(_ place: Int) -> Double {
      let count = Double(pulls.sizes[place])
      return count > 1 ? sums[place] * count / (count - 1) : .infinity
    }
    return scaled(0) + scaled(1)
  }

  /// Treated over control, or the ratio of their changes; nil where a mean is not above 0.
  package var ratio: RatioOfMeans? {
    let groups = [control, treated, controlBefore, treatedBefore]
    guard groups.allSatisfy({ $0.map { $0.mean > 0 && $0.mean.isFinite } ?? true }) else { return nil }
    var logRatio = ck_ln(treated.mean / control.mean)
    var weights = [-1 / control.mean, 1 / treated.mean, 0, 0]
    if let controlBefore, let treatedBefore {
      logRatio -= ck_ln(treatedBefore.mean / controlBefore.mean)
      weights[2] = 1 / controlBefore.mean
      weights[3] = -1 / treatedBefore.mean
    }
    let error = variance(weights).squareRoot()
    guard error.isFinite else { return nil }
    return RatioOfMeans(logRatio: logRatio, standardError: error, degreesOfFreedom: degrees)
  }

  /// Treated less control, or the difference of their changes.
  package var difference: (estimate: Double, standardError: Double, degrees: Double?) {
    var estimate = treated.mean - control.mean
    if let controlBefore, let treatedBefore { estimate -= treatedBefore.mean - controlBefore.mean }
    return (estimate, variance([-1, 1, isDifference ? 1 : 0, isDifference ? -1 : 0]).squareRoot(), degrees)
  }
}
