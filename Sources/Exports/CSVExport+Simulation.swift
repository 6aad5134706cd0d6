import Analysis
import Finance
import Sampling

extension CSVExport {
  /// A row for each number: the view is that of the metric, the category `simulation/p10` or `simulation/error_p10`.
  func add(_ simulation: Simulation, to rows: inout CSVRows) {
    let scenario = simulation.subject.scenario
    for figure in simulation.figures {
      var view = View.economic
      var name = figure.label.name
      if case .metric(let reference) = figure.label.kind { (view, name) = (reference.view, reference.metric.rawValue) }
      let summary = figure.summary
      let estimates: [(String, DistributionSummary.Estimate)] = [
        ("mean", summary.mean), ("sd", summary.deviation), ("p5", summary.p5), ("p10", summary.p10),
        ("p50", summary.p50), ("p90", summary.p90), ("p95", summary.p95),
      ]
      func add(_ what: String, _ value: Double, _ unit: String) {
        rows.add(scenario, view.rawValue, name, "simulation/\(what)", "total", value, unit)
      }
      for (what, estimate) in estimates {
        add(what, estimate.value, figure.label.unit)
        add("error_\(what)", estimate.error, figure.label.unit)
      }
      add("undefined", Double(summary.undefined), "trial")
    }
    func add(_ name: String, _ estimate: ProbabilityEstimate) {
      rows.add(scenario, "economic", name, "simulation/probability", "total", estimate.share, "")
      rows.add(scenario, "economic", name, "simulation/error_probability", "total", estimate.error, "")
    }
    add("npv < 0", simulation.loss)
    for payback in simulation.paybacks { add("payback <= \(payback.months) months", payback.probability) }
    for check in simulation.checks { add(check.text, check.holds) }
    for fan in simulation.fans {
      for (index, period) in fan.periods.enumerated() {
        for (what, series) in [("p10", fan.p10), ("p50", fan.p50), ("p90", fan.p90)] {
          rows.add(
            scenario, fan.view.rawValue, "cumulative", "simulation/\(what)", simulation.subject.periods[period],
            series[index], simulation.subject.currency)
        }
      }
    }
  }
}
