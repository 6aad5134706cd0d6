package import Diagnostics
import Quantities

/// Units as written. After a number `per` and an unspaced `/` belong to them; a spaced `/` divides.
extension TokenCursor {
  /// A unit that stands alone, as in `needs volume: case/month`.
  package mutating func unit(_ what: String = "a unit") throws(Diagnostic) -> UnitSyntax {
    guard let unit = try unitAfterValue() else { throw unexpected(what) }
    return unit
  }

  /// The unit after a number or bracket, if one is there. Only a number can have one without a name above the
  /// line: `0.8% per month`.
  mutating func unitAfterValue(mayBeCountless: Bool = true) throws(Diagnostic) -> UnitSyntax? {
    let start = next.span
    var terms: [UnitSyntax.Term] = []
    if isNext(symbol: "%") {
      terms.append(UnitSyntax.Term(name: Identifier("%", next.span), power: 1))
      advance()
    } else if isUnit(at: 0) {
      terms.append(UnitSyntax.Term(name: try identifier(), power: 1))
    } else if !mayBeCountless {
      return nil
    }
    while let below = try termBelow(hasTermsAbove: !terms.isEmpty) { terms.append(below) }
    guard let last = terms.last else { return nil }
    return UnitSyntax(terms: terms, span: start.joined(with: last.name.span))
  }

  /// `/month`, `per month`, `per 1M token`, and `/1M token` after another unit.
  private mutating func termBelow(hasTermsAbove: Bool) throws(Diagnostic) -> UnitSyntax.Term? {
    let isWord = isNext(word: "per")
    let isSlash = isNext(symbol: "/") && !next.spaceBefore && !next(after: 1).spaceBefore
    guard isWord || isSlash else { return nil }
    if case .number(let multiplier, percent: false) = next(after: 1).kind, isWord || hasTermsAbove {
      guard isUnit(at: 2) else {
        if isSlash { return nil }
        advance()
        advance()
        throw unexpected("a unit")
      }
      advance()
      advance()
      return UnitSyntax.Term(name: try identifier(), power: -1, multiplier: multiplier)
    }
    guard isUnit(at: 1) else {
      if isSlash { return nil }
      advance()
      throw unexpected("a unit after `per`")
    }
    advance()
    return UnitSyntax.Term(name: try identifier(), power: -1)
  }

  /// Whether the word there can be a unit: not a joining word, a function's name or a dotted name.
  private func isUnit(at ahead: Int) -> Bool {
    guard let word = next(after: ahead).word, !ReservedWords.connectives.contains(word) else { return false }
    let after = next(after: ahead + 1)
    return after.spaceBefore || !(after.isSymbol("(") || after.isSymbol("."))
  }
}
