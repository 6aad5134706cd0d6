package import Quantities

/// How much of each period falls under each step of a schedule.
package enum ScheduleWeights {
  /// By step, then by column: the share of the period between the step's date and the next step's.
  ///
  /// NaN in a period that begins before the first date, since there is no value yet. Column 0 is period 1's.
  package static func shares(of dates: [DateLiteral], over timeline: Timeline) -> [[Double]] {
    let length = Double(timeline.monthsPerPeriod)
    let starts = dates.map { timeline.offset(of: $0) }
    let ends = starts.dropFirst() + [.infinity]
    var shares = zip(starts, ends).map { start, end in
      (0..<timeline.columns).map { column -> Double in
        let from = Double(max(column, 1) - 1) * length
        if start <= from, from + length <= end { return 1 }
        return max(0, min(end, from + length) - max(start, from)) / length
      }
    }
    if let first = starts.first, !shares.isEmpty {
      for column in 0..<timeline.columns where first > Double(max(column, 1) - 1) * length { shares[0][column] = .nan }
    }
    return shares
  }
}
