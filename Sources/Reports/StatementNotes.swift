import Checking
import Finance
import Quantities

/// The sentences below a statement: what does not count and why, what was discounted how, where it ends.
enum StatementNotes {
  /// Lines that do not count although they stand there.
  static func standing(_ figures: Figures) -> [String] {
    var notes: [String] = []
    func titles(_ lines: [LineFigures]) -> String { Wording.list(lines.map(\.quantity.title)) }
    let benefits = figures.lines.filter { !$0.isCost && $0.standing == .counted && $0.line.statedZero == nil }
    let idle = benefits.filter { $0.line.kind == .capacity && !$0.line.countsEconomically }
    if !idle.isEmpty {
      notes.append("Counted at zero, since nothing says what the time is reallocated to: \(titles(idle)).")
    }
    let unmargined = benefits.filter { $0.line.kind == .revenue && !$0.line.countsEconomically }
    if !unmargined.isEmpty {
      notes.append("Counted at zero, since revenue counts only at a margin: \(titles(unmargined)).")
    }
    let unbudgeted = benefits.filter { $0.line.kind == .avoided && !$0.line.countsAsCash }
    if !unbudgeted.isEmpty {
      notes.append("Not cash, since no budget is named from which it is saved: \(titles(unbudgeted)).")
    }
    let excluded = figures.lines.filter { $0.standing == .excluded }
    if !excluded.isEmpty { notes.append("Excluded from every total and metric: \(titles(excluded)).") }
    let unavailable = figures.lines.filter { $0.standing == .unavailable }
    if !unavailable.isEmpty { notes.append("Waits for a need that nothing meets: \(titles(unavailable)).") }
    if figures.model.hasTax {
      notes.append(
        "After tax: tax falls on the cash result less amortisation; losses are credited at once, "
          + "as in a profitable company; capacity is untaxed. All other figures are before tax.")
    }
    return notes
  }

  /// Why a line on its own does not count.
  static func standing(of line: LineFigures) -> [String] {
    switch line.standing {
    case .excluded: return ["Excluded from every total and metric."]
    case .notChosen: return ["Not counted: it belongs to an option that is not chosen."]
    case .unavailable: return ["It waits for a need that nothing meets."]
    case .counted: break
    }
    if line.line.kind == .capacity, !line.line.countsEconomically {
      return ["Counted at zero, since nothing says what the time is reallocated to."]
    }
    if line.line.kind == .revenue, !line.line.countsEconomically {
      return ["Counted at zero, since revenue counts only at a margin."]
    }
    return []
  }

  /// Why a yearly column's net cannot simply be discounted by the year, and what that would make.
  static func timing(_ figures: Figures, scale: MoneyScale) -> String? {
    let period = figures.timeline.period
    guard period != .year, let net = figures.views[.economic]?.net else { return nil }
    let byPeriod = figures.presentValue(net)
    // As a spreadsheet would: the first column discounted by one year, the second by two.
    let placement: FlowTimes.Placement = figures.model.flowsMidPeriod ? .midPeriod : .endOfPeriod
    let yearly = Discounting(
      annualRate: figures.annualDiscount, times: FlowTimes(monthsPerPeriod: 12, placement: placement))
    let columns = figures.timeline.columns(by: .year)
    let byYear = columns.enumerated().reduce(0) { $0 + net.amount(in: $1.element) * yearly.factor(at: $1.offset) }
    guard byPeriod.isFinite, byYear.isFinite else { return nil }
    let difference = NumberStyle.signed(scale.style).text(byPeriod - byYear)
    return
      "Timing: cash is discounted by \(period.name), so columns by year have no discount factor. By \(period.name) the "
      + "net is worth \(scale.style.text(byPeriod)); discounted by year it would be \(scale.style.text(byYear)), a "
      + "timing difference of \(difference) (\(scale.name(of: figures.currency)))."
  }

  static func horizon(_ figures: Figures) -> String {
    let last = figures.timeline.name(ofPeriod: figures.timeline.count)
    return "No terminal value: nothing is counted after \(last). Initial is time 0 and is not discounted."
  }
}

/// How much of the capacity would have to become cash for the cash-only NPV to be 0.
package enum CashableShareSentence {
  /// nil where no benefit is capacity.
  package static func text(_ figures: Figures) -> String? {
    let capacity = figures.lines.filter { !$0.isCost && $0.line.kind == .capacity && $0.standing == .counted }
    let worth = capacity.reduce(0) { $0 + figures.presentValue($1.economic) }
    guard !capacity.isEmpty, let cash = figures.metric(.npv, .cashOnly).number else { return nil }
    switch CashableShare.share(cashOnly: cash, capacityBenefits: worth) {
    case .value(0): return "The cash-only NPV is positive before any of the capacity benefits is turned into cash."
    case .value(let share):
      let text = NumberStyle.percent(decimals: 1).text(share)
      return "Cashable share: if \(text) of the capacity benefits were turned into cash, the cash-only NPV would be 0."
    case .notMeaningful:
      return
        "Cashable share: even if all of the capacity benefits were turned into cash, the cash-only NPV would stay below 0."
    }
  }
}
