import Diagnostics
import Finance
import Quantities
import Syntax

/// Gathers the declarations of all parts, following every `use`.
struct Composer {
  private(set) var composition = Composition()
  private(set) var diagnostics: [Diagnostic] = []
  private let reader: any SourceReader
  /// Position of each quantity among the entries, by full name.
  private var positions: [String: Int] = [:]
  private var bindings: [String: Binding] = [:]
  /// Files being read, outermost first, to notice one that uses itself.
  private var chain: [SourceText] = []
  /// Files used flat, by prefix and identity: a second plain `use` of one brings nothing new.
  private var flatUses: Set<String> = []
  /// By identity: a file used twice is parsed once, so that its faults are found in one text.
  private var trees: [String: SyntaxTree] = [:]
  private var namespaceSpans: [String: Span] = [:]
  /// The quantity declared last at the prompt or in a loaded file: attribute lines typed later belong to it.
  private var latest: String?

  init(reader: any SourceReader) { self.reader = reader }

  static func compose(_ input: CheckInput) -> (composition: Composition, diagnostics: [Diagnostic]) {
    var composer = Composer(reader: input.reader)
    for part in input.parts { composer.add(part) }
    composer.bind()
    return (composer.composition, composer.diagnostics)
  }

  private mutating func add(_ part: CheckInput.Part) {
    switch part.origin {
    case .file(let text):
      guard flatUses.insert(text.identity).inserted else { return }
      trees[text.identity] = part.tree
      composition.sources.append(ModelSource(kind: .model, path: text.file.name, sha256: text.sha256))
      composition.scopes.append(Scope(prefix: "", file: text.identity, parent: nil))
      chain = [text]
      add(part.tree.declarations, to: composition.scopes.count - 1, replaces: false)
      chain = []
    case .prompt(let folder):
      if let latest, let position = positions[latest] {
        composition.entries[position].attributes += part.tree.leadingAttributes
      }
      composition.scopes.append(Scope(prefix: "", file: folder, parent: nil))
      add(part.tree.declarations, to: composition.scopes.count - 1, replaces: true)
    }
  }

  private mutating func add(_ declarations: [Declaration], to scope: Int, replaces: Bool) {
    let isLibrary = composition.scopes[scope].parent != nil
    for declaration in declarations {
      if isLibrary, let what = Self.ofWholeModels(declaration.kind) {
        diagnostics.append(.notForLibraries(what, at: declaration.span))
        continue
      }
      add(declaration, to: scope, replaces: replaces)
    }
  }

  /// What a library model may not hold, in words; nil for what it may.
  private static func ofWholeModels(_ kind: Declaration.Kind) -> String? {
    switch kind {
    case .timeline: "timeline"
    case .fiscalYear: "fiscal year"
    case .currency: "currency"
    case .discount: "discount"
    case .tax: "tax"
    case .scenario: "scenario"
    case .model, .units, .exchangeRate, .dimension, .input, .calculation, .cost, .benefit, .metric, .correlate, .check,
      .use, .choice, .needs, .route, .evidence:
      nil
    }
  }

