import Quantities

extension CellStyle {
  static let title = CellStyle(.title)
  static let subtitle = CellStyle(.subtitle)
  static let heading = CellStyle(.heading)
  static let header = CellStyle(.header)
  static let label = CellStyle(.label)
  static let prose = CellStyle(.label, isWrapped: true)
  static let note = CellStyle(.note)
  static let caption = CellStyle(.caption)

  func indented(_ level: Int) -> CellStyle {
    var copy = self
    copy.indent = level
    return copy
  }

  func numbered(_ number: Number) -> CellStyle {
    var copy = self
    copy.number = number
    return copy
  }
}

extension CellStyle.Number {
  /// For a value that was computed and stands in no unit with digits of its own: four that count.
  static func fitting(_ value: Double) -> CellStyle.Number {
    var decimals = 0
    var size = abs(value)
    if !size.isFinite || size == size.rounded() && size < 1e6 { return .general }
    while size < 1_000, decimals < 12 {
      size *= 10
      decimals += 1
    }
    return .decimals(decimals)
  }

  /// How a quantity's cells are written. - Parameter inOwnUnit: as a person wrote it, not in base units.
  init(_ type: ValueType, inOwnUnit: Bool = false) {
    let unit = type.unit
    if type.isTruth {
      self = .general
    } else if unit.holdsPercentage {
      self = .percent
    } else if inOwnUnit {
      self = .general
    } else if unit.dimension.money != nil || unit.dimension.moneyFlow != nil {
      self = .money
    } else if type.rollUp == .flow || type.rollUp == .balance {
      self = .decimal
    } else if unit.dimension.isNone {
      self = .factor
    } else {
      self = .general
    }
  }
}

extension Unit {
  var holdsPercentage: Bool { terms.contains { $0.atom == .percent && $0.power == 1 } }

  /// The base units a value is kept in: `EUR/month` for EUR a year, `hour/case` for minutes a case.
  var baseText: String {
    if isPercent { return "%" }
    func name(_ base: Dimension.Base) -> String {
      switch base {
      case .currency(let code): code
      case .count(let name): name
      case .effort: "hour"
      case .time: "month"
      }
    }
    func spelled(_ base: Dimension.Base, _ power: Int) -> String {
      power == 1 ? name(base) : "\(name(base))^\(power)"
    }
    let powers = dimension.powers.sorted { $0.key < $1.key }
    let above = powers.filter { $0.value > 0 }.map { spelled($0.key, $0.value) }
    let below = powers.filter { $0.value < 0 }.map { "/" + spelled($0.key, -$0.value) }
    if above.isEmpty, below.isEmpty { return "" }
    return (above.isEmpty ? "1" : above.joined(separator: "·")) + below.joined()
  }
}
