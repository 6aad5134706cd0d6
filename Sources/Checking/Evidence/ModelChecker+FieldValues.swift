import Diagnostics
import Evidence
import Finance
import Quantities
import Syntax

/// Values of the fields of evidence, read by the shape that the catalogue gives them.
extension ModelChecker {
  /// Where a value stands.
  struct FieldPlace {
    let kind: BlockKind
    let field: Field
    let entry: EvidenceEntrySyntax
    let scope: Int
  }

  /// The value of a field; nil after a fault, which has been reported.
  mutating func value(_ shape: ValueShape, _ tokens: [Token], at place: FieldPlace) -> FieldValue? {
    guard let first = tokens.first, let last = tokens.last else {
      expressions.report(.evidenceValue(place.field, shape: shape, found: "", at: place.entry.valueSpan))
      return nil
    }
    let span = first.span.joined(with: last.span)
    // Lists and clauses say what is wrong with the part that is.
    switch shape {
    case .list(let inner): return list(inner, tokens, at: place)
    case .clause(let parts): return clause(parts, tokens, at: place, span)
    case .text, .phrase, .choice, .name, .newName, .date, .period, .flag, .number, .condition, .target: break
    }
    guard ValueShapeReader().fits(shape, tokens) else {
      expressions.report(.evidenceValue(place.field, shape: shape, found: Self.written(span), at: span))
      return nil
    }
    switch shape {
    case .text, .phrase:
      if tokens.count == 1, case .text(let text) = first.kind { return .text(text) }
      return .text(Self.written(span))
    case .choice(let choices):
      let words = tokens.map { String($0.span.text) }
      return choices.first { ValueShapeReader.words(of: $0) == words }.map { .text($0) }
    case .newName: return .name(Self.written(span))
    case .name(let sort): return name(sort, Self.written(span), span, at: place).map { .name($0) }
    case .date: return ValueShapeReader.date(tokens).map { .date($0) }
    case .period: return period(tokens, span, at: place)
    case .flag: return .flag(first.kind == .word("yes"))
    case .number(let sort): return number(sort, tokens, span, at: place).map { .number($0) }
    case .condition: return condition(tokens, span, at: place)
    case .target: return target(tokens, span, at: place)
    case .list, .clause: return nil
    }
  }

  private mutating func list(_ shape: ValueShape, _ tokens: [Token], at place: FieldPlace) -> FieldValue? {
    var items: [FieldValue] = []
    for item in ValueShapeReader.items(of: tokens) {
      guard let value = value(shape, item, at: place) else { return nil }
      items.append(value)
    }
    return .list(items)
  }

  private mutating func clause(
    _ parts: [ClausePart], _ tokens: [Token], at place: FieldPlace, _ span: Span
  ) -> FieldValue? {
    guard let ranges = ValueLayout.ranges(of: parts, in: tokens, ValueShapeReader()) else {
      expressions.report(.evidenceValue(place.field, shape: .clause(parts), found: Self.written(span), at: span))
      return nil
    }
    var values: [String: FieldValue] = [:]
    for part in ranges {
      guard let value = value(part.shape, Array(tokens[part.range]), at: place) else { return nil }
      values[part.label] = value
    }
    return .clause(Clause(values))
  }

  // MARK: Dates

  private mutating func period(_ tokens: [Token], _ span: Span, at place: FieldPlace) -> FieldValue? {
    guard let (from, to) = ValueShapeReader.period(tokens) else { return nil }
    guard Day(firstOf: from) <= Day(lastOf: to) else {
      expressions.report(
        .evidenceDates(
          "`\(place.field.key)` ends before it begins", hint: "write \(to.description) .. \(from.description)", at: span
        ))
      return nil
    }
    return .period(from, to)
  }

  // MARK: Names

  /// The full name of what a name stands for.
  private mutating func name(_ sort: NameSort, _ written: String, _ span: Span, at place: FieldPlace) -> String? {
    let scope = scope(place.scope)
    let full = scope.prefix + written
    let knownBlocks = blockNames
    func block(_ keywords: [String]) -> String? {
      knownBlocks[full].flatMap { keywords.contains($0) ? full : nil }
    }
    var found: String?
    var known: [String] = []
    switch sort {
    case .quantity: (found, known) = (quantity(written, full), expressions.names(in: scope))
    case .line:
      let lines = composition.entries.filter { if case .line = $0.kind { true } else { false } }.map(\.name)
      (found, known) = (lines.contains(full) ? full : nil, lines)
    case .block(let keywords):
      (found, known) = (block(keywords), knownBlocks.filter { keywords.contains($0.value) }.map(\.key))
    case .quantityOrBlock(let keywords):
      found = block(keywords) ?? quantity(written, full)
      known = knownBlocks.filter { keywords.contains($0.value) }.map(\.key) + expressions.names(in: scope)
    case .scenario:
      known = ["base"] + composition.scenarios.map(\.value.name.text)
      found = known.contains(written) ? written : nil
    }
    if let found { return found }
    // What a fault left without meaning is no second fault.
    if composition.unsupported.contains(full) || expressions.incompletePrefixes.contains(scope.prefix) { return nil }
    expressions.report(
      .unknownEvidenceName(
        written, wanted: sort.words, isBlock: knownBlocks[full], known: known, at: span))
    return nil
  }

  private func quantity(_ written: String, _ full: String) -> String? {
    if expressions.ids[full] != nil { return full }
    return MetricReference(named: written).map(\.name)
  }

  // MARK: Numbers

