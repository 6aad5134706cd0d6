import CKernels

/// The SHA-256 digest of FIPS 180-4, with which provenance names the files that were read.
package struct SHA256: Sendable {
  private var state = ck_sha256_initial()
  /// Bytes that do not fill a block yet.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  package init() { rest.reserveCapacity(64) }

  /// 64 lower-case hexadecimal digits: of no bytes, `e3b0c442…b855`.
  package static func digest(of bytes: some Sequence<UInt8>) -> String {
    var digest = SHA256()
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { digest.absorb(UnsafeRawBufferPointer($0)) }
    if isDone == nil { Array(bytes).withUnsafeBytes { digest.absorb($0) } }
    return digest.text
  }

  /// Takes in more bytes.
  package mutating func absorb(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let taken = min(64 - rest.count, bytes.count)
      rest += bytes.prefix(taken)
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(taken))
      if rest.count < 64 { return }
      ck_sha256_absorb(&state, rest, 1)
      rest.removeAll(keepingCapacity: true)
    }
    let blocks = bytes.count / 64
    if let base = bytes.baseAddress, blocks > 0 {
      ck_sha256_absorb(&state, base.assumingMemoryBound(to: UInt8.self), blocks)
    }
    rest += bytes.dropFirst(blocks * 64)
  }

  /// Of the bytes taken in so far.
  package var text: String {
    var end = rest + [0x80]
    end += Array(repeating: 0, count: (120 - end.count) % 64)
    for shift in stride(from: 56, through: 0, by: -8) { end.append(UInt8(truncatingIfNeeded: (length * 8) >> shift)) }
    var last = state
    ck_sha256_absorb(&last, end, end.count / 64)
    return withUnsafeBytes(of: last) { words in
      words.bindMemory(to: UInt32.self).map { word in
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
      }.joined()
    }
  }
}
