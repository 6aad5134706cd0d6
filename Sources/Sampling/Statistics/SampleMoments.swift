/// Count, mean and variance of numbers, by blocks: the same bits however the blocks were spread over threads, as long
/// as they are added in order.
package struct SampleMoments: Sendable, Equatable {
  package fileprivate(set) var count = 0
  package fileprivate(set) var mean = 0.0
  /// Sum of squared distances from the mean.
  package fileprivate(set) var squares = 0.0

  package init() {}

  /// - Parameter values: finite numbers.
  package init(_ values: some Collection<Double>) {
    count = values.count
    guard count > 0 else { return }
    mean = values.reduce(0, +) / Double(count)
    squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The same, in plain loops: trials by the million come this way.
  package init(_ values: UnsafeBufferPointer<Double>) {
    count = values.count
    guard count > 0 else { return }
    var sum = 0.0
    for index in 0..<count { sum += values[index] }
    mean = sum / Double(count)
    for index in 0..<count { squares += (values[index] - mean) * (values[index] - mean) }
  }

  /// The numbers of both (T. F. Chan and others, 1979).
  package mutating func add(_ other: SampleMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = Double(count + other.count)
    let distance = other.mean - mean
    squares += other.squares + distance * distance * Double(count) * Double(other.count) / total
    mean += distance * Double(other.count) / total
    count += other.count
  }

  /// Unbiased; 0 for a single number.
  package var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }
  package var deviation: Double { variance.squareRoot() }
  /// Of the mean, for independent numbers.
  package var standardError: Double { count > 0 ? (variance / Double(count)).squareRoot() : .nan }
}

extension SampleMoments {
  /// As they were written down.
  package init(count: Int, mean: Double, squares: Double) {
    self.init()
    (self.count, self.mean, self.squares) = (count, mean, squares)
  }
}
