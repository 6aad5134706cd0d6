package import Diagnostics
package import Quantities

/// `key: value` below a declaration. The value is kept as text and, where it reads as one, as an expression.
package struct Attribute: Sendable, Hashable {
  /// The key's words joined by one space: `as of`, `reallocated to`.
  package let key: Identifier
  /// The value's source text, without quotes if it is one string.
  package let text: String
  /// The value parsed, where it is an expression (`risk: 10%`); nil for free words (`paid: yearly in advance`).
  package let value: Expression?
  package let span: Span
  package init(key: Identifier, text: String, value: Expression?, span: Span) {
    self.key = key
    self.text = text
    self.value = value
    self.span = span
  }
}

/// `name = value` inside a scenario or the braces of `use`.
package struct Assignment: Sendable, Hashable {
  /// The dotted name set: `desk.seats`.
  package let target: [Identifier]
  /// `volume[billing] = …`
  package let members: [Identifier]
  package let value: Expression
  /// A range given anew: `time_saved = 8% in 5% .. 10% as pert`.
  package let uncertainty: UncertaintySyntax?
  /// `keeping range`.
  package let keepsRange: Bool
  package let span: Span
  package init(
    target: [Identifier], members: [Identifier] = [], value: Expression, uncertainty: UncertaintySyntax? = nil,
    keepsRange: Bool = false, span: Span
  ) {
    self.target = target
    self.members = members
    self.value = value
    self.uncertainty = uncertainty
    self.keepsRange = keepsRange
    self.span = span
  }
}

/// One declaration of the language (LANGUAGE.md §1), with its attributes.
package struct Declaration: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case model(title: String)
    case timeline(TimelineSyntax)
    /// `fiscal year from April` on a line of its own.
    case fiscalYear(month: Int)
    case currency(Identifier)
    case discount(rate: Expression, midPeriod: Bool)
    case tax(rate: Expression)
    case units([UnitDeclaration])
    /// `rate 2026-01 1 USD = 0.92 EUR`
    case exchangeRate(date: DateLiteral, amount: Double, from: Identifier, value: Double, to: Identifier)
    case dimension(Identifier, members: [Identifier])
    case input(InputSyntax)
    case calculation(NamedExpression)
    case cost(LineSyntax)
    case benefit(LineSyntax)
    case metric(NamedExpression)
    case scenario(ScenarioSyntax)
    /// `correlate a with b 0.5`; names dotted.
    case correlate([Identifier], [Identifier], coefficient: Expression)
    case check(CheckSyntax)
    case use(UseSyntax)
    case choice(Identifier, options: [Identifier])
    case needs(NeedSyntax)
    case route(RouteSyntax)
    /// `pilot`, `objective`, `key result`, `kpi` …
    case evidence(EvidenceBlockSyntax)
  }

  package let kind: Kind
  package let attributes: [Attribute]
  /// Of the declaration without its attributes.
  package let span: Span
  package init(_ kind: Kind, attributes: [Attribute] = [], span: Span) {
    self.kind = kind
    self.attributes = attributes
    self.span = span
  }

  /// The declaration with its attribute lines.
  package var wholeSpan: Span { attributes.last.map { span.joined(with: $0.span) } ?? span }
}

package struct TimelineSyntax: Sendable, Hashable {
  package let start: DateLiteral
  package let length: Int
  package let lengthUnit: Timeline.Period
  package let period: Timeline.Period
  /// 1 to 12, from `, fiscal year from April`.
  package let fiscalStart: Int?
  package init(start: DateLiteral, length: Int, lengthUnit: Timeline.Period, period: Timeline.Period, fiscalStart: Int?)
  {
    self.start = start
    self.length = length
    self.lengthUnit = lengthUnit
    self.period = period
    self.fiscalStart = fiscalStart
  }
}

package struct UnitDeclaration: Sendable, Hashable {
  package let name: Identifier
  /// `FTE = 1_720 hour/year`; nil for a count unit.
  package let definition: (Expression)?
  package init(name: Identifier, definition: Expression?) {
    self.name = name
    self.definition = definition
  }
}

package struct NamedExpression: Sendable, Hashable {
  package let name: Identifier
  package let label: String?
  package let value: Expression
  package init(name: Identifier, label: String?, value: Expression) {
    self.name = name
    self.label = label
    self.value = value
  }
}

package struct InputSyntax: Sendable, Hashable {
  package let name: Identifier
  /// Axes after `by`, in order.
  package let axes: [Identifier]
  package let label: String?
  /// nil where only a shape is given (`= as normal(mean: 4 EUR, sd: 1 EUR)` has no base).
  package let value: Expression?
  package let uncertainty: UncertaintySyntax?
  /// `from pilot emea.aht`: in place of a range and shape.
  package let pilot: PilotSourceSyntax?
  package init(
    name: Identifier, axes: [Identifier], label: String?, value: Expression?, uncertainty: UncertaintySyntax?,
    pilot: PilotSourceSyntax? = nil
  ) {
    self.name = name
    self.axes = axes
    self.label = label
    self.value = value
    self.uncertainty = uncertainty
    self.pilot = pilot
  }
}

package struct LineSyntax: Sendable, Hashable {
  package let name: Identifier
  package let label: String?
  package enum Value: Sendable, Hashable {
    case expression(Expression)
    /// `none "reason"`
    case none(reason: String)
  }
  package let value: Value
  package init(name: Identifier, label: String?, value: Value) {
    self.name = name
    self.label = label
    self.value = value
  }
}

package struct ScenarioSyntax: Sendable, Hashable {
  package let name: Identifier
  package let label: String?
  package let parent: Identifier?
  package let assignments: [Assignment]
  package init(name: Identifier, label: String?, parent: Identifier?, assignments: [Assignment]) {
    self.name = name
    self.label = label
    self.parent = parent
    self.assignments = assignments
  }
}

package struct CheckSyntax: Sendable, Hashable {
  package enum Condition: Sendable, Hashable {
    case truth(Expression)
    /// `A within T of B`; T may be a percentage of B.
    case within(Expression, tolerance: Expression, of: Expression)
  }
  package let condition: Condition
  /// `in base`, `in cautious`; nil is the scenario in use.
  package let scenario: Identifier?
  package init(condition: Condition, scenario: Identifier?) {
    self.condition = condition
    self.scenario = scenario
  }
}

package struct UseSyntax: Sendable, Hashable {
  /// `costs/licences`
  package let path: Identifier
  package let alias: Identifier?
  package let bindings: [Assignment]
  package init(path: Identifier, alias: Identifier?, bindings: [Assignment]) {
    self.path = path
    self.alias = alias
    self.bindings = bindings
  }
}

package struct NeedSyntax: Sendable, Hashable {
  package let name: Identifier
  package let axes: [Identifier]
  /// Nil for a pure number (`needs share: %` has the unit `%`).
  package let unit: UnitSyntax?
  package let label: String?
  package let example: Expression?
  package init(name: Identifier, axes: [Identifier], unit: UnitSyntax?, label: String?, example: Expression?) {
    self.name = name
    self.axes = axes
    self.unit = unit
    self.label = label
    self.example = example
  }
}
