import Checking
package import Engine
import Planning
import Quantities

extension HoursBridge {
  /// The bridge of a run; nil where no capacity benefit prices hours that the model states.
  package init?(_ run: some RunValues, _ lines: [LineFigures]) {
    let reading = HoursReading(run: run)
    let benefits = lines.filter { !$0.isCost && $0.standing == .counted }
    let grossIDs = Set(benefits.filter { $0.line.kind == .capacity }.flatMap { reading.grossHours(of: $0) })
    guard !grossIDs.isEmpty else { return nil }
    let count = run.plan.timeline.columns
    func hours(_ members: [LineFigures]) -> [Double] {
      [Double].sum(of: members.compactMap { reading.hours(of: $0) }, count: count)
    }
    let deductions = Self.categories.map { category, title -> Step in
      let members = lines.filter { $0.isCost && $0.standing == .counted && $0.line.category == category }
      let isStated = members.contains { $0.line.statedZero != nil || reading.hours(of: $0) != nil }
      return Step(title, hours: isStated ? hours(members) : nil)
    }
    self.init(
      gross: [Double].sum(of: grossIDs.sorted().map { reading.amounts(of: $0) }, count: count),
      redeployed: hours(benefits.filter { $0.line.countsEconomically }), deductions: deductions,
      cashable: hours(benefits.filter(\.line.countsAsCash)))
  }
}

/// Reads hours from lines and quantities of a run.
private struct HoursReading<Run: RunValues> {
  let run: Run

  private func references(of line: LineFigures) -> [QuantityID] { line.quantity.definition?.namedQuantities ?? [] }

  /// The hours a line prices: its amount by its own rate of money per hour; nil without just one such rate.
  func hours(of line: LineFigures) -> [Double]? {
    guard let currency = run.plan.model.currency else { return nil }
    let perHour = Dimension([.currency(currency): 1, .effort: -1])
    let rates = references(of: line).filter {
      let type = run.plan.model[$0].type
      return type.unit.dimension == perHour && type.cellCount == 1
    }
    guard rates.count == 1, let rate = run.row(of: rates[0]) else { return nil }
    return zip(line.accrual, rate).map { $1 == 0 ? 0 : $0 / $1 }
  }

  /// Flows of hours the line rests on, taken back to where they begin: the hours put to use are a share of the gross
  /// ones. What is made from several flows is taken as it is.
  func grossHours(of line: LineFigures) -> [QuantityID] {
    guard hours(of: line) != nil else { return [] }
    return references(of: line).filter(isHours).map { named in
      var id = named
      var seen: Set<QuantityID> = []
      while seen.insert(id).inserted {
        let beneath = (run.plan.model[id].definition?.namedQuantities ?? []).filter(isHours)
        guard beneath.count == 1 else { break }
        id = beneath[0]
      }
      return id
    }
  }

  private func isHours(_ id: QuantityID) -> Bool {
    if case .input = run.plan.model[id].role { return false }
    return run.plan.model[id].type.unit.dimension == Dimension([.effort: 1, .time: -1])
  }

  /// Hours by column, cells added up.
  func amounts(of id: QuantityID) -> [Double] {
    let timeline = run.plan.timeline
    let cells = (0..<run.plan.model[id].type.cellCount).compactMap { run.row(of: id, cell: $0) }
    return [Double].sum(of: cells, count: timeline.columns).enumerated().map { index, hours in
      index == 0 ? hours : hours * Double(timeline.monthsPerPeriod)
    }
  }
}
