import Checking
import Diagnostics
import Program

/// What an unmet need stops.
enum UnmetNeeds {
  /// One diagnostic for each unmet need, with the names that depend on it.
  static func diagnostics(of model: CheckedModel, cells: [[Node]]) -> [Diagnostic] {
    var stopped: [QuantityID: Set<QuantityID>] = [:]
    func needs(behind id: QuantityID, _ path: inout Set<QuantityID>) -> Set<QuantityID> {
      if let known = stopped[id] { return known }
      guard cells[id.index].isEmpty, path.insert(id).inserted else { return [] }
      let quantity = model[id]
      var found: Set<QuantityID> = []
      if case .need(let detail) = quantity.role, !detail.isMet, quantity.definition == nil { found = [id] }
      for reference in quantity.definition?.references ?? [] { found.formUnion(needs(behind: reference, &path)) }
      stopped[id] = found
      return found
    }
    var dependents: [QuantityID: [String]] = [:]
    var unmet: [QuantityID] = []
    for quantity in model.quantities {
      if case .metric = quantity.role { continue }
      var path: Set<QuantityID> = []
      for need in needs(behind: quantity.id, &path) {
        if need == quantity.id { unmet.append(need) } else { dependents[need, default: []].append(quantity.name) }
      }
    }
    return unmet.map { need in
      let suppliers: [String] = if case .need(let detail) = model[need].role { detail.suppliers } else { [] }
      return .unmetNeed(
        model[need].name, stops: dependents[need] ?? [], suppliers: suppliers, at: model[need].span)
    }
  }
}
