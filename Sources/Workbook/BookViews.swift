import Checking
import Finance
import Reports
import Quantities
import Spreadsheet

extension BookModel {
  /// The four views: totals by column, and the ten metrics of each.
  mutating func writeViews(totalCosts: Slot) {
    sheet.owner = 0
    sheet.title = ""
    // Where each line counts is settled on its own sheet, so a view adds up rows there.
    let costs = total(.cost, { $0.counted })
    let benefits = total(.benefit, { $0.counted })
    sheet.define(totalCosts, as: SheetBuilder.content(of: costs))
    let benefitRow = sheet.slot(of: benefits)
    let economic = view(.economic, costs: totalCosts, benefits: benefitRow)
    views.append(economic)

    let cash = view(
      .cashOnly, costs: sheet.slot(of: cashTotal(.cost)), benefits: sheet.slot(of: cashTotal(.benefit)))
    views.append(cash)
    if model.lines.contains(where: { $0.risk != nil }) {
      let adverseCosts = total(.cost, { $0.haircut })
      let adverseBenefits = total(.benefit, { $0.haircut })
      views.append(
        view(
          .riskAdjusted, costs: sheet.slot(of: .row(totalCosts) + adverseCosts),
          benefits: sheet.slot(of: .row(benefitRow) - adverseBenefits)))
    }
    if model.hasTax, let tax = model.quantity(named: "tax"), let rate = values[tax.id.index].first {
      views.append(afterTax(economic: economic, cash: cash, rate: rate))
    }
  }

  private mutating func total(_ side: Line.Side, _ row: (BookLine) -> Slot?) -> SheetValue {
    let rows = lines.filter { $0.line.side == side }.compactMap(row).map { SheetValue.row($0) }
    let sum = sheet.total(rows)
    return sum.isRow ? sum : SheetValue(isRow: true, initial: 0, periods: 0)
  }

  private mutating func cashTotal(_ side: Line.Side) -> SheetValue {
    let sum = sheet.total(
      lines.filter { $0.line.side == side && $0.line.countsAsCash }.map { .row($0.counted) })
    return sum.isRow ? sum : SheetValue(isRow: true, initial: 0, periods: 0)
  }

  /// The economic view less tax on the cash net: capital outlays are left out and their amortisation taken off.
  private mutating func afterTax(economic: BookView, cash: BookView, rate: SheetValue) -> BookView {
    let capital = lines.filter { $0.line.capexMonths != nil && $0.line.countsAsCash }
    let outlayRows = sheet.total(capital.map { .row($0.counted) })
    let outlays = sheet.slot(of: outlayRows.isRow ? outlayRows : SheetValue(isRow: true, initial: 0, periods: 0))
    let charges = sheet.total(capital.compactMap { $0.amortisation.map { .row($0) } })
    let amortisation = sheet.slot(of: charges.isRow ? charges : SheetValue(isRow: true, initial: 0, periods: 0))
    let taxed = sheet.slot(of: .row(cash.net) + .row(outlays) - .row(amortisation))
    let tax = sheet.slot(of: .row(taxed) * rate)
    return view(
      .afterTax, costs: economic.costs, benefits: economic.benefits, tax: tax,
      taxed: [
        ("Capital outlays, not deducted at once", outlays), ("Amortisation of capital", amortisation),
        ("Cash net that is taxed", taxed),
      ])
  }

  // MARK: One view

