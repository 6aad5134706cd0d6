import Finance
import Planning
import Quantities
import Sampling

/// What trials have given so far: counted set by set, and the same however the sets were shared out over threads and
/// shards.
package struct SimulationTally: Sendable {
  /// How the numbers of a figure are gathered.
  enum Gathering: Sendable, Hashable {
    /// One by one, at this place among the kept.
    case kept(Int)
    /// In a sketch, at this place among the streams.
    case streamed(Int)
  }

  /// How often a check held in a set.
  struct CheckCount: Sendable, Equatable {
    var held = 0
    var undecided = 0
  }

  /// What belongs to one set of trials.
  struct SetResult: Sendable {
    /// Trials counted: all of the set's, unless it was stopped.
    var trials = 0
    var streams: [SetStatistics]
    var checks: [CheckCount]
    /// By kept figure: why the first undefined number is none.
    var reasons: [String?]
    /// NPVs below 0, of those that exist.
    var losses = (held: 0, of: 0)
    /// NPVs of at least the base case's.
    var asBase = 0
    /// Trials paid back within each of `paybackLimits`.
    var paidBack: [Int]
  }

  package let request: SimulationRequest
  package let layout: TrialLayout
  let labels: [FigureLabel]
  let gathering: [Gathering]
  /// Index of the figure that the histogram counts.
  let drawn: Int?
  let checkTexts: [String]
  let fanViews: [View]
  let fanPeriods: [Int]
  /// Twelve months, twenty-four and so on up to the horizon; at most ten of them, and none without a payback.
  let paybackLimits: [Int]
  /// NPV of the deterministic run.
  let base: Double?

  var streams: [StreamedFigure]
  var fans: [QuantileSketch]
  var histogram: Histogram?
  /// By set; nil for those that were not run.
  var sets: [SetResult?]
  /// nil where nothing is kept.
  var kept: KeptNumbers?

  /// Memory that the sketches of one thread take.
  package var sketchBytes: Int { (streams.map(\.sketch) + fans).reduce(0) { $0 + $1.byteCount } }

  /// Trials counted.
  package var trials: Int { sets.reduce(0) { $0 + ($1?.trials ?? 0) } }

  /// Those of a set that were counted.
  func range(ofSet set: Int) -> Range<Int> { layout.range(ofSet: set).prefix(sets[set]?.trials ?? 0) }

  /// Nothing counted yet.
  /// - Parameters:
  ///   - bound: texts of checks that are bound to other scenarios; they are counted after the scenario's own.
  ///   - pilot: the numbers of each figure in the first trials, then those of each fan period.
  ///   - sets: those to be run here.
  init(
    _ outputs: SimulationOutputs, request: SimulationRequest, layout: TrialLayout, sets: Range<Int>,
    bound: [String] = [], pilot: Pilot
  ) {
    self.request = request
    self.layout = layout
    labels = outputs.figures.map(\.label)
    let keeps = request.trials <= SimulationRequest.mostKept
    var gathering: [Gathering] = []
    var streams: [StreamedFigure] = []
    var keptCount = 0
    for (index, figure) in outputs.figures.enumerated() {
      if figure.isKept, keeps {
        gathering.append(.kept(keptCount))
        keptCount += 1
      } else {
        gathering.append(.streamed(streams.count))
        streams.append(StreamedFigure(pilot: pilot.figures[index]))
      }
    }
    self.gathering = gathering
    self.streams = streams
    checkTexts = outputs.checks.map(\.text) + bound
    fanViews = outputs.fans.map(\.view)
    fanPeriods = outputs.fans.first?.periods ?? []
    let months = outputs.plan.timeline.count * outputs.plan.timeline.monthsPerPeriod
    let hasPayback = MetricReference(.payback).place(in: labels) != nil
    paybackLimits = hasPayback ? Array(stride(from: 12, through: months, by: 12).prefix(10)) : []
    base = pilot.base
    fans = pilot.fans.map { QuantileSketch(pilot: $0) }
    // What was asked for first, a metric before a line.
    let line = labels.firstIndex { $0.isLine && request.named.contains($0.name) }
    drawn =
      request.metrics.first?.place(in: labels) ?? (request.metrics.isEmpty ? line : nil)
      ?? MetricReference(.npv).place(in: labels)
    histogram = drawn.flatMap { Self.histogram(pilot.figures[$0]) }
    self.sets = Array(repeating: nil, count: layout.sets)
    if keptCount > 0, let first = sets.first, let last = sets.last {
      kept = KeptNumbers(
        trials: layout.range(ofSet: first).lowerBound..<layout.range(ofSet: last).upperBound, figures: keptCount)
    }
  }

  /// Numbers of the first trials, which lay out sketches and histogram. They are counted again with all others.
  struct Pilot: Sendable {
    var figures: [[Double]]
    var fans: [[Double]]
    /// NPV of the deterministic run.
    var base: Double?
  }

  /// Over what nearly all trials give; the rest is counted beyond its ends.
  private static func histogram(_ pilot: [Double]) -> Histogram? {
    let known = pilot.filter(\.isFinite)
    guard !known.isEmpty else { return nil }
    let ends = OrderStatistics.quantiles(of: known, at: [0.005, 0.995])
    guard ends[1] > ends[0] else { return nil }
    return Histogram(from: ends[0], to: ends[1], intervals: 40)
  }

  /// Adds what another counted in other sets; what is kept must be shared or taken over.
  /// - Returns: false where it counts in other bins.
  mutating func merge(_ other: SimulationTally) -> Bool {
    guard streams.count == other.streams.count, fans.count == other.fans.count,
      sets.count == other.sets.count
    else { return false }
    for index in streams.indices where !streams[index].merge(other.streams[index]) { return false }
    for index in fans.indices where !fans[index].merge(other.fans[index]) { return false }
    if let theirs = other.histogram {
      guard histogram?.add(theirs) == true else { return false }
    }
    for (index, set) in other.sets.enumerated() where set != nil { sets[index] = set }
    return true
  }
}

extension MetricReference {
  /// Where it stands among figures.
  func place(in labels: [FigureLabel]) -> Int? { labels.firstIndex { $0.kind == .metric(self) } }
}
