/// Every number of some figures over a run of trials, figure by figure.
///
/// Memory owned here. Unchecked: sets write disjoint stretches, and nothing is read before all of them are done.
package final class KeptNumbers: @unchecked Sendable {
  package let trials: Range<Int>
  package let figures: Int
  private let storage: UnsafeMutablePointer<Double>

  /// NaN until they are written.
  package init(trials: Range<Int>, figures: Int) {
    self.trials = trials
    self.figures = figures
    storage = .allocate(capacity: max(trials.count * figures, 1))
    storage.initialize(repeating: .nan, count: trials.count * figures)
  }

  deinit { storage.deallocate() }

  func write(_ values: UnsafeBufferPointer<Double>, figure: Int, firstTrial: Int) {
    let start = figure * trials.count + firstTrial - trials.lowerBound
    guard let from = values.baseAddress else { return }
    (storage + start).update(from: from, count: values.count)
  }

  func write(_ value: Double, figure: Int, trial: Int) {
    storage[figure * trials.count + trial - trials.lowerBound] = value
  }

  package func numbers(figure: Int, trials wanted: Range<Int>) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(
      start: storage + figure * trials.count + wanted.lowerBound - trials.lowerBound, count: wanted.count)
  }

  package func numbers(figure: Int) -> UnsafeBufferPointer<Double> { numbers(figure: figure, trials: trials) }
}

extension KeptNumbers {
  /// Copies what another holds into its own place.
  func take(_ other: KeptNumbers) {
    for figure in 0..<figures {
      write(other.numbers(figure: figure), figure: figure, firstTrial: other.trials.lowerBound)
    }
  }
}
