import Diagnostics
import Quantities
import Syntax

/// Routes: expanded before anything is typed, checked number by number as these are typed, and put together at the end.
extension ModelChecker {
  /// What is known of a route while its numbers are checked.
  struct RouteState {
    let expansion: RouteExpansion
    let label: String?
    /// What volume and tokens count; nil until known.
    var request: Dimension?
    var token: Dimension?
    var isBroken = false
  }

  mutating func expandRoutes() {
    let declared = Dictionary(
      composition.entries.map { ($0.name, $0.nameSpan) }, uniquingKeysWith: { first, _ in first })
    for scoped in composition.routes {
      let syntax = scoped.value.syntax
      let scope = scope(scoped.scope)
      let name = scope.prefix + syntax.name.text
      if let earlier = declared[name] {
        expressions.report(.declaredTwice(name, at: syntax.name.span, earlier: earlier))
        composition.unsupported.insert(name)
        continue
      }
      var reading = RouteReading(
        syntax, at: scoped.span, axes: expressions.axes, prices: prices, timeline: model.timeline,
        logAxis: { [axes = expressions.axes, entries = composition.entries] in
          Self.promptAxis(of: $0, seenFrom: scope.prefix, axes, entries)
        })
      var draft = reading.draft()
      for fault in reading.faults { expressions.report(fault) }
      let before = expressions.diagnostics.count
      if let read = draft, let quality = read.entries["quality"], Self.readsQuality(quality) {
        draft?.graded = graded(quality, classes: read.classes, models: read.models.map(\.name), in: scope)
      }
      let found = reading.faults + expressions.diagnostics[before...]
      guard let draft, !found.contains(where: { $0.severity == .error }) else {
        // Whatever else is said about it would be an echo.
        composition.unsupported.insert(name)
        continue
      }
      composition.scopes.append(Scope(prefix: "\(name).", file: scope.file, parent: scoped.scope))
      let expansion = RouteExpansion(
        draft, prefix: "\(name).", index: routes.count, outer: scoped.scope, inner: composition.scopes.count - 1,
        attributes: scoped.value.attributes)
      for axis in expansion.axes {
        expressions.axes[axis.name] = axis
        model.axes.append(axis)
      }
      composition.entries += expansion.entries
      routes.append(RouteState(expansion: expansion, label: syntax.label))
    }
  }

  /// The lengths of prompts of a log that was imported under a name: the last axis of its shares.
  private static func promptAxis(
    of log: String, seenFrom prefix: String, _ axes: [String: Axis], _ entries: [Entry]
  ) -> Axis? {
    for name in ["\(prefix)\(log).prompt_share", "\(log).prompt_share"] {
      guard let entry = entries.first(where: { $0.name == name }), case .input(let input) = entry.kind else { continue }
      return input.axes.last.flatMap { axes[$0.text] }
    }
    return nil
  }

  // MARK: References

  /// What an entry of a route rests on beside what it names.
  func addReferences(of entry: Entry, _ index: Int, to graph: inout ReferenceGraph) {
    guard let role = entry.route else { return }
    let expansion = routes[role.route].expansion
    func add(_ name: String) {
      guard let id = expressions.ids[expansion.prefix + name], id.index != index else { return }
      graph.add(reference: id.index, of: index, at: entry.nameSpan)
    }
    switch role.kind {
    case .number:
      let own = entry.name.dropFirst(expansion.prefix.count)
      if own != "volume" { add("volume") }
      if own != "volume", own != "tokens_in" { add("tokens_in") }
      for rate in exchangeRates { graph.add(reference: rate, of: index, at: entry.nameSpan) }
    case .formula:
      for rate in exchangeRates { graph.add(reference: rate, of: index, at: entry.nameSpan) }
    case .decision:
      for name in expansion.basis { add(name) }
    }
  }

  // MARK: Numbers

  /// A number of a route with its unit and size checked; nil after a fault.
  mutating func checked(_ typed: Typed?, of entry: Entry, role: RouteEntryRole) -> Typed? {
    guard case .number(let measure) = role.kind else { return typed }
    guard var typed else {
      routes[role.route].isBroken = true
      return nil
    }
    if let fault = fault(of: typed, measure, of: entry, role) {
      expressions.report(fault)
      routes[role.route].isBroken = true
      return nil
    }
    if typed.fitsAnyUnit, measure != .truth, let dimension = wanted(measure, role, money: model.currency ?? "EUR") {
      typed = Typed(
        expression: CheckedExpression(
          typed.expression.kind, type: ValueType(unit: Self.unit(of: dimension), axes: typed.type.axes),
          span: typed.expression.span))
    }
    return typed
  }

  private func wanted(_ measure: RouteMeasure, _ role: RouteEntryRole, money: String) -> Dimension? {
    let state = routes[role.route]
    switch measure {
    case .share, .level, .count, .truth, .moneyPerEffort, .moneyPerTime, .effort, .effortPerTime:
      return measure.dimension(.none, .none, money: money)
    case .requests, .moneyPerRequest, .effortPerRequest:
      guard let request = state.request else { return nil }
      return measure.dimension(request, .none, money: money)
    case .tokens, .moneyPerToken, .tokensPerTime, .effortPerToken, .tokensPerEffort:
      guard let token = state.token, let request = state.request else { return nil }
      return measure.dimension(request, token, money: money)
    }
  }

