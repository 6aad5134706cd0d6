/// How often each number of tokens occurred. Exact below `exact`, in steps of less than a thousandth above.
final class PagedCounts {
  static let exact = 1 << 21
  private static let pageBits = 10
  private static let pageSize = 1 << pageBits

  private let pages: UnsafeMutablePointer<UnsafeMutablePointer<Int>?>
  private var large: [Int: Int] = [:]

  init() {
    pages = .allocate(capacity: Self.exact / Self.pageSize)
    pages.initialize(repeating: nil, count: Self.exact / Self.pageSize)
  }

  deinit {
    for index in 0..<Self.exact / Self.pageSize { pages[index]?.deallocate() }
    pages.deallocate()
  }

  @inline(__always)
  func add(_ value: Int, times: Int = 1) {
    guard value < Self.exact, let page = pages[value >> Self.pageBits] else { return addSlowly(value, times) }
    page[value & (Self.pageSize - 1)] &+= times
  }

  @inline(never)
  private func addSlowly(_ value: Int, _ times: Int) {
    guard value < Self.exact else {
      large[Self.rounded(value), default: 0] += times
      return
    }
    let page = UnsafeMutablePointer<Int>.allocate(capacity: Self.pageSize)
    page.initialize(repeating: 0, count: Self.pageSize)
    page[value & (Self.pageSize - 1)] = times
    pages[value >> Self.pageBits] = page
  }

  /// The lower end of the step a large value lies in: its eleven leading bits.
  static func rounded(_ value: Int) -> Int {
    let shift = max(0, Int.bitWidth - value.leadingZeroBitCount - 11)
    return (value >> shift) << shift
  }

  /// Values that occurred, rising.
  var counts: [TokenHistogram.Count] {
    var result: [TokenHistogram.Count] = []
    for index in 0..<Self.exact / Self.pageSize {
      guard let page = pages[index] else { continue }
      for offset in 0..<Self.pageSize where page[offset] > 0 {
        result.append(TokenHistogram.Count(tokens: (index << Self.pageBits) + offset, requests: page[offset]))
      }
    }
    for (value, count) in large.sorted(by: { $0.key < $1.key }) {
      result.append(TokenHistogram.Count(tokens: value, requests: count))
    }
    return result
  }
}
