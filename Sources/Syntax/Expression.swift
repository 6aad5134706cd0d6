package import Diagnostics
package import Quantities

/// A name where it was written.
package struct Identifier: Sendable, Hashable {
  package let text: String
  package let span: Span
  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// A unit as written: `EUR/agent/month`, `USD per 1M token`.
package struct UnitSyntax: Sendable, Hashable {
  package struct Term: Sendable, Hashable {
    package let name: Identifier
    /// Negative below the line.
    package let power: Int
    /// The number before the name, as in `per 1M token`; 1 where there is none.
    package let multiplier: Double
    package init(name: Identifier, power: Int, multiplier: Double = 1) {
      self.name = name
      self.power = power
      self.multiplier = multiplier
    }
  }
  package let terms: [Term]
  package let span: Span
  package init(terms: [Term], span: Span) {
    self.terms = terms
    self.span = span
  }
}

/// An expression as written. Nothing is resolved: names are text and units are not looked up.
package struct Expression: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    /// `30`, `14%`, `1.3M EUR/month`. `value` has its suffix applied but not its percent sign or unit.
    case number(value: Double, percent: Bool, unit: UnitSyntax?)
    case truth(Bool)
    case text(String)
    case date(DateLiteral)
    /// `agents`, `desk.seats`, `npv.cash_only`: one identifier per dotted part.
    case name([Identifier])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case conditional(condition: Expression, then: Expression, otherwise: Expression)
    /// `ramp(from: a, to: b)`; the callee may not be dotted.
    case call(Identifier, [Argument])
    /// `volume[billing]`, `share[small, faq]`.
    case member(Expression, [Identifier])
    /// `{ billing: 120k, claims: 60k }`; entries may carry ranges in an input.
    case byMember([MemberEntry])
    /// `[2026-01: 2 FTE, 2027-01: 0.5 FTE]`, `[initial: 250k EUR]`, `[Jan: 0.9]`, `[0 token/month: …]`.
    case schedule([ScheduleEntry])
    /// A unit after `)`, `}` or `]`.
    case unit(Expression, UnitSyntax)
    /// `(a)`: kept for the formatter.
    case group(Expression)
    /// What could not be parsed; a diagnostic has been given.
    case missing
  }

  package struct Argument: Sendable, Hashable {
    /// `over`, or the two words `weighted by` as one identifier with a space.
    package let label: Identifier?
    package let value: Expression
    package init(label: Identifier?, value: Expression) {
      self.label = label
      self.value = value
    }
  }

  package struct MemberEntry: Sendable, Hashable {
    package let member: Identifier
    package let value: Expression
    /// A range and shape of this member's own, in an input.
    package let uncertainty: UncertaintySyntax?
    package init(member: Identifier, value: Expression, uncertainty: UncertaintySyntax? = nil) {
      self.member = member
      self.value = value
      self.uncertainty = uncertainty
    }
  }

  package struct ScheduleEntry: Sendable, Hashable {
    /// A date, the name `initial`, a month name `Jan` … `Dec`, or a number (tiers, lookup). Four digits are a number
    /// here; where a date is expected they are a year.
    package let key: Expression
    package let value: Expression
    package init(key: Expression, value: Expression) {
      self.key = key
      self.value = value
    }
  }

  package let kind: Kind
  package let span: Span
  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

package enum UnaryOperator: String, Sendable, Hashable {
  case minus = "-"
  case not
}

package enum BinaryOperator: String, Sendable, Hashable {
  case power = "^"
  case times = "*"
  case divide = "/"
  case plus = "+"
  case minus = "-"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and
  case or
}

/// `in LOW .. HIGH as SHAPE`, any part of which may be absent.
package struct UncertaintySyntax: Sendable, Hashable {
  package struct Range: Sendable, Hashable {
    package let low: Expression
    package let high: Expression
    package init(low: Expression, high: Expression) {
      self.low = low
      self.high = high
    }
  }
  /// `pert`, `normal 90%`, `normal(mean: 4, sd: 1)`, `discrete { 0: 60% }`, `sampled("f.csv", column: "x")`.
  package struct Shape: Sendable, Hashable {
    package let name: Identifier
    /// The `90%` of `normal 90%`, as 0.9.
    package let central: Double?
    package let arguments: [Expression.Argument]
    /// Outcomes and weights of `discrete`.
    package let outcomes: [Expression.ScheduleEntry]
    package let span: Span
    package init(
      name: Identifier, central: Double? = nil, arguments: [Expression.Argument] = [],
      outcomes: [Expression.ScheduleEntry] = [], span: Span
    ) {
      self.name = name
      self.central = central
      self.arguments = arguments
      self.outcomes = outcomes
      self.span = span
    }
  }
  package let range: Range?
  package let shape: Shape?
  package let span: Span
  package init(range: Range?, shape: Shape?, span: Span) {
    self.range = range
    self.shape = shape
    self.span = span
  }
}
