import CKernels

/// Quantiles of a stream of numbers in fixed memory: counts in bins, with each bin's extremes.
///
/// Cells have equal width in y / (1 + |y|), y = (x − centre) / scale: narrow in the middle, wide far out. Each is split
/// into bins as finely as a pilot run has numbers there. The sketch of two streams is the same whatever their order or
/// split, so shards merge without a trace. Between a bin's extremes ranks are interpolated; a bin of one value is
/// exact. Ranks are within 1e-4, but for densities that are infinite somewhere: `rankErrorBound` holds always.
package struct QuantileSketch: Sendable {
  private let centre: Double
  private let scale: Double
  private let cells: [ck_cell]
  private let binCount: Int
  /// The last is for what is no finite number. None until something is counted, so that a sketch that is only laid out
  /// takes little.
  private var bins: [ck_bin] = []
  /// Numbers that are not counted yet: many at once find the bins near. Where many sketches are filled in turn, each
  /// time they come from far away.
  private var pending: [Double] = []

  private static let pendingCount = 4096

  /// - Parameter pilot: some of the numbers to come, a few thousand for full precision. They are not counted.
  package init(pilot: [Double]) {
    let known = pilot.filter(\.isFinite)
    let quantiles = OrderStatistics.quantiles(of: known, at: [0.159, 0.5, 0.841])
    let spread = (quantiles[2] - quantiles[0]) / 2
    let centre = known.isEmpty ? 0 : quantiles[1]
    let fallback = max(SampleMoments(known).deviation, abs(centre) * 1e-9)
    self.centre = centre
    scale = spread > 0 && spread.isFinite ? spread : fallback > 0 && fallback.isFinite ? fallback : 1

    var cell = Array(repeating: Int32(0), count: known.count)
    ck_find_cells(known, known.count, centre, scale, &cell)
    var mass = Array(repeating: 0.0, count: CK_CELL_COUNT)
    for index in cell { mass[Int(index)] += 1 / Double(known.count) }
    var next: Int32 = 0
    cells = mass.map { mass in
      let count = 1 + Int32(mass * 6144)
      next += count
      return ck_cell(start: next - count, count: Float(count))
    }
    binCount = Int(next) + 1
  }

  package mutating func add(_ values: UnsafeBufferPointer<Double>) {
    if values.count >= Self.pendingCount {
      Self.count(values, into: &bins, binCount, centre, scale, cells)
    } else {
      pending.append(contentsOf: values)
      if pending.count >= Self.pendingCount { settle() }
    }
  }

  /// Counts what is pending, so that reading need not.
  package mutating func settle() {
    var taken: [Double] = []
    swap(&taken, &pending)
    taken.withUnsafeBufferPointer { Self.count($0, into: &bins, binCount, centre, scale, cells) }
    taken.removeAll(keepingCapacity: true)
    pending = taken
  }

  /// The bins, with what is pending counted too.
  private var counted: [ck_bin] {
    if pending.isEmpty { return bins }
    var all = bins
    pending.withUnsafeBufferPointer { Self.count($0, into: &all, binCount, centre, scale, cells) }
    return all
  }

  private static func count(
    _ values: UnsafeBufferPointer<Double>, into bins: inout [ck_bin], _ binCount: Int, _ centre: Double,
    _ scale: Double, _ cells: [ck_cell]
  ) {
    guard !values.isEmpty else { return }
    if bins.isEmpty { bins = Array(repeating: empty, count: binCount) }
    bins.withUnsafeMutableBufferPointer {
      ck_count_into_bins(
        values.baseAddress, values.count, centre, scale, cells, Int32($0.count - 1), $0.baseAddress)
    }
  }

  package mutating func add(_ values: [Double]) { values.withUnsafeBufferPointer { add($0) } }

  /// Adds what another counted; false, and nothing is added, where its bins are not the same.
  package mutating func merge(_ other: QuantileSketch) -> Bool {
    guard other.centre == centre, other.scale == scale, other.binCount == binCount,
      zip(cells, other.cells).allSatisfy({ $0.start == $1.start })
    else { return false }
    settle()
    let theirs = other.counted
    if bins.isEmpty || theirs.isEmpty {
      if bins.isEmpty { bins = theirs }
      return true
    }
    for index in bins.indices {
      bins[index].count += theirs[index].count
      bins[index].smallest = min(bins[index].smallest, theirs[index].smallest)
      bins[index].largest = max(bins[index].largest, theirs[index].largest)
    }
    return true
  }

  private static var empty: ck_bin { ck_bin(count: 0, smallest: .infinity, largest: -.infinity) }

  /// Memory it takes once it counts.
  package var byteCount: Int {
    cells.count * MemoryLayout<ck_cell>.stride + binCount * MemoryLayout<ck_bin>.stride
  }

  /// Finite numbers counted.
  package var count: Int { Int(counted.dropLast().reduce(0) { $0 + $1.count }) }
  /// Numbers that were infinite or undefined.
  package var undefinedCount: Int { counted.last.map { Int($0.count) } ?? 0 }

  /// The quantiles at rising probabilities, NaN where nothing was counted.
  package func quantiles(at probabilities: [Double]) -> [Double] {
    let bins = counted
    let count = Int(bins.dropLast().reduce(0) { $0 + $1.count })
    guard count > 0 else { return probabilities.map { _ in .nan } }
    var bin = 0
    var before = 0
    return probabilities.map { probability in
      let rank = min(max(probability, 0), 1) * Double(count - 1)
      while Double(before + Int(bins[bin].count) - 1) < rank, bin < bins.count - 2 {
        before += Int(bins[bin].count)
        bin += 1
      }
      let held = bins[bin]
      // Between the last of one bin and the first of the next the smaller rank is taken.
      let share = held.count > 1 ? max(rank - Double(before), 0) / Double(held.count - 1) : 0
      return held.smallest + (held.largest - held.smallest) * min(share, 1)
    }
  }

  /// The share of finite numbers below x.
  package func share(below x: Double) -> Double {
    var below = 0.0
    for bin in counted.dropLast() where bin.count > 0 && bin.smallest < x {
      below +=
        bin.largest < x || bin.largest == bin.smallest
        ? Double(bin.count) : Double(bin.count) * (x - bin.smallest) / (bin.largest - bin.smallest)
    }
    return below / Double(max(count, 1))
  }

  /// A share that no quantile's rank is further off: the most that a bin of different numbers holds.
  package var rankErrorBound: Double {
    let most = counted.dropLast().filter { $0.largest > $0.smallest }.map(\.count).max() ?? 0
    return Double(most) / Double(max(count, 1))
  }
}

