/// A quantity as a bar of text.
package enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar of `share` of `width` columns, to an eighth of a column in Unicode and to a whole one in ASCII.
  ///
  /// - Parameter share: 0 is nothing, 1 the whole width; outside it is clamped, not a number is nothing.
  /// - Returns: at most `width` columns, not padded.
  package static func filled(_ share: Double, width: Int, unicode: Bool) -> String {
    let width = max(width, 0)
    let columns = share.isNaN ? 0 : min(max(share, 0), 1) * Double(width)
    guard unicode else { return String(repeating: "#", count: Int(columns.rounded())) }
    let steps = Int((columns * 8).rounded())
    return String(repeating: "█", count: steps / 8) + eighths[steps % 8]
  }

  /// A stretch between two values on an axis: tornado bars, ranges, gains and losses about zero.
  ///
  /// - Parameters:
  ///   - axis: the values at the left and right edge.
  ///   - mark: a value shown as a line through the bar, if it lies on the axis.
  /// - Returns: exactly `width` columns.
  package static func stretch(
    from start: Double, to end: Double, on axis: ClosedRange<Double>, width: Int, mark: Double? = nil, unicode: Bool
  ) -> String {
    stretches([(start, end, false)], on: axis, width: width, mark: mark, unicode: unicode)
  }

  /// Several stretches on one line, light or dark; a later one covers an earlier.
  ///
  /// - Returns: exactly `width` columns.
  package static func stretches(
    _ stretches: [(from: Double, to: Double, isLight: Bool)], on axis: ClosedRange<Double>, width: Int,
    mark: Double? = nil, unicode: Bool
  ) -> String {
    let width = max(width, 1)
    let column = { (value: Double) -> Int? in
      guard value.isFinite, axis.lowerBound.isFinite, axis.upperBound.isFinite else { return nil }
      let span = axis.upperBound / 2 - axis.lowerBound / 2
      let share = span > 0 ? (value / 2 - axis.lowerBound / 2) / span : 0.5
      return Int((min(max(share, 0), 1) * Double(width - 1)).rounded())
    }
    var cells = [Character](repeating: " ", count: width)
    for (start, end, isLight) in stretches where start != end {
      guard let from = column(min(start, end)), let to = column(max(start, end)) else { continue }
      for index in from...to { cells[index] = isLight ? (unicode ? "▒" : "-") : (unicode ? "█" : "#") }
    }
    if let mark, axis.contains(mark), let index = column(mark) { cells[index] = unicode ? "│" : "|" }
    return String(cells)
  }
}