  private mutating func add(_ declaration: Declaration, to scope: Int, replaces: Bool) {
    let span = declaration.span
    switch declaration.kind {
    case .model(let title):
      if composition.title == nil || replaces { composition.title = Stated(value: title, span: span) }
    case .timeline(let syntax):
      state(\.timeline, syntax, "timeline", at: span, replaces: replaces) { $0 == $1 }
      if let month = syntax.fiscalStart { composition.fiscalStart = Stated(value: month, span: span) }
    case .fiscalYear(let month):
      state(\.fiscalStart, month, "fiscal year", at: span, replaces: replaces) { $0 == $1 }
    case .currency(let code):
      state(\.currency, code, "currency", at: span, replaces: replaces) { $0.text == $1.text }
    case .discount(let rate, let midPeriod):
      state(\.discount, rate, "discount", at: span, replaces: replaces) { $0.span.text == $1.span.text }
      composition.flowsMidPeriod = midPeriod
    case .tax(let rate):
      state(\.tax, rate, "tax", at: span, replaces: replaces) { $0.span.text == $1.span.text }
    case .units(let units):
      for unit in units {
        if replaces { composition.units.removeAll { $0.value.name.text == unit.name.text } }
        composition.units.append(Scoped(value: unit, scope: scope, span: unit.name.span))
      }
    case .exchangeRate(let date, let amount, let from, let value, let to):
      add(rate: ExchangeRate(date: date, from: from.text, to: to.text, value: value / amount), at: span, replaces)
    case .dimension(let name, let members):
      if replaces { composition.dimensions.removeAll { $0.value.name.text == name.text } }
      // `over: time` means the periods.
      guard name.text != "time" else {
        diagnostics.append(.takenName(name.text, at: name.span))
        return
      }
      composition.dimensions.append(Stated(value: (name, members), span: name.span))
    case .input(let syntax): add(.input(syntax), syntax.name, of: declaration, to: scope, replaces)
    case .calculation(let syntax): add(.calculation(syntax), syntax.name, of: declaration, to: scope, replaces)
    case .cost(let syntax): add(.line(syntax, .cost), syntax.name, of: declaration, to: scope, replaces)
    case .benefit(let syntax): add(.line(syntax, .benefit), syntax.name, of: declaration, to: scope, replaces)
    case .metric(let syntax): add(.metric(syntax), syntax.name, of: declaration, to: scope, replaces)
    case .needs(let syntax): add(.need(syntax), syntax.name, of: declaration, to: scope, replaces)
    case .scenario(let syntax): add(scenario: Scoped(value: syntax, scope: scope, span: syntax.name.span), replaces)
    case .correlate(let first, let second, let coefficient):
      let pair = (Self.joined(first), Self.joined(second), coefficient)
      if replaces {
        composition.correlations.removeAll {
          Set([$0.value.0.text, $0.value.1.text]) == Set([pair.0.text, pair.1.text])
        }
      }
      composition.correlations.append(Scoped(value: pair, scope: scope, span: span))
    case .check(let syntax): composition.checks.append(Scoped(value: syntax, scope: scope, span: span))
    case .use(let syntax): use(syntax, at: span, in: scope, replaces: replaces)
    case .choice(let name, let options):
      if replaces {
        composition.choices.removeAll { $0.value.name.text == name.text }
      } else if let earlier = composition.choices.first(where: { $0.value.name.text == name.text }) {
        diagnostics.append(.declaredTwice(name.text, at: name.span, earlier: earlier.span))
        return
      }
      composition.choices.append(Stated(value: (name, options), span: name.span))
    case .route(let syntax):
      let prefix = composition.scopes[scope].prefix
      guard !Self.isTaken(syntax.name.text) else {
        diagnostics.append(.takenName(syntax.name.text, at: syntax.name.span))
        return
      }
      let scopes = composition.scopes
      let isSame = { (other: Scoped<(syntax: RouteSyntax, attributes: [Attribute])>) in
        scopes[other.scope].prefix == prefix && other.value.syntax.name.text == syntax.name.text
      }
      if replaces {
        composition.routes.removeAll(where: isSame)
      } else if let earlier = composition.routes.first(where: isSame) {
        diagnostics.append(
          .declaredTwice(syntax.name.text, at: syntax.name.span, earlier: earlier.value.syntax.name.span))
        return
      }
      composition.routes.append(Scoped(value: (syntax, declaration.attributes), scope: scope, span: span))
    case .evidence(let syntax): add(evidence: Scoped(value: syntax, scope: scope, span: span), replaces)
    }
  }

  /// Blocks of evidence have names of their own, which may be those of quantities: a KPI stands for the one it measures.
  private mutating func add(evidence block: Scoped<EvidenceBlockSyntax>, _ replaces: Bool) {
    let name = block.value.name
    let prefix = composition.scopes[block.scope].prefix
    let scopes = composition.scopes
    let position = composition.evidence.firstIndex {
      $0.value.name.text == name.text && scopes[$0.scope].prefix == prefix
    }
    guard let position else { return composition.evidence.append(block) }
    if replaces {
      composition.evidence[position] = block
    } else {
      diagnostics.append(
        .declaredTwice(name.text, at: name.span, earlier: composition.evidence[position].value.name.span))
    }
  }

  /// Something said once: the same again is fine, something else is a conflict, and the prompt replaces.
  private mutating func state<Value: Sendable>(
    _ place: WritableKeyPath<Composition, Stated<Value>?>, _ value: Value, _ what: String, at span: Span,
    replaces: Bool,
    same: (Value, Value) -> Bool
  ) {
    if let earlier = composition[keyPath: place], !replaces {
      if !same(earlier.value, value) { diagnostics.append(.conflicting(what, at: span, earlier: earlier.span)) }
      return
    }
    composition[keyPath: place] = Stated(value: value, span: span)
  }

