/// How many numbers fall in each of some equal intervals.
package struct Histogram: Sendable, Equatable {
  /// The lower edge of the first interval.
  package let start: Double
  package let width: Double
  package fileprivate(set) var counts: [Int]
  /// Beyond the edges.
  package fileprivate(set) var below = 0
  package fileprivate(set) var above = 0

  /// About `intervals` intervals with edges at multiples of 1, 2 or 5 times a power of ten, from `low` to `high`.
  package init(from low: Double, to high: Double, intervals: Int) {
    let rough = (high - low) / Double(max(intervals, 1))
    var step = 1.0
    if rough > 0, rough.isFinite {
      while step > rough { step /= 10 }
      while step * 10 <= rough { step *= 10 }
      step *= [1, 2, 5, 10].first { $0 * step >= rough } ?? 10
    }
    let first = (low / step).rounded(.down)
    start = first * step
    width = step
    counts = Array(repeating: 0, count: max(Int(((high / step).rounded(.up) - first)), 1))
  }

  package mutating func add(_ values: some Sequence<Double>) {
    for value in values where value.isFinite {
      let place = (value - start) / width
      if place < 0 {
        below += 1
      } else if place < Double(counts.count) {
        counts[Int(place)] += 1
      } else {
        above += 1
      }
    }
  }

  /// Adds what another counted; false, and nothing is added, where its intervals are others.
  package mutating func add(_ other: Histogram) -> Bool {
    guard other.start == start, other.width == width, other.counts.count == counts.count else { return false }
    for index in counts.indices { counts[index] += other.counts[index] }
    below += other.below
    above += other.above
    return true
  }

  /// The edges of an interval.
  package func interval(_ index: Int) -> ClosedRange<Double> {
    (start + width * Double(index))...(start + width * Double(index + 1))
  }
}

extension Histogram {
  /// As it was written down.
  package init(start: Double, width: Double, counts: [Int], below: Int, above: Int) {
    self.start = start
    self.width = width
    self.counts = counts
    self.below = below
    self.above = above
  }
}
