import Analysis
import Checking
import Finance
import Quantities
import Reports
import Sampling
import Spreadsheet

extension BookBinder {
  /// The simulation's figures below the tornado: values, since a workbook draws no trials.
  mutating func bindSimulation() {
    // The tornado above rests on the same state of the workbook.
    layout.formula(.sensitivity, 2, 0, exportState, .caption)
    guard let simulation = book.source.simulation else {
      layout.text(
        .sensitivity, layout.row(.sensitivity) + 1, 0,
        "No simulation was run: `simulate` in Hurdle before the export puts P10, P50, P90 and the probability of a loss here.",
        .note)
      layout.skip(.sensitivity, 3)
      return
    }
    layout.skip(.sensitivity)
    heading("Simulation")
    layout.formula(
      .sensitivity, layout.row(.sensitivity), 0, .text(Self.provenance(of: simulation) + " ") & simulationState, .note)
    layout.skip(.sensitivity, 2)
    bindDistributions(simulation)
    bindProbabilities(simulation)
    bindHistogram(simulation)
    for fan in simulation.fans { bind(fan, simulation) }
  }

  /// `Values from 65,536 trials at export, scenario base, seed 1, in 16 independent sets.`
  static func provenance(of simulation: Simulation) -> String {
    let trials = NumberStyle.count.text(Double(simulation.trials))
    let scenario = simulation.subject.scenario
    return "Values from Hurdle at export, not formulas: \(trials) trials of the scenario \(scenario), "
      + "seed \(simulation.request.seed), in \(Wording.count(simulation.sets, "independent set"))."
      + (simulation.isPartial ? " It was stopped before all were run." : "")
  }

  /// Whether the workbook still says what was simulated.
  var simulationState: Formula {
    state(
      "The workbook is as it was simulated.", "STALE: a scenario or a cell was changed since; simulate again in Hurdle."
    )
  }

  /// The same of what was computed one input at a time.
  var exportState: Formula {
    state("As exported.", "STALE: a scenario or a cell was changed since; export again from Hurdle.")
  }

  private func state(_ unchanged: Formula, _ stale: Formula) -> Formula {
    guard let staleness else { return "" }
    let isSame = Formula.equal(.cell(book.index), .number(Double(book.source.selected + 1)))
    let isUnchanged = Formula.equal(.cell(staleness), "as exported")
    return .when(.call(.and, [isSame, isUnchanged]), unchanged, stale)
  }

  private mutating func heading(_ text: String) {
    let row = layout.row(.sensitivity)
    for column in 0...10 { layout.text(.sensitivity, row, column, column == 0 ? text : "", .heading) }
    layout.skip(.sensitivity)
  }

  private mutating func headers(_ texts: [String], words: Int) {
    let row = layout.row(.sensitivity)
    for (column, text) in texts.enumerated() {
      layout.text(.sensitivity, row, column, text, column < words ? .header : CellStyle(.header, .general))
    }
    layout.skip(.sensitivity)
  }

  // MARK: Distributions

  private mutating func bindDistributions(_ simulation: Simulation) {
    headers(
      ["Name", "Figure", "Unit", "Mean", "Std deviation", "P5", "P10", "P50", "P90", "P95", "Largest std error"],
      words: 3)
    for figure in simulation.figures {
      let row = layout.row(.sensitivity)
      let label = figure.label
      var (title, unit, number) = (label.title, label.unit, CellStyle.Number.general)
      switch label.kind {
      case .metric(let reference):
        title =
          reference.metric.title + (reference.view == .economic ? "" : ", \(reference.view.title.lowercased())")
        unit = reference.metric.unit(figures.currency)
        number = reference.metric.number
        if reference.metric == .npv { simulatedNPV[reference.view] = row }
      case .cost, .benefit: number = .money
      case .own: number = label.unit == "%" ? .percent : .exactMoney
      }
      layout.text(.sensitivity, row, 0, label.name, .label)
      layout.text(.sensitivity, row, 1, title, .label)
      layout.text(.sensitivity, row, 2, unit, .label)
      let summary = figure.summary
      // A percentage is shown as one, and kept as a fraction.
      let scale = number == .percent && label.kind == .own ? 0.01 : 1
      let values = [summary.mean, summary.deviation] + summary.percentiles
      for (column, value) in (values.map(\.value) + [summary.largestError]).enumerated() {
        layout.number(.sensitivity, row, 3 + column, value * scale, CellStyle(.figure, number))
      }
      layout.skip(.sensitivity)
    }
    for figure in simulation.figures where figure.summary.undefined > 0 {
      let count = NumberStyle.count.text(Double(figure.summary.undefined))
      layout.text(
        .sensitivity, layout.row(.sensitivity), 0,
        "\(figure.label.name) does not exist in \(count) trials: \(figure.summary.reasons.joined(separator: "; ")).",
        .note)
      layout.skip(.sensitivity)
    }
    layout.skip(.sensitivity)
  }

