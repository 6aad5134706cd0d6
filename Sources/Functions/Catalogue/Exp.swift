package import Diagnostics
package import Program
package import Quantities

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
