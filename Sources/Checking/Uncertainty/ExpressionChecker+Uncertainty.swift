import Diagnostics
import Quantities
import Syntax

/// Ranges and shapes of inputs. What cannot be is refused with the reason.
extension ExpressionChecker {
  /// The uncertainty of one cell around its base.
  ///
  /// - Parameters:
  ///   - base: in base units; nil where the input has none.
  ///   - unit: the base's, which bare numbers take; nil where there is no base.
  /// - Returns: also the unit the range was written in; nil after a fault.
  mutating func uncertainty(
    _ syntax: UncertaintySyntax, base: Double?, unit: Unit?, in context: ExpressionContext
  ) -> (uncertainty: Uncertainty, unit: Unit)? {
    var low: Double?
    var high: Double?
    var unit = unit
    if let range = syntax.range {
      guard let ends = ends(of: range, unit: unit, in: context) else { return nil }
      (low, high) = (ends.low, ends.high)
      unit = unit ?? ends.unit
      if let base, let shown = unit, base < ends.low || base > ends.high {
        report(.baseOutsideRange(base, ends.low, ends.high, shown, at: syntax.span))
        return nil
      }
    }
    guard let written = syntax.shape else {
      return (Uncertainty(low: low, high: high, shape: nil, mean: nil), unit ?? .one)
    }
    guard let shape = shape(written, low: low, high: high, base: base, unit: &unit, in: context) else { return nil }
    let shown = unit ?? .one
    if let base, let middle = shape.middle(low: low, high: high), abs(base - middle.value) > 5e-3 * abs(middle.value) {
      report(.baseNotInMiddle(base, middle.name, middle.value, shape: written.name.text, shown, at: syntax.span))
    }
    let mean = shape.mean(low: low, high: high, base: base)
    return (Uncertainty(low: low, high: high, shape: shape, mean: mean), shown)
  }

  /// Both ends in base units; a bare one takes the base's unit, or the other end's.
  private mutating func ends(
    of range: UncertaintySyntax.Range, unit: Unit?, in context: ExpressionContext
  ) -> (low: Double, high: Double, unit: Unit)? {
    let high = check(range.high, in: context.with(unit.map { .asBase($0) } ?? .pure))
    guard let high, let low = check(range.low, in: context.with(.asBase(unit ?? high.type.unit))) else { return nil }
    let shown = unit ?? (high.fitsAnyUnit ? low.type.unit : high.type.unit)
    for end in [low, high] where !end.fitsAnyUnit && end.type.unit.dimension != shown.dimension {
      report(
        .unitsDoNotFit(
          left: ValueType(unit: shown).described, right: end.type.described, operation: "..", mend: nil,
          at: end.expression.span, sides: nil))
      return nil
    }
    guard let lowest = low.expression.constantValue, let highest = high.expression.constantValue else {
      report(.rangeNotPlain(at: range.low.span.joined(with: range.high.span)))
      return nil
    }
    let span = range.low.span.joined(with: range.high.span)
    guard lowest <= highest else {
      report(
        .impossibleRange(
          "its low end lies above its high end", mend: "\(range.high.span.text) .. \(range.low.span.text)", at: span))
      return nil
    }
    guard lowest < highest else {
      report(.impossibleRange("its ends are equal, so nothing is uncertain", mend: "leave the range out", at: span))
      return nil
    }
    return (lowest, highest, shown)
  }

  private static let shapeNames = [
    "uniform", "triangular", "pert", "normal", "lognormal", "beta", "discrete", "sampled",
  ]

