package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// An amount in one period, or at `initial`.
package struct OneOff: Function {
  package let name = "one_off"
  package var parameters: [Parameter] {
    [Parameter("amount"), Parameter("date", label: "at", .date(allowsInitial: true))]
  }
  package let summary = """
    An amount placed once: at initial (time 0, never discounted) or in the period in which the date begins. \
    EUR makes a flow, EUR/month.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      currency EUR
      answer = one_off(60k EUR, at: 2026-02)
      """, answer: "0, 0, 60000, 0")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let date = call.date("date")
    try requireOnTimeline(date, at: call.span(of: "date"), in: context)
    return try flowType(placing: try required("amount", of: call))
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let amount = call.node("amount") else { return [] }
    var column = 0
    if let date = call.date("date") {
      guard let period = program.timeline.period(atOffset: max(0, program.timeline.offset(of: date))) else { return [] }
      column = period
    }
    let isThere = program.row((0..<program.timeline.columns).map { $0 == column ? 1 : 0 })
    let amounts = program.select(isThere, amount, program.constant(0))
    return [program.flow(ofAmounts: amounts)]
  }
}

extension OneOff {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let amount = call.node("amount") else { return [] }
    let number = sheet.row(.number)
    var place: SheetValue = 0
    if let date = call.date("date") {
      let timeline = sheet.timeline
      guard let period = timeline.period(atOffset: max(0, timeline.offset(of: date))) else { return [] }
      place = sheet.constant(Double(period), .one, "Period of \(date.description)")
    }
    return [sheet.flow(ofAmounts: .when(.equal(number, place), amount, 0))]
  }
}
