import Checking
import Quantities
import Reports
import Routing

/// What hangs on a vendor in a model: the models it serves, prices that carry its name, prices behind its lines.
struct VendorExposure {
  /// Price levels and hosting of the models it serves.
  private(set) var levels: [QuantityID] = []
  /// Whether its models are served.
  private(set) var served: [QuantityID] = []
  /// Other prices.
  private(set) var prices: [QuantityID] = []
  /// Its lines.
  private(set) var lines: [QuantityID] = []
  /// Lines of the vendor that no price of their own moves.
  private(set) var untouched: [QuantityID] = []

  var isEmpty: Bool { levels.isEmpty && served.isEmpty && prices.isEmpty && lines.isEmpty }

  /// What is set when it happens.
  func targets(of shock: Shock) -> [QuantityID] {
    switch shock {
    case .price: levels + prices
    case .removed: served
    }
  }

  /// Every vendor that something of the model names, in order.
  static func vendors(of model: CheckedModel) -> [String] {
    var seen: Set<String> = []
    let named = model.routes.flatMap(\.vendors) + model.quantities.compactMap { $0.attributes["vendor"] }
    return named.filter { seen.insert($0).inserted }
  }

  init(of vendor: String, in model: CheckedModel) {
    var known: Set<QuantityID> = []
    for route in model.routes {
      for candidate in route.candidates {
        let prefix = "\(route.prefix)\(candidate.name)."
        // What is a model's own follows its level.
        known.formUnion(model.quantities.filter { $0.name.hasPrefix(prefix) }.map(\.id))
        guard candidate.vendor == vendor else { continue }
        levels += ["price", "fixed"].compactMap { Self.input("\(prefix)\($0)", in: model) }
        served += [Self.input("\(prefix)available", in: model)].compactMap(\.self)
      }
    }
    for quantity in model.quantities where quantity.attributes["vendor"] == vendor && !known.contains(quantity.id) {
      if Self.isPrice(quantity) { prices.append(quantity.id) }
    }
    let dependencies = Dependencies(model)
    let lines = model.lines.map(\.id)
    self.lines = lines.filter { model[$0].attributes["vendor"] == vendor }
    let own = Set(self.lines)
    var moved: [QuantityID: Set<QuantityID>] = [:]
    for line in lines {
      for id in dependencies.reached(from: line) { moved[id, default: []].insert(line) }
    }
    for line in lines where own.contains(line) {
      let behind = dependencies.reached(from: line)
      if behind.contains(where: { prices.contains($0) || levels.contains($0) }) { continue }
      // A price that other lines use too is not the vendor's.
      let found = behind.filter { id in
        !known.contains(id) && Self.isPrice(model[id]) && model[id].attributes["vendor"] == nil
          && (moved[id] ?? []).isSubset(of: own)
      }.sorted()
      if found.count == 1 { prices += found.filter { !prices.contains($0) } } else { untouched.append(line) }
    }
  }

  /// An input of money per something.
  private static func isPrice(_ quantity: Quantity) -> Bool {
    guard case .input = quantity.role, !quantity.isSetting else { return false }
    return quantity.type.unit.dimension.powers.contains { base, power in
      if case .currency = base { power == 1 } else { false }
    }
  }

  private static func input(_ name: String, in model: CheckedModel) -> QuantityID? {
    guard let quantity = model.quantity(named: name), case .input = quantity.role else { return nil }
    return quantity.id
  }
}
