package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// A logistic rise from one value to another, scaled to begin and end exactly there.
///
/// value(t) = a + (b − a)·L(t), L(t) = (σ(k(t/T − ½)) − σ(−k/2)) / (σ(k/2) − σ(−k/2)), σ(x) = 1 / (1 + e^(−x)),
/// with t / T held between 0 and 1 and k the steepness.
package struct SCurve: Function {
  package let name = "s_curve"
  package var parameters: [Parameter] {
    [
      Parameter("start", label: "from"), Parameter("end", label: "to"), Parameter("time", label: "over"),
      Parameter("date", label: "starting", .date(allowsInitial: false), optional: true),
      Parameter("number", label: "steepness", optional: true),
    ]
  }
  package let summary = """
    An S-shaped (logistic) rise from one value to another over a length of time: slow, then fast, then slow. \
    Each period takes the value at its middle; before `starting` it holds `from`, after the rise `to`. \
    A steepness of 10 is usual; towards 0 it becomes a straight line.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 5 months
      answer = s_curve(from: 0%, to: 100%, over: 4 months)
      """, answer: "1.65, 1.65, 21.89, 78.11, 98.35, 100")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let ends = [try required("start", of: call), try required("end", of: call)]
    try requireTime(try required("time", of: call))
    try requireOnTimeline(call.date("date"), at: call.span(of: "date"), in: context, beforeStart: true)
    if let steepness = call.value("number") {
      try requirePureNumber(steepness)
      if let number = steepness.constant, number <= 0 {
        throw .impossibleArgument(of: self, "a steepness above 0", at: steepness.span)
      }
    }
    return try commonType(ends, in: context).varying(true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let start = call.node("start"), let end = call.node("end"), let time = call.node("time") else { return [] }
    let elapsed = program.row(program.timeline.middles(since: call.date("date")))
    let steepness = call.node("number") ?? program.constant(10)
    let half = program.constant(0.5)
    let reached = program.progress(program.divide(elapsed, time))

    let low = program.logistic(program.multiply(program.constant(-0.5), steepness))
    let high = program.logistic(program.multiply(half, steepness))
    let here = program.logistic(program.multiply(steepness, program.subtract(reached, half)))
    let share = program.divide(program.subtract(here, low), program.subtract(high, low))
    return [program.shape(program.between(start, end, at: share), of: result)]
  }
}

extension ProgramBuilder {
  fileprivate mutating func logistic(_ x: Node) -> Node {
    let one = constant(1)
    return divide(one, add(one, unary(.exponential, unary(.negate, x))))
  }
}

extension SCurve {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let start = call.node("start"), let end = call.node("end"), let time = call.node("time") else { return [] }
    let elapsed = sheet.row(.middle) - sheet.months(to: call.date("date"))
    let steepness = call.node("number") ?? sheet.constant(10, .one, "Steepness of an s-curve")
    let half = sheet.half
    let reached = SheetValue.minimum(1, .maximum(0, elapsed / time))
    // L(t) = (σ(k(t/T − ½)) − σ(−k/2)) / (σ(k/2) − σ(−k/2)), σ(x) = 1 / (1 + e^−x)
    func logistic(_ x: SheetValue) -> SheetValue { 1 / (1 + .call(.exponential, -x)) }
    let low = SheetValue.cell(sheet.placed(logistic(-half * steepness), "the curve at its start"))
    let high = SheetValue.cell(sheet.placed(logistic(half * steepness), "the curve at its end"))
    let here = SheetValue.row(sheet.placed(logistic(steepness * (reached - half)), "the curve by period"))
    return [sheet.shape(start + (end - start) * (here - low) / (high - low), of: result)]
  }
}
