package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The annual effective rate at which the present value is 0.
package struct InternalRate: Function {
  package let name = "irr"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    The annual effective rate of return at which the present value of a flow of money is 0; n/m where there is none \
    or more than one.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 12 months
      currency EUR
      answer = irr(amounts([initial: -100 EUR, 2026-12: 110 EUR]))
      """, answer: "10")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    try requireMoneyFlow(try required("x", of: call))
    return ValueType(unit: .percent)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    call.node("x").map { [program.financial(.internalRate, [program.amounts(of: $0)])] } ?? []
  }
}

extension InternalRate {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    let amounts = sheet.placed(sheet.amounts(of: x), "amounts")
    let changes = sheet.changes(sheet.signs(amounts))
    sheet.keep(changes, "changes of sign")
    let steps = sheet.steps(amounts)
    let rate = sheet.internalRate(
      steps, changes: changes, guess: nil, several: { _ in "n/m: more than one change of sign, see Hurdle" })
    return [SheetValue(rate, weight: 30)]
  }
}
