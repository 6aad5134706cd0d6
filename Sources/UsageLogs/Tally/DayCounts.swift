/// A sum for each day, from the first to the last that occurred.
struct DayCounts: Sendable, Equatable {
  private(set) var first = 0
  private(set) var counts: [Int] = []

  @inline(__always)
  mutating func add(_ number: Int, on day: Int) {
    let index = day &- first
    if index >= 0, index < counts.count {
      counts[index] &+= number
    } else {
      addOutside(number, on: day)
    }
  }

  @inline(never)
  private mutating func addOutside(_ number: Int, on day: Int) {
    if counts.isEmpty {
      first = day
      counts = [number]
    } else if day < first {
      counts.insert(contentsOf: Array(repeating: 0, count: first - day), at: 0)
      first = day
      counts[0] = number
    } else {
      counts += Array(repeating: 0, count: day - first - counts.count + 1)
      counts[day - first] += number
    }
  }

  /// Days with what was counted on them.
  var days: [(day: Int, count: Int)] { counts.enumerated().map { (first + $0.offset, $0.element) } }
}
