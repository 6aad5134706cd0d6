import Checking
import Engine
import Finance
import Planning
import Quantities
import Reports

/// What stands beside a name in a list of candidates: its value in the scenario in use, its unit, its label.
struct CandidateDetails {
  private let model: CheckedModel
  /// nil while nothing can be computed.
  private let run: Evaluator?

  init(_ model: CheckedModel, run: Evaluator?) {
    self.model = model
    self.run = run
  }

  func detail(of candidate: Candidate) -> String {
    switch candidate.subject {
    case .function?, nil: return candidate.detail
    case .metric(let reference):
      guard let run, let value = run.metric(reference), let currency = model.currency else { return candidate.detail }
      let style = reference.metric.style(money: .amount(currency: currency))
      return Self.joined(Self.text(value, style), candidate.detail)
    case .quantity(let id):
      return Self.joined(value(of: model[id]) ?? candidate.detail, model[id].label ?? "")
    }
  }

  private func value(of quantity: Quantity) -> String? {
    guard let run else { return nil }
    let unit = quantity.type.unit
    if case .input = quantity.role {
      return InputFigures(run, quantity).map { InputText.value($0, timeline: run.plan.timeline) }
    }
    guard quantity.type.cellCount == 1 else {
      return Self.joined(unit.description, "by \(Wording.list(quantity.type.axes.map(\.name)))")
    }
    let whole = Timeline.Column("", 0...run.plan.timeline.count)
    guard let value = run.value(of: quantity.id, over: whole) else { return nil }
    if quantity.type.isTruth { return Self.text(value) { $0 == 0 ? "no" : "yes" } }
    switch quantity.type.rollUp {
    case .flow:
      let total = unit * Unit([Unit.Term(.month)])
      return Self.text(value) { NumberStyle.quantity(unit: total.description, average: false).text(total.number($0)) }
        + " in all"
    case .balance, .rate:
      let isMean = quantity.type.rollUp == .rate && quantity.type.isSeries
      return Self.text(value) { NumberStyle.quantity(unit: unit.description, average: isMean).text(unit.number($0)) }
    }
  }

  private static func text(_ value: MetricValue, _ style: NumberStyle) -> String { text(value) { style.text($0) } }

  private static func text(_ value: MetricValue, _ format: (Double) -> String) -> String {
    switch value {
    case .value(let number): format(number)
    case .notMeaningful: "n/m"
    }
  }

  private static func joined(_ parts: String...) -> String { parts.filter { !$0.isEmpty }.joined(separator: "  ") }
}
