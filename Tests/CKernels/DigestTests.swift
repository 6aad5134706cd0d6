import CKernels
import Testing

struct DigestTests {
  @Test func `the processor's instructions give the digest of plain arithmetic`() {
    var bytes: [UInt8] = []
    var state: UInt64 = 7
    for _ in 0..<64 * 33 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(UInt8(truncatingIfNeeded: state >> 56))
    }
    for blocks in [0, 1, 2, 33] {
      var fast = ck_sha256_initial()
      var plain = ck_sha256_initial()
      ck_sha256_absorb(&fast, bytes, blocks)
      ck_sha256_absorb_plainly(&plain, bytes, blocks)
      #expect(withUnsafeBytes(of: fast) { Array($0) } == withUnsafeBytes(of: plain) { Array($0) })
    }
  }
}

struct UTF8Tests {
  @Test func `a prefix ends before the first byte that is not UTF-8`() {
    let good: [[UInt8]] = [[], Array("plain".utf8), Array("é€😀 and more than eight bytes".utf8)]
    for bytes in good { #expect(ck_utf8_prefix(bytes, bytes.count) == bytes.count) }
    // Latin-1, an overlong slash, a surrogate, beyond U+10FFFF, cut short.
    let bad: [[UInt8]] = [[0xE9, 0x20], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]]
    for bytes in bad {
      #expect(ck_utf8_prefix(bytes, bytes.count) == 0)
      #expect(ck_utf8_prefix(Array("12345678".utf8) + bytes, 8 + bytes.count) == 8)
    }
  }
}
