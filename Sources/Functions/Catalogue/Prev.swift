package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The value of the period before.
package struct Prev: Function {
  package let name = "prev"
  package var parameters: [Parameter] { [Parameter("x"), Parameter("value", label: "initial", optional: true)] }
  package let summary = """
    The value one period before: the only way for a quantity to refer to itself (`initial` is then needed). Period 1 \
    takes `initial`, or without it what x holds at initial.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      currency EUR
      answer = prev(answer, initial: 100 EUR) * 1.1
      """, answer: "100, 110, 121, 133.1")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    try commonType([try required("x", of: call)] + call.values("value"), in: context).varying(true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x") else { return [] }
    guard result.rollUp == .flow else { return [program.previous(of: x, initial: call.node("value") ?? x)] }
    let flow = program.flowRow(x)
    guard let value = call.node("value") else { return [program.previous(of: flow, initial: flow)] }
    // The value is a month's, what came before period 1; no amount is placed at `initial`.
    let before = program.reduce(.last, value, 1...1)
    return [program.zeroAtInitial(program.previous(of: flow, initial: before))]
  }
}

extension Prev {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    guard result.rollUp == .flow else { return [sheet.previous(of: x, first: call.node("value") ?? x)] }
    guard let value = call.node("value") else { return [sheet.previous(of: x.flowRow, first: x.flowRow)] }
    // The value is a month's, what came before period 1; no amount is placed at `initial`.
    let before = SheetValue(value.pinned(to: 1))
    return [sheet.previous(of: x.flowRow, first: before).zeroAtInitial]
  }
}
