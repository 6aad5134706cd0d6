/// The mean of an output by slices of an input: what one would expect of it, knowing the input.
package struct ConditionalMeans: Sendable {
  /// Trials by slice, in rising order of the input; equal inputs share a slice.
  private let slices: [[Int]]
  private let output: [Double]

  /// - Parameter slices: how many, equal in size; by default about a quarter of the root of the number of trials,
  ///   8 to 128.
  package init(of output: [Double], given input: [Double], slices count: Int? = nil) {
    let kept = output.indices.filter { output[$0].isFinite && input[$0].isFinite }
    let order = Ranks.order(of: kept.map { input[$0] }).map { kept[$0] }
    let count = count ?? min(max(Int(Double(order.count).squareRoot() / 4), 8), 128)
    var slices: [[Int]] = []
    var start = 0
    for slice in 1...max(count, 1) {
      var end = max(order.count * slice / max(count, 1), start)
      while end > 0, end < order.count, input[order[end]] == input[order[end - 1]] { end += 1 }
      if end > start { slices.append(Array(order[start..<end])) }
      start = end
    }
    self.slices = slices
    self.output = output
  }

  /// By slice.
  package var means: [Double] { slices.map(mean) }

  private func mean(_ trials: [Int]) -> Double { trials.reduce(0) { $0 + output[$1] } / Double(trials.count) }

  /// The share of the output's variance between slices, less what chance alone puts there: the first-order index from
  /// an ordinary run.
  package var firstOrder: Double {
    let all = SampleMoments(slices.joined().map { output[$0] })
    var between = 0.0
    var chance = 0.0
    for slice in slices {
      let moments = SampleMoments(slice.map { output[$0] })
      between += Double(slice.count) * (moments.mean - all.mean) * (moments.mean - all.mean)
      chance += moments.variance
    }
    let expected = chance - all.variance
    return all.squares > 0 ? (between - expected) / all.squares : .nan
  }

  /// Expected value of perfect information about the input, for the decision go or no-go where no-go is worth 0:
  /// E[max(0, E[output | input])] − max(0, E[output]), in the output's unit, never below 0.
  ///
  /// Deciding by the same trials that are then counted errs upwards, by other trials downwards; this is the middle of
  /// the two, so that noise around an even decision is not taken for information.
  package var valueOfInformation: Estimate {
    let all = slices.joined().map { output[$0] }
    let count = Double(all.count)
    let goAtAll = all.reduce(0, +) > 0
    var gains: [Double] = []
    gains.reserveCapacity(all.count)
    for slice in slices {
      // Even and odd trials decide for each other.
      let halves = [slice.filter { $0 % 2 == 0 }, slice.filter { $0 % 2 == 1 }]
      let own = mean(slice) > 0
      for (half, other) in zip(halves, halves.reversed()) {
        let advised = other.isEmpty ? own : mean(other) > 0
        let weight = ((own ? 1.0 : 0) + (advised ? 1.0 : 0)) / 2 - (goAtAll ? 1 : 0)
        for trial in half { gains.append(weight * output[trial]) }
      }
    }
    guard count > 0 else { return Estimate(.nan, standardError: .nan) }
    let moments = SampleMoments(gains)
    return Estimate(max(moments.mean, 0), standardError: moments.standardError)
  }
}
