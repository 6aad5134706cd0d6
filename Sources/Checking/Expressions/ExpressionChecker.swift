import Diagnostics
import Finance
import Functions
import Quantities
import Syntax

/// Resolves the names of expressions and infers their types, one after the other, in one model.
struct ExpressionChecker {
  /// What is known of a quantity while expressions that refer to it are checked.
  struct Known: Sendable {
    enum Role: Sendable { case input, calculation, metric }
    let role: Role
    /// nil while it is not known, or never will be.
    var type: ValueType?
    /// Assumed for references through `prev` before the quantity itself has been typed.
    var isOpen = false
  }

  var units: UnitTable
  var axes: [String: Axis] = [:]
  /// Names of dimensions whose declaration has a fault.
  var brokenAxes: Set<String> = []
  var timeline: Timeline?
  var currency: String?
  var ids: [String: QuantityID] = [:]
  /// By index of the quantity; empty where `model` answers.
  var known: [Known] = []
  /// The checked model, for an expression of the prompt.
  var model: CheckedModel?
  var unsupported: Set<String> = []
  var scenarioNames: Set<String> = []
  /// Prefixes of scopes that lack the names of a file that could not be read.
  var incompletePrefixes: Set<String> = []
  let reader: (any SourceReader)?
  var sources: [ModelSource] = []
  var diagnostics: [Diagnostic] = []
  /// Unknown names, units and dimensions reported so far: each is reported once.
  var reported: Set<String> = []

  init(units: UnitTable, reader: (any SourceReader)?) {
    self.units = units
    self.reader = reader
  }

  /// For expressions of the prompt.
  init(model: CheckedModel) {
    self.init(units: UnitTable(declared: model.units), reader: nil)
    for axis in model.axes { axes[axis.name] = axis }
    timeline = model.timeline
    currency = model.currency
    ids = model.idByName
    self.model = model
    unsupported = model.unsupported
    scenarioNames = Set(model.scenarios.map(\.name))
  }