  private mutating func add(rate: ExchangeRate, at span: Span, _ replaces: Bool) {
    let isSame = { (other: Stated<ExchangeRate>) in
      other.value.date == rate.date
        && Set([other.value.from, other.value.to]) == Set([rate.from, rate.to])
    }
    if replaces {
      composition.rates.removeAll(where: isSame)
    } else if let earlier = composition.rates.first(where: isSame) {
      if earlier.value != rate { diagnostics.append(.conflicting("exchange rate", at: span, earlier: earlier.span)) }
      return
    }
    composition.rates.append(Stated(value: rate, span: span))
  }

  private mutating func add(
    _ kind: Entry.Kind, _ name: Identifier, of declaration: Declaration, to scope: Int, _ replaces: Bool
  ) {
    guard !Self.isTaken(name.text) else {
      diagnostics.append(.takenName(name.text, at: name.span))
      return
    }
    let entry = Entry(
      kind: kind, name: composition.scopes[scope].prefix + name.text, nameSpan: name.span, scope: scope,
      attributes: declaration.attributes, span: declaration.span)
    if composition.scopes[scope].parent == nil { latest = entry.name }
    guard let position = positions[entry.name] else {
      positions[entry.name] = composition.entries.count
      composition.entries.append(entry)
      return
    }
    let earlier = composition.entries[position]
    if case .need(let need) = kind, !(replaces && earlier.isNeed) {
      composition.metNeeds.append(Scoped(value: need, scope: scope, span: declaration.span))
    } else if case .need(let need) = earlier.kind {
      composition.entries[position] = entry
      if !replaces { composition.metNeeds.append(Scoped(value: need, scope: earlier.scope, span: earlier.span)) }
    } else if replaces {
      composition.entries[position] = entry
    } else if let refined = Self.refined(earlier, by: entry) ?? Self.refined(entry, by: earlier) {
      composition.entries[position] = refined
    } else {
      diagnostics.append(.declaredTwice(entry.name, at: name.span, earlier: earlier.nameSpan))
    }
  }

  /// An input that takes its distribution from a pilot takes the place of the assumption it refines, whose attributes
  /// it keeps where it has none of its own; nil where the two are something else.
  private static func refined(_ assumption: Entry, by measured: Entry) -> Entry? {
    guard case .input(let before) = assumption.kind, before.pilot == nil, case .input(let after) = measured.kind,
      after.pilot != nil
    else { return nil }
    var refined = measured
    let own = Set(measured.attributes.map(\.key.text))
    refined.attributes += assumption.attributes.filter { !own.contains($0.key.text) }
    return refined
  }

  /// Names that mean something in every model: its metrics, its settings and the quantities of its timeline.
  /// The words of the language are the parser's to refuse.
  private static func isTaken(_ name: String) -> Bool {
    Metric(rawValue: name) != nil || ["period_length", "period_number", "none", "fx"].contains(name)
  }

  private mutating func add(scenario: Scoped<ScenarioSyntax>, _ replaces: Bool) {
    let name = scenario.value.name
    guard name.text != "base" else {
      diagnostics.append(.takenName(name.text, at: name.span))
      return
    }
    if let position = composition.scenarios.firstIndex(where: { $0.value.name.text == name.text }) {
      if replaces {
        composition.scenarios[position] = scenario
      } else {
        diagnostics.append(.declaredTwice(name.text, at: name.span, earlier: composition.scenarios[position].span))
      }
    } else {
      composition.scenarios.append(scenario)
    }
  }

  // MARK: use

  private mutating func use(_ syntax: UseSyntax, at span: Span, in scope: Int, replaces: Bool) {
    let text: SourceText
    switch reader.model(syntax.path.text, from: composition.scopes[scope].file) {
    case .success(let found): text = found
    case .failure(let failure):
      diagnostics.append(.unreadable(syntax.path.text, failure, at: syntax.path.span))
      leaveOut(syntax, in: scope)
      return
    }
    guard !chain.contains(where: { $0.identity == text.identity }) else {
      let path = chain.map(\.file.name) + [text.file.name]
      diagnostics.append(.usesItself(path, at: syntax.path.span))
      leaveOut(syntax, in: scope)
      return
    }
    var prefix = composition.scopes[scope].prefix
    if let alias = syntax.alias {
      guard openNamespace(alias, within: prefix, replaces: replaces) else { return }
      prefix += alias.text + "."
    } else {
      let key = prefix + text.identity
      guard !flatUses.contains(key) else {
        if !syntax.bindings.isEmpty { diagnostics.append(.usedTwice(syntax.path.text, at: span)) }
        return
      }
      flatUses.insert(key)
    }
    let tree = trees[text.identity] ?? Parser.parseModel(text.file)
    if trees.updateValue(tree, forKey: text.identity) == nil { diagnostics += tree.diagnostics }
    let source = text.madeFrom ?? ModelSource(kind: .library, path: text.file.name, sha256: text.sha256)
    if !composition.sources.contains(source) { composition.sources.append(source) }
    composition.scopes.append(Scope(prefix: prefix, file: text.identity, parent: scope))
    chain.append(text)
    add(tree.declarations, to: composition.scopes.count - 1, replaces: false)
    chain.removeLast()
    for assignment in syntax.bindings { bind(assignment, under: prefix, from: scope, path: syntax.path.text) }
  }

