import Checking
import Finance
import Functions
import Quantities

/// The parts of a board page that need nothing but a scenario's figures.
struct BoardTexts {
  let figures: Figures
  private let scale: MoneyScale

  init(_ figures: Figures) {
    self.figures = figures
    scale = Statement(figures).scale
  }

  private var unit: String { scale.name(of: figures.currency) }
  private func money(_ value: Double) -> String { "\(scale.style.text(value)) \(unit)" }
  private func number(_ metric: Metric, _ view: View = .economic) -> Double? { figures.metric(metric, view).number }

  // MARK: The ask

  var ask: [String] {
    var sentences: [String] = []
    let months = Wording.count(figures.timeline.count, figures.timeline.period.name)
    if let total = number(.totalCost), let cash = number(.totalCost, .cashOnly) {
      let part = abs(total - cash) < 0.005 ? "all of it cash" : "of which \(money(cash)) is cash"
      sentences.append("To be decided: \(money(total)) over \(months), \(part).")
    }
    sentences.append(verdict)
    return sentences
  }

  private var verdict: String {
    let rate = NumberStyle.percent(decimals: 1).text(figures.annualDiscount)
    guard let npv = number(.npv) else {
      return "Whether it clears the hurdle rate of \(rate) cannot be told: \(reason(figures.metric(.npv)))."
    }
    let cash = number(.npv, .cashOnly)
    let verb = npv >= 0 ? "clears" : "does not clear"
    var text = "It \(verb) the hurdle rate of \(rate): the NPV is \(money(npv))"
    if let cash {
      let agrees = (cash >= 0) == (npv >= 0)
      text +=
        agrees
        ? ", in cash alone \(money(cash))" : "; in cash alone it \(cash >= 0 ? "does" : "does not"), at \(money(cash))"
    }
    return text + "."
  }

  private func reason(_ value: MetricValue) -> String {
    if case .notMeaningful(let reason) = value { reason.description } else { "" }
  }

  // MARK: Key figures

  var keyFigures: [BoardPage.KeyFigure] {
    let views: (Metric) -> String = { metric in
      let style = metric.style(money: scale.style)
      switch figures.metric(metric, .cashOnly) {
      case .value(let cash): return "cash only \(style.text(cash))"
      case .notMeaningful(let reason): return "cash only n/m: \(reason.description)"
      }
    }
    func key(_ metric: Metric, _ label: String) -> BoardPage.KeyFigure {
      BoardPage.KeyFigure(
        label, MetricsTable.cell(figures.metric(metric), metric.style(money: scale.style)), remark: views(metric))
    }
    var keys = [key(.npv, "NPV, \(unit)")]
    keys += [key(.roi, "ROI"), key(.payback, "Payback"), key(.peakFunding, "Peak funding, \(unit)")]
    for metric in figures.userMetrics {
      let quantity = figures.model[metric.id]
      guard let definition = quantity.definition, case .call(let function, _) = definition.kind,
        function.name == "cost_per"
      else { continue }
      keys.append(BoardPage.KeyFigure(figures.title(of: quantity), MetricsTable.cell(metric.value, quantity)))
    }
    return keys
  }

  // MARK: Cash and capacity

  var cashAndCapacity: Table {
    let economic = figures.views[.economic]
    let cash = figures.views[.cashOnly]
    func row(_ title: String, _ role: Table.Row.Role, _ part: (ViewFigures) -> [Double], sign: Double) -> Table.Row {
      let all = economic.map { part($0).total } ?? .nan
      let inCash = cash.map { part($0).total } ?? .nan
      return Table.Row(
        role,
        [.text(title)] + [all, inCash, all - inCash].map { figures.cell($0 * sign, scale.style) })
    }
    return Table(
      caption: "\(unit), undiscounted, whole horizon",
      columns: [
        Table.Column("", .label), Table.Column("Economic", .figure), Table.Column("Cash", .figure),
        Table.Column("Capacity and the rest", .figure),
      ],
      rows: [
        row("Benefits", .line, \.benefits, sign: 1), row("Costs", .line, \.costs, sign: -1),
        row("Net", .total, \.net, sign: 1),
      ])
  }

  /// The model's own checks, as sentences: those that fail, then as many as a page has room for.
  var statedChecks: [String] {
    let ordered = figures.checks.filter { !$0.passed } + figures.checks.filter(\.passed)
    let more = ordered.count - 3
    return ordered.prefix(3).map { outcome in
      "\(Wording.oneLine(outcome.check.text)): \(outcome.passed ? "holds" : "FAILS")"
        + (outcome.remark.isEmpty ? "." : ", \(outcome.remark).")
    } + (more > 0 ? ["And \(Wording.count(more, "check")) more: see the checks."] : [])
  }
}
