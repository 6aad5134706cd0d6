import Diagnostics
import Evidence
import Finance
import Quantities
import Syntax

/// Makes a checked model of a composition: units and axes, the timeline, then every quantity after those it refers
/// to, then lines, scenarios, correlations and checks.
struct ModelChecker {
  var composition: Composition
  var expressions: ExpressionChecker
  var model = CheckedModel()
  let usesExamples: Bool
  let reader: any SourceReader
  let prices: any PriceList
  var routes: [RouteState] = []
  /// Keyword of each block of evidence, by its full name.
  var blockNames: [String: String] = [:]
  var readBlocks: [CheckedBlock] = []
  var conditionsToCheck: [PendingCondition] = []
  var targetsToCheck: [PendingTarget] = []
  /// By index of the quantity: the entry it comes from.
  var quantities: [Quantity?] = []
  var lines: [Int: Line] = [:]
  /// Needs that something outside their own scope meets: index of that quantity.
  var suppliers: [Int: Int] = [:]
  /// Indices of the `fx.` settings.
  var exchangeRates: [Int] = []
  /// What stands in for declarations a library model cannot have, in words.
  var standIns: [String] = []

  init(_ composition: Composition, usesExamples: Bool, reader: any SourceReader, prices: any PriceList) {
    self.composition = composition
    // What has a timeline is a model of its own.
    self.usesExamples = usesExamples && composition.timeline == nil
    self.reader = reader
    self.prices = prices
    expressions = ExpressionChecker(units: UnitTable(), reader: reader)
  }

  static func check(
    _ composition: Composition, usesExamples: Bool, reader: any SourceReader, prices: any PriceList
  ) -> (model: CheckedModel, diagnostics: [Diagnostic]) {
    var checker = ModelChecker(composition, usesExamples: usesExamples, reader: reader, prices: prices)
    checker.run()
    return (checker.model, checker.expressions.diagnostics)
  }

  private mutating func run() {
    checkUnits()
    checkDimensions()
    checkTimeline()
    checkCurrency()
    if composition.scopes.isEmpty { composition.scopes.append(.prompt) }
    expandRoutes()
    declare()
    expressions.unsupported = composition.unsupported
    expressions.incompletePrefixes = composition.incompletePrefixes
    expressions.scenarioNames = Set(composition.scenarios.map(\.value.name.text))
    readEvidence()
    checkQuantities()
    checkMetNeeds()
    gather()
    gatherRoutes()
    checkChoices()
    checkScenarios()
    checkCorrelations()
    checkChecks()
    finishEvidence()
    if !standIns.isEmpty { expressions.report(.standsIn(standIns)) }
    model.namespaces = composition.namespaces
    model.unsupported = composition.unsupported
    model.sources = composition.sources + expressions.sources
  }

  func scope(_ index: Int) -> Scope { composition.scopes[index] }

  // MARK: quantities

  private mutating func declare() {
    var settings: [Entry] = []
    let add = { (setting: Entry.Setting, name: String, span: Span) in
      settings.append(
        Entry(
          kind: .setting(setting), name: name, nameSpan: span, scope: 0, attributes: [], span: span, binding: nil))
    }
    if let discount = composition.discount { add(.discount(discount.value), "discount", discount.span) }
    if let tax = composition.tax { add(.tax(tax.value), "tax", tax.span) }
    var currencies: Set<String> = []
    for rate in composition.rates {
      for code in [rate.value.from, rate.value.to] where code != model.currency && currencies.insert(code).inserted {
        if model.currency != nil { add(.exchangeRate(currency: code), "fx.\(code)", rate.span) }
      }
    }
    composition.entries = settings + composition.entries
    for (index, entry) in composition.entries.enumerated() {
      expressions.ids[entry.name] = QuantityID(index)
      if entry.name.hasPrefix("fx.") { exchangeRates.append(index) }
    }
    quantities = Array(repeating: nil, count: composition.entries.count)
    var areInputs = [Bool?](repeating: nil, count: quantities.count)
    for (index, entry) in composition.entries.enumerated() {
      let role: ExpressionChecker.Known.Role =
        if case .metric = entry.kind { .metric } else { isInput(index, &areInputs) ? .input : .calculation }
      expressions.known.append(ExpressionChecker.Known(role: role, type: nil))
    }
  }

  /// Whether it may be set: an input that no `use` binds, or binds to something made of inputs only.
  private func isInput(_ index: Int, _ known: inout [Bool?]) -> Bool {
    if let answer = known[index] { return answer }
    known[index] = false
    let entry = composition.entries[index]
    let answer: Bool
    switch entry.kind {
    case .calculation, .line, .need, .metric, .decision: answer = false
    case .setting: answer = true
    case .input:
      answer = entry.binding.map { references(of: $0) }?.allSatisfy { isInput($0, &known) } ?? true
    }
    known[index] = answer
    return answer
  }

  private func references(of binding: Binding) -> [Int] {
    let outer = scope(binding.scope)
    return ReferenceGraph.references(in: binding.assignment.value) { parts in
      if case .quantity(let id)? = expressions.meaning(of: parts, in: outer) { id.index } else { nil }
    }
  }

