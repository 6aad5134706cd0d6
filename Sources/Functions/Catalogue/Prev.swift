package import Diagnostics
package import Program
package import Quantities

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
    guard let given = call.node("x") else { return [] }
    let x = call.isFlow("x") ? program.flowRow(given) : given
    return [program.previous(of: x, initial: call.node("value") ?? x)]
  }
}