  private mutating func number(
    _ sort: NumberSort, _ tokens: [Token], _ span: Span, at place: FieldPlace
  ) -> Measured? {
    let written = Self.written(span)
    let measured: Measured
    if let points = ValueShapeReader.points(tokens), sort == .points || sort == .any,
      tokens.count == 2 || sort == .points
    {
      measured = Measured(points, written: written)
    } else {
      guard let expression = ValueShapeReader.expression(tokens),
        let found = literal(expression, bare: .pure, at: place)
      else { return nil }
      measured = Measured(found.value, found.unit.dimension, written: written)
      if !found.fitsAnyUnit, !sort.fits(found.unit.dimension) {
        expressions.report(
          .evidenceNumber(place.field.key, value: written, wanted: sort.words, at: span))
        return nil
      }
      if let code = found.unit.dimension.currency, let reporting = model.currency, code != reporting {
        expressions.report(
          .evidenceNumber(place.field.key, value: written, wanted: "money in \(reporting)", at: span))
        return nil
      }
    }
    guard sort.allows(measured.value) else {
      expressions.report(.evidenceNumber(place.field.key, value: written, wanted: sort.words, at: span))
      return nil
    }
    return measured
  }

  /// The value of an expression of literals in base units; nil after a fault.
  private mutating func literal(
    _ expression: Expression, bare: ExpressionContext.BareNumber, at place: FieldPlace
  ) -> (value: Double, unit: Unit, fitsAnyUnit: Bool)? {
    var context = ExpressionContext(scope: scope(place.scope), place: .input)
    context.bare = bare
    guard let typed = expressions.check(expression, in: context) else { return nil }
    guard let value = typed.expression.constantValue, value.isFinite, !typed.type.isTruth else {
      expressions.report(
        .evidenceValue(
          place.field, shape: .number(.any), found: Self.written(expression.span), at: expression.span))
      return nil
    }
    return (value, typed.type.unit, typed.fitsAnyUnit)
  }

  // MARK: Conditions and targets

  private mutating func condition(_ tokens: [Token], _ span: Span, at place: FieldPlace) -> FieldValue? {
    let written = Self.written(span)
    guard let expression = ValueShapeReader.expression(tokens) else { return nil }
    if case .truth(let truth) = expression.kind { return .condition(written, truth) }
    conditionsToCheck.append(
      PendingCondition(block: readBlocks.count, key: place.field.key, expression: expression, scope: place.scope))
    return .condition(written, nil)
  }

  private mutating func target(_ tokens: [Token], _ span: Span, at place: FieldPlace) -> FieldValue? {
    guard let form = TargetForm(tokens) else { return nil }
    func read(
      _ tokens: [Token], _ checker: inout ModelChecker, _ bare: ExpressionContext.BareNumber = .pure
    ) -> (value: Double, unit: Unit, fitsAnyUnit: Bool)? {
      guard let expression = ValueShapeReader.expression(tokens) else { return nil }
      return checker.literal(expression, bare: bare, at: place)
    }
    let aim: Target.Aim
    var unit = ""
    var dimension: Dimension?
    func note(_ read: (value: Double, unit: Unit, fitsAnyUnit: Bool)) -> Double {
      unit = read.unit.description
      if !read.fitsAnyUnit { dimension = read.unit.dimension }
      return read.value
    }
    switch form.aim {
    case .relative(let tokens, let isLower):
      guard let found = read(tokens, &self) else { return nil }
      guard found.unit.dimension.isNone, found.value > 0, found.value <= (isLower ? 1 : 1e6) else {
        expressions.report(
          .evidenceNumber(
            place.field.key, value: Self.written(span), wanted: "a percentage above 0% \(isLower ? "lower" : "higher")",
            at: span))
        return nil
      }
      aim = isLower ? .lower(found.value) : .higher(found.value)
    case .range(let low, let high):
      guard let top = read(high, &self), let bottom = read(low, &self, .asBase(top.unit)) else { return nil }
      guard bottom.unit.dimension == top.unit.dimension || bottom.fitsAnyUnit else {
        expressions.report(
          .evidenceNumber(
            place.field.key, value: Self.written(span), wanted: "a range whose ends have one unit", at: span))
        return nil
      }
      let (from, to) = (bottom.value, note(top))
      guard from <= to else {
        expressions.report(
          .evidenceNumber(
            place.field.key, value: Self.written(span), wanted: "a range from its lower to its higher end", at: span))
        return nil
      }
      aim = .between(from, to)
    case .atLeast(let tokens):
      guard let found = read(tokens, &self) else { return nil }
      aim = .atLeast(note(found))
    case .atMost(let tokens):
      guard let found = read(tokens, &self) else { return nil }
      aim = .atMost(note(found))
    case .exactly(let tokens):
      guard let found = read(tokens, &self) else { return nil }
      aim = .exactly(note(found))
    }
    if let dimension { targetsToCheck.append(PendingTarget(block: readBlocks.count, dimension: dimension, span: span)) }
    return .target(
      Target(aim, by: form.by.map { Day(lastOf: $0) }, written: Self.written(span), unit: unit))
  }
}

extension NumberSort {
  /// Whether a number of this dimension is one of the sort.
  fileprivate func fits(_ dimension: Dimension) -> Bool {
    let rest = { (base: Dimension) -> Bool in
      (dimension / base).powers.allSatisfy { key, power in
        if case .count = key { power < 0 } else { false }
      }
    }
    return switch self {
    case .share, .points, .ratio: dimension.isNone
    case .count: dimension.isNone || dimension.isCount
    case .money: dimension.money != nil
    case .moneyFlow: dimension.moneyFlow != nil
    case .duration: dimension == .base(.time)
    case .effort: rest(.base(.effort))
    case .effortFlow: dimension == .base(.effort) / .base(.time)
    case .any: true
    }
  }
}
