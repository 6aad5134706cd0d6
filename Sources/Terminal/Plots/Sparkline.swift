/// A series as one line of text, a character a value.
package enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let ascii = Array("_.-=+*#@")

  /// Scaled from the least to the greatest finite value. A value that is not finite is a gap; a series that
  /// does not vary runs at middle height.
  package static func line(_ values: [Double], unicode: Bool) -> String {
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else {
      return String(repeating: " ", count: values.count)
    }
    return line(values, from: least, to: most, unicode: unicode)
  }

  /// The same on a scale that is given.
  package static func line(_ values: [Double], from least: Double, to most: Double, unicode: Bool) -> String {
    let levels = unicode ? blocks : ascii
    return String(
      values.map { value in
        guard value.isFinite else { return " " }
        guard most > least else { return levels[levels.count / 2 - 1] }
        // Halved, so that the span of the widest finite values is finite too.
        let share = (value / 2 - least / 2) / (most / 2 - least / 2)
        return levels[Int((share * Double(levels.count - 1)).rounded())]
      })
  }
}
