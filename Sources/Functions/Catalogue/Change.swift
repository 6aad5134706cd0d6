package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// (x − prev x) / period_length
package struct Change: Function {
  package let name = "change"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    How fast a value changes: its difference to the period before, per month. The change of a balance is a flow.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      unit agent
      seats = [2026-01: 100 agent, 2026-02: 130 agent]
      answer = change(seats)
      """, answer: "0, 0, 30, 0")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    ValueType(unit: try required("x", of: call).type.unit / .month, isSeries: true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let given = call.node("x") else { return [] }
    let isFlow = call.isFlow("x")
    let x = isFlow ? program.flowRow(given) : given
    let difference = program.subtract(x, program.previous(of: x, initial: x))
    let change = program.divide(difference, program.constant(Double(program.timeline.monthsPerPeriod)))
    return [isFlow ? program.firstAtInitial(change) : program.madeFlow(change, of: result)]
  }
}

extension Change {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let given = call.node("x") else { return [] }
    let x = call.isFlow("x") ? given.flowRow : given
    let change = (x - sheet.previous(of: x, first: x)) / sheet.periodLength
    return [call.isFlow("x") ? change.firstAtInitial : sheet.madeFlow(change, of: result)]
  }
}
