import Checking
import Engine
import Functions
import Finance
import Planning
import Program
import Quantities
import Reports
import Spreadsheet

extension BookModel {
  /// The model's own metrics, each as one cell.
  mutating func writeMetrics() {
    let order = stronglyConnectedComponents(
      model.quantities.map { quantity in
        guard case .metric = quantity.role else { return [] }
        return quantity.definition?.references.map(\.index) ?? []
      })
    for case .single(let index) in order {
      let quantity = model.quantities[index]
      guard case .metric = quantity.role else { continue }
      let made = made(quantity)
      guard let value = made.first else { continue }
      values[index] = made
      sheet.owner = quantity.id.index + 1
      let unit = quantity.type.unit
      if unit.shownFactor != 1 { factors[quantity.id] = sheet.cell(unit.shownFactor) }
      /// In the unit that Hurdle shows it in.
      func shown(_ formula: Formula) -> Slot {
        let inUnit = factors[quantity.id].map { formula / .cell($0) } ?? formula
        return sheet.cell(.call(.ifError, [inUnit, .text(reason(quantity.id))]))
      }
      let slot: Slot
      if value.isRow {
        let amounts = quantity.type.rollUp == .flow ? sheet.amounts(of: value) : value
        let reduced: SheetValue =
          switch quantity.type.rollUp {
          case .flow: sheet.reduced(.sum, amounts, 0...timeline.count)
          case .balance: sheet.reduced(.sum, amounts, timeline.count...timeline.count)
          case .rate: sheet.reduced(.average, amounts, 0...timeline.count)
          }
        slot = shown(reduced.periods)
      } else {
        slot = shown(value.periods)
        // Times one where it has no factor: a text must not pass for a number.
        let factor: Formula = factors[quantity.id].map { .cell($0) } ?? 1
        values[index] = [SheetValue(.operation(.multiply, .cell(slot), factor))] + made.dropFirst()
      }
      slots[index] = [slot]
      metrics.append((quantity.id, slot))
    }
    metrics.sort { $0.id < $1.id }
  }

  /// Why a metric has no value, as far as the engine found one without.
  private func reason(_ id: QuantityID) -> String {
    for figures in [source.scenarios[source.selected]] + source.scenarios {
      if case .notMeaningful(let reason)? = figures.userMetrics.first(where: { $0.id == id })?.value {
        return "n/m: \(reason.description)"
      }
    }
    return "n/m: it rests on something that has no value"
  }
}
