package import Quantities
import CKernels

/// What a calendar month of a log held.
package struct MonthUsage: Sendable, Equatable {
  package let month: Month
  /// Days of it that the log covers.
  package let days: Double
  package let requests: Int
  package let tokensIn: Int
  package let tokensOut: Int

  static func months(_ requests: DayCounts, _ tokensIn: DayCounts, _ tokensOut: DayCounts, in coverage: Coverage)
    -> [MonthUsage]
  {
    var result: [MonthUsage] = []
    var index = CivilDay.month(coverage.first.day)
    let last = CivilDay.month(coverage.last.day)
    var sums: [Month: (Int, Int, Int)] = [:]
    for (day, count) in requests.days { sums[CivilDay.month(day), default: (0, 0, 0)].0 += count }
    for (day, count) in tokensIn.days { sums[CivilDay.month(day), default: (0, 0, 0)].1 += count }
    for (day, count) in tokensOut.days { sums[CivilDay.month(day), default: (0, 0, 0)].2 += count }
    while index <= last {
      let sum = sums[index] ?? (0, 0, 0)
      result.append(
        MonthUsage(month: index, days: coverage.days(in: index), requests: sum.0, tokensIn: sum.1, tokensOut: sum.2))
      index = index + 1
    }
    return result
  }
}

/// How the requests of a log grew.
package enum Growth {
  /// A month counts where at least so many of its days are covered.
  package static let fewestDays = 7.0

  /// And with so many requests in it: of fewer, chance makes the trend.
  package static let fewestRequests = 30

  /// Growth a month: the trend of requests a day, a straight line through their logarithms by least squares over the
  /// middles of the months, weighted by the days covered. nil with fewer than two months, or one with too few requests.
  ///
  /// 100, 110 and 121 requests a day in three months on end are 10%.
  package static func monthly(_ months: [MonthUsage]) -> Double? {
    let counted = months.filter { $0.days >= fewestDays }
    guard counted.count >= 2, counted.allSatisfy({ $0.requests >= fewestRequests }) else { return nil }
    let weights = counted.map(\.days)
    let x = counted.map { Double($0.month.index) }
    let y = counted.map { ck_ln(Double($0.requests) / $0.days) }
    let total = weights.reduce(0, +)
    let middleX = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / total
    let middleY = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / total
    var spread = 0.0
    var joint = 0.0
    for i in counted.indices {
      spread += weights[i] * (x[i] - middleX) * (x[i] - middleX)
      joint += weights[i] * (x[i] - middleX) * (y[i] - middleY)
    }
    return ck_exp(joint / spread) - 1
  }
}
