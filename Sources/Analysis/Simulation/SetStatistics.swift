package import Sampling

/// What one set of trials gave for one figure.
package struct SetStatistics: Sendable, Equatable {
  /// Of the trials in which the figure exists.
  package var moments = SampleMoments()
  /// Trials in which it does not.
  package var undefined = 0
  /// How many numbers lie below each of the thresholds.
  package var below: [Int]
  /// Why the figure does not exist in the first trial in which it does not.
  package var reason: String?

  package init(thresholds: Int) { below = Array(repeating: 0, count: thresholds) }
}

/// A figure over many trials in fixed memory: a sketch of its distribution, and what each set gave.
package struct StreamedFigure: Sendable {
  /// Percentiles as the pilot has them: what a set has below them tells how precise the final ones are.
  package let thresholds: [Double]
  package private(set) var sketch: QuantileSketch
  private var defined: [Double] = []

  /// - Parameter pilot: its numbers in the first trials.
  package init(pilot: [Double]) {
    sketch = QuantileSketch(pilot: pilot)
    thresholds = OrderStatistics.quantiles(of: pilot.filter(\.isFinite), at: SimulationRequest.probabilities)
  }

  package init(sketch: QuantileSketch, thresholds: [Double]) {
    self.sketch = sketch
    self.thresholds = thresholds
  }

  /// Counts the numbers of consecutive trials of a set.
  package mutating func add(_ values: UnsafeBufferPointer<Double>, to set: inout SetStatistics) {
    sketch.add(values)
    set.add(values, thresholds: thresholds, scratch: &defined)
  }

  package mutating func settle() { sketch.settle() }

  /// False, and nothing is added, where the other counts in other bins.
  package mutating func merge(_ other: StreamedFigure) -> Bool {
    thresholds.map(\.bitPattern) == other.thresholds.map(\.bitPattern) && sketch.merge(other.sketch)
  }
}

extension SetStatistics {
  /// Adds consecutive trials, whose order and number must not depend on how the work is shared out.
  mutating func add(_ values: UnsafeBufferPointer<Double>, thresholds: [Double], scratch defined: inout [Double]) {
    var isWhole = true
    for place in 0..<values.count where !values[place].isFinite { isWhole = false }
    if isWhole { return add(finite: values, thresholds: thresholds) }
    defined.removeAll(keepingCapacity: true)
    for value in values where value.isFinite { defined.append(value) }
    undefined += values.count - defined.count
    defined.withUnsafeBufferPointer { add(finite: $0, thresholds: thresholds) }
  }

  private mutating func add(finite values: UnsafeBufferPointer<Double>, thresholds: [Double]) {
    moments.add(SampleMoments(values))
    for (index, threshold) in thresholds.enumerated() {
      var count = 0
      for place in 0..<values.count { count &+= values[place] < threshold ? 1 : 0 }
      below[index] += count
    }
  }
}
