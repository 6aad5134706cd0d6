import Diagnostics
import Quantities
import Syntax

/// What is said once for the whole model: timeline, currency, exchange rates, discount and tax.
extension ModelChecker {
  mutating func checkTimeline() {
    model.title = composition.title?.value
    model.flowsMidPeriod = composition.flowsMidPeriod
    let fiscalStart = composition.fiscalStart?.value
    if let stated = composition.timeline {
      let syntax = stated.value
      let months = syntax.length * syntax.lengthUnit.rawValue
      let count = months / syntax.period.rawValue
      if months == 0 {
        expressions.report(.emptyTimeline(at: stated.span))
      } else if !months.isMultiple(of: syntax.period.rawValue) {
        expressions.report(.unevenTimeline(months: months, period: syntax.period, at: stated.span))
      } else if count > 1_200 {
        expressions.report(.longTimeline(periods: count, at: stated.span))
      } else if syntax.start.start != syntax.start.start.rounded() {
        expressions.report(.timelineStart(syntax.start, at: stated.span))
      } else {
        model.timeline = Timeline(
          start: Month(index: Int(syntax.start.start)), count: count, period: syntax.period, fiscalStart: fiscalStart)
      }
    } else if usesExamples {
      model.timeline = Timeline(
        start: Month(year: 2026, month: 1), count: 36, period: .month, fiscalStart: fiscalStart)
      standIns.append("timeline 2026-01 for 36 months")
    }
    expressions.timeline = model.timeline
  }

  mutating func checkCurrency() {
    if let code = composition.currency?.value {
      guard Self.isCurrency(code.text) else {
        let question = Suggestions.question(for: code.text.uppercased(), among: Unit.Atom.currencyCodes)
        expressions.report(.notACurrency(code.text, question: question, at: code.span))
        composition.unsupported.insert("fx")
        return
      }
      model.currency = code.text
    } else if usesExamples {
      let code = Self.firstCurrency(in: composition) ?? "EUR"
      model.currency = code
      standIns.append("currency \(code)")
    }
    expressions.currency = model.currency
    for rate in composition.rates {
      for code in [rate.value.from, rate.value.to] where !Self.isCurrency(code) {
        expressions.report(.notACurrency(code, question: nil, at: rate.span))
      }
    }
    if usesExamples, composition.discount == nil {
      composition.discount = Self.exampleDiscount
      standIns.append("discount 9% per year")
    }
  }

  /// Three capital letters: an ISO code, or one of the user's own.
  private static func isCurrency(_ code: String) -> Bool {
    code.utf8.count == 3 && code.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }

  /// The first currency a library model mentions.
  private static func firstCurrency(in composition: Composition) -> String? {
    for entry in composition.entries {
      for word in entry.span.text.split(whereSeparator: { !$0.isLetter })
      where Unit.Atom.currencyCodes.contains(String(word)) {
        return String(word)
      }
    }
    return nil
  }

  // MARK: settings as inputs

  static func label(of decision: CheckedRoute.Decision) -> String {
    switch decision {
    case .share: "Share of requests"
    case .units: "Units of hosting"
    case .priceFactor: "Price under the terms in force"
    case .minimum: "Minimum spend in force"
    }
  }

  static func label(of setting: Entry.Setting) -> String {
    switch setting {
    case .discount: "Hurdle rate"
    case .tax: "Tax rate"
    case .exchangeRate(let code): "Exchange rate of \(code)"
    }
  }

