import Diagnostics

/// A JSON value as it stands in a text. Numbers stay text, so that prices keep every digit.
indirect enum JSONText {
  struct Member {
    let key: String
    /// Where the key begins.
    let at: Int
    let value: JSONText
  }
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONText])
  /// In order, repeated keys among them.
  case object([Member])

  var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  /// A number's text.
  var number: String? { if case .number(let text) = self { text } else { nil } }

  func member(_ key: String) -> JSONText? { members?.first { $0.key == key }?.value }

  /// What a text is instead of JSON.
  struct Fault: Error {
    let at: Int
    let reason: String
    /// The text stops before the value does.
    var isCutOff = false
  }

  /// The value that fills a text.
  static func read(_ text: String) throws(Fault) -> JSONText {
    var reader = Reader(bytes: Array(text.utf8))
    reader.skipBlank()
    guard !reader.isAtEnd else { throw Fault(at: 0, reason: "the file is empty") }
    let value = try reader.value(depth: 0)
    reader.skipBlank()
    guard reader.isAtEnd else { throw Fault(at: reader.at, reason: "something stands after the end") }
    return value
  }
}

/// RFC 8259, with positions for what is wrong.
private struct Reader {
  /// Deeper than any price list, shallow enough for the stack.
  static let deepest = 64

  let bytes: [UInt8]
  var at = 0

  var isAtEnd: Bool { at >= bytes.count }
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipBlank() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private func fault(_ reason: String) -> JSONText.Fault {
    isAtEnd ? cutOff() : JSONText.Fault(at: at, reason: reason)
  }

  private func cutOff() -> JSONText.Fault {
    JSONText.Fault(at: bytes.count, reason: "the file ends in the middle of a value", isCutOff: true)
  }

  mutating func value(depth: Int) throws(JSONText.Fault) -> JSONText {
    guard depth < Self.deepest else { throw fault("values are nested too deep") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw cutOff()
    case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
      return .number(try number())
    case _: throw fault("a value should stand here")
    }
  }

  private mutating func word(_ word: String, _ value: JSONText) throws(JSONText.Fault) -> JSONText {
    let expected = Array(word.utf8)
    guard bytes[at...].starts(with: expected) else {
      if expected.starts(with: bytes[at...]) { throw cutOff() }
      throw fault("a value should stand here")
    }
    at += expected.count
    return value
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    return at - start
  }

  private mutating func number() throws(JSONText.Fault) -> String {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    let isZero = next == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !isZero || whole == 1 else { throw fault("this is no number of JSON") }
    if next == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { throw fault("digits should follow the point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      guard digits() > 0 else { throw fault("an exponent should stand here") }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func string() throws(JSONText.Fault) -> String {
    at += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        at += 1
        try escape(into: &content)
      case 0..<0x20: throw fault("a control character stands in a text")
      case _:
        content.append(byte)
        at += 1
      }
    }
    throw cutOff()
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONText.Fault) {
    guard let byte = next else { throw cutOff() }
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 8,
      UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
    if let one = plain[byte] {
      at += 1
      return content.append(one)
    }
    guard byte == UInt8(ascii: "u") else { throw fault("this escape is none of JSON") }
    at += 1
    var scalar = try hexadecimal()
    if (0xD800..<0xDC00).contains(scalar), next == UInt8(ascii: "\\"), at + 1 < bytes.count,
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 2
      let low = try hexadecimal()
      scalar = (0xDC00..<0xE000).contains(low) ? 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
    }
    content += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }

  private mutating func hexadecimal() throws(JSONText.Fault) -> UInt32 {
    guard at + 4 <= bytes.count else { throw cutOff() }
    guard let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16) else {
      throw fault("four hexadecimal digits should stand here")
    }
    at += 4
    return value
  }

  private mutating func array(depth: Int) throws(JSONText.Fault) -> JSONText {
    at += 1
    var values: [JSONText] = []
    skipBlank()
    if next == UInt8(ascii: "]") {
      at += 1
      return .array([])
    }
    while true {
      skipBlank()
      values.append(try value(depth: depth + 1))
      skipBlank()
      if next == UInt8(ascii: "]") {
        at += 1
        return .array(values)
      }
      guard next == UInt8(ascii: ",") else { throw fault("a comma or a closing bracket should stand here") }
      at += 1
    }
  }

  private mutating func object(depth: Int) throws(JSONText.Fault) -> JSONText {
    at += 1
    var members: [JSONText.Member] = []
    skipBlank()
    if next == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      skipBlank()
      let start = at
      guard next == UInt8(ascii: "\"") else { throw fault("a key in quotes should stand here") }
      let key = try string()
      skipBlank()
      guard next == UInt8(ascii: ":") else { throw fault("a colon should stand here") }
      at += 1
      skipBlank()
      members.append(JSONText.Member(key: key, at: start, value: try value(depth: depth + 1)))
      skipBlank()
      if next == UInt8(ascii: "}") {
        at += 1
        return .object(members)
      }
      guard next == UInt8(ascii: ",") else { throw fault("a comma or a closing brace should stand here") }
      at += 1
    }
  }
}