extension QuantileSketch {
  /// All that a sketch is, to be written down: made again from it, it is the same.
  package struct Contents: Sendable {
    package struct Bin: Sendable {
      package let index: Int
      package let count: UInt64
      package let smallest: Double
      package let largest: Double
      package init(index: Int, count: UInt64, smallest: Double, largest: Double) {
        self.index = index
        self.count = count
        self.smallest = smallest
        self.largest = largest
      }
    }
    package let centre: Double
    package let scale: Double
    /// Bins of each cell.
    package let cells: [Int]
    /// Those that counted something, in order.
    package let bins: [Bin]
    package init(centre: Double, scale: Double, cells: [Int], bins: [Bin]) {
      self.centre = centre
      self.scale = scale
      self.cells = cells
      self.bins = bins
    }
  }

  package var contents: Contents {
    Contents(
      centre: centre, scale: scale, cells: cells.map { Int($0.count) },
      bins: counted.enumerated().filter { $1.count > 0 }.map {
        Contents.Bin(index: $0, count: $1.count, smallest: $1.smallest, largest: $1.largest)
      })
  }

  /// nil for contents that no sketch has.
  package init?(_ contents: Contents) {
    guard contents.cells.count == CK_CELL_COUNT, contents.cells.allSatisfy({ (1...1 << 16).contains($0) }) else {
      return nil
    }
    centre = contents.centre
    scale = contents.scale
    var next = 0
    cells = contents.cells.map { count in
      next += count
      return ck_cell(start: Int32(next - count), count: Float(count))
    }
    binCount = next + 1
    if !contents.bins.isEmpty { bins = Array(repeating: Self.empty, count: binCount) }
    for bin in contents.bins {
      guard bins.indices.contains(bin.index) else { return nil }
      bins[bin.index] = ck_bin(count: bin.count, smallest: bin.smallest, largest: bin.largest)
    }
  }
}
