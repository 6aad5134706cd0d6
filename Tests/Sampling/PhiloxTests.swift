import CKernels
import Sampling
import Testing

struct PhiloxTests {
  private func words(_ counter: (UInt64, UInt64, UInt64, UInt64), _ key: UInt64) -> [UInt64] {
    let block = ck_philox(ck_block(word: counter), key).word
    return [block.0, block.1, block.2, block.3]
  }

  @Test("Philox gives the known answers of its authors (Random123, kat_vectors)")
  func knownAnswers() {
    #expect(words((0, 0, 0, 0), 0) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    let ones: UInt64 = 0xffff_ffff
    #expect(
      words((ones, ones, ones, ones), .max) == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      words((0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), 0x299f_31d0_a409_3822)
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  @Test func `a column holds the halves of its blocks`() {
    let seed: UInt64 = 0xfeed_beef_0123_4567
    let stream: UInt64 = 0x89ab_cdef_7654_3210
    let kernels = ck_sampling_kernels(CK_BASELINE).pointee
    let uniforms = column(256) { kernels.uniform(seed, stream, 0, $0, 256) }
    for trial in [0, 5, 63, 64, 127, 128, 200, 255] {
      let group = trial / 128
      let place = trial % 64
      let half = words((UInt64(group * 64 + place), 0, stream & 0xffff_ffff, stream >> 32), seed)
      let bits = trial % 128 < 64 ? half[0] | half[1] << 32 : half[2] | half[3] << 32
      #expect(uniforms[trial] == ck_unit(bits))
    }
  }

  @Test(arguments: [(0, 1), (0, 300), (1, 127), (127, 2), (130, 126), (1000, 1111)])
  func `a draw does not depend on where its column begins`(first: Int, count: Int) {
    let kernels = ck_sampling_kernels(ck_best_level()).pointee
    let dimension = ck_sobol_dimension(3)
    let whole = column(2304) { kernels.uniform(7, 9, 0, $0, 2304) }
    let part = column(count) { kernels.uniform(7, 9, UInt64(first), $0, count) }
    #expect(same(part, Array(whole[first..<first + count])))
    let points = column(2304) { target in withUnsafePointer(to: dimension) { kernels.sobol($0, 9, 0, target, 2304) } }
    let some = column(count) { target in
      withUnsafePointer(to: dimension) { kernels.sobol($0, 9, UInt64(first), target, count) }
    }
    #expect(same(some, Array(points[first..<first + count])))
  }

  @Test func `uniforms fill their interval evenly and lie strictly inside it`() {
    let kernels = ck_sampling_kernels(ck_best_level()).pointee
    let count = 1 << 20
    let draws = column(count) { kernels.uniform(42, 1, 0, $0, count) }
    #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
    var cells = Array(repeating: 0, count: 1024)
    for draw in draws { cells[Int(draw * 1024)] += 1 }
    let expected = Double(count) / 1024
    let chiSquare = cells.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // 1023 degrees of freedom: beyond these once in 10,000.
    #expect((862...1197).contains(chiSquare))
    let later = zip(draws, draws.dropFirst()).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / Double(count) * 12
    #expect(abs(later) < 4 / Double(count).squareRoot())
  }

  @Test func `streams of different names have nothing to do with each other`() throws {
    let inputs = ["a", "b", "volume[billing]", "volume[claims]"].map {
      SampledInput(name: $0, distribution: .uniform(low: -1, high: 1))
    }
    let draws = try Sampler(inputs, seed: 1).draws(count: 1 << 17)
    for i in inputs.indices {
      for j in 0..<i {
        let product = zip(draws[i], draws[j]).reduce(0) { $0 + $1.0 * $1.1 } / Double(1 << 17) * 3
        #expect(abs(product) < 4 / Double(1 << 17).squareRoot())
      }
    }
  }
}
