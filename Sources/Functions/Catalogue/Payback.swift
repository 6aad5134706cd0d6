package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Months until the running total stays at or above 0.
package struct Payback: Function {
  package let name = "payback"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    The calendar time from the start until the running total of a flow of money is at or above 0 for good, \
    interpolated within the period; n/m where it never is.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 12 months
      currency EUR
      answer = payback(one_off(-100 EUR, at: initial) + 40 EUR/month)
      """, answer: "2.5")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    try requireMoneyFlow(try required("x", of: call))
    return ValueType(unit: .month)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    call.node("x").map { [program.financial(.payback, [program.amounts(of: $0)])] } ?? []
  }
}

extension Payback {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    let amounts = sheet.placed(sheet.amounts(of: x), "amounts")
    let running = sheet.running(amounts)
    sheet.keep(running, "cumulative")
    let returns = sheet.returns(running)
    sheet.keep(returns, "period of its return to 0")
    return [SheetValue(sheet.payback(running, returns), weight: 30)]
  }
}