  mutating func setting(_ setting: Entry.Setting, of entry: Entry) -> (role: Quantity.Role, typed: Typed?) {
    let typed: Typed?
    let written: String
    switch setting {
    case .discount(let rate):
      typed = self.rate(rate, Self.discountUnit, "discount")
      written = String(rate.span.text)
      // 100% a year is 1/12 a month in base units.
      if let value = typed?.constant, value * 12 <= -1 { expressions.report(.impossibleDiscount(at: rate.span)) }
    case .tax(let rate):
      typed = self.rate(rate, .percent, "tax")
      model.hasTax = true
      written = String(rate.span.text)
      if let value = typed?.constant, value < 0 || value > 1 { expressions.report(.impossibleTax(at: rate.span)) }
    case .exchangeRate(let code):
      typed = exchangeRate(code, at: entry.span)
      written = composition.rates.filter { $0.value.from == code || $0.value.to == code }
        .map { String($0.span.text) }.joined(separator: "; ")
    }
    return (.input(InputDetail(uncertainty: [nil], written: written, isSetting: true)), typed)
  }

  /// The unit of `discount`: an annual effective rate.
  static let discountUnit = Unit([Unit.Term(.percent), Unit.Term(.year, -1)])

  private mutating func rate(_ value: Expression, _ unit: Unit, _ what: String) -> Typed? {
    let context = ExpressionContext(
      scope: Scope(prefix: "", file: nil, parent: nil), place: .input, bare: .asSet(unit))
    guard let typed = expressions.check(value, in: context) else { return nil }
    guard typed.constant != nil, typed.fitsAnyUnit || typed.type.unit.dimension == unit.dimension else {
      expressions.report(.settingRate(what, found: typed.type.described, at: value.span))
      return nil
    }
    let expression = CheckedExpression(typed.expression.kind, type: ValueType(unit: unit), span: value.span)
    return Typed(expression: expression)
  }

  /// `fx.USD`: what one dollar is worth in the reporting currency, from each date until the next.
  private mutating func exchangeRate(_ code: String, at span: Span) -> Typed? {
    guard let reporting = model.currency else { return nil }
    var steps: [(date: DateLiteral, value: Double, span: Span)] = []
    for stated in composition.rates {
      let rate = stated.value
      if rate.from == code, rate.to == reporting { steps.append((rate.date, rate.value, stated.span)) }
      if rate.from == reporting, rate.to == code { steps.append((rate.date, 1 / rate.value, stated.span)) }
      if rate.value <= 0, rate.from == code || rate.to == code {
        expressions.report(.impossibleRate(at: stated.span))
        return nil
      }
    }
    steps.sort { $0.date.start < $1.date.start }
    guard let first = steps.first else {
      expressions.report(.noCross(code, reporting: reporting, at: span))
      return nil
    }
    let unit = Unit([Unit.Term(.currency(reporting)), Unit.Term(.currency(code), -1)])
    let constants = steps.map {
      CheckedExpression(.constant($0.value), type: ValueType(unit: unit), span: $0.span)
    }
    guard let timeline = model.timeline else { return Typed(expression: constants[0]) }
    guard timeline.offset(of: first.date) <= 0 else {
      expressions.report(.beforeFirstRate(code, first.date, timeline, at: first.span))
      return nil
    }
    // Rates dated beyond the timeline are no fault: a file of rates may serve many models.
    let end = Double(timeline.count * timeline.monthsPerPeriod)
    let atStart = steps.lastIndex { timeline.offset(of: $0.date) <= 0 } ?? 0
    let used = steps.indices.filter { $0 >= atStart && timeline.offset(of: steps[$0].date) < end }
    guard used.count > 1 else { return Typed(expression: constants[atStart]) }
    let schedule = used.map { CheckedExpression.ScheduleStep(date: steps[$0].date, value: constants[$0]) }
    return Typed(
      expression: CheckedExpression(
        .schedule(schedule, initial: constants[atStart]), type: ValueType(unit: unit, isSeries: true), span: span))
  }

  /// The discount that stands in where a library model is shown alone.
  private static let exampleDiscount: Stated<Expression> = {
    let span = Span(SourceFile(name: "example", text: "9% per year"), 0, 11)
    return Stated(value: Expression(.number(value: 9, percent: true, unit: nil), span), span: span)
  }()
}
