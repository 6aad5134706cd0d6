/// A unit as a person writes it: `EUR/agent/month`, `USD per 1M token`, `FTE`, `%`.
///
/// Values are kept in base units everywhere (each currency and count unit itself, hours of effort,
/// calendar months), so a unit only says how to read a number in and how to show it; two units
/// fit when their dimensions are equal.
package struct Unit: Sendable, Hashable {
  /// A named unit. `scale` is its size in base units: `min` is 1/60 (of an hour), `year` 12 (months).
  package struct Atom: Sendable, Hashable {
    package let name: String
    package let dimension: Dimension
    package let scale: Double
    /// What a derived unit such as `FTE = 1_720 hour/year` was declared as; empty for a base atom.
    package let definition: [Term]

    package init(_ name: String, _ dimension: Dimension, scale: Double = 1, definition: [Term] = []) {
      self.name = name
      self.dimension = dimension
      self.scale = scale
      self.definition = definition
    }
  }

  /// An atom to a power; `multiplier` is the 1,000,000 of `per 1M token`.
  package struct Term: Sendable, Hashable {
    package let atom: Atom
    package let power: Int
    package let multiplier: Double
    package init(_ atom: Atom, _ power: Int = 1, multiplier: Double = 1) {
      self.atom = atom
      self.power = power
      self.multiplier = multiplier
    }
  }

  package let terms: [Term]
  package let dimension: Dimension
  /// A number in this unit times `scale` is the value in base units.
  package let scale: Double

  package init(_ terms: [Term]) {
    self.terms = terms
    dimension = terms.reduce(.none) { $0 * $1.atom.dimension.raised(to: $1.power) }
    var up = 1.0
    var down = 1.0
    for term in terms {
      for _ in 0..<abs(term.power) {
        if term.power > 0 { up *= term.atom.scale * term.multiplier } else { down *= term.atom.scale * term.multiplier }
      }
    }
    scale = up / down
  }

  package static let one = Unit([])
  package static let percent = Unit([Term(.percent)])

  package var isPercent: Bool { terms.count == 1 && terms[0].atom == .percent && terms[0].power == 1 }

  /// A number in this unit, in base units. Dividing keeps `30 EUR/year` exact where 1/12 is not.
  package func base(_ number: Double) -> Double {
    var value = number
    for term in terms {
      for _ in 0..<abs(term.power) {
        let factor = term.atom.scale * term.multiplier
        if term.power > 0 {
          value = factor == 0.01 ? value / 100 : value * factor
        } else {
          value /= factor
        }
      }
    }
    return value
  }

  /// A value in base units, as a number in this unit.
  package func number(_ base: Double) -> Double {
    var value = base
    for term in terms.reversed() {
      for _ in 0..<abs(term.power) {
        let factor = term.atom.scale * term.multiplier
        if term.power > 0 {
          value = factor == 0.01 ? value * 100 : value / factor
        } else {
          value *= factor
        }
      }
    }
    return value
  }

  /// The unit of a product, with like atoms cancelled and percentages dropped.
  package static func * (a: Unit, b: Unit) -> Unit {
    if a.terms.isEmpty || a.isPercent { return b.isPercent ? .one : b }
    if b.terms.isEmpty || b.isPercent { return a }
    return Unit(simplified(a.terms + b.terms))
  }

  package static func / (a: Unit, b: Unit) -> Unit {
    if b.terms.isEmpty || b.isPercent { return a.isPercent ? .one : a }
    return Unit(simplified(a.terms + b.terms.map { Term($0.atom, -$0.power, multiplier: $0.multiplier) }))
  }

  package func raised(to power: Int) -> Unit {
    power == 0 ? .one : Unit(Self.simplified(terms.map { Term($0.atom, $0.power * power, multiplier: $0.multiplier) }))
  }

  /// One atom per base dimension: the first written one, with the net power; effort is in hours. Derived units are
  /// taken apart.
  private static func simplified(_ terms: [Term]) -> [Term] {
    let flat = terms.flatMap { term -> [Term] in
      if term.atom == .second || term.atom == .minute { return [Term(.hour, term.power)] }
      if term.atom.definition.isEmpty { return term.atom.dimension.isNone ? [] : [term] }
      return term.atom.definition.map { Term($0.atom, $0.power * term.power) }
    }
    var order: [Dimension] = []
    var first: [Dimension: Term] = [:]
    var net: [Dimension: Int] = [:]
    for term in flat {
      let key = term.atom.dimension
      if first[key] == nil {
        first[key] = term
        order.append(key)
      }
      net[key, default: 0] += term.power
    }
    return order.compactMap { key in
      guard let power = net[key], power != 0, let term = first[key] else { return nil }
      let sameSide = (power > 0) == (term.power > 0)
      return Term(term.atom, power, multiplier: sameSide ? term.multiplier : 1)
    }
  }
}

extension Unit.Atom {
  package static let percent = Unit.Atom("%", .none, scale: 0.01)
  package static func currency(_ code: String) -> Unit.Atom { Unit.Atom(code, .base(.currency(code))) }
  package static func count(_ name: String) -> Unit.Atom { Unit.Atom(name, .base(.count(name))) }

  package static let second = Unit.Atom("s", .base(.effort), scale: 1.0 / 3600)
  package static let minute = Unit.Atom("min", .base(.effort), scale: 1.0 / 60)
  package static let hour = Unit.Atom("hour", .base(.effort))
  package static let day = Unit.Atom("day", .base(.time), scale: 12.0 / 365)
  package static let week = Unit.Atom("week", .base(.time), scale: 84.0 / 365)
  package static let month = Unit.Atom("month", .base(.time))
  package static let quarter = Unit.Atom("quarter", .base(.time), scale: 3)
  package static let year = Unit.Atom("year", .base(.time), scale: 12)

  /// Atoms every model knows, by singular, plural and common spelling.
  package static let builtIn: [String: Unit.Atom] = [
    "s": .second, "second": .second, "seconds": .second, "min": .minute, "minute": .minute, "minutes": .minute,
    "h": .hour, "hour": .hour, "hours": .hour, "day": .day, "days": .day, "week": .week, "weeks": .week,
    "month": .month, "months": .month, "quarter": .quarter, "quarters": .quarter, "year": .year, "years": .year,
  ]

  /// ISO 4217 codes that are taken as currencies without a declaration.
  package static let currencyCodes: Set<String> = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "KWD", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN",
    "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "UYU", "VND",
    "ZAR",
  ]
}

extension Unit: CustomStringConvertible {
  /// As the language writes it: `EUR/agent/month`, `USD per 1M token`, `%`; empty for a pure number.
  package var description: String {
    let above = terms.filter { $0.power > 0 }.map(Self.spelled)
    let below = terms.filter { $0.power < 0 }
    var text = above.joined(separator: "*")
    if text.isEmpty, !below.isEmpty { text = "1" }
    for term in below {
      let name = Self.spelled(Term(term.atom, -term.power))
      text += term.multiplier == 1 ? "/\(name)" : " per \(NumberText.abbreviated(term.multiplier)) \(name)"
    }
    return text
  }

  private static func spelled(_ term: Term) -> String {
    term.power == 1 ? term.atom.name : "\(term.atom.name)^\(term.power)"
  }
}
