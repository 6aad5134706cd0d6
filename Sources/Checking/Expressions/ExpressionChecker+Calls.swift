import Diagnostics
import Functions
import Quantities
import Syntax

extension ExpressionChecker {
  static let readers: Set<String> = ["series", "table"]

  mutating func call(
    _ callee: Identifier, _ arguments: [Expression.Argument], unit: Unit?, at span: Span, in context: ExpressionContext
  ) -> Typed? {
    if Self.readers.contains(callee.text) { return data(callee, arguments, unit: unit, at: span, in: context) }
    guard let function = FunctionCatalogue.named(callee.text) else {
      // What the arguments are wrong in is worth knowing all the same.
      for argument in arguments {
        if case .name = argument.value.kind {} else { _ = check(argument.value, in: context) }
      }
      let isValue = ids[context.scope.prefix + callee.text] != nil
      let names = FunctionCatalogue.documented.map(\.name)
      report(
        .unknownFunction(
          callee.text, isValue: isValue, question: Suggestions.question(for: callee.text, among: names), at: callee.span
        ))
      return nil
    }
    if function.readsTotals, context.place != .question {
      report(.metricInModel(callee.text, at: callee.span))
      return nil
    }
    let parameters: [Parameter]
    do throws(Diagnostic) {
      parameters = try function.match(arguments.map { ($0.label?.text, $0.value.span) }, in: span)
    } catch {
      report(error)
      return nil
    }
    var matched: [MatchedArgument] = []
    for (argument, parameter) in zip(arguments, parameters) {
      if let value = match(argument.value, to: parameter, of: function, in: context) {
        matched.append(MatchedArgument(parameter: parameter.name, value: value, span: argument.value.span))
      }
    }
    guard matched.count == arguments.count else { return nil }
    return apply(function, matched, at: span, in: context.scope)
  }

  struct MatchedArgument {
    let parameter: String
    let value: Call<Typed>.Argument
    let span: Span
  }

  /// An argument read as its parameter's kind says; nil after a fault.
  private mutating func match(
    _ argument: Expression, to parameter: Parameter, of function: any Function, in context: ExpressionContext
  ) -> Call<Typed>.Argument? {
    switch parameter.kind {
    case .value:
      return check(argument, in: context).map { .value($0) }
    case .date(let allowsInitial):
      if allowsInitial, case .name(let parts) = argument.kind, parts.map(\.text) == ["initial"] { return .date(nil) }
      if let date = Self.date(argument) { return .date(date) }
    case .axis:
      if case .name(let parts) = argument.kind, parts.count == 1 {
        if parts[0].text == "time" { return .axis(nil) }
        return axis(named: parts[0]).map { .axis($0.name) }
      }
    case .entries(let keys):
      if case .schedule(let entries) = argument.kind {
        let matched = entries.compactMap { entry(of: $0, keys, function, parameter, in: context) }
        return matched.count == entries.count ? .entries(matched) : nil
      }
    case .period:
      if case .name(let parts) = argument.kind, parts.count == 1, let period = Timeline.Period(named: parts[0].text) {
        return .period(period)
      }
    case .text:
      if case .text(let text) = argument.kind { return .text(text) }
    }
    if case .missing = argument.kind { return nil }
    report(.wrongArgument(of: function, parameter, at: argument.span))
    return nil
  }

  private mutating func entry(
    of entry: Expression.ScheduleEntry, _ keys: Parameter.EntryKeys, _ function: any Function, _ parameter: Parameter,
    in context: ExpressionContext
  ) -> Call<Typed>.Entry? {
    let key: Call<Typed>.Key?
    switch keys {
    case .dates:
      if case .name(let parts) = entry.key.kind, parts.map(\.text) == ["initial"] {
        key = .date(nil)
      } else {
        key = Self.date(entry.key).map { .date($0) }
      }
    case .monthNames:
      if case .name(let parts) = entry.key.kind, parts.count == 1, let month = ReservedWords.month(named: parts[0].text)
      {
        key = .calendarMonth(month)
      } else {
        key = nil
      }
    case .values:
      guard let typed = check(entry.key, in: context) else {
        _ = check(entry.value, in: context)
        return nil
      }
      key = .value(typed)
    }
    let value = check(entry.value, in: context)
    guard let key else {
      report(.wrongArgument(of: function, parameter, at: entry.key.span))
      return nil
    }
    return value.map { Call.Entry(key: key, value: $0, span: entry.key.span.joined(with: entry.value.span)) }
  }

