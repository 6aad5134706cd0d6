package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// e^x
package struct Exp: Function {
  package let name = "exp"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = "e to the power of a pure number."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 1 month
      answer = exp(1)
      """, answer: "2.7183")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    try requirePureNumber(x)
    return ValueType(unit: .one, isSeries: x.type.isSeries)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    call.node("x").map { [program.unary(.exponential, $0)] } ?? []
  }
}

extension Exp {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    call.node("x").map { [$0.map { .call(.exponential, [$0]) }] } ?? []
  }
}
