package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// An amount in even parts over a length of time: a period holds amount·overlap / T.
package struct Spread: Function {
  package let name = "spread"
  package var parameters: [Parameter] {
    [
      Parameter("amount"), Parameter("date", label: "from", .date(allowsInitial: false)),
      Parameter("time", label: "over"),
    ]
  }
  package let summary = """
    An amount spread evenly over a length of time. What would fall after the end of the timeline is outside the model. \
    EUR makes a flow, EUR/month.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 4 months
      currency EUR
      answer = spread(60 EUR, from: 2026-02, over: 2 months)
      """, answer: "0, 0, 30, 30, 0")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    try requireTime(try required("time", of: call))
    try requireOnTimeline(call.date("date"), at: call.span(of: "date"), in: context)
    return try flowType(placing: try required("amount", of: call))
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let amount = call.node("amount"), let time = call.node("time"), let date = call.date("date") else {
      return []
    }
    let timeline = program.timeline
    let start = timeline.offset(of: date)
    // The length may be an input, so the overlap of each period with it is computed with the rest.
    let until = program.add(program.constant(start), time)
    let begins = program.row(timeline.row { max(timeline.begin($0), start) })
    let ends = program.row(timeline.row { max(timeline.begin($0 + 1), start) })
    let overlap = program.maximum(program.subtract(program.minimum(ends, until), begins), program.constant(0))
    let amounts = program.divide(program.multiply(amount, overlap), time)
    return [program.zeroAtInitial(program.flow(ofAmounts: amounts))]
  }
}

extension Spread {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let amount = call.node("amount"), let time = call.node("time"), let date = call.date("date") else {
      return []
    }
    let start = sheet.months(to: date)
    let begin = sheet.row(.begin)
    let ends = SheetValue.minimum(.maximum(begin + sheet.periodLength, start), start + time)
    let overlap = SheetValue.maximum(0, ends - .maximum(begin, start))
    return [sheet.flow(ofAmounts: amount * overlap / time).zeroAtInitial]
  }
}
