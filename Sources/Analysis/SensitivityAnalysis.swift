import Checking
import Engine
package import Finance
import Planning
import Program
package import Sampling

/// What makes the spread of a figure: the share of its variance that each uncertain input makes, how steadily the figure
/// follows it, and what it would be worth to know it before deciding.
///
/// Sobol' indices by runs in which one input, or one group of correlated inputs, is drawn anew (A. Saltelli and others,
/// 2010; M. J. W. Jansen, 1999); everything else from the first of these runs.
package struct SensitivityAnalysis: Sendable {
  /// One uncertain cell.
  package struct Member: Sendable {
    package let lever: Lever
    /// Spearman's rank correlation with the figure.
    package let rankCorrelation: Estimate
    /// The mean of the figure in each tenth of the input's draws, lowest first.
    package let tenths: [Double]
    /// The expected value of knowing it, for the decision go or no-go with no-go worth 0; nil for what is no NPV.
    package let information: Estimate?
    package let breakEven: BreakEvenAnalysis.Entry
  }

  /// Inputs that correlations join count together.
  package struct Group: Sendable {
    package let members: [Member]
    package let indices: SobolIndices
  }

  package let measure: Measure
  package let base: MetricValue
  /// The largest total index first.
  package let groups: [Group]
  package let trials: Int
  package let seed: UInt64
  /// Trials in which the figure does not exist.
  package let undefinedTrials: Int
  package let moments: SampleMoments
  /// The expected value of knowing every input; nil for what is no NPV.
  package let information: Estimate?
  /// Whether it was stopped before all trials were run.
  package let isPartial: Bool

  package static let usualTrials = 16_384
  package static let mostTrials = 200_000
  /// Trials between two looks at whether to go on with all runs.
  private static let blockTrials = 8_192

  /// - Parameters:
  ///   - trials: of each run; there is a run for each group, and two more.
  ///   - shouldStop: asked many times a second; after a yes, what is done in every run is given.
  ///   - progress: told how much is done, 0 to 1.
  /// - Returns: nil where the figure is no number of the plan, or nothing was done before it was stopped.
  /// - Throws: for correlations that no numbers can have together.
  package init?(
    of measure: Measure, in whatIf: WhatIf, trials: Int = Self.usualTrials, seed: UInt64 = 1, threads: Int = 1,
    shouldStop: () -> Bool = { false }, progress: (Double) -> Void = { _ in }
  ) throws(ImpossibleCorrelations) {
    guard let node = measure.node(in: whatIf.plan) else { return nil }
    let uncertain = UncertainInputs(whatIf.plan, whatIf.base)
    let samplers = [
      try uncertain.sampler(seed: seed), try uncertain.sampler(seed: seed, replicate: 1),
    ]
    let program = BatchProgram(
      whatIf.plan, inputs: whatIf.base, uncertain: uncertain, varying: uncertain.cells.indices.map { .draw($0) },
      reads: [node])
    // Drawn once, drawn anew, and for each group the first draws but for its own.
    let anew = [Set<Int>(), Set(uncertain.cells.indices)] + uncertain.groups.map(Set.init)
    let runs = anew.map { cells in
      BatchRun(program, draws: .mixed(samplers, for: program) { cells.contains($0) ? 1 : 0 })
    }
    var columns = runs.map { _ in [Double]() }
    var done = 0
    var stopped = false
    while done < trials, !stopped {
      let next = min(done + Self.blockTrials, trials)
      for (index, run) in runs.enumerated() {
        let got = run.columns(
          UInt64(done)..<UInt64(next), threads: threads,
          shouldStop: {
            stopped = stopped || shouldStop()
            return stopped
          })
        if stopped { break }
        columns[index] += got[0]
        progress((Double(done) + Double(next - done) * Double(index + 1) / Double(runs.count)) / Double(trials))
      }
      if !stopped { done = next }
    }
    for index in columns.indices { columns[index].removeLast(columns[index].count - done) }
    guard done > 0 else { return nil }

    self.measure = measure
    self.trials = done
    self.seed = seed
    base = whatIf.value(of: measure)
    let figure = columns[0]
    let kept = figure.indices.filter { figure[$0].isFinite }
    let defined = kept.map { figure[$0] }
    undefinedTrials = done - kept.count
    moments = SampleMoments(defined)
    let isValue = measure.metric?.metric == .npv
    let draws = samplers[0].draws(count: done)
    let ranks = Ranks.ranks(of: defined)
    // Stopped while inputs are ranked: the others by the first trials alone, which takes no time.
    let few = Array(kept.prefix(Self.blockTrials))
    let fewDefined = few.map { figure[$0] }
    let fewRanks = Ranks.ranks(of: fewDefined)
    var isBrief = false
    let groups = zip(uncertain.groups, columns.dropFirst(2)).map { cells, mixed in
      Group(
        members: cells.map { cell in
          isBrief = isBrief || shouldStop()
          return Self.member(
            uncertain.cells[cell], (isBrief ? few : kept).map { draws[cell][$0] }, isBrief ? fewDefined : defined,
            ranks: isBrief ? fewRanks : ranks, isValue: isValue, measure, whatIf)
        },
        indices: SobolIndices(a: figure, b: columns[1], mixed: mixed))
    }
    self.groups = groups.enumerated().sorted { a, b in
      let (first, second) = (a.element.indices.total.value, b.element.indices.total.value)
      return first == second || first.isNaN || second.isNaN ? a.offset < b.offset : first > second
    }.map(\.element)
    information = isValue ? Self.perfectInformation(defined) : nil
    isPartial = stopped || isBrief
  }

  private static func member(
    _ cell: UncertainInputs.Cell, _ draws: [Double], _ figure: [Double], ranks: [Double], isValue: Bool,
    _ measure: Measure, _ whatIf: WhatIf
  ) -> Member {
    let lever = Lever(whatIf.model[cell.quantity], cell: cell.cell)
    let coefficient = RankCorrelation.coefficient(ofRanks: Ranks.ranks(of: draws), ranks)
    let means = ConditionalMeans(of: figure, given: draws)
    return Member(
      lever: lever,
      rankCorrelation: Estimate(
        coefficient, standardError: RankCorrelation.standardError(coefficient, count: figure.count)),
      tenths: ConditionalMeans(of: figure, given: draws, slices: 10).means,
      information: isValue ? means.valueOfInformation : nil,
      breakEven: BreakEvenAnalysis.entry(lever, measure, in: whatIf))
  }

  /// E[max(0, NPV)] − max(0, E[NPV]).
  private static func perfectInformation(_ values: [Double]) -> Estimate {
    let goes = SampleMoments(values).mean > 0
    let gains = SampleMoments(values.map { max($0, 0) - (goes ? $0 : 0) })
    return Estimate(max(gains.mean, 0), standardError: gains.standardError)
  }

  /// Whether the figure differs between trials by more than rounding.
  package var varies: Bool { moments.deviation > 1e-12 * abs(moments.mean) }

  /// The share of the variance that no input makes alone.
  package var interactions: Double { 1 - groups.reduce(0) { $0 + $1.indices.firstOrder.value } }
}

extension Measure {
  /// Where a plan computes it; nil for an expression that stands on a plan without being part of it.
  func node(in plan: Plan) -> Node? {
    switch source {
    case .metric(let reference): return plan.metrics[reference]
    case .cell(let id, let cell):
      let cells = plan.cells[id.index]
      return cells.indices.contains(cell) ? cells[cell] : nil
    case .expression: return nil
    }
  }
}
