import Analysis
import Checking
import Finance
import Sampling

/// How sure the NPV is: its percentiles, the chance of a loss, and where the base case stands among the trials.
struct BoardUncertainty {
  private let figures: Figures
  private let simulation: Simulation?
  private let scale: MoneyScale

  init(_ figures: Figures, _ simulation: Simulation?) {
    self.figures = figures
    self.simulation = simulation
    scale = Statement(figures).scale
  }

  /// P10, P50, P90, P(loss), mean; empty where no simulation was run.
  var keyFigures: [BoardPage.KeyFigure] {
    guard let simulation else { return [] }
    let unit = scale.name(of: figures.currency)
    let economic = cells(.economic)
    let cash = cells(.cashOnly)
    // As the cells of a simulated figure stand: mean, error, deviation, P5, P10, P50, P90, P95.
    var keys = [("P10", 4), ("P50", 5), ("P90", 6)].map { name, place in
      BoardPage.KeyFigure(
        "NPV \(name), \(unit)", economic.indices.contains(place) ? economic[place] : .text("n/m"),
        remark: "cash only \(cash.indices.contains(place) ? cash[place].plain : "n/m")")
    }
    keys.append(
      BoardPage.KeyFigure(
        "P(loss)", SimulationReport.cells(simulation.loss)[0], remark: "share of the trials with an NPV below 0"))
    keys.append(
      BoardPage.KeyFigure(
        "NPV, mean, \(unit)", economic.first ?? .text("n/m"), remark: basePlace ?? "the base case has no NPV"))
    return keys
  }

  private func cells(_ view: View) -> [Cell] {
    guard let figure = simulation?.figure(MetricReference(.npv, view)), figure.summary.exists else { return [] }
    return FigureStyle(figure, scale: scale).cells
  }

  /// `the base case stands at P43`
  private var basePlace: String? {
    guard let share = simulation?.asBase.share, share.isFinite else { return nil }
    return "the base case stands at P\(NumberStyle.count.text((1 - share) * 100))"
  }

  /// What the figures rest on, or why there are none.
  var note: String {
    guard let simulation else {
      let isUncertain = figures.inputs.contains { $0.uncertainty.contains { $0?.shape != nil } }
      return isUncertain
        ? "No simulation was run, so there is no P10, P50, P90 and no probability of a loss: `simulate` before the export "
          + "puts them here."
        : "No input has a range, so there is no P10, P50, P90 and no probability of a loss."
    }
    let trials = NumberStyle.count.text(Double(simulation.trials))
    let error = simulation.figure(MetricReference(.npv))?.summary.p50.error ?? .nan
    let precision =
      error.isFinite
      ? "; the standard error of P50 is \(NumberStyle.error(per: scale.factor).text(error)) "
        + scale.name(of: figures.currency) : ""
    let stopped = simulation.isPartial ? ", stopped before all were run" : ""
    return "From \(trials) trials, seed \(simulation.request.seed)\(stopped)\(precision)."
  }
}
