import Sampling

extension SimulationTally {
  /// What the trials counted say.
  /// - Parameter shouldStop: asked many times a second while percentiles are selected among many numbers; after a yes
  ///   they are selected among the first trials alone.
  package func simulation(of subject: Simulation.Subject, shouldStop: () -> Bool = { false }) -> Simulation {
    let done = sets.indices.filter { (sets[$0]?.trials ?? 0) > 0 }
    var figures: [Simulation.Figure] = []
    var selected = trials
    for index in labels.indices {
      let summary = summary(of: index, done, shouldStop)
      if summary.exists || summary.undefined > 0 { selected = min(selected, summary.trials) }
      figures.append(Simulation.Figure(label: labels[index], summary: summary))
    }
    var simulation = Simulation(
      subject: subject, request: request, trials: trials, sets: done.count, figures: figures, loss: loss(done),
      asBase: asBase(done), paybacks: paybacks(done), checks: checks(done),
      histogram: histogram, histogramLabel: drawn.map { labels[$0] }, fans: fanResults())
    simulation.selected = selected
    return simulation
  }

  // MARK: Figures

  private func summary(of index: Int, _ done: [Int], _ shouldStop: () -> Bool) -> DistributionSummary {
    let summary: DistributionSummary
    switch gathering[index] {
    case .streamed(let place):
      summary = DistributionSummary(done.compactMap { sets[$0]?.streams[place] }) {
        streams[place].sketch.quantiles(at: $0)
      }
    case .kept(let place): summary = keptSummary(place, done, shouldStop)
    }
    return summary.scaled(by: labels[index].scale)
  }

  private func keptSummary(_ place: Int, _ done: [Int], _ shouldStop: () -> Bool) -> DistributionSummary {
    guard let kept else { return DistributionSummary([]) { $0.map { _ in .nan } } }
    func summary(_ sets: [Int], _ shouldStop: () -> Bool) -> DistributionSummary? {
      DistributionSummary(
        numbers: sets.map { kept.numbers(figure: place, trials: range(ofSet: $0)) },
        reasons: sets.map { self.sets[$0]?.reasons[place] }, shouldStop: shouldStop)
    }
    return summary(done, shouldStop) ?? summary(quickly(done)) { false }
      ?? DistributionSummary([]) { $0.map { _ in .nan } }
  }

  /// As many of the first sets as can be looked at in no time.
  private func quickly(_ done: [Int]) -> [Int] {
    var trials = 0
    return Array(
      done.prefix { set in
        trials += sets[set]?.trials ?? 0
        return trials <= Self.quickTrials || set == done.first
      })
  }

  private static let quickTrials = 1 << 18

  // MARK: Probabilities

  private func loss(_ done: [Int]) -> ProbabilityEstimate {
    ProbabilityEstimate(done.compactMap { sets[$0]?.losses })
  }

  private func asBase(_ done: [Int]) -> ProbabilityEstimate {
    if base == nil { return ProbabilityEstimate([]) }
    return ProbabilityEstimate(done.compactMap { set in sets[set].map { ($0.asBase, $0.losses.of) } })
  }

  /// Within each whole year of the horizon; a trial that never pays back counts as no.
  private func paybacks(_ done: [Int]) -> [Simulation.PaybackWithin] {
    paybackLimits.enumerated().map { place, limit in
      let shares = done.compactMap { set in sets[set].map { ($0.paidBack[place], $0.trials) } }
      return Simulation.PaybackWithin(months: limit, probability: ProbabilityEstimate(shares))
    }
  }

  private func checks(_ done: [Int]) -> [Simulation.Check] {
    checkTexts.enumerated().map { index, text in
      let counts = done.compactMap { set in
        sets[set].map { (count: $0.checks[index], of: $0.trials) }
      }
      return Simulation.Check(
        text: text,
        holds: ProbabilityEstimate(
          counts.map { ($0.count.held, $0.of) }, undecided: counts.reduce(0) { $0 + $1.count.undecided }))
    }
  }

  // MARK: Fan

  private func fanResults() -> [Simulation.Fan] {
    fanViews.enumerated().map { view, name in
      let quantiles = fanPeriods.indices.map { period in
        fans[view * fanPeriods.count + period].quantiles(at: [0.10, 0.50, 0.90])
      }
      return Simulation.Fan(
        view: name, periods: fanPeriods, p10: quantiles.map { $0[0] }, p50: quantiles.map { $0[1] },
        p90: quantiles.map { $0[2] })
    }
  }
}

extension DistributionSummary {
  /// Of numbers that are all there, set by set: percentiles are exact.
  /// - Parameters:
  ///   - reasons: by set, why the first undefined number is none.
  ///   - shouldStop: asked many times a second.
  /// - Returns: nil where it was stopped.
  package init?(numbers: [UnsafeBufferPointer<Double>], reasons: [String?] = [], shouldStop: () -> Bool) {
    var finite: [Double] = []
    finite.reserveCapacity(numbers.reduce(0) { $0 + $1.count })
    for set in numbers {
      if shouldStop() { return nil }
      for value in set where value.isFinite { finite.append(value) }
    }
    let limits = finite.withUnsafeMutableBufferPointer {
      OrderStatistics.quantiles(reordering: $0, at: SimulationRequest.probabilities, shouldStop: shouldStop)
    }
    var scratch: [Double] = []
    var sets: [SetStatistics] = []
    for (index, set) in numbers.enumerated() {
      if shouldStop() { return nil }
      var statistics = SetStatistics(thresholds: limits.count)
      statistics.add(set, thresholds: limits, scratch: &scratch)
      statistics.reason = index < reasons.count ? reasons[index] : nil
      sets.append(statistics)
    }
    self.init(sets) { probabilities in
      finite.withUnsafeMutableBufferPointer {
        OrderStatistics.quantiles(reordering: $0, at: probabilities, shouldStop: shouldStop)
      }
    }
    if shouldStop() { return nil }
  }

  package init(numbers: [UnsafeBufferPointer<Double>], reasons: [String?] = []) {
    self = DistributionSummary(numbers: numbers, reasons: reasons) { false } ?? DistributionSummary([]) { _ in [] }
  }

  /// In another unit.
  func scaled(by factor: Double) -> DistributionSummary {
    if factor == 1 { return self }
    func scaled(_ estimate: Estimate) -> Estimate {
      Estimate(value: estimate.value * factor, error: estimate.error * abs(factor))
    }
    return DistributionSummary(
      defined: defined, undefined: undefined, reasons: reasons, mean: scaled(mean), deviation: scaled(deviation),
      percentiles: percentiles.map(scaled))
  }
}
