/// A set of node indices as bits, walked in order.
struct NodeSet {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  func contains(_ node: Int) -> Bool { words[node >> 6] >> UInt64(node & 63) & 1 == 1 }

  /// Whether it was not in the set.
  @discardableResult
  mutating func insert(_ node: Int) -> Bool {
    let bit = UInt64(1) << UInt64(node & 63)
    guard words[node >> 6] & bit == 0 else { return false }
    words[node >> 6] |= bit
    return true
  }

  /// Whether it was in the set.
  @discardableResult
  mutating func remove(_ node: Int) -> Bool {
    let bit = UInt64(1) << UInt64(node & 63)
    guard words[node >> 6] & bit != 0 else { return false }
    words[node >> 6] &= ~bit
    return true
  }

  /// The first member at or after `start`.
  func first(from start: Int) -> Int? {
    var word = start >> 6
    guard word < words.count else { return nil }
    var bits = words[word] & (~0 << UInt64(start & 63))
    while bits == 0 {
      word += 1
      guard word < words.count else { return nil }
      bits = words[word]
    }
    return word << 6 + bits.trailingZeroBitCount
  }

  mutating func removeAll() {
    for word in words.indices { words[word] = 0 }
  }
}
