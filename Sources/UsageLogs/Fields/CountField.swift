/// A number of tokens as a log writes it.
enum CountField {
  /// No request of any model has as many tokens.
  static let absurd = 100_000_000

  /// The count, or what is wrong with it. A fraction of zeros is allowed (`1200.0`), blanks around it too.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (count: Int, fault: RowFault.Number?) {
    guard let base = bytes.baseAddress, bytes.count > 0, bytes.count <= 9 else { return readSlowly(bytes) }
    var value = 0
    for i in 0..<bytes.count {
      let digit = base[i] &- UInt8(ascii: "0")
      if digit > 9 { return readSlowly(bytes) }
      value = value &* 10 &+ Int(digit)
    }
    return value <= absurd ? (value, nil) : (0, .absurd)
  }

  @inline(never)
  private static func readSlowly(_ bytes: UnsafeBufferPointer<UInt8>) -> (count: Int, fault: RowFault.Number?) {
    let text = bytes.trimmed
    if text.isEmpty || text.isNull { return (0, .missing) }
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let whole = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(whole.count)
    var isWhole = true
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { $0.isDigit }
      isWhole = fraction.allSatisfy { $0 == UInt8(ascii: "0") }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty, rest.isEmpty else { return (0, .notANumber) }
    let digits = whole.drop { $0 == UInt8(ascii: "0") }
    if isNegative { return digits.isEmpty && isWhole ? (0, nil) : (0, .negative) }
    guard isWhole else { return (0, .fraction) }
    guard digits.count <= 9 else { return (0, .absurd) }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return value <= absurd ? (value, nil) : (0, .absurd)
  }
}

extension UInt8 {
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") <= 9 }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without blanks at both ends.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var low = startIndex
    var high = endIndex
    while low < high, self[low] <= 32 { low += 1 }
    while high > low, self[high - 1] <= 32 { high -= 1 }
    return UnsafeBufferPointer(rebasing: self[low..<high])
  }

  /// `null`, as JSON and exports write nothing.
  var isNull: Bool {
    count == 4 && zip(self, "null".utf8).allSatisfy { $0 | 0x20 == $1 }
  }
}
