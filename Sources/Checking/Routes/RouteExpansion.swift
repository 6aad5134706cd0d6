import Diagnostics
import Quantities
import Syntax

/// What an entry that a route brought in is.
struct RouteEntryRole: Sendable {
  enum Kind: Sendable {
    /// A number the user wrote or the price list gave.
    case number(RouteMeasure)
    /// Computed by a formula of the language's own.
    case formula
    case decision(CheckedRoute.Decision)
  }
  let route: Int
  let kind: Kind
  /// Axes its values by member are read over first.
  let axes: [Axis]
}

/// Turns a route into axes and quantities: its numbers as inputs (calculations where they name others), what the
/// solver decides, and the results as calculations over both.
struct RouteExpansion {
  let draft: RouteDraft
  let choices: RoutePolicies
  /// `answers.`, with the namespace it stands in.
  let prefix: String
  let index: Int
  /// Of the text it was declared in, and of its own names.
  let outer: Int
  let inner: Int
  let attributes: [Attribute]
  let classes: Axis
  let models: Axis
  let offers: Axis
  let policies: Axis
  let prompts: RoutePrompts?
  private(set) var entries: [Entry] = []
  /// Names of those that hold numbers.
  private(set) var numbers: [String] = []

  init(
    _ draft: RouteDraft, prefix: String, index: Int, outer: Int, inner: Int, attributes: [Attribute]
  ) {
    self.draft = draft
    self.prefix = prefix
    self.index = index
    self.outer = outer
    self.inner = inner
    self.attributes = attributes
    choices = RoutePolicies(draft)
    let base = prefix.dropLast().map { $0 == "." ? "_" : String($0) }.joined()
    classes = draft.axis ?? Axis(name: "\(base)_class", members: draft.classes.map(\.text))
    models = Axis(name: "\(base)_model", members: draft.models.map(\.name.text))
    offers = Axis(name: "\(base)_offer", members: choices.offers.map(\.name))
    policies = Axis(name: "\(base)_policy", members: choices.policies.map(\.name))
    prompts = draft.prompts.map { RoutePrompts($0, base: base) }
    expand()
  }

  /// The axes that are not declared elsewhere.
  var axes: [Axis] {
    var axes = (draft.axis == nil ? [classes] : []) + [models, offers, policies]
    if case .written? = draft.prompts, let prompts { axes.append(prompts.axis) }
    if let vendorAxis { axes.append(vendorAxis) }
    return axes
  }

  /// Names of what the solver's decision rests on.
  var basis: [String] { numbers + ["request_price"] + (draft.hasContext ? ["longest_prompt"] : []) }

  private mutating func expand() {
    for key in RouteKey.ofRoutes {
      guard let entry = draft.entries[key.name] else { continue }
      if key.name == "prompts" { expandPrompts() }
      guard let measure = key.measure else { continue }
      switch key.name {
      case "quality" where draft.graded != nil:
        guard let graded = draft.graded, let value = Self.expression(graded.value, in: entry.span.file.name) else {
          continue
        }
        let one = RouteEntry(key: entry.key, values: [value], uncertainty: nil, span: entry.span)
        number(
          "model_quality", one, measure, by: [classes, models], label: "Share of right answers",
          extra: [("evidence", graded.source)])
      case "quality":
        number("model_quality", entry, measure, by: [classes, models], label: "Share of right answers", evidence: true)
      case "review_rates":
        for (place, value) in entry.values.enumerated() {
          let one = RouteEntry(key: entry.key, values: [value], uncertainty: nil, span: value.span)
          number("review_rate_\(place + 1)", one, measure, by: [classes], label: "Share reviewed, choice \(place + 1)")
        }
      case _:
        number(key.name, entry, measure, by: key.byClass ? [classes] : [], label: Self.labels[key.name])
      }
    }
    for model in draft.models { expand(model) }
    for terms in draft.terms { expand(terms) }
    limits()
    decisions()
    formulas()
  }