  func known(_ id: QuantityID) -> Known {
    guard let model else { return known[id.index] }
    let quantity = model[id]
    let isKnown = if case .need = quantity.role { true } else { quantity.definition != nil }
    return Known(role: quantity.knownRole, type: isKnown ? quantity.type : nil)
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// The axis of a name; nil after a fault.
  mutating func axis(named name: Identifier) -> Axis? {
    if let axis = axes[name.text] { return axis }
    if !brokenAxes.contains(name.text), reported.insert("dimension \(name.text)").inserted {
      report(.unknownDimension(name.text, known: Array(axes.keys), at: name.span))
    }
    return nil
  }

  // MARK: expressions

  /// The checked expression; nil after a fault, which has been reported here or earlier.
  mutating func check(_ expression: Expression, in context: ExpressionContext) -> Typed? {
    let inner = context.with(.pure)
    switch expression.kind {
    case .number(let value, let percent, let unit):
      return number(value, percent: percent, unit: unit, at: expression.span, in: context)
    case .truth(let value):
      return Typed(
        expression: CheckedExpression(.constant(value ? 1 : 0), type: .truth, span: expression.span))
    case .text:
      report(.notAValue("a text", at: expression.span))
      return nil
    case .date(let date):
      report(.notAValue("a date", hint: Self.dateHint(date), at: expression.span))
      return nil
    case .name(let parts):
      return name(parts, at: expression.span, in: context)
    case .unary(let operation, let operand):
      guard let typed = check(operand, in: operation == .minus ? context : inner) else { return nil }
      return unary(operation, typed, at: expression.span)
    case .binary(let operation, let left, let right):
      let left = check(left, in: inner)
      guard let right = check(right, in: inner), let left else { return nil }
      return binary(operation, left, right, at: expression.span, in: context)
    case .conditional(let condition, let then, let otherwise):
      let condition = check(condition, in: inner)
      let then = check(then, in: inner)
      let otherwise = check(otherwise, in: inner)
      guard let condition, let then, let otherwise else { return nil }
      return conditional(condition, then, otherwise, at: expression.span, in: context)
    case .call(let callee, let arguments):
      return call(callee, arguments, unit: nil, at: expression.span, in: inner)
    case .member(let operand, let members):
      guard let typed = check(operand, in: inner) else { return nil }
      return member(of: typed, members, at: expression.span)
    case .byMember(let entries):
      return byMember(entries, at: expression.span, in: context)
    case .schedule(let entries):
      return schedule(entries, at: expression.span, in: context)
    case .unit(let operand, let unit):
      return suffixed(operand, unit, at: expression.span, in: context)
    case .group(let operand):
      return check(operand, in: context)
    case .missing:
      return nil
    }
  }

  private static func dateHint(_ date: DateLiteral) -> String? {
    switch date {
    case .month(let month): "to subtract, put spaces around the minus: \(month.year) - \(month.month)"
    case .year, .quarter, .day: nil
    }
  }

  // MARK: literals

  private mutating func number(
    _ value: Double, percent: Bool, unit syntax: UnitSyntax?, at span: Span, in context: ExpressionContext
  ) -> Typed? {
    let unit: Unit
    switch (syntax, context.bare) {
    case (let syntax?, let bare):
      if case .suffix(let suffix) = bare {
        report(.unitTwice(suffix.description, at: syntax.span))
        return nil
      }
      guard let named = self.unit(syntax, in: context.scope) else { return nil }
      unit = percent ? Unit([Unit.Term(.percent)] + named.terms) : named
    case (nil, .pure):
      unit = percent ? .percent : .one
    case (nil, .suffix(let bare)), (nil, .asBase(let bare)):
      unit = !percent || bare.hasPercent ? bare : .percent
    case (nil, .asSet(let bare)):
      if bare.hasPercent, !percent, value != 0 {
        report(.bareForPercent(value, bare, at: span))
        return nil
      }
      unit = !percent || bare.hasPercent ? bare : .percent
    }
    let typed = CheckedExpression(.constant(unit.base(value)), type: ValueType(unit: unit), span: span)
    return Typed(expression: typed, fit: value == 0 && unit.terms.isEmpty ? .zero : .itsUnit)
  }

  /// A unit as written; nil after a fault.
  mutating func unit(_ syntax: UnitSyntax, in scope: Scope) -> Unit? {
    var terms: [Unit.Term] = []
    for term in syntax.terms {
      let word = term.name.text
      let isValue = term.power < 0 && ids[scope.prefix + word] != nil && Self.follows(term.name.span, slash: "/")
      guard let atom = units.atom(word) else {
        if isValue {
          report(.valueAsUnit(word, at: term.name.span))
        } else if !units.broken.contains(word), reported.insert("unit \(word)").inserted {
          report(unknownUnit(term.name, in: scope))
        }
        return nil
      }
      if isValue {
        report(.unitOrValue(word, atom: atom.name, at: term.name.span))
        return nil
      }
      terms.append(Unit.Term(atom, term.power, multiplier: term.multiplier))
    }
    return Unit(terms)
  }

  private func unknownUnit(_ name: Identifier, in scope: Scope) -> Diagnostic {
    .unknownUnit(
      name.text, isValue: ids[scope.prefix + name.text] != nil,
      question: Suggestions.question(for: name.text, among: units.words), at: name.span)
  }

  private static func follows(_ span: Span, slash: String) -> Bool {
    span.start > 0 && span.file.slice(span.start - 1, span.start) == slash
  }

  /// A unit after `}` or `]` belongs to the bare numbers inside; after a reader's `)` to its column.
  private mutating func suffixed(
    _ operand: Expression, _ syntax: UnitSyntax, at span: Span, in context: ExpressionContext
  ) -> Typed? {
    guard let unit = unit(syntax, in: context.scope) else { return nil }
    switch operand.kind {
    case .byMember, .schedule, .number:
      return check(operand, in: context.with(.suffix(unit)))
    case .call(let callee, let arguments) where Self.readers.contains(callee.text):
      return call(callee, arguments, unit: unit, at: span, in: context.with(.pure))
    case .group(let inner):
      return suffixed(inner, syntax, at: span, in: context)
    case .call, .truth, .text, .date, .name, .unary, .binary, .conditional, .member, .unit, .missing:
      report(.unitAfterExpression(unit.description, at: syntax.span))
      return nil
    }
  }
}

extension Quantity {
  var knownRole: ExpressionChecker.Known.Role {
    switch role {
    case .input: .input
    case .calculation, .line, .need: .calculation
    case .metric: .metric
    }
  }
}
