package import Analysis
import Finance
import Sampling

/// A simulation as an answer: how likely a loss is, how every figure is distributed, and how precise that is known.
package struct SimulationReport: Sendable {
  package let simulation: Simulation

  package init(_ simulation: Simulation) { self.simulation = simulation }

  package func report() -> Report {
    Report(title: title, subtitle: subtitle, sections: sections())
  }

  /// Without head, for a page that has one.
  package func sections() -> [Report.Section] {
    var sections = [Report.Section(nil, remarks + [probabilities])] + metrics
    if let histogram { sections.append(Report.Section(nil, [.histogram(histogram)])) }
    for fan in simulation.fans { sections.append(Report.Section(nil, [.fan(plot(fan))])) }
    let lines = simulation.figures.filter(\.label.isLine)
    if !lines.isEmpty {
      sections.append(Report.Section("Lines, totals", [.table(table(lines, titles: \.label.title))]))
    }
    if simulation.subject.leftOut > 0 {
      let left = NumberStyle.count.text(Double(simulation.subject.leftOut))
      sections.append(
        Report.Section(
          nil, [.note("\(left) smaller lines are not followed one by one; simulate of LINE follows one.")]))
    }
    let missing = undefinedNotes
    if !missing.isEmpty { sections.append(Report.Section("Where a figure does not exist", missing)) }
    sections.append(Report.Section(nil, [.note(precision)]))
    return sections
  }

  /// As part of a pack: under headings that say what it is.
  package func packSections() -> [Report.Section] {
    let head = Report.Section("Simulation", subtitle.map { .note($0) })
    return [head]
      + sections().map { section in
        Report.Section(section.heading.map { "Simulation: \($0.lowercasedFirst)" }, section.blocks)
      }
  }

  // MARK: Head

  private var title: String {
    let name = simulation.subject.title
    return name.isEmpty ? "Simulation" : "Simulation of \(name)"
  }

  private var subtitle: [String] {
    let subject = simulation.subject
    var drawn = Wording.count(subject.uncertain, "uncertain number")
    if subject.correlations > 0 { drawn += ", \(Wording.count(subject.correlations, "correlation"))" }
    let trials = NumberStyle.count.text(Double(simulation.trials))
    return [
      "Scenario \(subject.scenarioTitle) · \(trials) trials · seed \(simulation.request.seed) · \(drawn)",
      Self.points(simulation),
    ] + (simulation.request.decidesAnew ? ["Routes are decided anew in every trial"] : [])
  }

  static func points(_ simulation: Simulation) -> String {
    let points =
      switch simulation.request.points {
      case .sobol: "Scrambled Sobol' points"
      case .random: "Independent random numbers"
      }
    return
      "\(points) in \(Wording.count(simulation.sets, "independent set")); ± is a standard error, from how they differ"
  }

  private var remarks: [Report.Block] {
    var remarks: [Report.Block] = []
    if simulation.isPartial {
      let asked = NumberStyle.count.text(Double(simulation.request.trials))
      remarks.append(
        .note("Stopped: \(NumberStyle.count.text(Double(simulation.trials))) of \(asked) trials were run."))
    }
    if simulation.selected < simulation.trials {
      let selected = NumberStyle.count.text(Double(simulation.selected))
      remarks.append(
        .note("Stopped while percentiles were selected: those of NPV, ROI and payback are of \(selected) trials."))
    }
    if simulation.subject.uncertain == 0 {
      remarks.append(.note("Nothing in this scenario is uncertain: every trial gives the same."))
    }
    return remarks
  }

  // MARK: Probabilities

  private var probabilities: Report.Block {
    var rows = [probability("NPV below 0, a loss", simulation.loss)]
    if let base = simulation.subject.base {
      let scale: MoneyScale = abs(base) < 1e5 ? .units : abs(base) < 1e8 ? .thousands : .millions
      let amount = "\(scale.style.text(base)) \(scale.name(of: simulation.subject.currency))"
      rows.append(probability("NPV at least that of the base case, \(amount)", simulation.asBase))
    }
    for payback in simulation.paybacks {
      rows.append(probability("Paid back within \(payback.months) months", payback.probability))
    }
    for check in simulation.checks {
      rows.append(probability("Check holds: \(Wording.oneLine(check.text))", check.holds))
    }
    return .table(
      Table(
        caption: "Probability",
        columns: [Table.Column("", .label), Table.Column("", .figure), Table.Column("±", .figure)], rows: rows))
  }

  /// A probability as a row.
  private func probability(_ title: String, _ estimate: ProbabilityEstimate) -> Table.Row {
    Table.Row(.line, [.text(title)] + Self.cells(estimate))
  }

  /// A probability and its error, in the digits that hold.
  static func cells(_ estimate: ProbabilityEstimate) -> [Cell] {
    guard estimate.share.isFinite else { return [.notMeaningful("it exists in no trial"), .empty] }
    let decimals = Precision.decimals(of: estimate.error * 100, most: 2)
    let isCertain = estimate.share == 0 || estimate.share == 1
    return [
      .number(estimate.share, .percent(decimals: isCertain ? 0 : decimals)),
      estimate.error.isFinite
        ? .number(estimate.error, .percent(decimals: Precision.errorDecimals(of: estimate.error * 100))) : .empty,
    ]
  }

  /// A probability alone, in the digits that hold.
  package static func cell(_ estimate: ProbabilityEstimate) -> Cell { cells(estimate)[0] }

  /// A probability's error, in one digit.
  package static func errorText(of estimate: ProbabilityEstimate) -> String {
    guard estimate.error.isFinite else { return "unknown" }
    return NumberStyle.percent(decimals: Precision.errorDecimals(of: estimate.error * 100)).text(estimate.error)
  }

  // MARK: Tables

  /// A table for each view, and one for the model's own metrics.
  private var metrics: [Report.Section] {
    var sections = View.allCases.compactMap { view -> Report.Section? in
      let shown = simulation.figures.filter {
        if case .metric(let reference) = $0.label.kind { reference.view == view } else { false }
      }
      if shown.isEmpty { return nil }
      let heading = view == .economic ? "Metrics" : "Metrics, \(view.title.lowercasedFirst)"
      return Report.Section(heading, [.table(table(shown, titles: metricTitle))])
    }
    let own = simulation.figures.filter { $0.label.kind == .own }
    if !own.isEmpty {
      sections.append(Report.Section("The model's own metrics", [.table(table(own, titles: metricTitle))]))
    }
    return sections
  }

  private func metricTitle(_ figure: Simulation.Figure) -> String {
    guard case .metric(let reference) = figure.label.kind else { return figure.label.title }
    return reference.metric.title
  }

  private func table(_ figures: [Simulation.Figure], titles: (Simulation.Figure) -> String) -> Table {
    let ordered = FigureOrder.ordered(figures)
    let scale = Self.scale(ordered)
    let caption = figures.contains { FigureStyle.isMoney($0.label) } ? scale.name(of: simulation.subject.currency) : nil
    let rows = ordered.map { figure -> Table.Row in
      let style = FigureStyle(figure, scale: scale)
      return Table.Row(.line, [.text(style.title(titles(figure)))] + style.cells)
    }
    return Self.table(rows, caption: caption)
  }

  /// With forms for narrow screens: first the spread goes, which the percentiles show as well, then their outer pair.
  static func table(_ rows: [Table.Row], caption: String? = nil) -> Table {
    let columns = ["mean", "±", "sd", "P5", "P10", "P50", "P90", "P95"]
    let full = Table(
      caption: caption, columns: [Table.Column("", .label)] + columns.map { Table.Column($0, .figure) }, rows: rows)
    let withoutSpread = full.without(column: 3)
    var table = full
    table.folded = [withoutSpread, withoutSpread.without(column: 3).without(column: 6)]
    return table.breakingNames(to: 18)
  }

  /// Thousands from a hundred thousand up, so that a row of percentiles fits a screen.
  static func scale(_ figures: [Simulation.Figure]) -> MoneyScale {
    let money = figures.filter { FigureStyle.isMoney($0.label) }.flatMap { figure in
      ([figure.summary.mean] + figure.summary.percentiles).map { abs($0.value) }
    }
    let largest = money.filter(\.isFinite).max() ?? 0
    return largest < 1e5 ? .units : largest < 1e8 ? .thousands : .millions
  }

  // MARK: Pictures

  private var histogram: HistogramPlot? {
    guard let counted = simulation.histogram, let label = simulation.histogramLabel,
      let figure = simulation.figures.first(where: { $0.label == label }), simulation.trials > 0
    else { return nil }
    let scale = Self.scale([figure])
    let style = FigureStyle(figure, scale: scale)
    let total = Double(figure.summary.defined)
    guard total > 0 else { return nil }
    let isAboutLoss = label.kind == .metric(MetricReference(.npv))
    let name = style.title(FigureStyle.name(of: label))
    let unit = FigureStyle.isMoney(label) ? ", \(scale.name(of: simulation.subject.currency))" : ""
    let shading = isAboutLoss && figure.summary.p5.value < 0 ? " (losses shaded)" : ""
    return HistogramPlot(
      title: "\(name)\(unit): share of trials\(shading)", start: counted.start, width: counted.width,
      shares: counted.counts.map { Double($0) / total }, below: Double(counted.below) / total,
      above: Double(counted.above) / total, threshold: isAboutLoss ? 0 : nil,
      marks: [
        ("P10", figure.summary.p10.value), ("P50", figure.summary.p50.value), ("P90", figure.summary.p90.value),
      ], style: style.plain)
  }

  private func plot(_ fan: Simulation.Fan) -> FanPlot {
    let largest = (fan.p10 + fan.p50 + fan.p90).filter(\.isFinite).map(abs).max() ?? 0
    let scale: MoneyScale = largest < 1e5 ? .units : largest < 1e8 ? .thousands : .millions
    let view = fan.view == .economic ? "" : ", \(fan.view.title.lowercasedFirst)"
    return FanPlot(
      title: "Cumulative net\(view), \(scale.name(of: simulation.subject.currency)): P10 to P90 shaded, P50 as a line",
      labels: fan.periods.map { simulation.subject.periods[$0] }, low: fan.p10, middle: fan.p50, high: fan.p90,
      style: scale.style)
  }

  // MARK: Notes

  /// One sentence for all figures that do not exist in as many trials for the same reasons.
  private var undefinedNotes: [Report.Block] {
    struct Cause: Hashable {
      let undefined: Int
      let reasons: [String]
    }
    var causes: [Cause] = []
    var names: [Cause: [String]] = [:]
    var trials = 0
    for figure in FigureOrder.ordered(simulation.figures) where figure.summary.undefined > 0 {
      let cause = Cause(undefined: figure.summary.undefined, reasons: figure.summary.reasons)
      if names[cause] == nil { causes.append(cause) }
      names[cause, default: []].append(FigureStyle.name(of: figure.label))
      trials = figure.summary.trials
    }
    return causes.map { cause in
      let who = Wording.list(names[cause] ?? [])
      let why = cause.reasons.isEmpty ? "" : ": \(Wording.list(cause.reasons, joining: "or"))"
      if cause.undefined == trials { return .note("In no trial: \(who)\(why).") }
      let share = NumberStyle.percent(decimals: 1).text(Double(cause.undefined) / Double(max(trials, 1)))
      let count = NumberStyle.count.text(Double(cause.undefined))
      return .note("Not in \(count) trials (\(share)): \(who)\(why).")
    }
  }

  private var precision: String {
    let exact = simulation.request.trials <= SimulationRequest.mostKept
    let percentiles =
      exact
      ? "Percentiles of NPV, ROI and payback are exact among the trials, all others within a rank of 1 in 10,000."
      : "Percentiles are within a rank of 1 in 10,000."
    return "Figures are rounded to the digits that hold: the last one to about two standard errors. \(percentiles)"
  }
}
