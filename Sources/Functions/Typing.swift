import Diagnostics
import Quantities

// The rules that many functions share. Each throws the diagnostic that says what is wrong.

extension Function {
  /// The argument of a parameter that cannot be left out.
  func required(_ parameter: String, of call: Call<TypedOperand>) throws(Diagnostic) -> TypedOperand {
    if let operand = call.value(parameter) { return operand }
    guard let known = parameters.first(where: { $0.name == parameter }) else {
      throw .unexpectedArgument(of: self, label: parameter, at: call.span)
    }
    throw .missingArgument(of: self, known, at: call.span)
  }

  /// The type that all of them have; a plain 0 fits any.
  func commonType(_ operands: [TypedOperand], in context: TypingContext) throws(Diagnostic) -> ValueType {
    guard var first = operands.first else { return ValueType(unit: .one) }
    for operand in operands.dropFirst() {
      if first.isPlainZero {
        first = operand
      } else if !operand.isPlainZero, operand.type.unit.dimension != first.type.unit.dimension {
        let factor = context.mend(operand.type.unit, to: first.type.unit)
        throw .argumentsDoNotFit(of: self, first, operand, factor: factor)
      }
    }
    return first.type.varying(operands.contains(where: \.type.isSeries))
  }

  /// Calendar time, above 0 (or at least 0), as far as can be said before the run.
  func requireTime(_ operand: TypedOperand, orZero: Bool = false) throws(Diagnostic) {
    guard operand.type.unit.dimension == .base(.time) || operand.isPlainZero else {
      throw .argumentUnit(of: self, operand, wanted: "a length of time such as 6 months")
    }
    if let months = operand.constant, months < 0 || (months == 0 && !orZero) {
      let reason = orZero ? "a length of time that is not negative" : "a length of time above 0"
      throw .impossibleArgument(of: self, reason, at: operand.span)
    }
  }

  func requirePureNumber(_ operand: TypedOperand) throws(Diagnostic) {
    guard operand.type.unit.dimension.isNone else {
      throw .argumentUnit(of: self, operand, wanted: "a pure number or a percentage")
    }
  }

  func requireFlow(_ operand: TypedOperand, wanted: String = "a flow such as case/month") throws(Diagnostic) {
    guard operand.type.rollUp == .flow else {
      let isBalance = operand.type.rollUp == .balance
      throw .argumentUnit(
        of: self, operand, wanted: wanted,
        hint: isBalance ? "a balance becomes a flow with \(operand.span.text) / 1 month" : nil)
    }
  }

  func requireMoneyFlow(_ operand: TypedOperand) throws(Diagnostic) {
    guard operand.type.rollUp == .flow, operand.type.unit.dimension.moneyFlow != nil else {
      throw .argumentUnit(of: self, operand, wanted: "a flow of money such as EUR/month")
    }
  }

  /// The same in every period.
  func requireFixed(_ operand: TypedOperand) throws(Diagnostic) {
    if operand.type.isSeries { throw .argumentVaries(of: self, at: operand.span) }
  }

  func requireNoAxes(_ operand: TypedOperand) throws(Diagnostic) {
    if !operand.type.axes.isEmpty { throw .dimensionLeft(of: self, operand) }
  }

  /// A date on the timeline (`beforeStart`: or before it), where there is a timeline to tell.
  func requireOnTimeline(
    _ date: DateLiteral?, at span: Span, in context: TypingContext, beforeStart: Bool = false
  ) throws(Diagnostic) {
    guard let date, let timeline = context.timeline else { return }
    let isBefore = date.end <= Double(timeline.start.index)
    let isAfter = date.start >= Double(timeline.end.index)
    if isAfter || (isBefore && !beforeStart) { throw .dateOutsideTimeline(date, timeline, at: span) }
  }

  /// Keys that rise from one to the next, as far as they are literals, and measure what `operand` does.
  /// - Returns: the values.
  func rising(
    _ entries: [Call<TypedOperand>.Entry], against operand: TypedOperand, in context: TypingContext
  ) throws(Diagnostic) -> [TypedOperand] {
    var last: Double?
    for entry in entries {
      guard case .value(let key) = entry.key else { continue }
      _ = try commonType([operand, key], in: context)
      try requireNoAxes(key)
      if let value = key.constant, let previous = last, value <= previous {
        throw .entriesOutOfOrder("the keys of \(name) do not rise", at: key.span)
      }
      last = key.constant ?? last
    }
    return entries.map(\.value)
  }
}

extension TypedOperand {
  /// `0` without a unit, which fits any.
  var isPlainZero: Bool { constant == 0 && type.unit.terms.isEmpty }
}

extension TypingContext {
  /// What one would write after a value to give it another unit: `* fx.USD`; nil where no one factor does.
  func mend(_ unit: Unit, to wanted: Unit) -> String? {
    let missing = wanted.dimension / unit.dimension
    if let factor = factor(missing) { return factor }
    if missing == .base(.time) { return "* 1 month" }
    if missing == Dimension.none / .base(.time) { return "/ 1 month" }
    return nil
  }
}

extension Unit {
  static let month = Unit([Term(.month)])
}

extension ValueType {
  /// The same measure, without axes.
  func varying(_ isSeries: Bool) -> ValueType {
    var type = self
    type.axes = []
    type.isSeries = isSeries
    type.isTruth = false
    return type
  }

  /// What amounts of a flow are: money of EUR/month.
  var amountUnit: Unit { unit * .month }
}