  private mutating func fault(
    of typed: Typed, _ measure: RouteMeasure, of entry: Entry, _ role: RouteEntryRole
  ) -> Diagnostic? {
    let prefix = routes[role.route].expansion.prefix
    let name = String(entry.name.dropFirst(prefix.count))
    let key = entry.keyText
    let span = typed.expression.span.file === entry.span.file ? typed.expression.span : entry.nameSpan
    let found = typed.type.described
    if typed.type.isTruth != (measure == .truth) {
      return .routeUnit(key, wanted: measure.words, found: found, at: span)
    }
    if measure == .truth { return nil }
    let dimension = typed.type.unit.dimension
    if !typed.fitsAnyUnit {
      switch name {
      case "volume":
        let above = dimension * .base(.time)
        guard above.isCount else { return .routeUnit(key, wanted: measure.words, found: found, at: span) }
        routes[role.route].request = above
      case "tokens_in":
        guard let request = routes[role.route].request else { return nil }
        let above = dimension * request
        guard above.isCount, above != request else {
          return .routeUnit(key, wanted: measure.words, found: found, at: span)
        }
        routes[role.route].token = above
      case _: break
      }
      let currency = dimension.currency ?? model.currency ?? "EUR"
      if let wanted = wanted(measure, role, money: currency), wanted != dimension {
        return .routeUnit(
          key, wanted: Self.words(measure, unit: Self.unit(of: wanted)), found: found, at: span)
      }
      if let code = dimension.currency, let reporting = model.currency, code != reporting,
        expressions.ids["fx.\(code)"] == nil
      {
        return .noExchangeRate(code, reporting: reporting, at: span)
      }
    } else if name == "volume" || name == "tokens_in" {
      return .routeUnit(key, wanted: measure.words, found: found, at: span)
    }
    if let cells = typed.expression.constantCells,
      let cell = cells.firstIndex(where: { !measure.allows($0) })
    {
      let value = NumberText.shortest(typed.type.unit.number(cells[cell])) + typed.type.unit.suffix
      let isSame = cells.allSatisfy { $0 == cells[0] }
      let place = isSame ? "" : Self.members(of: cell, over: typed.type.axes)
      return .routeNumber(key, value: value, of: place, wanted: measure.words, at: span)
    }
    return nil
  }

  private static func words(_ measure: RouteMeasure, unit: Unit) -> String {
    unit.terms.isEmpty ? measure.words : "\(unit.description)"
  }

  /// A unit of a dimension: its bases by their names.
  static func unit(of dimension: Dimension) -> Unit {
    Unit(
      dimension.powers.sorted { ($0.value < 0 ? 1 : 0, $0.key) < ($1.value < 0 ? 1 : 0, $1.key) }.map { base, power in
        switch base {
        case .currency(let code): Unit.Term(.currency(code), power)
        case .count(let name): Unit.Term(.count(name), power)
        case .effort: Unit.Term(.hour, power)
        case .time: Unit.Term(.month, power)
        }
      })
  }

  /// The members a cell stands for: `claims, large`.
  static func members(of cell: Int, over axes: [Axis]) -> String {
    var rest = cell
    var members: [String] = []
    for axis in axes.reversed() {
      members.append(axis.members[rest % axis.members.count])
      rest /= axis.members.count
    }
    return members.reversed().joined(separator: ", ")
  }

  // MARK: Decisions

  /// A quantity that the solver decides, from the numbers of its route.
  mutating func decision(_ decision: CheckedRoute.Decision, of entry: Entry) -> Typed? {
    guard let role = entry.route, !routes[role.route].isBroken else { return nil }
    let expansion = routes[role.route].expansion
    var basis: [CheckedExpression] = []
    for name in expansion.basis {
      guard let id = expressions.ids[expansion.prefix + name], let type = expressions.known[id.index].type else {
        return nil
      }
      basis.append(CheckedExpression(.reference(id), type: type, span: entry.nameSpan))
    }
    let unit =
      switch decision {
      case .share, .priceFactor: Unit.percent
      case .units: Unit.one
      case .minimum: Unit([Unit.Term(.currency(model.currency ?? "EUR")), Unit.Term(.month, -1)])
      }
    let words = "the cheapest that keeps to everything required"
    let file = SourceFile(name: entry.span.file.name, text: words)
    return Typed(
      expression: CheckedExpression(
        .decided(route: role.route, basis: basis), type: ValueType(unit: unit, axes: expansion.axes(of: decision)),
        span: Span(file, 0, words.utf8.count)))
  }

  // MARK: Putting together

  /// Faults in a formula of the language's own are echoes of what was said about the route's numbers.
  mutating func formula(_ typed: Typed?, of entry: Entry, _ role: RouteEntryRole, since count: Int) -> Typed? {
    guard expressions.diagnostics.count > count else { return typed }
    let found = expressions.diagnostics[count...].first
    expressions.diagnostics.removeSubrange(count...)
    if !routes[role.route].isBroken, let found {
      expressions.report(.routeFormula(entry.name, because: found.title, at: entry.nameSpan))
      routes[role.route].isBroken = true
    }
    return nil
  }
}

extension Entry {
  /// The key as the user wrote it.
  fileprivate var keyText: String { String(nameSpan.text.prefix { $0 != " " && $0 != "\n" }) }
}

extension Dimension {
  /// One count, such as requests.
  var isCount: Bool {
    guard powers.count == 1, let only = powers.first, only.value == 1 else { return false }
    if case .count = only.key { return true }
    return false
  }

  /// The currency above the line, where there is just one.
  var currency: String? {
    let codes = powers.compactMap { base, power -> String? in
      if case .currency(let code) = base, power == 1 { code } else { nil }
    }
    return codes.count == 1 ? codes[0] : nil
  }
}

extension Unit {
  /// What follows a number in it: `%`, ` EUR/month`.
  fileprivate var suffix: String { isPercent ? "%" : terms.isEmpty ? "" : " \(description)" }
}