  private static let labels: [String: String] = [
    "volume": "Requests", "tokens_in": "Tokens in", "tokens_out": "Tokens out", "cached": "Input read from the cache",
    "loops": "Calls of the model per request", "wrong_answer": "Cost of a wrong answer", "review": "Share reviewed",
    "review_time": "Time to review", "detects": "Wrong answers a review finds", "rework_time": "Time to rework",
    "labour": "Labour rate", "gate_passes_right": "Right answers the gate passes",
    "gate_passes_wrong": "Wrong answers the gate passes", "gate_cost": "Cost of the gate",
    "batch": "Share that can wait for a batch", "cache_writes": "Input written to the cache",
    "peak": "The busiest minute, as a multiple of the mean",
  ]

  private mutating func expandPrompts() {
    guard let source = draft.prompts, let prompts, let key = draft.entries["prompts"]?.key else { return }
    let labels = [
      ("prompt_share", RouteMeasure.share, "Share of requests by length of prompt"),
      ("prompt_tokens", .tokens, "Tokens of prompts, by length"),
      ("answer_tokens", .tokens, "Tokens of answers, by length of prompt"),
    ]
    for (name, measure, label) in labels {
      let value: Expression?
      switch source {
      case .log(let log, _): value = Self.expression("\(log).\(name)", in: key.span.file.name)
      case .written(let rows, _): value = written(rows, name, prompts, at: key.span)
      }
      guard let value else { continue }
      let entry = RouteEntry(key: key, values: [value], uncertainty: nil, span: key.span)
      number(name, entry, measure, by: [classes, prompts.axis], label: label)
    }
  }

  /// Shares, or lengths in the unit of the tokens; nil for answers, which are alike at every length.
  private func written(
    _ rows: [[Expression.ScheduleEntry]], _ name: String, _ prompts: RoutePrompts, at span: Span
  ) -> Expression? {
    func length(_ entry: Expression.ScheduleEntry) -> Expression {
      guard case .number(let tokens, percent: false, unit: nil) = entry.key.kind else { return entry.key }
      return Self.expression("\(NumberText.literal(tokens)) \(draft.tokenUnit)", in: span.file.name) ?? entry.key
    }
    switch name {
    case "prompt_share":
      return prompts.table(
        rows, of: classes.members, at: span, { $0.value },
        else: { Expression(.number(value: 0, percent: true, unit: nil), $0.value.span) })
    case "prompt_tokens": return prompts.table(rows, of: classes.members, at: span, length, else: length)
    case _: return nil
    }
  }

  // MARK: Numbers

  /// An input, or a calculation where the value names others.
  mutating func number(
    _ name: String, _ entry: RouteEntry, _ measure: RouteMeasure, by axes: [Axis], label: String?,
    evidence: Bool = false, extra: [(String, String)] = []
  ) {
    guard let value = entry.values.first else { return }
    let key = Identifier(name, entry.key.span)
    var attributes = self.attributes
    for (key, text) in extra where !attributes.contains(where: { $0.key.text == key }) {
      attributes.append(Attribute(key: Identifier(key, entry.span), text: text, value: nil, span: entry.span))
    }
    if evidence, let given = draft.entries["evidence"], case .text(let text)? = given.values.first?.kind {
      attributes.append(Attribute(key: given.key, text: text, value: nil, span: given.span))
    }
    let kind: Entry.Kind =
      Self.namesOthers(value)
      ? .calculation(NamedExpression(name: key, label: label, value: value))
      : .input(
        InputSyntax(
          name: key, axes: axes.map { Identifier($0.name, entry.key.span) }, label: label, value: value,
          uncertainty: entry.uncertainty))
    add(name, kind, at: entry.key.span, whole: entry.span, scope: outer, .number(measure), attributes, axes: axes)
    numbers.append(name)
  }

  private static func namesOthers(_ value: Expression) -> Bool {
    !ReferenceGraph.references(in: value) { _ in 0 }.isEmpty
  }

  private mutating func add(
    _ name: String, _ kind: Entry.Kind, at span: Span, whole: Span, scope: Int, _ role: RouteEntryRole.Kind,
    _ attributes: [Attribute] = [], axes: [Axis] = []
  ) {
    var entry = Entry(
      kind: kind, name: prefix + name, nameSpan: span, scope: scope, attributes: attributes, span: whole)
    entry.route = RouteEntryRole(route: index, kind: role, axes: axes)
    entries.append(entry)
  }

