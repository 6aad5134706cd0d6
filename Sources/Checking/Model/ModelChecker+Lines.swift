import Diagnostics
import Finance
import Quantities
import Syntax

/// Statement lines: what they are made of, what they count as, when they are paid.
extension ModelChecker {
  mutating func line(
    _ syntax: LineSyntax, _ side: Line.Side, of entry: Entry, id: QuantityID, _ attributes: [Attribute]
  ) -> (line: Line, typed: Typed?) {
    let texts = Dictionary(attributes.map { ($0.key.text, $0) }) { first, _ in first }
    let context = ExpressionContext(scope: scope(entry.scope), place: .calculation)
    let typed: Typed?
    var statedZero: String?
    switch syntax.value {
    case .none(let reason):
      statedZero = reason
      let unit = Unit([Unit.Term(.currency(model.currency ?? "EUR")), Unit.Term(.month, -1)])
      typed = Typed(expression: CheckedExpression(.constant(0), type: ValueType(unit: unit), span: entry.nameSpan))
    case .expression(let value):
      typed = expressions.check(value, in: context).flatMap { flow($0, of: value, in: context) }
    }
    let kind = self.kind(side, texts["kind"], of: entry, isStatedZero: statedZero != nil)
    let margin = texts["margin"].flatMap { share($0, in: context) }
    let isCost = side == .cost
    let counts: (economically: Bool, asCash: Bool) =
      switch kind {
      case .cash: (true, true)
      case .capacity: (isCost || texts["reallocated to"] != nil, false)
      case .avoided: (true, texts["budget"] != nil)
      case .revenue: (margin != nil, margin != nil)
      case .risk: (true, false)
      }
    let line = Line(
      id: id, side: side, kind: kind, category: category(texts["category"]), statedZero: statedZero,
      risk: texts["risk"].flatMap { share($0, in: context) }, margin: margin,
      capexMonths: texts["accounting"].flatMap { capexMonths($0) },
      payment: texts["paid"].flatMap { payment($0) } ?? .asIncurred, choiceOption: choiceOption(of: entry),
      countsEconomically: counts.economically, countsAsCash: counts.asCash)
    return (line, typed)
  }

  /// A flow of money in the reporting currency; others are converted at the dated rates.
  private mutating func flow(_ typed: Typed, of value: Expression, in context: ExpressionContext) -> Typed? {
    let text = String(value.span.text)
    if typed.fit == .zero {
      expressions.report(.bareZeroLine(at: value.span))
      return nil
    }
    if typed.fit == .open { return typed }
    let dimension = typed.type.unit.dimension
    if dimension.money != nil {
      expressions.report(.bareMoney(text, at: value.span))
      return nil
    }
    guard let code = dimension.moneyFlow, !typed.type.isTruth else {
      let reporting = Unit([Unit.Term(.currency(model.currency ?? "EUR")), Unit.Term(.month, -1)])
      expressions.report(
        .notAFlowOfMoney(
          typed.type.described, mend: expressions.mend(typed, to: reporting, in: context.scope), at: value.span))
      return nil
    }
    guard let reporting = model.currency, code != reporting else { return typed }
    guard let rate = expressions.ids["fx.\(code)"] else {
      expressions.report(.noExchangeRate(code, reporting: reporting, at: value.span))
      return nil
    }
    guard let rateType = expressions.known[rate.index].type else { return nil }
    let type = ValueType(
      unit: typed.type.unit * rateType.unit, axes: typed.type.axes,
      isSeries: typed.type.isSeries || rateType.isSeries)
    return Typed(
      expression: CheckedExpression(.converted(typed.expression, rate: rate), type: type, span: value.span))
  }

  // MARK: attributes

  private mutating func kind(
    _ side: Line.Side, _ attribute: Attribute?, of entry: Entry, isStatedZero: Bool
  ) -> Line.Kind {
    guard let attribute else {
      if side == .benefit, !isStatedZero { expressions.report(.benefitWithoutKind(entry.name, at: entry.nameSpan)) }
      return .cash
    }
    let allowed: [Line.Kind] =
      switch side {
      case .cost: [.cash, .capacity]
      case .benefit: [.cash, .avoided, .revenue, .capacity, .risk]
      }
    if let kind = Line.Kind(rawValue: attribute.text), allowed.contains(kind) { return kind }
    let names = allowed.map(\.rawValue)
    expressions.report(
      .lineKind(
        attribute.text, side: side.rawValue, allowed: names,
        question: Suggestions.question(for: attribute.text, among: names), at: attribute.span))
    return .cash
  }

  private mutating func category(_ attribute: Attribute?) -> String {
    guard let attribute else { return "other" }
    if Line.categories.contains(attribute.text) { return attribute.text }
    let wanted =
      Suggestions.question(for: attribute.text, among: Line.categories)
      ?? "one of " + Line.categories.joined(separator: ", ")
    expressions.report(.attributeValue("category", wanted: wanted, at: attribute.span))
    return "other"
  }

  /// A percentage from 0% to 100%: a haircut or a margin.
  private mutating func share(_ attribute: Attribute, in context: ExpressionContext) -> CheckedExpression? {
    guard let value = attribute.value else {
      expressions.report(.attributeValue(attribute.key.text, wanted: "a percentage such as 10%", at: attribute.span))
      return nil
    }
    guard let typed = expressions.check(value, in: context) else { return nil }
    let isShare = (typed.fitsAnyUnit || typed.type.unit.dimension.isNone) && !typed.type.isTruth
    let isInside = typed.constant.map { $0 >= 0 && $0 <= 1 } ?? true
    guard isShare, isInside, typed.type.axes.isEmpty else {
      expressions.report(
        .attributeValue(attribute.key.text, wanted: "a percentage from 0% to 100%", at: attribute.span))
      return nil
    }
    return typed.expression
  }

  /// `capex over 36 months`; nil for `expense`.
  private mutating func capexMonths(_ attribute: Attribute) -> Int? {
    let words = attribute.text.split(separator: " ").map(String.init)
    if words == ["expense"] { return nil }
    if words.count == 4, words[0] == "capex", words[1] == "over", let length = Int(words[2]), length > 0,
      let unit = Timeline.Period(named: words[3]), length <= 1_200
    {
      return length * unit.rawValue
    }
    expressions.report(
      .attributeValue("accounting", wanted: "capex over 36 months, or expense", at: attribute.span))
    return nil
  }

  /// `yearly in advance`, `quarterly in advance`, `after 60 days`.
  private mutating func payment(_ attribute: Attribute) -> PaymentTiming? {
    let words = attribute.text.split(separator: " ").map(String.init)
    switch (words.first, Array(words.dropFirst())) {
    case ("yearly", ["in", "advance"]): return .inAdvance(months: 12)
    case ("quarterly", ["in", "advance"]): return .inAdvance(months: 3)
    case ("after", let rest) where rest.count == 2 && ["day", "days"].contains(rest[1]):
      if let days = Double(rest[0]), days >= 0, days <= 36_500 { return .after(days: days) }
    case _: break
    }
    expressions.report(
      .attributeValue(
        "paid", wanted: "yearly in advance, quarterly in advance, or after 60 days", at: attribute.span))
    return nil
  }

  private func choiceOption(of entry: Entry) -> ChoiceOption? {
    for choice in composition.choices {
      for option in choice.value.options where entry.name.hasPrefix(option.text + ".") {
        return ChoiceOption(choice: choice.value.name.text, option: option.text)
      }
    }
    return nil
  }
}
