import Testing

@testable import Analysis

struct RootSearchTests {
  private func samples(_ search: RootSearch, _ range: ClosedRange<Double>, _ count: Int = 40) -> [(
    x: Double, y: Double
  )] {
    (0...count).map { step in
      let x = range.lowerBound + (range.upperBound - range.lowerBound) * Double(step) / Double(count)
      return (x, search.function(x))
    }
  }

  @Test func `all roots of a cubic are found to the last digits`() {
    let search = RootSearch { x in (x - 0.5) * (x + 1.25) * (x - 3) }
    let roots = search.roots(along: samples(search, -3.03...4.07))
    #expect(roots.count == 3)
    for (root, expected) in zip(roots, [-1.25, 0.5, 3]) {
      #expect(abs(root.place - expected) < 1e-12)
      #expect(!root.isJump)
    }
  }

  @Test func `a root that is only touched is found`() {
    let search = RootSearch { x in (x - 1.2345) * (x - 1.2345) }
    let roots = search.roots(along: samples(search, 0...3))
    #expect(roots.count == 1)
    #expect(abs((roots.first?.place ?? 0) - 1.2345) < 1e-4)
  }

  @Test func `a jump over 0 is a jump, a pole is no root, and nothing is found where there is nothing`() {
    let jump = RootSearch { $0 < 0.7 ? -1 : 2 }
    #expect(jump.roots(along: samples(jump, 0...1)).map(\.isJump) == [true])
    let pole = RootSearch { 1 / ($0 - 0.333) }
    #expect(pole.roots(along: samples(pole, 0...1)).isEmpty)
    let above = RootSearch { $0 * $0 + 1 }
    #expect(above.roots(along: samples(above, -2...2)).isEmpty)
  }

  @Test func `where a function does not exist no root is made up`() {
    let search = RootSearch { $0 < 0.5 ? .nan : $0 - 0.75 }
    let roots = search.roots(along: samples(search, 0...1))
    #expect(roots.count == 1)
    #expect(abs((roots.first?.place ?? 0) - 0.75) < 1e-12)
  }
}
