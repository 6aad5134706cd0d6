/// Texts with a number each, in the order first met.
struct TextIndex {
  private(set) var texts: [[UInt8]] = []
  /// Slots of an open hash table: a text's number, −1 where free.
  private var slots = [Int](repeating: -1, count: 64)
  private var hashes: [UInt64] = []
  private var last = -1

  /// The number of a text, new where it was not met before.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
    if last >= 0, isEqual(texts[last], text) { return last }
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = slots[slot]
      if hashes[number] == hash, isEqual(texts[number], text) {
        last = number
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = texts.count
    texts.append(Array(text))
    hashes.append(hash)
    last = texts.count - 1
    if texts.count * 2 > slots.count { grow() }
    return last
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
  }

  @inline(__always)
  private func isEqual(_ known: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard known.count == text.count else { return false }
    for i in 0..<known.count where known[i] != text[i] { return false }
    return true
  }

  /// FNV-1a, mixed once more: the low bits choose the slot.
  @inline(__always)
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}