  /// A number the price list gives, with a text of its own.
  mutating func listed(
    _ name: String, _ text: String, _ measure: RouteMeasure, label: String, at span: Span, extra: [(String, String)]
  ) {
    guard let value = Self.expression(text, in: span.file.name) else { return }
    let entry = RouteEntry(key: Identifier(name, span), values: [value], uncertainty: nil, span: span)
    number(name, entry, measure, by: [], label: label, extra: extra)
  }

  /// Reads a formula of the language's own.
  static func expression(_ text: String, in file: String) -> Expression? {
    Parser.parseExpression(SourceFile(name: file, text: text)).expression
  }

  static func word(_ text: String) -> String {
    String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  // MARK: Requirements

  /// The name of the number a requirement holds: `quality_floor_claims`, `budget`.
  static func limitName(of requirement: RouteRequirementSyntax, in syntax: RouteSyntax) -> String {
    let name = limitName(of: requirement)
    var seen = 0
    for case .requirement(let other) in syntax.items.prefix(while: { $0 != .requirement(requirement) })
    where limitName(of: other) == name { seen += 1 }
    return seen == 0 ? name : "\(name)_\(seen + 1)"
  }

  private static func limitName(of requirement: RouteRequirementSyntax) -> String {
    guard case .bound(let figure, let of, _, _) = requirement.kind else { return "" }
    let names =
      switch figure.text {
      case "quality": "quality_floor"
      case "cost": "budget"
      case "spend": "model_budget"
      case "share": "vendor_ceiling"
      case _: "\(word(figure.text))_ceiling"
      }
    let scope = (of + requirement.classes).map(\.text).filter { $0 != "vendor" }.map(word)
    return ([names] + scope).joined(separator: "_")
  }

  private mutating func limits() {
    for case .requirement(let requirement) in draft.syntax.items {
      guard case .bound(let figure, _, _, let limit) = requirement.kind else { continue }
      let measure: RouteMeasure
      switch figure.text {
      case "quality", "share": measure = .share
      case "cost", "spend": measure = .moneyPerTime
      case "latency": measure = .effort
      case _: continue
      }
      let entry = RouteEntry(
        key: Identifier("require", requirement.span), values: [limit], uncertainty: nil, span: requirement.span)
      number(
        Self.limitName(of: requirement, in: draft.syntax), entry, measure, by: [],
        label: "Required: \(requirement.text)")
    }
  }

  // MARK: Decisions

  private mutating func decisions() {
    for decision in CheckedRoute.Decision.allCases where draft.needs(decision) {
      let name = Identifier(decision.rawValue, draft.syntax.name.span)
      add(
        decision.rawValue, .decision(decision, name), at: name.span, whole: draft.span, scope: inner,
        .decision(decision))
    }
  }

  /// What a decision is by.
  func axes(of decision: CheckedRoute.Decision) -> [Axis] {
    switch decision {
    case .share: [classes, policies]
    case .units: [models]
    case .priceFactor: [offers]
    case .minimum: [vendorAxis].compactMap(\.self)
    }
  }

  var vendorAxis: Axis? {
    draft.terms.isEmpty ? nil : Axis(name: "\(policies.name.dropLast(7))_vendor", members: vendorWords)
  }

  /// Vendors with terms, as members.
  var vendorWords: [String] { draft.terms.map { Self.word($0.vendor.text) } }

  // MARK: Results

  private mutating func formulas() {
    for formula in RouteFormulas(draft, choices, prompts, axes: (classes, models, offers, policies)).all {
      guard let value = Self.expression(formula.text, in: draft.span.file.name) else { continue }
      let name = Identifier(formula.name, draft.syntax.name.span)
      add(
        formula.name, .calculation(NamedExpression(name: name, label: formula.label, value: value)), at: name.span,
        whole: draft.span, scope: inner, .formula, axes: formula.axes)
    }
  }
}

extension RouteRequirementSyntax {
  /// As written, without `require`.
  var text: String {
    span.text.split { $0 == " " || $0 == "\n" || $0 == "\r\n" }.dropFirst().joined(separator: " ")
  }
}