  private mutating func shape(
    _ shape: UncertaintySyntax.Shape, low: Double?, high: Double?, base: Double?, unit: inout Unit?,
    in context: ExpressionContext
  ) -> Uncertainty.Shape? {
    let name = shape.name.text
    let hasRange = low != nil
    func needsRange(_ example: String) -> Diagnostic {
      .impossibleShape(name, "it needs the two ends of a range", mend: "in LOW .. HIGH as \(example)", at: shape.span)
    }
    switch name {
    case "uniform", "triangular", "pert":
      guard hasRange else {
        report(needsRange(name))
        return nil
      }
      guard shape.arguments.isEmpty, shape.outcomes.isEmpty, shape.central == nil else {
        report(.impossibleShape(name, "it takes nothing but the range", mend: "as \(name)", at: shape.span))
        return nil
      }
      if name == "uniform" { return .uniform }
      guard base != nil else {
        report(
          .impossibleShape(
            name, "it needs a base, the most likely value", mend: "= BASE in LOW .. HIGH as \(name)", at: shape.span))
        return nil
      }
      return name == "pert" ? .pert : .triangular
    case "normal" where !shape.arguments.isEmpty:
      return normalMoments(shape, hasRange: hasRange, unit: &unit, in: context)
    case "normal", "lognormal":
      guard hasRange else {
        report(needsRange("\(name) 90%"))
        return nil
      }
      guard let central = shape.central else {
        report(
          .impossibleShape(
            name, "it needs the share of outcomes between the two ends", mend: "as \(name) 90%", at: shape.span))
        return nil
      }
      if name == "normal" { return .normal(central: central) }
      guard let low, low > 0 else {
        report(
          .impossibleShape(
            name, "its values are all above 0, and so must its low end be", mend: "as normal 90%", at: shape.span))
        return nil
      }
      return .lognormal(central: central)
    case "beta": return beta(shape, in: context)
    case "discrete": return discrete(shape, hasRange: hasRange, unit: &unit, in: context)
    case "sampled": return sampled(shape, hasRange: hasRange, unit: unit, in: context)
    case _:
      report(
        .unknownShape(
          name, known: Self.shapeNames, question: Suggestions.question(for: name, among: Self.shapeNames),
          at: shape.name.span))
      return nil
    }
  }

  /// `normal(mean: 4 EUR, sd: 1 EUR)`
  private mutating func normalMoments(
    _ shape: UncertaintySyntax.Shape, hasRange: Bool, unit: inout Unit?, in context: ExpressionContext
  ) -> Uncertainty.Shape? {
    let example = "as normal(mean: 4 EUR, sd: 1 EUR)"
    guard !hasRange else {
      report(
        .impossibleShape(
          "normal", "it has a range and moments, which say the same twice", mend: example, at: shape.span))
      return nil
    }
    guard shape.arguments.count == 2, let mean = shape.arguments.first(where: { $0.label?.text == "mean" })?.value,
      let deviation = shape.arguments.first(where: { $0.label?.text == "sd" })?.value
    else {
      report(.impossibleShape("normal", "it takes a mean and a standard deviation", mend: example, at: shape.span))
      return nil
    }
    guard let centre = plain(mean, unit: &unit, in: context), let width = plain(deviation, unit: &unit, in: context)
    else { return nil }
    guard width > 0 else {
      report(.impossibleShape("normal", "its standard deviation must be above 0", mend: example, at: deviation.span))
      return nil
    }
    return .normalMoments(mean: centre, sd: width)
  }

  /// `beta(alpha: 2, beta: 5)`, over 0 to 1 or over the range.
  private mutating func beta(_ shape: UncertaintySyntax.Shape, in context: ExpressionContext) -> Uncertainty.Shape? {
    var unit: Unit? = .one
    guard shape.arguments.count == 2,
      zip(shape.arguments, ["alpha", "beta"]).allSatisfy({ $0.label == nil || $0.label?.text == $1 })
    else {
      report(
        .impossibleShape("beta", "it takes two exponents", mend: "as beta(alpha: 2, beta: 5)", at: shape.span))
      return nil
    }
    guard let alpha = plain(shape.arguments[0].value, unit: &unit, in: context),
      let beta = plain(shape.arguments[1].value, unit: &unit, in: context)
    else { return nil }
    guard alpha > 0, beta > 0 else {
      report(
        .impossibleShape("beta", "both exponents must be above 0", mend: "as beta(alpha: 2, beta: 5)", at: shape.span))
      return nil
    }
    return .beta(alpha: alpha, beta: beta)
  }

