package import Diagnostics
import Quantities

/// Values given to inputs: in scenarios, in the braces of `use`, and by `set`.
extension TokenCursor {
  /// `x = 8% keeping range`, `volume[billing] = 5k case/month in 4k .. 6k as pert`, `x by +10%`.
  ///
  /// `by` changes a value relatively where a percentage follows, and by an amount otherwise; it is read as the
  /// expression it stands for, `x * (1 + 10%)` or `x + 3 EUR`.
  /// - Parameter clausesFollow: leaves `in SCENARIO` and `as thousands` behind the value alone.
  package mutating func assignment(clausesFollow: Bool = false) throws(Diagnostic) -> Assignment {
    let start = next.span
    let target = try name("the name of an input")
    var members: [Identifier] = []
    if take(symbol: "[") {
      members = try identifiers("a member's name")
      try symbol("]")
    }
    let targetSpan = start.joined(with: previous?.span ?? start)
    let value: Expression
    if take(word: "by") {
      let named = Expression(.name(target), targetSpan)
      value = try change(of: members.isEmpty ? named : Expression(.member(named, members), targetSpan))
    } else {
      if !take(symbol: "=") { throw unexpected("`=` or `by`") }
      value = try expression()
    }
    let uncertainty = clausesFollow && isClauseNext ? nil : try uncertainty()
    let keepsRange = take(word: "keeping")
    if keepsRange { try word("range") }
    return Assignment(
      target: target, members: members, value: value, uncertainty: uncertainty, keepsRange: keepsRange,
      span: start.joined(with: previous?.span ?? start))
  }

  /// Whether `in` is followed by no range, or `as` by no shape.
  private var isClauseNext: Bool {
    if isNext(word: "as"), let amount = next(after: 1).word {
      return ["thousands", "millions", "units"].contains(amount)
    }
    guard isNext(word: "in") else { return false }
    var ahead = 1
    while true {
      switch next(after: ahead).kind {
      case .symbol(".."): return false
      case .symbol(","), .lineEnd, .end: return true
      case .word, .number, .date, .text, .symbol, .indent: ahead += 1
      }
    }
  }

  /// `because "reason"`, if it is next.
  package mutating func reason() throws(Diagnostic) -> String? {
    take(word: "because") ? try text("the reason in quotes") : nil
  }

  private mutating func change(of old: Expression) throws(Diagnostic) -> Expression {
    let sign: BinaryOperator = isNext(symbol: "-") ? .minus : .plus
    let start = next.span
    if isNext(symbol: "-") || isNext(symbol: "+") { advance() }
    let amount = try expression()
    let span = start.joined(with: amount.span)
    guard case .number(_, percent: true, unit: nil) = amount.kind else {
      return Expression(.binary(sign, old, amount), span)
    }
    let one = Expression(.number(value: 1, percent: false, unit: nil), span)
    let factor = Expression(.group(Expression(.binary(sign, one, amount), span)), span)
    return Expression(.binary(.times, old, factor), span)
  }

  // MARK: Uncertainty

  /// `in LOW .. HIGH as SHAPE`, any part of which may be absent; nil where neither word is next.
  package mutating func uncertainty() throws(Diagnostic) -> UncertaintySyntax? {
    let start = next.span
    var highest = height
    var range: UncertaintySyntax.Range?
    if take(word: "in") {
      let low = try expression()
      highest = max(highest, height)
      try symbol("..")
      range = UncertaintySyntax.Range(low: low, high: try expression())
      highest = max(highest, height)
    }
    var shape: UncertaintySyntax.Shape?
    if take(word: "as") {
      shape = try self.shape()
      highest = max(highest, height)
    }
    height = highest
    guard range != nil || shape != nil else { return nil }
    return UncertaintySyntax(range: range, shape: shape, span: start.joined(with: previous?.span ?? start))
  }

  private mutating func shape() throws(Diagnostic) -> UncertaintySyntax.Shape {
    let name = try identifier("a shape such as `pert`")
    var central: Double?
    var arguments: [Expression.Argument] = []
    var outcomes: [Expression.ScheduleEntry] = []
    let open = next
    switch open.kind {
    case .number(let share, let percent):
      guard percent, share > 0, share < 100 else { throw .centralShare(shape: name.text, at: open.span) }
      central = share / 100
      advance()
    case .symbol("("): arguments = try self.arguments()
    case .symbol("{"):
      advance()
      outcomes = try scheduleEntries(until: "}", from: open.span)
    case .word, .date, .text, .symbol, .lineEnd, .indent, .end: break
    }
    return UncertaintySyntax.Shape(
      name: name, central: central, arguments: arguments, outcomes: outcomes,
      span: name.span.joined(with: previous?.span ?? name.span))
  }
}
