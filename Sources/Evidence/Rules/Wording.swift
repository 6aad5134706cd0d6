/// How findings put lists, shares and times into words.
enum Wording {
  /// "sales, HR and finance"
  static func list(_ items: [String], _ last: String) -> String {
    guard let final = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) \(last) \(final)"
  }

  /// "15 days" of a time in days; more than a thousand years is that.
  static func days(_ days: Double) -> String { Self.days(whole(days)) }

  /// "13 months" of days.
  static func months(_ days: Int) -> String { count(Int((Double(days) / Day.perMonth).rounded()), "month") }

  static func days(_ days: Int) -> String { count(days, "day") }

  /// "1 day", "3 days"
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// "14%", "0.5%", "(3%)": at most one decimal below 10%.
  static func percent(_ share: Double) -> String {
    guard share.isFinite, abs(share) < 1e12 else { return "n/m" }
    let value = abs(share) * 100
    let tenths = (value * 10).rounded() / 10
    let text = value >= 10 || tenths == tenths.rounded() ? thousands(Int(value.rounded())) : "\(tenths)"
    return share < 0 && text != "0" ? "(\(text)%)" : "\(text)%"
  }

  /// "1.4", "12", "(0.25)": at most one decimal below 10, two below 1.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "n/m" }
    let scale: Double = abs(value) < 1 ? 100 : abs(value) < 10 ? 10 : 1
    let rounded = (abs(value) * scale).rounded() / scale
    let text = rounded == rounded.rounded() ? thousands(Int(rounded)) : "\(rounded)"
    return value < 0 && text != "0" ? "(\(text))" : text
  }

  /// "1,200"
  static func thousands(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return value < 0 ? "(\(text))" : text
  }

  /// "38,900 EUR": three digits that count.
  static func money(_ value: Double, _ currency: String) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "n/m" }
    var scale = 1.0
    while abs(value) / scale >= 1_000 { scale *= 10 }
    return "\(thousands(Int((value / scale).rounded() * scale))) \(currency)"
  }
}
