import CKernels

/// What was read of up to 128 trials in a row.
package struct BatchChunk {
  /// The first trial.
  package let first: UInt64
  /// Trials in it.
  package let count: Int
  let registers: UnsafePointer<Double>
  let places: [Int]
  let outputStart: [Int]
  let widths: [Int]

  /// The numbers of a read by trial, in a column where it is a row. Valid until the next chunk. NaN where undefined.
  package func values(_ read: Int, column: Int = 0) -> UnsafeBufferPointer<Double> {
    let place = places[outputStart[read] + (widths[read] > 1 ? column : 0)]
    return UnsafeBufferPointer(start: registers + place * BatchRun.trialsPerChunk, count: count)
  }

  /// The sum of a read over the trials: eight sums of every eighth trial, added up.
  package func sum(_ read: Int, column: Int = 0) -> Double {
    ck_trial_sum(values(read, column: column).baseAddress, count)
  }
}
