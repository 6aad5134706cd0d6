import CKernels

/// Finds every rate at which amounts in time discount to nothing.
///
/// With x = 1 / (1 + rate), an amount a at t years is worth a·x^t. Money in and money out, taken apart, both grow with
/// x; so their worths at the two ends of a stretch of x bound the net and its slope in between. A stretch where the net
/// keeps clear of 0 is dropped, one where it only rises or only falls holds a rate exactly if its sign changes, and any
/// other is halved. Rates below 0 have x above 1: there the same search runs on the flows in reverse order, with 1 / x.
struct RateSearch {
  /// What a part of the flows is worth at some x, with its first and second derivative in ln x.
  private struct Worth {
    var level = 0.0
    var slope = 0.0
    var bend = 0.0
  }

  /// The flows valued at one x.
  private struct Point {
    let x: Double
    var inflow = Worth()
    var outflow = Worth()
    var net: Double { inflow.level - outflow.level }
    var netSlope: Double { inflow.slope - outflow.slope }
    var gross: Double { inflow.level + outflow.level }
  }

  /// Stretches looked at before giving up; ordinary flows need some dozens.
  private static let patience = 5_000
  /// A net present value this small against the gross counts as 0 in the final verification.
  private static let verified = 1e-9
  /// Rates whose growth over the whole span differs by less count as one: a multiple root is known no better.
  private static let distinct = 2e-4

  private let amounts: [Double]
  private let years: [Double]
  /// What rounding can amount to in a sum, relative to its size.
  private let rounding: Double
  private var budget = patience
  private var found: [Double] = []

  /// Every annual effective rate above −1, ascending; nil where the search gave up.
  ///
  /// - Parameters:
  ///   - amounts: finite, at least one positive and one negative.
  ///   - years: when each falls, ascending and distinct.
  static func rates(amounts: [Double], years: [Double]) -> [Double]? {
    // Neither scaling, trimming nor moving in time changes a rate.
    let largest = amounts.reduce(0) { max($0, abs($1)) }
    let amounts = amounts.map { $0 / largest }
    guard let first = amounts.firstIndex(where: { $0 != 0 }), let last = amounts.lastIndex(where: { $0 != 0 }) else {
      return []
    }
    let span = years[last] - years[first]
    var positive = RateSearch(
      amounts: Array(amounts[first...last]), years: years[first...last].map { $0 - years[first] })
    var negative = RateSearch(
      amounts: amounts[first...last].reversed(), years: years[first...last].reversed().map { years[last] - $0 })
    guard positive.run(), negative.run() else { return nil }
    return merged((positive.found.map { 1 / $0 } + negative.found).filter(\.isFinite), span: span).map { $0 - 1 }
  }

  private init(amounts: [Double], years: [Double]) {
    self.amounts = amounts
    self.years = years
    rounding = Double(amounts.count + 8) * .ulpOfOne
  }

  /// Annual growths in order, those that cannot be told apart taken once.
  private static func merged(_ growths: [Double], span: Double) -> [Double] {
    growths.sorted().reduce(into: []) { distinctOnes, growth in
      if let last = distinctOnes.last, span * ck_ln(growth / last) < distinct { return }
      distinctOnes.append(growth)
    }
  }

  private func value(at x: Double) -> Point {
    var point = Point(x: x)
    var factor = 1.0
    var step = (gap: 0.0, factor: 1.0)
    for index in amounts.indices {
      let year = years[index]
      if index > 0 {
        let gap = year - years[index - 1]
        if gap != step.gap { step = (gap, ck_pow(x, gap)) }
        factor *= step.factor
      }
      let worth = amounts[index] * factor
      if worth > 0 {
        point.inflow.level += worth
        point.inflow.slope += worth * year
        point.inflow.bend += worth * year * year
      } else {
        point.outflow.level -= worth
        point.outflow.slope -= worth * year
        point.outflow.bend -= worth * year * year
      }
    }
    return point
  }

  private mutating func run() -> Bool {
    search(value(at: 0), value(at: 1))
    return budget > 0
  }

  private mutating func search(_ low: Point, _ high: Point) {
    guard budget > 0 else { return }
    budget -= 1
    let halfWidth = ck_ln(high.x / low.x) / 2
    let noise = rounding * high.gross

    // The net between the ends, by the parts' own bounds and by the steepest slope; each is the tighter somewhere.
    if low.inflow.level - high.outflow.level > noise || low.outflow.level - high.inflow.level > noise { return }
    let steepest = max(high.inflow.slope - low.outflow.slope, high.outflow.slope - low.inflow.slope)
    let middleNet = abs(low.net + high.net) / 2
    if middleNet - halfWidth * steepest > noise { return }

    // The slope, likewise.
    let slopeNoise = rounding * (high.inflow.slope + high.outflow.slope)
    let sharpest = max(high.inflow.bend - low.outflow.bend, high.outflow.bend - low.inflow.bend)
    let middleSlope = abs(low.netSlope + high.netSlope) / 2
    if low.inflow.slope - high.outflow.slope > slopeNoise || low.outflow.slope - high.inflow.slope > slopeNoise
      || middleSlope - halfWidth * sharpest > slopeNoise
    {
      if (low.net < 0) != (high.net < 0) || high.net == 0 { accept(crossing(low, high)) }
      return
    }

    let middle = value(at: Self.between(low.x, high.x))
    if middleNet + halfWidth * steepest <= noise || middle.x == low.x {
      // As far as rounding can tell the net is 0 here: at one rate, or on a stretch too wide to name one.
      if halfWidth * (years.last ?? 0) > Self.distinct { budget = 0 }
      accept(middle)
      return
    }
    search(low, middle)
    search(middle, high)
  }

  /// The zero of a stretch with one change of sign: Newton's steps in ln x while each halves the net, else halvings.
  private func crossing(_ low: Point, _ high: Point) -> Point {
    var low = low
    var high = high
    var best = abs(low.net) < abs(high.net) ? low : high
    var isConverging = true
    while true {
      let newton = best.x * (1 - best.net / best.netSlope)
      if abs(newton - best.x) <= rounding * best.x { return best }
      let isInside = low.x < newton && newton < high.x
      let next = value(at: isConverging && isInside ? newton : Self.between(low.x, high.x))
      if next.x == low.x { return best }
      isConverging = abs(next.net) <= abs(best.net) / 2
      if (next.net < 0) == (low.net < 0) { low = next } else { high = next }
      if abs(next.net) < abs(best.net) { best = next }
    }
  }

  private mutating func accept(_ point: Point) {
    if abs(point.net) <= Self.verified * point.gross { found.append(point.x) }
  }

  /// Midway by bit pattern: any stretch of numbers, however wide its scale, is halved at most 62 times.
  private static func between(_ low: Double, _ high: Double) -> Double {
    Double(bitPattern: (low.bitPattern + high.bitPattern) / 2)
  }
}
