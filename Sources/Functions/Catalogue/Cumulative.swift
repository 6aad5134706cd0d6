package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The running total of a flow's amounts, what it holds at initial included.
package struct Cumulative: Function {
  package let name = "cumulative"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    The running total of a flow: EUR/month becomes EUR. It begins with what the flow holds at initial.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      currency EUR
      answer = cumulative(one_off(50 EUR, at: initial) + 20 EUR/month)
      """, answer: "50, 70, 90, 110")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    try requireFlow(x)
    return ValueType(unit: x.type.amountUnit, rollUp: .balance, isSeries: true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x") else { return [] }
    return [program.cumulative(program.amounts(of: x))]
  }
}

extension Cumulative {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    return [sheet.cumulative(sheet.amounts(of: x))]
  }
}
