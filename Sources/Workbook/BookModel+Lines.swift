import Checking
import Finance
import Quantities
import Reports
import Spreadsheet

extension BookModel {
  private func paymentRule(_ timing: PaymentTiming) -> PaymentRule? {
    switch timing {
    case .asIncurred: nil
    case .inAdvance(let months): .inAdvance(months: months)
    case .after(let days): days == 0 ? nil : .after(days: days)
    }
  }

  mutating func writeLines() {
    for (index, line) in model.lines.enumerated() {
      let quantity = model[line.id]
      sheet.owner = quantity.id.index + 1
      sheet.title = quantity.title
      let flag = flag(index, line)
      let axes = quantity.type.axes
      let margins =
        line.kind == .revenue
        ? line.margin.map { formulas.formulas($0, over: axes, in: &sheet) } ?? [] : []
      let risks = line.risk.map { formulas.formulas($0, over: axes, in: &sheet) } ?? []
      var incurred: [Slot] = []
      var details: [Slot] = []
      var adverse: [SheetValue] = []
      let rule = paymentRule(line.payment)
      for (cell, value) in values[quantity.id.index].enumerated() {
        var amounts = sheet.amounts(of: value)
        if !margins.isEmpty { amounts = amounts * margins[cell] }
        let owed = amounts.slot ?? sheet.slot(of: amounts)
        incurred.append(owed)
        let paid = sheet.slot(of: sheet.paid(owed, rule) * .cell(flag))
        details.append(paid)
        if !risks.isEmpty { adverse.append(.row(paid) * risks[cell]) }
      }
      let counted =
        details.count == 1 ? details[0] : sheet.slot(of: sheet.total(details.map { .row($0) }))
      var amortisation: Slot?
      if let months = line.capexMonths {
        let total = sheet.total(incurred.map { .row($0) })
        let slot = sheet.placed(total * .cell(flag), "capital as incurred")
        amortisation = sheet.slot(of: sheet.amortised(slot, months: months))
      }
      let haircut = adverse.isEmpty ? nil : sheet.slot(of: sheet.total(adverse))
      lines.append(
        BookLine(
          index: index, line: line, quantity: quantity, flag: flag, incurred: incurred, details: details,
          counted: counted, haircut: haircut, amortisation: amortisation))
    }
  }

  private mutating func flag(_ index: Int, _ line: Line) -> Slot {
    let isExcluded = source.scenarios[source.selected].lines[index].standing == .excluded
    if isExcluded || !line.countsEconomically { return sheet.cell(Double(0)) }
    guard let option = line.choiceOption, let choice = choices.first(where: { $0.name == option.choice }) else {
      return sheet.cell(Double(1))
    }
    return sheet.cell(.when(.equal(.cell(choice.live), .text(option.option)), 1, 0))
  }
}
