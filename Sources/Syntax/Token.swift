package import Diagnostics
package import Quantities

/// A word of the language with the blank space before it noted, because `a / b` divides and `5 EUR/month` does not.
package struct Token: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A name or a reserved word.
    case word(String)
    /// With suffix applied and `%` noted: `310k` is 310,000, `14%` is (14, true).
    case number(Double, percent: Bool)
    case date(DateLiteral)
    /// Without its quotes, escapes resolved.
    case text(String)
    /// One of `= == != < <= > >= + - * / ^ ( ) [ ] { } , : ; . .. ?`
    case symbol(String)
    /// End of a statement's line (never inside brackets or after an operator or comma).
    case lineEnd
    /// Attached `key: value` lines begin with one.
    case indent
    case end
  }

  package let kind: Kind
  package let span: Span
  /// Whether blank space or a line end stands before it.
  package let spaceBefore: Bool
  package init(_ kind: Kind, _ span: Span, spaceBefore: Bool) {
    self.kind = kind
    self.span = span
    self.spaceBefore = spaceBefore
  }
}
