import Engine
import Planning
import Program
package import Sampling

/// The values of one lever at which a condition has a certain probability, over the same draws for every value.
package struct ProbabilitySearch: Sendable {
  package struct Root: Sendable, Equatable {
    /// The lever's number in base units, or its factor, and how far it may be off by chance.
    package let place: Estimate
    /// What it is there.
    package let probability: Estimate
  }

  /// The condition as written, `P(npv < 0)`.
  package let text: String
  package let target: Double
  package let lever: Lever
  package let base: Double
  /// As everything stands, the lever's own uncertainty with it.
  package let probabilityAtBase: Estimate
  package let span: ClosedRange<Double>
  /// In rising order.
  package let roots: [Root]
  /// Where the probability comes closest among the places looked at.
  package let closest: (place: Double, probability: Double)?
  /// Over the span, from one set of trials; NaN where the inputs cannot be.
  package let curve: [(place: Double, probability: Double)]
  package let trials: Int
  package let seed: UInt64
  /// Trials in which the condition cannot be decided where the lever stands; they count as no.
  package let undecided: Int
  /// Whether anything is uncertain where the lever stands.
  package let isUncertain: Bool

  /// Independent sets of scrambled Sobol' points: how they differ is the error.
  package static let sets = 8
  private static let trialsPerSet = 2_048
  private static let places = 48

  /// - Parameters:
  ///   - condition: 1 where it holds, 0 where it does not.
  ///   - shouldStop: asked many times a second.
  /// - Returns: nil where the condition is no number of the plan, or it was stopped.
  /// - Throws: for correlations that no numbers can have together.
  package init?(
    of condition: Measure, text: String, reaching target: Double, by lever: Lever, within span: ClosedRange<Double>,
    in whatIf: WhatIf, seed: UInt64 = 1, threads: Int = 1, shouldStop: () -> Bool = { false },
    progress: (Double) -> Void = { _ in }
  ) throws(ImpossibleCorrelations) {
    guard let node = condition.node(in: whatIf.plan) else { return nil }
    let trials = Trials(whatIf, lever, node, seed: seed, threads: threads)
    self.text = text
    self.target = target
    self.lever = lever
    self.span = span
    self.seed = seed
    self.trials = Self.sets * Self.trialsPerSet
    base = whatIf.position(of: lever)
    let width = span.upperBound - span.lowerBound
    var coarse: [(place: Double, probability: Double)] = []
    for step in 0...Self.places {
      let place = step == Self.places ? span.upperBound : span.lowerBound + width * (Double(step) / Double(Self.places))
      coarse.append((place, try trials.shares(at: place, sets: 1, shouldStop).map { $0[0] } ?? .nan))
      if trials.isStopped { return nil }
      progress(0.5 * Double(step) / Double(Self.places))
    }
    curve = coarse
    closest = coarse.filter { $0.probability.isFinite }
      .min { abs($0.probability - target) < abs($1.probability - target) }

    var found: [Root] = []
    for index in coarse.indices.dropFirst() {
      let (before, here) = (coarse[index - 1].probability - target, coarse[index].probability - target)
      guard before.isFinite, here.isFinite, (before < 0) != (here < 0) else { continue }
      // One set is rougher than all: the whole may cross in the stretch beside.
      let reach = coarse[max(index - 2, 0)].place...coarse[min(index + 1, coarse.count - 1)].place
      if let root = try Self.root(in: reach, target, trials, shouldStop),
        found.last.map({ $0.place.value < root.place.value }) ?? true
      {
        found.append(root)
      }
      if trials.isStopped { return nil }
    }
    roots = found
    guard let atBase = try trials.estimate(at: nil, shouldStop), !trials.isStopped else { return nil }
    probabilityAtBase = atBase
    undecided = trials.undecided
    isUncertain = trials.isUncertain
    progress(1)
  }

  /// Halves a stretch at whose ends all sets together stand on different sides.
  private static func root(
    in reach: ClosedRange<Double>, _ target: Double, _ trials: Trials, _ shouldStop: () -> Bool
  ) throws(ImpossibleCorrelations) -> Root? {
    guard var low = try trials.estimate(at: reach.lowerBound, shouldStop)?.value,
      var high = try trials.estimate(at: reach.upperBound, shouldStop)?.value, (low < target) != (high < target)
    else { return nil }
    let slope = (high - low) / (reach.upperBound - reach.lowerBound)
    var (from, to) = (reach.lowerBound, reach.upperBound)
    for _ in 0..<24 {
      let middle = from + (to - from) / 2
      guard let here = try trials.estimate(at: middle, shouldStop) else { return nil }
      if (here.value < target) == (low < target) {
        (from, low) = (middle, here.value)
      } else {
        (to, high) = (middle, here.value)
      }
      // Nearer than chance leaves anything to find.
      if abs(to - from) < 0.02 * here.standardError / abs(slope) { break }
    }
    let place = high == low ? from + (to - from) / 2 : from + (to - from) * (target - low) / (high - low)
    guard let there = try trials.estimate(at: place, shouldStop) else { return nil }
    // How steep it is where it crosses, half a step to either side.
    let half = (reach.upperBound - reach.lowerBound) / 6
    let beside = (max(place - half, reach.lowerBound), min(place + half, reach.upperBound))
    guard let before = try trials.estimate(at: beside.0, shouldStop),
      let after = try trials.estimate(at: beside.1, shouldStop)
    else { return nil }
    let steepness = abs(after.value - before.value) / (beside.1 - beside.0)
    return Root(
      place: Estimate(place, standardError: there.standardError / max(steepness, abs(slope) / 10)), probability: there)
  }

  /// Runs the same trials for any value of the lever.
  private final class Trials {
    private let whatIf: WhatIf
    private let lever: Lever
    private let node: Node
    private let seed: UInt64
    private let threads: Int
    private var samplers: [Sampler] = []
    private var sampled: [SampledInput]?
    private(set) var isStopped = false
    private(set) var undecided = 0
    private(set) var isUncertain = false

    init(_ whatIf: WhatIf, _ lever: Lever, _ node: Node, seed: UInt64, threads: Int) {
      self.whatIf = whatIf
      self.lever = lever
      self.node = node
      self.seed = seed
      self.threads = threads
    }

    /// The share of trials in which the condition holds, by set; nil where the inputs cannot be, or it was stopped.
    /// - Parameter place: nil leaves the lever as it is.
    func shares(at place: Double?, sets: Int, _ shouldStop: () -> Bool) throws(ImpossibleCorrelations) -> [Double]? {
      guard let inputs = try? place.map({ try whatIf.resolved(moving: [(lever, $0)]) }) ?? whatIf.base else {
        return nil
      }
      let uncertain = UncertainInputs(whatIf.plan, inputs)
      isUncertain = !uncertain.cells.isEmpty
      if sampled != uncertain.sampled {
        samplers = []
        for set in 0..<ProbabilitySearch.sets {
          samplers.append(try uncertain.sampler(points: .sobol, seed: seed, replicate: set))
        }
        sampled = uncertain.sampled
      }
      let program = BatchProgram(
        whatIf.plan, inputs: inputs, uncertain: uncertain, varying: uncertain.cells.indices.map { .draw($0) },
        reads: [node])
      var shares: [Double] = []
      undecided = 0
      for set in 0..<sets {
        let column = BatchRun(program, draws: .sampled(samplers[set], for: program)).columns(
          0..<UInt64(ProbabilitySearch.trialsPerSet), threads: threads,
          shouldStop: {
            isStopped = isStopped || shouldStop()
            return isStopped
          })[0]
        if isStopped { return nil }
        undecided += column.count { $0.isNaN }
        shares.append(Double(column.count { $0 > 0 }) / Double(ProbabilitySearch.trialsPerSet))
      }
      return shares
    }

    func estimate(at place: Double?, _ shouldStop: () -> Bool) throws(ImpossibleCorrelations) -> Estimate? {
      guard let shares = try shares(at: place, sets: ProbabilitySearch.sets, shouldStop) else { return nil }
      let mean = shares.reduce(0, +) / Double(shares.count)
      let spread = EstimateError.standardError(ofIndependent: shares)
      // Where all sets agree, one trial more might still have gone the other way.
      return Estimate(
        mean, standardError: max(spread, 1 / Double(ProbabilitySearch.sets * ProbabilitySearch.trialsPerSet)))
    }
  }
}