  private mutating func view(
    _ view: View, costs: Slot, benefits: Slot, tax: Slot? = nil, taxed: [(label: String, slot: Slot)] = []
  ) -> BookView {
    var net = SheetValue.row(benefits) - .row(costs)
    if let tax { net = net - .row(tax) }
    let netRow = sheet.slot(of: net)
    let cumulative = sheet.running(netRow)
    let factor = sheet.model.annualDiscount == nil ? SheetValue.undefined : sheet.row(.factor)
    let present = sheet.slot(of: .row(netRow) * factor)
    let cumulativePresent = sheet.running(present)
    let signs = sheet.signs(netRow)
    let changes = sheet.changes(signs)
    let returns = sheet.returns(cumulative)
    let presentReturns = sheet.returns(cumulativePresent)
    let paidIn = sheet.slot(of: .minimum(.row(netRow), 0) * factor)
    let returned = sheet.slot(of: .maximum(.row(netRow), 0) * factor)
    let steps = sheet.steps(netRow)
    var metrics: [Metric: Slot] = [:]
    let presentCosts = sheet.cell(sheet.presentValue(costs))
    var presentBenefits = sheet.presentValue(benefits)
    if let tax { presentBenefits = presentBenefits - sheet.presentValue(tax) }
    let benefitCell = sheet.cell(presentBenefits)
    metrics[.costsPresentValue] = presentCosts
    metrics[.benefitsPresentValue] = benefitCell
    let ratio = Formula.cell(benefitCell) / .cell(presentCosts) - 1
    metrics[.roi] = sheet.cell(
      .when(
        .equal(.cell(presentCosts), 0), "n/m: no costs",
        .when(.cell(presentCosts) < 0, "n/m: costs below zero", ratio)))
    metrics[.totalCost] = sheet.cell(.call(.sum, [sheet.wholeArea(costs)]))
    metrics[.peakFunding] = sheet.cell(.minimum(0, .call(.minimum, [sheet.wholeArea(cumulative)])))
    metrics[.payback] = sheet.cell(sheet.payback(cumulative, returns))
    metrics[.discountedPayback] = sheet.cell(sheet.payback(cumulativePresent, presentReturns))
    metrics[.mirr] = sheet.cell(sheet.modifiedRate(paidIn: paidIn, returned: returned))
    let npv = sheet.cell(.call(.sum, [sheet.wholeArea(present)]))
    metrics[.npv] = npv
    let rates = triedRates ?? sheet.rateRow()
    triedRates = rates
    let scan = sheet.scan(netRow, rates)
    metrics[.irr] = sheet.cell(rate(of: view, steps, changes, scan, npv))
    return BookView(
      view: view, costs: costs, benefits: benefits, tax: tax, taxed: taxed, net: netRow, cumulative: cumulative,
      present: present, cumulativePresent: cumulativePresent,
      working: [
        ("Sign of the net", signs), ("Change of sign", changes), ("Back to zero, in periods", returns),
        ("Back to zero discounted, in periods", presentReturns), ("Paid in, discounted", paidIn),
        ("Come back, discounted", returned),
        ("NPV at each of the rates tried", scan),
      ], steps: sheet.flowsMidPeriod ? steps : nil, metrics: metrics)
  }

  /// The rate of return: searched where the net changes sign once, else what the engine found.
  private mutating func rate(of view: View, _ steps: Slot, _ changes: Slot, _ scan: Slot, _ npv: Slot) -> Formula {
    let name = view == .economic ? "irr" : "irr.\(view.rawValue)"
    var guesses: [Slot] = []
    var found: [Slot] = []
    for figures in source.scenarios {
      switch figures.metric(.irr, view) {
      case .value(let rate):
        found.append(sheet.cell(rate))
        guesses.append(sheet.cell(perStep(rate)))
      case .notMeaningful(let reason):
        found.append(sheet.slot(.cell(.text("n/m: \(reason.description)"))))
        guesses.append(sheet.cell(0.01))
      }
    }
    verdicts.append(("\(name) as Hurdle found it", found))
    verdicts.append(("\(name), where the search begins, per step", guesses))
    func chosen(_ list: [Slot]) -> Formula {
      guard let first = list.first, let last = list.last else { return .call(.notAvailable, []) }
      return .call(.index, [.area(.cell(first), .cell(last)), 1, .cell(index)])
    }
    // Where nothing was changed since, the verdict stands; else the present value is looked at over many rates.
    var presents: [Slot] = []
    for figures in source.scenarios { presents.append(sheet.cell(figures.metric(.npv, view).number ?? 0)) }
    verdicts.append(("\(name): NPV then", presents))
    let tolerance = sheet.constant(0.005, .one, "Half a cent").periods
    let isUnchanged = Formula.call(.absolute, [.cell(npv) - chosen(presents)]) <= tolerance
    let crossings = sheet.signChanges(scan)
    return sheet.internalRate(steps, changes: changes, guess: chosen(guesses)) { rate in
      .when(
        isUnchanged, chosen(found),
        .when(.equal(.call(.round, [crossings, 0]), 1), rate, "n/m: no rate of return, or several: ask Hurdle"))
    }
  }

  /// The rate of one step of time, to six digits: where a search begins need not be exact.
  private func perStep(_ annual: Double) -> Double {
    let times = FlowTimes(
      monthsPerPeriod: timeline.monthsPerPeriod, placement: model.flowsMidPeriod ? .midPeriod : .endOfPeriod)
    let rate = 1 / Discounting(annualRate: annual, times: times).factor(at: 1) - 1
    return rate.isFinite ? (rate * 1e6).rounded() / 1e6 : 0.01
  }
}
