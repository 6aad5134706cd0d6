package import Finance
package import Sampling

/// What many trials of a model gave: values alone, so that it can be kept, shown, exported and put together from parts.
package struct Simulation: Sendable {
  /// The model and what was drawn.
  package struct Subject: Sendable, Hashable {
    package let title: String
    package let currency: String
    /// `base` or a scenario's name.
    package let scenario: String
    /// As a person reads it: `Cautious (cautious)`.
    package let scenarioTitle: String
    /// Uncertain numbers drawn in each trial; an input with members has one for each.
    package let uncertain: Int
    package let correlations: Int
    /// Names of `initial` and the periods, and the months of the horizon.
    package let periods: [String]
    package let months: Int
    /// NPV of the deterministic run, every input at its base; nil where there is none.
    package let base: Double?
    /// Lines and own metrics that were not followed, since there are many larger ones.
    package let leftOut: Int
    package init(
      title: String, currency: String, scenario: String, scenarioTitle: String, uncertain: Int, correlations: Int,
      periods: [String], months: Int, base: Double? = nil, leftOut: Int = 0
    ) {
      self.title = title
      self.currency = currency
      self.scenario = scenario
      self.scenarioTitle = scenarioTitle
      self.uncertain = uncertain
      self.correlations = correlations
      self.periods = periods
      self.months = months
      self.base = base
      self.leftOut = leftOut
    }
  }

  /// A figure that the trials gave, and what a person calls it.
  package struct Figure: Sendable {
    package let label: FigureLabel
    /// In the label's unit.
    package let summary: DistributionSummary
    package init(label: FigureLabel, summary: DistributionSummary) {
      self.label = label
      self.summary = summary
    }
  }

  package struct Check: Sendable {
    package let text: String
    package let holds: ProbabilityEstimate
    package init(text: String, holds: ProbabilityEstimate) {
      self.text = text
      self.holds = holds
    }
  }

  /// The running total of the net by period.
  package struct Fan: Sendable {
    package let view: View
    /// Indices of the periods it has: all of them, or the last of each year where there are many.
    package let periods: [Int]
    package let p10: [Double]
    package let p50: [Double]
    package let p90: [Double]
    package init(view: View, periods: [Int], p10: [Double], p50: [Double], p90: [Double]) {
      self.view = view
      self.periods = periods
      self.p10 = p10
      self.p50 = p50
      self.p90 = p90
    }
  }

  /// Payback within so many months.
  package struct PaybackWithin: Sendable {
    package let months: Int
    package let probability: ProbabilityEstimate
    package init(months: Int, probability: ProbabilityEstimate) {
      self.months = months
      self.probability = probability
    }
  }

  package let subject: Subject
  package let request: SimulationRequest
  /// Trials that were run: all, unless it was stopped.
  package let trials: Int
  /// Independent sets of points among them.
  package let sets: Int
  package let figures: [Figure]
  /// P(NPV < 0), of the trials in which there is an NPV.
  package let loss: ProbabilityEstimate
  /// P(NPV is at least that of the deterministic run); NaN where that has none.
  package let asBase: ProbabilityEstimate
  package let paybacks: [PaybackWithin]
  package let checks: [Check]
  package let histogram: Histogram?
  /// What the histogram counts.
  package let histogramLabel: FigureLabel?
  package let fans: [Fan]
  /// Against other scenarios, trial by trial on the same draws.
  package var comparisons: [ScenarioDifference] = []

  /// Among how many trials the percentiles of NPV, ROI and payback were selected: all, unless that was stopped.
  package var selected: Int
  /// Whether it was stopped before its end.
  package var isPartial: Bool { trials < request.trials }

  package func figure(_ metric: MetricReference) -> Figure? {
    figures.first { $0.label.kind == .metric(metric) }
  }

  package init(
    subject: Subject, request: SimulationRequest, trials: Int, sets: Int, figures: [Figure],
    loss: ProbabilityEstimate, asBase: ProbabilityEstimate, paybacks: [PaybackWithin], checks: [Check],
    histogram: Histogram?, histogramLabel: FigureLabel?, fans: [Fan]
  ) {
    self.subject = subject
    self.request = request
    self.trials = trials
    selected = trials
    self.sets = sets
    self.figures = figures
    self.loss = loss
    self.asBase = asBase
    self.paybacks = paybacks
    self.checks = checks
    self.histogram = histogram
    self.histogramLabel = histogramLabel
    self.fans = fans
  }
}

/// What a figure is and how it is called.
package struct FigureLabel: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case metric(MetricReference)
    /// A metric of the model's own.
    case own
    /// A statement line's total.
    case cost
    case benefit
  }
  package let kind: Kind
  /// As the language names it.
  package let name: String
  /// Of a line or an own metric, as a person reads it.
  package let title: String
  /// What its numbers are in; empty for ratios and metrics that have a unit of their own.
  package let unit: String
  /// From base units: numbers are multiplied by it.
  package let scale: Double

  package init(kind: Kind, name: String, title: String, unit: String, scale: Double = 1) {
    self.kind = kind
    self.name = name
    self.title = title
    self.unit = unit
    self.scale = scale
  }

  package var isLine: Bool { kind == .cost || kind == .benefit }
}

/// A scenario against the first, on the same draws: the difference of each trial, not of the percentiles.
package struct ScenarioDifference: Sendable {
  package let scenario: String
  package let scenarioTitle: String
  /// Its own headline metrics and chance of a loss.
  package let figures: [Simulation.Figure]
  package let loss: ProbabilityEstimate
  /// Its NPV less the first's, by trial.
  package let difference: DistributionSummary
  /// P(its NPV is the higher).
  package let better: ProbabilityEstimate
  package init(
    scenario: String, scenarioTitle: String, figures: [Simulation.Figure], loss: ProbabilityEstimate,
    difference: DistributionSummary, better: ProbabilityEstimate
  ) {
    self.scenario = scenario
    self.scenarioTitle = scenarioTitle
    self.figures = figures
    self.loss = loss
    self.difference = difference
    self.better = better
  }
}