  private mutating func bindProbabilities(_ simulation: Simulation) {
    headers(["", "Probability", "", "Share of trials", "Std error"], words: 3)
    var rows = [("npv < 0", "NPV below 0: a loss", simulation.loss)]
    if simulation.asBase.share.isFinite {
      rows.append(("npv >= base", "NPV at least that of the base case", simulation.asBase))
    }
    rows += simulation.paybacks.map {
      ("payback <= \($0.months)", "Paid back within \($0.months) months", $0.probability)
    }
    rows += simulation.checks.map { ("check", "Check holds: \(Self.oneLine($0.text))", $0.holds) }
    for (name, title, estimate) in rows {
      let row = layout.row(.sensitivity)
      layout.text(.sensitivity, row, 0, name, .label)
      layout.text(.sensitivity, row, 1, title, .label)
      layout.number(.sensitivity, row, 3, estimate.share, CellStyle(.figure, .percent))
      layout.number(.sensitivity, row, 4, estimate.error, CellStyle(.figure, .factor))
      layout.skip(.sensitivity)
    }
    layout.skip(.sensitivity)
  }

  // MARK: Pictures

  private mutating func bindHistogram(_ simulation: Simulation) {
    guard let histogram = simulation.histogram, let label = simulation.histogramLabel,
      let figure = simulation.figures.first(where: { $0.label == label }), figure.summary.defined > 0
    else { return }
    headers(["", "Distribution of \(label.name): from", "to", "Share of trials"], words: 1)
    let first = layout.row(.sensitivity)
    for (index, count) in histogram.counts.enumerated() {
      let row = layout.row(.sensitivity)
      let ends = histogram.interval(index)
      layout.number(.sensitivity, row, 1, ends.lowerBound, CellStyle(.figure, .money))
      layout.number(.sensitivity, row, 2, ends.upperBound, CellStyle(.figure, .money))
      layout.number(
        .sensitivity, row, 3, Double(count) / Double(figure.summary.defined), CellStyle(.figure, .percent))
      layout.skip(.sensitivity)
    }
    let last = layout.row(.sensitivity) - 1
    layout[.sensitivity].charts.append(
      WorkbookChart(
        kind: .histogram, title: "How often \(label.name) falls where, of all trials",
        series: [
          WorkbookChart.Series(
            name: "Share of trials", categories: layout.columnReference(.sensitivity, 1, first...last),
            values: layout.columnReference(.sensitivity, 3, first...last), colour: 0x1F4E79)
        ], row: first - 1, column: 5, width: 640, height: 300, valueTitle: "Share of trials",
        periods: histogram.counts.count, numbers: .percent))
    // Rows below the chart begin anew.
    layout.go(.sensitivity, to: max(last + 2, first + 17))
  }

  private mutating func bind(_ fan: Simulation.Fan, _ simulation: Simulation) {
    let view = fan.view == .economic ? "" : ", \(fan.view.title.lowercased())"
    headers(["", "Cumulative net\(view), \(figures.currency)", "", "P10", "P50", "P90"], words: 2)
    let first = layout.row(.sensitivity)
    for (index, period) in fan.periods.enumerated() {
      let row = layout.row(.sensitivity)
      layout.text(.sensitivity, row, 1, simulation.subject.periods[period], .label)
      for (column, series) in [fan.p10, fan.p50, fan.p90].enumerated() {
        layout.number(.sensitivity, row, 3 + column, series[index], CellStyle(.figure, .money))
      }
      layout.skip(.sensitivity)
    }
    let last = layout.row(.sensitivity) - 1
    guard last > first else { return }
    let names = layout.columnReference(.sensitivity, 1, first...last)
    let series = [("P90", 5, WorkbookChart.Series.Mark.dashed), ("P50", 4, .plain), ("P10", 3, .dashed)].map {
      WorkbookChart.Series(
        name: $0.0, categories: names, values: layout.columnReference(.sensitivity, $0.1, first...last),
        colour: $0.1 == 4 ? 0x1F4E79 : 0x7F7F7F, mark: $0.2)
    }
    layout[.sensitivity].charts.append(
      WorkbookChart(
        kind: .line, title: "Cumulative net\(view): P10 to P90", series: series, row: first - 1, column: 7, width: 560,
        height: 300, valueTitle: figures.currency, periods: fan.periods.count))
    layout.go(.sensitivity, to: max(last + 2, first + 17))
  }
}
