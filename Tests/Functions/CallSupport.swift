import Diagnostics
import Functions
import Program
import Quantities

/// Calls made by hand, as the checker and the planner make them.
enum Made {
  static let span = Span(SourceFile(name: "test", text: "x"), 0, 1)
  static let euro = Unit([Unit.Term(.currency("EUR"))])
  static let dollar = Unit([Unit.Term(.currency("USD"))])
  static let agent = Unit([Unit.Term(.count("agent"))])
  static let cases = Unit([Unit.Term(.count("case"))])
  static let token = Unit([Unit.Term(.count("token"))])
  static let month = Unit([Unit.Term(.month)])
  static let year = Unit([Unit.Term(.year)])
  static let queue = Axis(name: "queue", members: ["billing", "claims"])
  static let site = Axis(name: "site", members: ["north", "south", "west"])

  static func months(_ count: Int, _ period: Timeline.Period = .month, from month: Int = 1, fiscal: Int? = nil)
    -> Timeline
  {
    Timeline(start: Month(year: 2026, month: month), count: count, period: period, fiscalStart: fiscal)
  }

  static func context(_ timeline: Timeline? = months(12)) -> TypingContext {
    TypingContext(
      timeline: timeline, currency: "EUR",
      factor: { $0 == euro.dimension / dollar.dimension ? "* fx.USD" : nil })
  }

  /// The type of a call, or the code of what is wrong with it.
  static func type(
    _ name: String, _ arguments: [(String, Call<TypedOperand>.Argument)], in context: TypingContext = context()
  ) throws -> ValueType {
    guard let function = FunctionCatalogue.named(name) else { throw Missing(name: name) }
    let call = Call(arguments: arguments.map { (parameter: $0.0, argument: $0.1, span: span) }, span: span)
    return try function.resultType(of: call, in: context)
  }

  /// The nodes of a call by cell.
  static func lower(
    _ name: String, _ arguments: [(String, Call<LoweredOperand>.Argument)], as result: ValueType,
    into program: inout ProgramBuilder
  ) throws -> [Node] {
    guard let function = FunctionCatalogue.named(name) else { throw Missing(name: name) }
    let call = Call(arguments: arguments.map { (parameter: $0.0, argument: $0.1, span: span) }, span: span)
    return function.lower(call, result: result, into: &program)
  }

  struct Missing: Error { let name: String }
}

extension Call<TypedOperand>.Argument {
  /// A value that varies.
  static func of(_ unit: Unit, _ axes: [Axis] = []) -> Self {
    .value(TypedOperand(type: ValueType(unit: unit, axes: axes, isSeries: true), constant: nil, span: Made.span))
  }
  /// A value that is the same in every period.
  static func fixed(_ unit: Unit, _ axes: [Axis] = []) -> Self {
    .value(TypedOperand(type: ValueType(unit: unit, axes: axes), constant: nil, span: Made.span))
  }
  /// A literal, in base units.
  static func literal(_ value: Double, _ unit: Unit = .one) -> Self {
    .value(TypedOperand(type: ValueType(unit: unit), constant: value, span: Made.span))
  }
  static func list(_ entries: [(Double, Unit, Double, Unit)]) -> Self {
    .entries(
      entries.map { key, keyUnit, value, unit in
        let key = TypedOperand(type: ValueType(unit: keyUnit), constant: key, span: Made.span)
        let value = TypedOperand(type: ValueType(unit: unit), constant: value, span: Made.span)
        return Call<TypedOperand>.Entry(key: .value(key), value: value, span: Made.span)
      })
  }
  static func dated(_ entries: [(DateLiteral?, Unit)]) -> Self {
    .entries(
      entries.map { date, unit in
        let value = TypedOperand(type: ValueType(unit: unit), constant: 1, span: Made.span)
        return Call<TypedOperand>.Entry(key: .date(date), value: value, span: Made.span)
      })
  }
}

extension Call<LoweredOperand>.Argument {
  static func node(_ node: Node, _ unit: Unit = .one) -> Self {
    .value(LoweredOperand(type: ValueType(unit: unit), cells: [node]))
  }
  static func cells(_ nodes: [Node], _ unit: Unit = .one, _ axes: [Axis]) -> Self {
    .value(LoweredOperand(type: ValueType(unit: unit, axes: axes), cells: nodes))
  }
  static func list(_ entries: [(Node, Node)], _ keyUnit: Unit = .one, _ unit: Unit = .one) -> Self {
    .entries(
      entries.map { key, value in
        Call<LoweredOperand>.Entry(
          key: .value(LoweredOperand(type: ValueType(unit: keyUnit), cells: [key])),
          value: LoweredOperand(type: ValueType(unit: unit), cells: [value]), span: Made.span)
      })
  }
}
