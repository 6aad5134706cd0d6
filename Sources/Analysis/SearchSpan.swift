package import Checking
import Engine
import Quantities
import Sampling

extension WhatIf {
  /// How far a lever is looked along where nobody says: a share from 0% to 100%, growth both ways, anything else from 0
  /// to ten times its base; at least its own range. nil for a base of 0 without a range.
  package func searchSpan(of lever: Lever) -> ClosedRange<Double>? {
    let quantity = model[lever.input]
    let base = position(of: lever)
    guard base.isFinite, !quantity.type.isTruth else { return nil }
    if lever.reach == .scale { return 0...10 }
    let unit = quantity.type.unit
    var ends = [base]
    if unit.isPercent, (0...1).contains(base) {
      ends += [0, 1]
    } else if unit.terms.contains(where: { $0.atom == .percent }) {
      // Per time: 100% less of something is the end of it. Nobody discounts below 0.
      let reach = max(10 * abs(base), unit.base(10))
      ends += [quantity.name == "discount" ? 0 : -min(reach, unit.base(99)), reach]
    } else if base != 0 {
      ends += [0, 10 * base]
    }
    if let range = range(of: lever) { ends += [range.lowerBound, range.upperBound] }
    guard let low = ends.min(), let high = ends.max(), low < high else { return nil }
    return low...high
  }

  /// What an uncertain cell may be, with hardly anything beyond; nil for what is certain.
  func range(of lever: Lever) -> ClosedRange<Double>? {
    guard let uncertainty = uncertainty(of: lever) else { return nil }
    if let distribution = uncertainty.distribution(base: position(of: lever)) {
      return distribution.quantile(0.001)...distribution.quantile(0.999)
    }
    guard let low = uncertainty.low, let high = uncertainty.high, low < high else { return nil }
    return low...high
  }

  /// What a cell may still be; nil for what is certain, and for levers that move several cells.
  package func uncertainty(of lever: Lever) -> Uncertainty? {
    let cells = base.uncertainty[lever.input.index]
    switch lever.reach {
    case .cell(let cell): return cells.indices.contains(cell) ? cells[cell] : nil
    case .whole: return cells.count == 1 ? cells[0] : nil
    case .scale: return nil
    }
  }

  /// Inputs that a user may move on their own: those given by others follow these.
  package var ownInputs: [Quantity] {
    let assigned = base.assigned
    return model.quantities.filter { quantity in
      guard case .input = quantity.role, !quantity.type.isTruth else { return false }
      let follows = quantity.definition.map { !$0.references.isEmpty } ?? true
      return !follows || assigned.contains(quantity.id)
    }
  }
}
