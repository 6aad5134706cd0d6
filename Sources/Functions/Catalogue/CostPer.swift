package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// All costs of the economic view, divided by an outcome's total.
package struct CostPer: Function {
  package let name = "cost_per"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    The total cost (economic view) divided by the total of an outcome, such as cases handled; each column of a \
    statement divides its own totals.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 2 months
      currency EUR
      discount 9% per year
      unit case
      input cases = 50 case/month
      cost licences = 200 EUR/month
        category: licences
      metric answer = cost_per(cases)
      """, answer: "4")
  package var readsTotals: Bool { true }

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    try requireFlow(x, wanted: "an outcome that adds up, such as case/month")
    try requireNoAxes(x)
    guard let currency = context.currency else { throw .totalsWithoutCurrency(at: call.span) }
    return ValueType(unit: Unit([Unit.Term(.currency(currency))]) / x.type.amountUnit)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x"), let costs = program.model.totalCosts else { return [program.constant(.nan)] }
    let outcome = program.amounts(of: x)
    let columns = 0...program.timeline.count
    let total = program.reduce(.sum, costs, columns)
    let ratio = program.divide(total, program.reduce(.sum, outcome, columns))
    program.record(ProgramBuilder.Ratio(numerator: costs, denominator: outcome), of: ratio)
    return [ratio]
  }
}

extension CostPer {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x"), let costs = sheet.model.totalCosts else { return [.undefined] }
    let outcome = sheet.reduced(.sum, sheet.amounts(of: x), 0...sheet.timeline.count)
    return [SheetValue(.call(.sum, [sheet.wholeArea(costs)])) / outcome]
  }
}
