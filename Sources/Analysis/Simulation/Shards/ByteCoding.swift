/// Writes numbers and texts as bytes, the same on every machine.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first; small numbers are short.
  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ value: Int) { write(UInt64(max(value, 0))) }
  mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// All 64 bits, so that a number reads back as it was.
  mutating func write(_ value: Double) { fixed(value.bitPattern) }

  mutating func fixed(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  mutating func write<Element>(_ elements: [Element], each: (inout ByteWriter, Element) -> Void) {
    write(elements.count)
    for element in elements { each(&self, element) }
  }

  mutating func write(_ numbers: UnsafeBufferPointer<Double>) {
    bytes.reserveCapacity(bytes.count + numbers.count * 8)
    for number in numbers { write(number) }
  }
}

/// Reads what a `ByteWriter` wrote.
struct ByteReader {
  /// What is read is not what was written.
  struct Damage: Error {}

  private let bytes: [UInt8]
  private var next: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    next = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { next == end }

  mutating func number() throws(Damage) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      guard next < end else { throw Damage() }
      let byte = bytes[next]
      next += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw Damage()
  }

  /// - Parameter limit: what is above it cannot be meant.
  mutating func count(limit: Int = 1 << 40) throws(Damage) -> Int {
    let value = try number()
    guard value <= UInt64(limit) else { throw Damage() }
    return Int(value)
  }

  mutating func truth() throws(Damage) -> Bool {
    guard next < end, bytes[next] < 2 else { throw Damage() }
    next += 1
    return bytes[next - 1] == 1
  }

  mutating func double() throws(Damage) -> Double { Double(bitPattern: try fixed()) }

  mutating func fixed() throws(Damage) -> UInt64 {
    guard next + 8 <= end else { throw Damage() }
    defer { next += 8 }
    return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: next, as: UInt64.self)) }
  }

  mutating func text() throws(Damage) -> String {
    let length = try count(limit: end - next)
    guard next + length <= end else { throw Damage() }
    defer { next += length }
    return String(decoding: bytes[next..<next + length], as: UTF8.self)
  }

  mutating func optionalText() throws(Damage) -> String? { try truth() ? try text() : nil }

  mutating func list<Element>(
    _ element: (inout ByteReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    // Every element takes a byte at least.
    let count = try count(limit: end - next)
    var result: [Element] = []
    for _ in 0..<count { result.append(try element(&self)) }
    return result
  }
}

/// Fowler–Noll–Vo over bytes: tells a file that was cut short or changed.
enum Checksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      var hash: UInt64 = 14_695_981_039_346_656_037
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
      return hash
    }
  }
}
