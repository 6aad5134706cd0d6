package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The power to which e must be raised to give x.
package struct Ln: Function {
  package let name = "ln"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = "The natural logarithm of a pure number; n/m for 0 and below."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 1 month
      answer = ln(10)
      """, answer: "2.3026")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    try requirePureNumber(x)
    return ValueType(unit: .one, isSeries: x.type.isSeries)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    call.node("x").map { [program.unary(.logarithm, $0)] } ?? []
  }
}

extension Ln {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    call.node("x").map { [$0.map { .call(.logarithm, [$0]) }] } ?? []
  }
}
