/// Goes through one JSON value (RFC 8259) without building it, and keeps the values at the paths that are wanted.
struct JSONScanner {
  enum Outcome: Equatable {
    /// So many bytes, blanks before it included.
    case whole(length: Int)
    /// The bytes end before the value does.
    case cut
    case malformed
  }

  /// Deeper values are taken for malformed.
  private static let deepest = 128

  private let paths: JSONPaths
  private let values: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
  /// Told every path that leads to a number, a text or `null`, where all are asked for.
  private let tell: ((String) -> Void)?
  private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var at = 0
  private var failure: Outcome?
  /// Texts whose escapes were worked out, in memory that outlives the row.
  private var scratch: [UnsafeMutableBufferPointer<UInt8>] = []

  init(
    _ paths: JSONPaths, values: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>, tell: ((String) -> Void)? = nil
  ) {
    self.paths = paths
    self.values = values
    self.tell = tell
  }

  /// Scans the value that `bytes` begin with. The values kept stay until the next scan.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (outcome: Outcome, isObject: Bool) {
    release()
    for i in 0..<paths.count { values[i] = UnsafeBufferPointer(start: nil, count: 0) }
    self.bytes = bytes
    at = 0
    failure = nil
    skipBlanks()
    let isObject = at < bytes.count && bytes[at] == UInt8(ascii: "{")
    value(at: 0, path: "", depth: 0)
    return (failure ?? .whole(length: at), isObject)
  }

  mutating func release() {
    for buffer in scratch { buffer.deallocate() }
    scratch = []
  }

  // MARK: Grammar

  private mutating func value(at node: Int, path: String, depth: Int) {
    skipBlanks()
    guard failure == nil, depth < Self.deepest else { return fail(.malformed) }
    guard at < bytes.count else { return fail(.cut) }
    switch bytes[at] {
    case UInt8(ascii: "{"): object(at: node, path: path, depth: depth)
    case UInt8(ascii: "["): array(depth: depth)
    case UInt8(ascii: "\""):
      guard let text = string() else { return }
      keep(text, at: node, path: path)
    case UInt8(ascii: "t"): word("true", at: node, path: path)
    case UInt8(ascii: "f"): word("false", at: node, path: path)
    case UInt8(ascii: "n"): word("null", at: node, path: path)
    case _: number(at: node, path: path)
    }
  }

  private mutating func object(at node: Int, path: String, depth: Int) {
    at += 1
    skipBlanks()
    if take("}") { return }
    while failure == nil {
      skipBlanks()
      guard at < bytes.count else { return fail(.cut) }
      guard bytes[at] == UInt8(ascii: "\"") else { return fail(.malformed) }
      guard let key = string() else { return }
      skipBlanks()
      guard expect(":") else { return }
      let child = paths.child(of: node, key)
      let inner = tell == nil ? "" : (path.isEmpty ? "" : path + ".") + String(decoding: key, as: UTF8.self)
      value(at: child, path: inner, depth: depth + 1)
      skipBlanks()
      if take(",") { continue }
      _ = expect("}")
      return
    }
  }

  private mutating func array(depth: Int) {
    at += 1
    skipBlanks()
    if take("]") { return }
    while failure == nil {
      // What a list holds has no path.
      let told = at
      value(at: -1, path: "[]", depth: depth + 1)
      skipBlanks()
      if failure == nil, at == told { return fail(.malformed) }
      if take(",") { continue }
      _ = expect("]")
      return
    }
  }

  /// The content of a text, its escapes worked out where it has some.
  private mutating func string() -> UnsafeBufferPointer<UInt8>? {
    at += 1
    let start = at
    var hasEscapes = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
        at += 1
        return hasEscapes ? unescaped(text) : text
      }
      if byte < 32 {
        fail(.malformed)
        return nil
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        at += 1
      }
      at += 1
    }
    fail(.cut)
    return nil
  }

  private mutating func number(at node: Int, path: String) {
    let start = at
    func isPart(_ byte: UInt8) -> Bool {
      byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
        || byte | 0x20 == UInt8(ascii: "e")
    }
    while at < bytes.count, isPart(bytes[at]) { at += 1 }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
    guard let first = text.first, let last = text.last, first.isDigit || first == UInt8(ascii: "-"), last.isDigit else {
      return fail(at >= bytes.count && at > start ? .cut : .malformed)
    }
    keep(text, at: node, path: path)
  }

  private mutating func word(_ word: StaticString, at node: Int, path: String) {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count else { return fail(.cut) }
    for i in 0..<count where bytes[at + i] != word.utf8Start[i] { return fail(.malformed) }
    keep(UnsafeBufferPointer(rebasing: bytes[at..<at + count]), at: node, path: path)
    at += count
  }

  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>, at node: Int, path: String) {
    tell?(path)
    guard node >= 0 else { return }
    let value = paths.nodes[node].value
    if value >= 0 { values[value] = text }
  }

  // MARK: Bytes

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] <= 32, [9, 10, 13, 32].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ symbol: Unicode.Scalar) -> Bool {
    guard failure == nil, at < bytes.count, bytes[at] == UInt8(ascii: symbol) else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ symbol: Unicode.Scalar) -> Bool {
    if take(symbol) { return true }
    fail(at >= bytes.count ? .cut : .malformed)
    return false
  }

  private mutating func fail(_ outcome: Outcome) {
    if failure == nil { failure = outcome }
  }

  /// A text with its escapes worked out, which is never longer.
  private mutating func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
    scratch.append(buffer)
    var length = 0
    var i = 0
    func put(_ scalar: Unicode.Scalar) {
      for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        buffer[length] = unit
        length += 1
      }
    }
    func unit(_ start: Int) -> UInt32? {
      guard start + 4 <= text.count else { return nil }
      return UInt32(String(decoding: text[start..<start + 4], as: UTF8.self), radix: 16)
    }
    while i < text.count {
      guard text[i] == UInt8(ascii: "\\"), i + 1 < text.count else {
        buffer[length] = text[i]
        length += 1
        i += 1
        continue
      }
      let escape = text[i + 1]
      i += 2
      switch escape {
      case UInt8(ascii: "n"): put("\n")
      case UInt8(ascii: "t"): put("\t")
      case UInt8(ascii: "r"): put("\r")
      case UInt8(ascii: "b"): put("\u{8}")
      case UInt8(ascii: "f"): put("\u{c}")
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): put(Unicode.Scalar(escape))
      case UInt8(ascii: "u"):
        guard var code = unit(i) else {
          fail(.malformed)
          return nil
        }
        i += 4
        if (0xD800..<0xDC00).contains(code), i + 6 <= text.count, text[i] == UInt8(ascii: "\\"),
          text[i + 1] == UInt8(ascii: "u"), let low = unit(i + 2), (0xDC00..<0xE000).contains(low)
        {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          i += 6
        }
        put(Unicode.Scalar(code) ?? "\u{FFFD}")
      case _:
        fail(.malformed)
        return nil
      }
    }
    return UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<length])
  }
}
