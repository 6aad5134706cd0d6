package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// One column of a value: what a statement shows there.
package struct At: Function {
  package let name = "at"
  package var parameters: [Parameter] { [Parameter("x"), Parameter("date", .date(allowsInitial: true))] }
  package let summary = """
    What one column shows, as a single number: the total of a flow over it, a balance at its end, the mean of a rate. \
    The column is a month, a quarter, a year (a fiscal year where the model has one) or initial.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 2 years yearly
      unit case
      cases = [2026: 100 case/month, 2027: 120 case/month]
      answer = at(cases, 2027)
      """, answer: "1440")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let type = try required("x", of: call).type
    let date = call.date("date")
    if let date, let timeline = context.timeline, Self.periods(of: date, on: timeline) == nil {
      throw .dateOutsideTimeline(date, timeline, at: call.span(of: "date"))
    }
    return type.rollUp == .flow ? ValueType(unit: type.amountUnit) : type.varying(false)
  }

  /// The periods that begin in a date's span, or the one that holds it; nil where that is outside the timeline.
  static func periods(of date: DateLiteral, on timeline: Timeline) -> ClosedRange<Int>? {
    if case .year(let year) = date, timeline.fiscalStart != nil {
      return timeline.columns(by: .year).first { $0.name == "FY\(year)" }?.periods
    }
    let start = timeline.offset(of: date)
    let end = start + date.end - date.start
    let within = (1...timeline.count).filter { timeline.begin($0) >= start && timeline.begin($0) < end }
    if let first = within.first, let last = within.last { return first...last }
    return timeline.period(atOffset: start).map { $0...$0 }
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.value("x") else { return [] }
    let timeline = program.timeline
    let columns = call.date("date").map { Self.periods(of: $0, on: timeline) } ?? 0...0
    guard let columns else { return [program.constant(.nan)] }
    switch x.type.rollUp {
    case .flow: return [program.reduce(.sum, program.amounts(of: x.node), columns)]
    case .balance: return [program.reduce(.last, x.node, columns)]
    case .rate: return [program.reduce(.mean, x.node, columns)]
    }
  }
}

extension At {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.value("x") else { return [] }
    let columns = call.date("date").map { Self.periods(of: $0, on: sheet.timeline) } ?? 0...0
    guard let columns else { return [.undefined] }
    switch x.type.rollUp {
    case .flow: return [sheet.reduced(.sum, sheet.amounts(of: x.node), columns)]
    case .balance: return [sheet.reduced(.sum, x.node, columns.upperBound...columns.upperBound)]
    case .rate: return [sheet.reduced(.average, x.node, columns)]
    }
  }
}
