import Checking
import Diagnostics
import Quantities
import Reports
package import Syntax

/// `by year`, `by queue`, `in cautious`, `as thousands`: how and where to look, in any order.
package struct ShowClauses: Sendable {
  /// `year`, `quarter`, `month` or a dimension, as written.
  package var by: [Identifier] = []
  package var scenario: Identifier?
  package var amount: UnitSyntax?

  static let words: Set<String> = ["by", "in", "as"]

  mutating func take(_ words: inout TokenCursor) throws(Diagnostic) -> Bool {
    if words.take(word: "by") {
      by += try words.identifiers("year, quarter, month or a dimension")
    } else if words.take(word: "in") {
      scenario = try words.identifier("the name of a scenario")
    } else if words.take(word: "as") {
      amount = try words.unit("thousands, millions, units or a unit")
    } else {
      return false
    }
    return true
  }

  /// The finest grain asked for.
  var grain: Timeline.Period? {
    let grains = by.compactMap { Timeline.Period(named: $0.text) }
    return grains.min { $0.rawValue < $1.rawValue }
  }

  /// The dimension asked for. - Throws: where there is none of that name.
  func dimension(in turn: Turn) throws(Refusal) -> String? {
    let others = by.filter { Timeline.Period(named: $0.text) == nil }
    let axes = turn.model.axes.map(\.name)
    for word in others where !axes.contains(word.text) {
      throw Refusal(.unknownBy(word.text, dimensions: axes, at: word.span))
    }
    return others.first?.text
  }

  /// Thousands, millions or plain units, where that is what `as` says.
  func scale(currency: String?) -> MoneyScale? {
    guard let amount, amount.terms.count == 1, let term = amount.terms.first, term.power == 1 else { return nil }
    return MoneyScale(rawValue: term.name.text) ?? (term.name.text == currency ? .units : nil)
  }
}

extension Timeline.Period {
  init?(named word: String) {
    switch word {
    case "year", "years": self = .year
    case "quarter", "quarters": self = .quarter
    case "month", "months": self = .month
    case _: return nil
    }
  }
}