  private mutating func checkQuantities() {
    let graph = references()
    for group in graph.groups() {
      if group.count == 1, !graph.refersToItself(group[0]) {
        check(group[0])
        continue
      }
      let (order, cycle) = graph.order(of: group)
      if let cycle {
        report(cycle)
      } else {
        checkRecurrence(order)
      }
    }
  }

  private mutating func references() -> ReferenceGraph {
    var graph = ReferenceGraph(count: composition.entries.count)
    for (index, entry) in composition.entries.enumerated() {
      let scope = scope(entry.scope)
      let resolve = { [expressions] (parts: [Identifier]) -> Int? in
        if case .quantity(let id)? = expressions.meaning(of: parts, in: scope) { id.index } else { nil }
      }
      switch entry.kind {
      case .input(let syntax):
        if let value = syntax.value { graph.add(value, of: index, resolve: resolve) }
      case .calculation(let syntax), .metric(let syntax): graph.add(syntax.value, of: index, resolve: resolve)
      case .line(let syntax, _):
        if case .expression(let value) = syntax.value { graph.add(value, of: index, resolve: resolve) }
        // A line in another currency is converted at the dated rates.
        for rate in exchangeRates { graph.add(reference: rate, of: index, at: entry.nameSpan) }
      case .need:
        if entry.binding == nil, let supplier = supplier(of: entry) {
          suppliers[index] = supplier
          graph.add(reference: supplier, of: index, at: entry.nameSpan)
        }
      case .setting, .decision: break
      }
      addReferences(of: entry, index, to: &graph)
      if let initial = entry.attributes.first(where: { $0.key.text == "initial" })?.value {
        graph.add(initial, of: index, resolve: resolve)
      }
      if let binding = entry.binding {
        let outer = self.scope(binding.scope)
        graph.add(binding.assignment.value, of: index) { [expressions] parts in
          if case .quantity(let id)? = expressions.meaning(of: parts, in: outer) { id.index } else { nil }
        }
      }
    }
    return graph
  }

  /// The quantity of the same name that is nearest outside a need's own namespace.
  private func supplier(of need: Entry) -> Int? {
    let prefix = scope(need.scope).prefix
    let name = need.name.dropFirst(prefix.count)
    var outer = scope(need.scope).parent
    while let index = outer {
      let scope = scope(index)
      if scope.prefix != prefix, let id = expressions.ids[scope.prefix + name] { return id.index }
      outer = scope.parent
    }
    return nil
  }

  private mutating func report(_ cycle: [ReferenceGraph.Edge]) {
    guard let last = cycle.last else { return }
    let names = ([last.target] + cycle.map(\.target)).map { composition.entries[$0].name }
    expressions.report(.cycle(names, spans: cycle.map(\.span)))
  }

  /// Quantities that refer to each other through `prev`: silent passes find their types, where references to what is
  /// not typed yet are open, as long as each pass finds more; a last one checks with them.
  private mutating func checkRecurrence(_ order: [Int]) {
    let before = expressions.diagnostics.count
    let reported = expressions.reported
    let sources = expressions.sources
    for index in order { expressions.known[index].isOpen = true }
    var open = order.count
    repeat {
      let openBefore = open
      for index in order { check(index) }
      open = order.count { expressions.known[$0].isOpen }
      if open == openBefore { break }
    } while open > 0
    expressions.diagnostics.removeSubrange(before...)
    expressions.reported = reported
    expressions.sources = sources
    let assumed = order.map { expressions.known[$0].type }
    for (index, type) in zip(order, assumed) {
      expressions.known[index].isOpen = false
      expressions.known[index].type = type
    }
    for index in order { check(index) }
    for (index, type) in zip(order, assumed) {
      guard let type, let result = expressions.known[index].type, result.unit.dimension != type.unit.dimension else {
        continue
      }
      expressions.report(
        .recurrenceUnit(
          composition.entries[index].name, before: type.described, now: result.described,
          at: composition.entries[index].nameSpan))
    }
  }

