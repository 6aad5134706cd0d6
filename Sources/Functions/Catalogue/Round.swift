package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The nearest multiple, halves away from zero.
package struct Round: Function {
  package let name = "round"
  package var parameters: [Parameter] { [Parameter("x"), Parameter("step", label: "to")] }
  package let summary = "A value rounded to the nearest multiple of another, halves away from zero."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 1 month
      currency EUR
      answer = round(1_235 EUR, to: 10 EUR)
      """, answer: "1240")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let step = try required("step", of: call)
    if let size = step.constant, size <= 0 {
      throw .impossibleArgument(of: self, "a step above 0", at: step.span)
    }
    return try commonType([try required("x", of: call), step], in: context)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x"), let step = call.node("step") else { return [] }
    guard result.rollUp == .flow, program.isRow(x) || program.isRow(step) else {
      return [program.binary(.roundTo, x, step)]
    }
    // At `initial` the amount is rounded to the same number.
    return [program.binary(.roundTo, program.flowRow(x), program.firstAtInitial(step))]
  }
}

extension Round {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x"), let step = call.node("step") else { return [] }
    func rounded(_ x: SheetValue, _ step: SheetValue) -> SheetValue { .call(.round, x / step, 0) * step }
    guard result.rollUp == .flow, x.isRow || step.isRow else { return [rounded(x, step)] }
    return [rounded(x.flowRow, step.firstAtInitial)]
  }
}
