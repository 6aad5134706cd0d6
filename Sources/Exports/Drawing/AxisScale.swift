/// A stretch of numbers laid along a stretch of a picture, with round numbers to mark it.
struct AxisScale: Sendable {
  let low: Double
  let high: Double
  /// Where low and high are drawn.
  let from: Double
  let to: Double
  let ticks: [Double]

  /// - Parameters:
  ///   - values: what is not finite is passed over.
  ///   - showsZero: 0 is in sight whatever the values are.
  init(_ values: [Double], from: Double, to: Double, count: Int = 5, showsZero: Bool = true) {
    let finite = values.filter(\.isFinite) + (showsZero ? [0] : [])
    let low = finite.min() ?? 0
    let high = finite.max() ?? 0
    let span = high > low ? high - low : 1
    let step = Self.roundStep(span / Double(count))
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    self.low = first * step
    self.high = last > first ? last * step : (first + 1) * step
    self.from = from
    self.to = to
    ticks = stride(from: first, through: max(last, first + 1), by: 1).map { $0 * step }
  }

  func position(_ value: Double) -> Double { from + (value - low) / (high - low) * (to - from) }

  /// 1, 2 or 5 times a power of ten, at least as wide.
  private static func roundStep(_ width: Double) -> Double {
    guard width.isFinite, width > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= width { power *= 10 }
    while power > width { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width * 0.999_999 } ?? 10 * power
  }
}
