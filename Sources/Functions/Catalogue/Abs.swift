package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The size of a value without its sign.
package struct Abs: Function {
  package let name = "abs"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = "A value without its sign."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 1 month
      currency EUR
      answer = abs(-3 EUR)
      """, answer: "3")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let type = try required("x", of: call).type
    return type.varying(type.isSeries)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    call.node("x").map { [program.unary(.absolute, $0)] } ?? []
  }
}

extension Abs {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    call.node("x").map { [$0.map { .call(.absolute, [$0]) }] } ?? []
  }
}
