import Checking
import Engine
import Functions
import Planning
import Program
import Quantities
import Reports
import Spreadsheet

extension BookModel {
  /// Every quantity but the metrics, each behind what it refers to.
  mutating func writeQuantities() {
    let order = stronglyConnectedComponents(
      model.quantities.map { quantity in
        if case .input = quantity.role { return [] }
        return quantity.definition?.references.map(\.index) ?? []
      })
    for component in order {
      switch component {
      case .single(let index):
        let quantity = model.quantities[index]
        if case .metric = quantity.role { continue }
        guard values[index].isEmpty else { continue }
        write(quantity)
      case .cycle(let members): writeRecurrence(members.sorted())
      }
    }
  }

  private func definition(of quantity: Quantity) -> CheckedExpression? {
    switch quantity.role {
    case .input: nil
    case .line(let line): model.lines[line].statedZero == nil ? quantity.definition : nil
    case .calculation, .metric: quantity.definition
    case .need(let detail): quantity.definition ?? detail.example
    }
  }

  mutating func made(_ quantity: Quantity) -> [SheetValue] {
    sheet.owner = quantity.id.index + 1
    sheet.title = quantity.title
    if quantity.isDecided { return stored(quantity) }
    guard let definition = definition(of: quantity) else {
      if case .line = quantity.role { return Array(repeating: 0, count: quantity.type.cellCount) }
      return []
    }
    return formulas.formulas(definition, over: quantity.type.axes, in: &sheet)
  }

  /// What the router found in each scenario: values, of which the one of the scenario selected counts.
  private mutating func stored(_ quantity: Quantity) -> [SheetValue] {
    let byScenario = source.scenarios.map { source.decided[$0.scenario]?[quantity.id] ?? [] }
    return (0..<quantity.type.cellCount).map { cell in
      let numbers = byScenario.map { $0.indices.contains(cell) ? $0[cell] : [.nan] }
      let isRow = numbers.contains { $0.count > 1 }
      let slots = numbers.map { numbers in
        let contents: [CellContent] = numbers.map { $0.isFinite ? .number($0) : .formula(.call(.notAvailable, [])) }
        guard isRow else { return sheet.slot(.cell(contents[0])) }
        return sheet.slot(
          .cells(contents.count > 1 ? contents : Array(repeating: contents[0], count: timeline.columns)))
      }
      decided.append(Decided(id: quantity.id, cell: cell, isRow: isRow, byScenario: slots))
      guard let first = slots.first, let last = slots.last else { return .undefined }
      if isRow {
        let chosen = Formula.call(.index, [.area(.here(first), .here(last)), .cell(index), 1])
        return SheetValue(isRow: true, initial: chosen, periods: chosen, weight: 3)
      }
      return SheetValue(.call(.index, [.area(.cell(first), .cell(last)), 1, .cell(index)]), weight: 3)
    }
  }

  private mutating func write(_ quantity: Quantity) {
    let made = made(quantity)
    slots[quantity.id.index] = made.map { sheet.slot(of: $0) }
    values[quantity.id.index] = slots[quantity.id.index].map { sheet.reference($0) }
  }

  /// Quantities that refer to themselves through `prev`: their rows are reserved first.
  private mutating func writeRecurrence(_ members: [Int]) {
    for index in members {
      slots[index] = (0..<model.quantities[index].type.cellCount).map { _ in sheet.reserve() }
      values[index] = slots[index].map { .row($0) }
    }
    for index in members {
      let quantity = model.quantities[index]
      var made = made(quantity)
      if quantity.type.rollUp == .flow {
        made = made.map(\.zeroAtInitial)
      } else if let definition = quantity.definition, let initial = definition.ownInitial(of: quantity.id) {
        let isGiven = if case .withInitial = definition.kind { true } else { false }
        if !isGiven {
          let first = formulas.formulas(initial, over: quantity.type.axes, in: &sheet)
          made = zip(made, first).map { $0.withInitial($1) }
        }
      }
      for (slot, value) in zip(slots[index], made) {
        sheet.define(slot, as: .row(initial: .formula(value.initial), periods: .formula(value.periods)))
      }
    }
  }
}

extension CheckedExpression {
  /// The v of the first `prev(self, initial: v)` inside.
  fileprivate func ownInitial(of id: QuantityID) -> CheckedExpression? {
    if case .call(let function, let call) = kind, function.name == "prev" {
      let values = call.arguments.compactMap { argument -> CheckedExpression? in
        if case .value(let value) = argument.argument { value } else { nil }
      }
      if values.count == 2, case .reference(id) = values[0].kind { return values[1] }
    }
    for child in children {
      if let found = child.ownInitial(of: id) { return found }
    }
    return nil
  }
}