  /// What a model would have brought in is unknown, and no fault where it is named.
  private mutating func leaveOut(_ syntax: UseSyntax, in scope: Int) {
    let prefix = composition.scopes[scope].prefix
    if let alias = syntax.alias {
      composition.unsupported.insert(prefix + alias.text)
    } else {
      composition.incompletePrefixes.insert(prefix)
    }
  }

  private mutating func openNamespace(_ alias: Identifier, within prefix: String, replaces: Bool) -> Bool {
    let name = prefix + alias.text
    guard !Self.isTaken(alias.text) else {
      diagnostics.append(.takenName(alias.text, at: alias.span))
      return false
    }
    if let earlier = namespaceSpans[name] ?? positions[name].map({ composition.entries[$0].nameSpan }) {
      guard replaces, namespaceSpans[name] != nil else {
        diagnostics.append(.declaredTwice(name, at: alias.span, earlier: earlier))
        return false
      }
      close(namespace: name)
    }
    namespaceSpans[name] = alias.span
    composition.namespaces.append(name)
    return true
  }

  /// Takes out what an earlier `use … as` of this name brought in.
  private mutating func close(namespace name: String) {
    let prefix = name + "."
    let scopes = composition.scopes
    composition.entries.removeAll { $0.name.hasPrefix(prefix) }
    composition.metNeeds.removeAll { scopes[$0.scope].prefix.hasPrefix(prefix) }
    composition.correlations.removeAll { scopes[$0.scope].prefix.hasPrefix(prefix) }
    composition.checks.removeAll { scopes[$0.scope].prefix.hasPrefix(prefix) }
    composition.routes.removeAll { scopes[$0.scope].prefix.hasPrefix(prefix) }
    composition.evidence.removeAll { scopes[$0.scope].prefix.hasPrefix(prefix) }
    composition.namespaces.removeAll { $0 == name || $0.hasPrefix(prefix) }
    for inner in namespaceSpans.keys where inner.hasPrefix(prefix) { namespaceSpans[inner] = nil }
    bindings = bindings.filter { !$0.key.hasPrefix(prefix) }
    positions = Dictionary(uniqueKeysWithValues: composition.entries.enumerated().map { ($1.name, $0) })
  }

  private mutating func bind(_ assignment: Assignment, under prefix: String, from scope: Int, path: String) {
    let target = Self.joined(assignment.target)
    let name = prefix + target.text
    let position = positions[name]
    switch position.map({ composition.entries[$0].kind }) {
    case .input?, .need?:
      if let earlier = bindings[name] {
        diagnostics.append(.declaredTwice(target.text, at: target.span, earlier: earlier.assignment.span))
      } else {
        bindings[name] = Binding(assignment: assignment, scope: scope)
      }
    case .calculation?, .line?, .metric?, .setting?, .decision?:
      diagnostics.append(.boundCalculation(target.text, path: path, at: target.span))
    case nil:
      guard !composition.unsupported.contains(prefix + assignment.target[0].text) else { return }
      let known = composition.entries.compactMap { entry -> String? in
        guard entry.name.hasPrefix(prefix) else { return nil }
        switch entry.kind {
        case .input, .need: return String(entry.name.dropFirst(prefix.count))
        case .calculation, .line, .metric, .setting, .decision: return nil
        }
      }
      diagnostics.append(.unknownBinding(target.text, path: path, known: known, at: target.span))
    }
  }

  private mutating func bind() {
    for position in composition.entries.indices {
      composition.entries[position].binding = bindings[composition.entries[position].name]
    }
  }

  // MARK: words

  static func joined(_ parts: [Identifier]) -> Identifier {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts.first ?? Identifier("", Span(SourceFile(name: "", text: ""), 0, 0))
    }
    return Identifier(parts.map(\.text).joined(separator: "."), first.span.joined(with: last.span))
  }
}
