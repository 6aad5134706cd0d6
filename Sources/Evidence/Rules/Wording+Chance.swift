extension Wording {
  /// A count that was worked out, rounded up; "more than can be had" beyond a billion.
  static func rows(_ count: Double) -> String {
    count.isFinite && count < 1e9 ? thousands(Int(count.rounded(.up))) : "more than can be had"
  }

  /// A whole number from 0 to a billion, whatever was stated.
  static func whole(_ value: Double) -> Int { value.isFinite ? Int(min(max(value.rounded(), 0), 1e9)) : 0 }

  /// A chance: "0.117", "below 0.001".
  static func chance(_ p: Double) -> String {
    guard p.isFinite else { return "n/m" }
    if p < 0.001 { return "below 0.001" }
    let thousandths = Int((p * 1_000).rounded())
    let digits = String(thousandths % 1_000)
    return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }

  /// "+0.4", "-12": for slopes and changes, whose direction is what is read.
  static func signed(_ value: Double) -> String {
    guard value.isFinite else { return "n/m" }
    // Two digits that count, however small.
    var scale = 1.0
    while abs(value) * scale < 10, scale < 1e6 { scale *= 10 }
    let rounded = (abs(value) * scale).rounded() / scale
    let text = rounded == rounded.rounded() && rounded < 1e15 ? thousands(Int(rounded)) : "\(rounded)"
    return (value < 0 && rounded > 0 ? "-" : "+") + text
  }
}
