package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// A straight line from one value to another.
///
/// value(t) = a + (b − a)·clamp(t / T, 0, 1), t at the middle of each period, in months from `starting`.
package struct Ramp: Function {
  package let name = "ramp"
  package var parameters: [Parameter] {
    [
      Parameter("start", label: "from"), Parameter("end", label: "to"), Parameter("time", label: "over"),
      Parameter("date", label: "starting", .date(allowsInitial: false), optional: true),
      Parameter("value", label: "before", optional: true),
    ]
  }
  package let summary = """
    A straight line from one value to another over a length of time. Each period takes the value at its middle. \
    It begins with the timeline unless `starting` says when; before that it holds `from`, or what `before` says.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 4 months
      answer = ramp(from: 0%, to: 80%, over: 2 months, starting: 2026-02)
      """, answer: "0, 0, 20, 60, 80")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let ends = [try required("start", of: call), try required("end", of: call)]
    try requireTime(try required("time", of: call))
    try requireOnTimeline(call.date("date"), at: call.span(of: "date"), in: context, beforeStart: true)
    return try commonType(ends + call.values("value"), in: context).varying(true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let start = call.node("start"), let end = call.node("end"), let time = call.node("time") else { return [] }
    let elapsed = program.timeline.middles(since: call.date("date"))
    let progress = program.progress(program.divide(program.row(elapsed), time))
    var value = program.between(start, end, at: progress)
    if let before = call.node("value") {
      value = program.select(program.row(elapsed.map { $0 >= 0 ? 1 : 0 }), value, before)
    }
    return [program.shape(value, of: result)]
  }
}

extension Ramp {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let start = call.node("start"), let end = call.node("end"), let time = call.node("time") else { return [] }
    let elapsed = sheet.row(.middle) - sheet.months(to: call.date("date"))
    let progress = SheetValue.minimum(1, .maximum(0, elapsed / time))
    var value = start + (end - start) * progress
    if let before = call.node("value") { value = .when(0 <= elapsed, value, before) }
    return [sheet.shape(value, of: result)]
  }
}
