import Diagnostics
import Quantities

/// Declarations that set the scene: time, money, units, axes.
extension DeclarationReader {
  /// `2026-01 for 3 years yearly, fiscal year from April`
  mutating func timeline() throws(Diagnostic) -> TimelineSyntax {
    let start = try cursor.date("the first period, such as 2026-01")
    try cursor.word("for")
    let lengthStart = cursor.next.span
    let length = cursor.next
    guard case .number(let count, percent: false) = length.kind else {
      throw cursor.unexpected("a length such as 36 months")
    }
    cursor.advance()
    let unit = cursor.next
    guard let count = Int(exactly: count), count >= 0, let word = unit.word, let lengthUnit = period(word) else {
      let found = unit.word == nil ? length.described : "`\(length.span.text) \(unit.span.text)`"
      throw .timelineLength(found: found, at: lengthStart.joined(with: unit.word == nil ? lengthStart : unit.span))
    }
    cursor.advance()
    var period = Timeline.Period.month
    for (word, grain) in [("monthly", Timeline.Period.month), ("quarterly", .quarter), ("yearly", .year)]
    where cursor.take(word: word) {
      period = grain
    }
    var fiscalStart: Int?
    if cursor.take(symbol: ",") {
      try cursor.word("fiscal")
      fiscalStart = try fiscalYear()
    }
    return TimelineSyntax(
      start: start, length: count, lengthUnit: lengthUnit, period: period, fiscalStart: fiscalStart)
  }

  private func period(_ word: String) -> Timeline.Period? {
    switch word {
    case "month", "months": .month
    case "quarter", "quarters": .quarter
    case "year", "years": .year
    default: nil
    }
  }

  /// `year from April`, after `fiscal`.
  mutating func fiscalYear() throws(Diagnostic) -> Int {
    try cursor.word("year")
    try cursor.word("from")
    let name = try cursor.identifier("a month such as April")
    guard let month = ReservedWords.month(named: name.text) else { throw .unknownMonth(name.text, at: name.span) }
    return month
  }

  /// `9% per year, mid period`
  mutating func discount() throws(Diagnostic) -> Declaration.Kind {
    let rate = try cursor.expression()
    var midPeriod = false
    if cursor.take(symbol: ",") {
      if cursor.take(word: "end") {
        try cursor.word("of")
      } else {
        if !cursor.take(word: "mid") { throw cursor.unexpected("`mid period` or `end of period`") }
        midPeriod = true
      }
      try cursor.word("period")
    }
    return .discount(rate: rate, midPeriod: midPeriod)
  }

  /// `agent, case`, or `FTE = 1_720 hour/year`
  mutating func units() throws(Diagnostic) -> [UnitDeclaration] {
    var result: [UnitDeclaration] = []
    repeat {
      let name = try cursor.identifier("the name of a unit")
      if ReservedWords.connectives.contains(name.text) { faults.append(.reservedName(name.text, at: name.span)) }
      result.append(UnitDeclaration(name: name, definition: nil))
      salvage = .units(result)
      if cursor.take(symbol: "=") {
        result[result.count - 1] = UnitDeclaration(name: name, definition: try cursor.expression())
      }
    } while cursor.take(symbol: ",")
    return result
  }

  /// `2026-01 1 USD = 0.92 EUR`
  mutating func exchangeRate() throws(Diagnostic) -> Declaration.Kind {
    let date = try cursor.date()
    let amount = try cursor.number("an amount such as 1 USD")
    let from = try cursor.identifier("a currency")
    try cursor.symbol("=")
    let value = try cursor.number("an amount such as 0.92 EUR")
    return .exchangeRate(date: date, amount: amount, from: from, value: value, to: try cursor.identifier("a currency"))
  }

  /// `queue = billing, claims, technical`
  mutating func dimension() throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of a dimension")
    salvage = .dimension(name, members: [])
    try cursor.symbol("=")
    return .dimension(name, members: try cursor.identifiers("a member's name"))
  }

  /// `vendor = alpha, beta`
  mutating func choice() throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of a choice")
    salvage = .choice(name, options: [])
    try cursor.symbol("=")
    return .choice(name, options: try cursor.identifiers("the name of a namespace"))
  }

  /// `volume by queue: case/month "Cases handled" for example 310k case/month`
  mutating func needs() throws(Diagnostic) -> Declaration.Kind {
    let name = try declaredName("the name of what is needed")
    let axes = try self.axes()
    salvage = .needs(NeedSyntax(name: name, axes: axes, unit: nil, label: nil, example: missing()))
    let unit = cursor.take(symbol: ":") ? try cursor.unit() : nil
    let label = cursor.takeText()
    var example: Expression?
    if cursor.take(word: "for") {
      try cursor.word("example")
      example = try cursor.expression()
    }
    return .needs(NeedSyntax(name: name, axes: axes, unit: unit, label: label, example: example))
  }
}
