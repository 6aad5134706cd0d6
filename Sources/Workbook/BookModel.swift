import Checking
import Finance
import Planning
import Quantities
import Reports
import Spreadsheet

/// The whole model as slots: quantities, lines, views, metrics, checks.
struct BookModel {
  let source: BookSource
  let model: CheckedModel
  let timeline: Timeline
  var sheet: SheetBuilder
  var inputs: BookInputs
  /// The scenario selected: its name and its number.
  let selected: Slot
  let index: Slot
  /// What each choice is in the scenario selected, and in each scenario.
  var choices: [(name: String, live: Slot, byScenario: [Slot])] = []
  /// By quantity, one value per cell.
  var values: [[SheetValue]]
  /// By quantity, the slots that hold them; empty for inputs.
  var slots: [[Slot]]
  var lines: [BookLine] = []
  var views: [BookView] = []
  /// The model's own, in the unit they are shown in.
  var metrics: [(id: QuantityID, slot: Slot)] = []
  var factors: [QuantityID: Slot] = [:]
  var checks: [BookCheck] = []
  /// Figures that no formula can give, by scenario: what the engine found where a rate is searched.
  var verdicts: [(label: String, byScenario: [Slot])] = []
  /// What routes decided, stored by scenario.
  var decided: [Decided] = []
  var annualDiscount: Slot?
  /// Rates that every view's present value is tried at.
  var triedRates: Slot?

  struct Decided {
    let id: QuantityID
    let cell: Int
    let isRow: Bool
    let byScenario: [Slot]
  }

  struct BookCheck {
    let check: Check
    let left: Slot?
    let right: Slot?
    /// 1 holds, 0 does not.
    let holds: Slot
    /// Where it is asked: the number of a scenario; nil is the one selected.
    let scenario: Int?
    let atExport: CheckFigures?
  }

  init(_ source: BookSource) {
    self.source = source
    let figures = source.scenarios[0]
    model = figures.model
    timeline = figures.timeline
    var sheet = SheetBuilder(timeline: figures.timeline, flowsMidPeriod: figures.model.flowsMidPeriod)
    selected = sheet.slot(.cell(.text(source.scenarios[source.selected].scenario)))
    index = sheet.reserve()
    self.sheet = sheet
    inputs = BookInputs(source, index: index)
    values = Array(repeating: [], count: model.quantities.count)
    slots = values.map { _ in [] }
  }

  var formulas: ExpressionFormulas {
    let values = values
    let metrics = Dictionary(
      views.flatMap { view in view.metrics.map { (MetricReference($0.key, view.view), $0.value) } },
      uniquingKeysWith: { first, _ in first })
    return ExpressionFormulas(
      model: model,
      values: { values[$0.index].isEmpty ? [.undefined] : values[$0.index] },
      // One times a text is an error: a comparison with n/m must not hold.
      metric: { reference in
        (metrics[reference] ?? metrics[MetricReference(reference.metric)]).map {
          SheetValue(.operation(.multiply, .cell($0), 1))
        } ?? .undefined
      })
  }

  // MARK: Writing

  mutating func write() {
    // The calendar stands first, and so do the things every scenario needs.
    _ = sheet.slot(of: .number)
    writeChoices()
    inputs.write(in: &sheet)
    for (id, value) in inputs.values { values[id.index] = value }
    if let discount = model.quantity(named: "discount"), case .input = discount.role,
      let value = values[discount.id.index].first
    {
      let annual = sheet.slot(of: SheetValue(value.pinned(to: 1)) * sheet.monthsPerYear)
      annualDiscount = annual
      sheet.model.annualDiscount = .cell(annual)
      _ = sheet.slot(of: .factor)
    }
    let totalCosts = sheet.reserve()
    sheet.model.totalCosts = totalCosts
    writeQuantities()
    writeLines()
    writeViews(totalCosts: totalCosts)
    writeMetrics()
    writeChecks()
  }

  private mutating func writeChoices() {
    for choice in model.choices {
      let byScenario = source.scenarios.map { figures in
        sheet.slot(
          .cell(.text(figures.choices.first { $0.choice == choice.name }?.option ?? choice.options.first ?? "")))
      }
      guard let first = byScenario.first, let last = byScenario.last else { continue }
      let live = sheet.cell(.call(.index, [.area(.cell(first), .cell(last)), 1, .cell(index)]))
      choices.append((choice.name, live, byScenario))
    }
  }
}
