package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// min(max(x, low), high)
package struct Clamp: Function {
  package let name = "clamp"
  package var parameters: [Parameter] {
    [
      Parameter("x"), Parameter("low", label: "from", labelIsOptional: true),
      Parameter("high", label: "to", labelIsOptional: true),
    ]
  }
  package let summary = "A value held between two bounds: clamp(x, 0%, 100%), or clamp(x, from: 0%, to: 100%)."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 4 months
      answer = clamp(period_number, 2, 3)
      """, answer: "2, 2, 2, 3, 3")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let low = try required("low", of: call)
    let high = try required("high", of: call)
    if let from = low.constant, let to = high.constant, from > to {
      throw .impossibleArgument(
        of: self, "a lower bound that is not above the upper", at: low.span.joined(with: high.span))
    }
    return try commonType([try required("x", of: call), low, high], in: context)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x"), let low = call.node("low"), let high = call.node("high") else { return [] }
    let nodes = program.flowRows([x, low, high], of: result)
    return [program.minimum(program.maximum(nodes[0], nodes[1]), nodes[2])]
  }
}

extension Clamp {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x"), let low = call.node("low"), let high = call.node("high") else { return [] }
    let values = sheet.flowRows([x, low, high], of: result)
    return [.minimum(.maximum(values[0], values[1]), values[2])]
  }
}
