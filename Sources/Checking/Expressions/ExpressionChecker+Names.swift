import Diagnostics
import Finance
import Functions
import Quantities
import Syntax

extension ExpressionChecker {
  /// What a dotted name means in a scope.
  enum Meaning {
    case quantity(QuantityID)
    case metric(MetricReference)
    /// `period_length`, `period_number`
    case function(any Function)
    /// Under a name that a fault left without meaning.
    case unsupported
  }

  func meaning(of parts: [Identifier], in scope: Scope) -> Meaning? {
    let name = parts.count == 1 ? parts[0].text : parts.map(\.text).joined(separator: ".")
    let full = scope.prefix.isEmpty ? name : scope.prefix + name
    if let id = ids[full] { return .quantity(id) }
    if !unsupported.isEmpty, let first = parts.first, unsupported.contains(scope.prefix + first.text) {
      return .unsupported
    }
    // Settings belong to the whole model, so library models see them too.
    if !scope.prefix.isEmpty, let id = ids[name], name == "discount" || name == "tax" || name.hasPrefix("fx.") {
      return .quantity(id)
    }
    if let metric = MetricReference(named: name) { return .metric(metric) }
    if parts.count == 1, let function = FunctionCatalogue.named(name), function.parameters.isEmpty {
      return .function(function)
    }
    return nil
  }

  mutating func name(_ parts: [Identifier], at span: Span, in context: ExpressionContext) -> Typed? {
    switch meaning(of: parts, in: context.scope) {
    case .quantity(let id):
      return reference(id, at: span, in: context)
    case .metric(let metric):
      guard context.place == .question else {
        report(.metricInModel(metric.name, at: span))
        return nil
      }
      guard let unit = unit(of: metric.metric) else { return nil }
      return Typed(expression: CheckedExpression(.metric(metric), type: ValueType(unit: unit), span: span))
    case .function(let function):
      return apply(function, [], at: span, in: context.scope)
    case .unsupported:
      reportNotUnderstood(span)
      return nil
    case nil:
      reportUnknown(parts, at: span, in: context.scope)
      return nil
    }
  }

  private mutating func reference(_ id: QuantityID, at span: Span, in context: ExpressionContext) -> Typed? {
    let quantity = known(id)
    switch (quantity.role, context.place) {
    case (.metric, .calculation):
      report(.metricInModel(String(span.text), at: span))
      return nil
    case (_, .input), (.calculation, .overlay), (.metric, .overlay):
      report(.inputRefers(to: String(span.text), mayReferToInputs: context.place == .overlay, at: span))
      return nil
    case (.input, _), (.calculation, _), (.metric, .question):
      break
    }
    if quantity.isOpen {
      let type = quantity.type ?? ValueType(unit: .one, isSeries: true)
      return Typed(expression: CheckedExpression(.reference(id), type: type, span: span), fit: .open)
    }
    guard let type = quantity.type else {
      reportNotUnderstood(span)
      return nil
    }
    let typed = Typed(expression: CheckedExpression(.reference(id), type: type, span: span))
    return context.convertsMoney ? converted(typed) : typed
  }

  /// Money of another currency at the dated rates; anything else as it is.
  private func converted(_ typed: Typed) -> Typed {
    guard let reporting = currency, let code = typed.type.unit.dimension.currency, code != reporting,
      let rate = ids["fx.\(code)"], let rateType = known(rate).type
    else { return typed }
    let type = ValueType(
      unit: typed.type.unit * rateType.unit, axes: typed.type.axes,
      isSeries: typed.type.isSeries || rateType.isSeries)
    return Typed(
      expression: CheckedExpression(
        .converted(typed.expression, rate: rate), type: type, span: typed.expression.span))
  }

  /// The unit of a metric every model has; nil without a reporting currency.
  private func unit(of metric: Metric) -> Unit? {
    switch metric {
    case .npv, .totalCost, .costsPresentValue, .benefitsPresentValue, .peakFunding:
      currency.map { Unit([Unit.Term(.currency($0))]) }
    case .roi, .irr, .mirr: .percent
    case .payback, .discountedPayback: Unit([Unit.Term(.month)])
    }
  }

  // MARK: unknown names

  /// In a model the fault has been reported where it lies; at the prompt it is said again.
  private mutating func reportNotUnderstood(_ span: Span) {
    guard model != nil else { return }
    report(.unknownName(String(span.text), hint: "its declaration could not be understood", at: span))
  }

  private mutating func reportUnknown(_ parts: [Identifier], at span: Span, in scope: Scope) {
    let name = Composer.joined(parts).text
    guard !incompletePrefixes.contains(scope.prefix) else { return }
    guard reported.insert(scope.prefix + name).inserted else { return }
    report(.unknownName(name, hint: hint(forUnknown: name, in: scope), at: span))
  }

  private func hint(forUnknown name: String, in scope: Scope) -> String? {
    if let axis = axes[name] {
      return "`\(name)` is a dimension; its members are \(axis.members.joined(separator: ", "))"
    }
    if let question = Suggestions.question(for: name, among: names(in: scope)) { return question }
    if let axis = axes.values.sorted(by: { $0.name < $1.name }).first(where: { $0.members.contains(name) }) {
      return "`\(name)` is a member of `\(axis.name)`; pick it with x[\(name)]"
    }
    if name.hasPrefix("fx."), currency == nil { return "declare the reporting currency: currency EUR" }
    if name.hasPrefix("fx.") {
      return "state the rate: rate 2026-01 1 \(name.dropFirst(3)) = 0.92 \(currency ?? "EUR")"
    }
    if scenarioNames.contains(name) { return "`\(name)` is a scenario" }
    if FunctionCatalogue.named(name) != nil { return "`\(name)` is a function: \(name)(…)" }
    if let atom = units.atom(name) { return "`\(name)` is a unit; a value has a number before it: 1 \(atom.name)" }
    let suppliers = reader?.suppliers(of: name) ?? []
    return suppliers.isEmpty ? nil : "declared in the library: use \(suppliers.joined(separator: ", use "))"
  }

  /// Names that may be written in a scope, without its prefix.
  func names(in scope: Scope) -> [String] {
    let own = ids.keys.compactMap { $0.hasPrefix(scope.prefix) ? String($0.dropFirst(scope.prefix.count)) : nil }
    return own + Metric.allCases.map(\.rawValue) + ["period_length", "period_number"]
  }
}

extension MetricReference {
  /// `npv`, `npv.cash_only`; nil for anything else.
  package init?(named name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let metric = parts.first.flatMap(Metric.init(rawValue:)), parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(metric)
      return
    }
    guard let view = View(rawValue: parts[1]) else { return nil }
    self.init(metric, view)
  }
}
