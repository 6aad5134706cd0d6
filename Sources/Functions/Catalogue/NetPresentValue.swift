package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Amounts discounted at the model's rate to the start of the timeline.
package struct NetPresentValue: Function {
  package let name = "npv"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    The present value of a flow of money at the model's discount rate. What it holds at initial is not discounted; \
    a month is discounted at its end, or at its middle where the model says so.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 12 months
      currency EUR
      discount 10% per year
      answer = npv(amounts([initial: -100 EUR, 2026-12: 121 EUR]))
      """, answer: "10")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    try requireMoneyFlow(x)
    return ValueType(unit: x.type.amountUnit)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x") else { return [] }
    // Without a discount rate there is no present value.
    guard let discount = program.model.annualDiscount else { return [program.constant(.nan)] }
    return [program.financial(.presentValue, [program.amounts(of: x), discount])]
  }
}

extension NetPresentValue {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    let amounts = sheet.placed(sheet.amounts(of: x), "amounts")
    return [SheetValue(sheet.presentValue(amounts))]
  }
}
