package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// x moved later by a whole number of periods.
package struct Delay: Function {
  package let name = "delay"
  package var parameters: [Parameter] { [Parameter("x"), Parameter("time", label: "by")] }
  package let summary = """
    A value moved later by whole periods (the length of time is rounded to them). What comes before is nothing for a \
    flow and the first value for anything else; what a flow holds at initial stays there.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 4 months
      unit case
      input cases = 100 case/month
      answer = delay(cases, by: 2 months)
      """, answer: "0, 0, 0, 100, 100")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let time = try required("time", of: call)
    try requireTime(time, orZero: true)
    try requireFixed(time)
    return try required("x", of: call).type.varying(true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x"), let time = call.node("time") else { return [] }
    let periods = program.divide(time, program.constant(Double(program.timeline.monthsPerPeriod)))
    return [
      call.isFlow("x")
        ? program.delayed(program.flowRow(x), by: periods, fill: .zero)
        : program.delayed(x, by: periods, fill: .first)
    ]
  }
}

extension Delay {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x"), let time = call.node("time") else { return [] }
    return [sheet.delayed(x, by: time / sheet.periodLength, fillsWithFirst: !call.isFlow("x"))]
  }
}