  /// `discrete { 0: 60%, 1: 40% }`
  private mutating func discrete(
    _ shape: UncertaintySyntax.Shape, hasRange: Bool, unit: inout Unit?, in context: ExpressionContext
  ) -> Uncertainty.Shape? {
    let example = "as discrete { 0: 60%, 1: 40% }"
    guard !hasRange, !shape.outcomes.isEmpty else {
      let reason = hasRange ? "its outcomes stand in its braces, so it has no range" : "it has no outcomes"
      report(.impossibleShape("discrete", reason, mend: example, at: shape.span))
      return nil
    }
    var outcomes: [Double] = []
    var weights: [Double] = []
    for entry in shape.outcomes {
      var share: Unit? = .one
      guard let outcome = plain(entry.key, unit: &unit, in: context),
        let weight = plain(entry.value, unit: &share, in: context)
      else { return nil }
      guard weight >= 0, !outcomes.contains(outcome) else {
        let reason = weight < 0 ? "a share cannot be below 0%" : "an outcome stands twice"
        report(.impossibleShape("discrete", reason, mend: example, at: entry.key.span.joined(with: entry.value.span)))
        return nil
      }
      outcomes.append(outcome)
      weights.append(weight)
    }
    let sum = weights.reduce(0, +)
    guard abs(sum - 1) < 1e-9 else {
      let shown = NumberText.significant(sum * 100)
      report(.impossibleShape("discrete", "its shares add up to \(shown)%, not to 100%", mend: example, at: shape.span))
      return nil
    }
    return .discrete(outcomes: outcomes, weights: weights)
  }

  /// `sampled("file.csv", column: "x")`: values of a data file, in the unit of the base.
  private mutating func sampled(
    _ shape: UncertaintySyntax.Shape, hasRange: Bool, unit: Unit?, in context: ExpressionContext
  ) -> Uncertainty.Shape? {
    guard !hasRange, shape.arguments.count == 2, shape.arguments[0].label == nil,
      shape.arguments[1].label?.text == "column", case .text(let path) = shape.arguments[0].value.kind,
      case .text(let column) = shape.arguments[1].value.kind
    else {
      report(
        .impossibleShape(
          "sampled", "it takes a file and the name of a column, and no range",
          mend: "as sampled(\"file.csv\", column: \"x\")", at: shape.span))
      return nil
    }
    guard let table = table(path, at: shape.arguments[0].value.span, in: context.scope),
      let index = self.column((column, shape.arguments[1].value.span), of: table)
    else { return nil }
    var values: [Double] = []
    for record in table.records {
      guard let number = number(record[index]) else { return nil }
      values.append((unit ?? .one).base(number))
    }
    return .sampled(path: path, column: column, values: values)
  }

  /// A plain number that fits `unit`, or that sets it where there is none yet.
  private mutating func plain(_ expression: Expression, unit: inout Unit?, in context: ExpressionContext) -> Double? {
    guard let typed = check(expression, in: context.with(unit.map { .asBase($0) } ?? .pure)) else { return nil }
    if let wanted = unit, !typed.fitsAnyUnit, typed.type.unit.dimension != wanted.dimension {
      report(
        .unitsDoNotFit(
          left: ValueType(unit: wanted).described, right: typed.type.described, operation: "as", mend: nil,
          at: expression.span, sides: nil))
      return nil
    }
    if unit == nil, !typed.fitsAnyUnit { unit = typed.type.unit }
    guard let value = typed.expression.constantValue else {
      report(.rangeNotPlain(at: expression.span))
      return nil
    }
    return value
  }
}