  /// A date as written; four digits are a year where a date is expected.
  static func date(_ expression: Expression) -> DateLiteral? {
    switch expression.kind {
    case .date(let date): date
    case .number(let value, percent: false, unit: nil) where value == value.rounded() && (1900...2999).contains(value):
      .year(Int(value))
    case .number, .truth, .text, .name, .unary, .binary, .conditional, .call, .member, .byMember, .schedule, .unit,
      .group, .missing:
      nil
    }
  }

  /// Types a call whose arguments are matched.
  mutating func apply(
    _ function: any Function, _ arguments: [MatchedArgument], at span: Span, in scope: Scope
  ) -> Typed? {
    let operands = arguments.flatMap { $0.value.operands }
    let call = Call<Typed>(arguments: arguments.map { ($0.parameter, $0.value, $0.span) }, span: span)
    if operands.contains(where: { $0.fit == .open }) { return open(function, operands, call, at: span) }
    // A bare number lacks its unit, not a factor.
    let hasBareNumber = operands.contains { $0.constant != nil && $0.type.unit.terms.isEmpty && !$0.fitsAnyUnit }
    let checker = self
    let typing = TypingContext(timeline: timeline, currency: currency) {
      hasBareNumber ? nil : checker.factor($0, in: scope)
    }
    var type: ValueType
    do throws(Diagnostic) {
      type = try function.resultType(of: call.map(\.operand), in: typing)
    } catch {
      report(error)
      return nil
    }
    if function.reach == .cell { type.axes = ValueType.broadcast(operands.map(\.type)) }
    return Typed(expression: CheckedExpression(.call(function, call.map(\.expression)), type: type, span: span))
  }

  /// A call with an operand whose unit is not known yet: it is taken to have the unit of the others.
  private func open(_ function: any Function, _ operands: [Typed], _ call: Call<Typed>, at span: Span) -> Typed {
    var type = operands.first { $0.fit == .itsUnit }?.type ?? ValueType(unit: .one)
    type.axes = function.reach == .cell ? ValueType.broadcast(operands.map(\.type)) : []
    type.isSeries = true
    return Typed(
      expression: CheckedExpression(.call(function, call.map(\.expression)), type: type, span: span), fit: .open)
  }
}

extension Call {
  /// The same call in another stage's form.
  func map<Other: Sendable>(_ transform: (Operand) -> Other) -> Call<Other> {
    Call<Other>(
      arguments: arguments.map { ($0.parameter, $0.argument.map(transform), $0.span) }, span: span)
  }
}

extension Call.Argument {
  func map<Other: Sendable>(_ transform: (Operand) -> Other) -> Call<Other>.Argument {
    switch self {
    case .value(let operand): .value(transform(operand))
    case .date(let date): .date(date)
    case .axis(let axis): .axis(axis)
    case .entries(let entries):
      .entries(
        entries.map { Call<Other>.Entry(key: $0.key.map(transform), value: transform($0.value), span: $0.span) })
    case .period(let period): .period(period)
    case .text(let text): .text(text)
    }
  }

  /// Every value in it, keys of entries included.
  var operands: [Operand] {
    switch self {
    case .value(let operand): [operand]
    case .entries(let entries):
      entries.flatMap { entry -> [Operand] in
        if case .value(let key) = entry.key { [key, entry.value] } else { [entry.value] }
      }
    case .date, .axis, .period, .text: []
    }
  }
}

extension Call.Key {
  func map<Other: Sendable>(_ transform: (Operand) -> Other) -> Call<Other>.Key {
    switch self {
    case .date(let date): .date(date)
    case .calendarMonth(let month): .calendarMonth(month)
    case .value(let operand): .value(transform(operand))
    }
  }
}

extension Timeline.Period {
  /// `month`, `quarter`, `year` and their plurals.
  init?(named word: String) {
    switch word {
    case "month", "months": self = .month
    case "quarter", "quarters": self = .quarter
    case "year", "years": self = .year
    case _: return nil
    }
  }
}