  /// Types one quantity and keeps it.
  private mutating func check(_ index: Int) {
    let entry = composition.entries[index]
    let id = QuantityID(index)
    let attributes = checkedAttributes(of: entry)
    var found: (role: Quantity.Role, typed: Typed?)
    let before = expressions.diagnostics.count
    var label: String?
    switch entry.kind {
    case .input(let syntax):
      label = syntax.label
      found = input(syntax, of: entry)
    case .calculation(let syntax):
      label = syntax.label
      found = (.calculation, calculation(syntax, of: entry))
    case .metric(let syntax):
      label = syntax.label
      found = (.metric, metric(syntax, of: entry))
    case .line(let syntax, let side):
      label = syntax.label
      let checked = line(syntax, side, of: entry, id: id, attributes)
      lines[index] = checked.line
      found = (.line(0), checked.typed)
    case .need(let syntax):
      label = syntax.label
      found = need(syntax, of: entry, index: index)
    case .setting(let setting):
      label = Self.label(of: setting)
      found = self.setting(setting, of: entry)
    case .decision(let decision, _):
      label = Self.label(of: decision)
      found = (.calculation, self.decision(decision, of: entry))
    }
    if let role = entry.route {
      if case .formula = role.kind {
        found.typed = formula(found.typed, of: entry, role, since: before)
      } else {
        found.typed = checked(found.typed, of: entry, role: role)
      }
    }
    // What a need is for is known even where nothing meets it.
    var type = found.typed?.type
    var definition = found.typed?.expression
    if case .need(let detail) = found.role, definition == nil, !detail.isMet { type = needType(of: entry) }
    if found.typed?.fit == .open { definition = nil }
    expressions.known[index].type = type
    if found.typed?.fit == .itsUnit || found.typed?.fit == .zero { expressions.known[index].isOpen = false }
    quantities[index] = Quantity(
      id: id, name: entry.name, label: label, role: found.role, type: type ?? ValueType(unit: .one),
      definition: definition, attributes: Attributes(attributes.map { ($0.key.text, $0.text) }), span: entry.nameSpan,
      declaration: entry.attributes.last.map { entry.span.joined(with: $0.span) } ?? entry.span)
  }

  /// Where an entry's own expression stands.
  func context(of entry: Entry, place: ExpressionContext.Place) -> ExpressionContext {
    var context = ExpressionContext(scope: scope(entry.scope), place: place)
    guard let role = entry.route else { return context }
    context.axes = role.axes
    if case .formula = role.kind { context.convertsMoney = true }
    return context
  }

  private mutating func calculation(_ syntax: NamedExpression, of entry: Entry) -> Typed? {
    let context = context(of: entry, place: .calculation)
    let value = expressions.check(syntax.value, in: context)
    guard let attribute = entry.attributes.first(where: { $0.key.text == "initial" }) else { return value }
    guard let typed = value, let initial = initial(attribute, fitting: typed, in: context) else { return value }
    var type = typed.type
    type.axes = ValueType.broadcast([typed.type, initial.type])
    type.isSeries = true
    let kind = CheckedExpression.Kind.withInitial(typed.expression, initial: initial.expression)
    return Typed(expression: CheckedExpression(kind, type: type, span: typed.expression.span), fit: typed.fit)
  }

  /// The value of an `initial:` line, which takes the unit of what it belongs to.
  mutating func initial(_ attribute: Attribute, fitting typed: Typed, in context: ExpressionContext) -> Typed? {
    guard let value = attribute.value else {
      expressions.report(.attributeValue("initial", wanted: "a value such as 1_200 agent", at: attribute.span))
      return nil
    }
    guard let initial = expressions.check(value, in: context.with(.asBase(typed.type.unit))) else { return nil }
    guard !initial.type.isSeries else {
      expressions.report(.seriesWhereScalar("the value at time 0", series: String(value.span.text), at: value.span))
      return nil
    }
    return expressions.fit(typed, initial, "initial", at: value.span, in: context) ? initial : nil
  }

  private mutating func metric(_ syntax: NamedExpression, of entry: Entry) -> Typed? {
    let context = ExpressionContext(scope: scope(entry.scope), place: .question)
    guard let typed = expressions.check(syntax.value, in: context) else { return nil }
    let text = String(syntax.value.span.text)
    if let axis = typed.type.axes.first {
      expressions.report(.axisWhereScalar("a metric", axis: axis.name, text: text, at: syntax.value.span))
      return nil
    }
    if typed.type.isSeries {
      expressions.report(
        .seriesWhereScalar("a metric", series: text, isFlow: typed.type.rollUp == .flow, at: syntax.value.span))
      return nil
    }
    return typed
  }

  /// Puts quantities and lines into the model, in declaration order.
  private mutating func gather() {
    model.quantities = []
    model.quantities.reserveCapacity(quantities.count)
    for (index, entry) in composition.entries.enumerated() {
      var quantity = quantities[index] ?? unknown(entry, QuantityID(index))
      if case .line = quantity.role, let line = lines[index] {
        quantity = quantity.with(role: .line(model.lines.count))
        model.lines.append(line)
      }
      model.quantities.append(quantity)
    }
    model.idByName = expressions.ids
  }

  /// A quantity of a cycle: named, and nothing known of it.
  private func unknown(_ entry: Entry, _ id: QuantityID) -> Quantity {
    let role: Quantity.Role =
      switch entry.kind {
      case .input, .setting: .input(InputDetail(uncertainty: [], written: ""))
      case .metric: .metric
      case .calculation, .line, .need, .decision: .calculation
      }
    return Quantity(
      id: id, name: entry.name, label: nil, role: role, type: ValueType(unit: .one), definition: nil,
      attributes: Attributes(), span: entry.nameSpan, declaration: entry.span)
  }
}

extension Quantity {
  func with(role: Role) -> Quantity {
    Quantity(
      id: id, name: name, label: label, role: role, type: type, definition: definition, attributes: attributes,
      span: span, declaration: declaration)
  }
}
