package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// A jump from one value to another: a·(1 − w) + b·w, w the share of the period after the date.
package struct Step: Function {
  package let name = "step"
  package var parameters: [Parameter] {
    [
      Parameter("start", label: "from"), Parameter("end", label: "to"),
      Parameter("date", label: "at", .date(allowsInitial: false)),
    ]
  }
  package let summary = """
    One value until a date and another from then on. The period in which the jump falls takes the mean over its time.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = step(from: 0%, to: 100%, at: 2026-02-15)
      """, answer: "0, 0, 50, 100")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let ends = [try required("start", of: call), try required("end", of: call)]
    try requireOnTimeline(call.date("date"), at: call.span(of: "date"), in: context)
    return try commonType(ends, in: context).varying(true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let start = call.node("start"), let end = call.node("end"), let date = call.date("date") else { return [] }
    let timeline = program.timeline
    let at = timeline.offset(of: date)
    let after = timeline.row { timeline.overlap($0, at, .infinity) / Double(timeline.monthsPerPeriod) }
    let first = program.multiply(start, program.row(after.map { 1 - $0 }))
    let second = program.multiply(end, program.row(after))
    return [program.shape(program.add(first, second), of: result)]
  }
}

extension Step {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let start = call.node("start"), let end = call.node("end"), let date = call.date("date") else { return [] }
    let length = sheet.periodLength
    let past = sheet.row(.begin) + length - sheet.months(to: date)
    let after = SheetValue.minimum(length, .maximum(0, past)) / length
    return [sheet.shape((start * (1 - after) + end * after), of: result)]
  }
}
