package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Exponential decay: ½^(t / T), t at the middle of each period in months from the start.
package struct Decay: Function {
  package let name = "decay"
  package var parameters: [Parameter] { [Parameter("time", label: "half_life")] }
  package let summary = """
    A factor that is 1 at the start of the timeline and halves with every half-life. Each period takes the value at \
    its middle.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = decay(half_life: 1 month)
      """, answer: "0.7071, 0.7071, 0.3536, 0.1768")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    try requireTime(try required("time", of: call))
    return ValueType(unit: .one, isSeries: true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let halfLife = call.node("time") else { return [] }
    let elapsed = program.row(program.timeline.middles())
    let factor = program.power(program.constant(0.5), program.divide(elapsed, halfLife))
    return [program.shape(factor, of: result)]
  }
}

extension Decay {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let halfLife = call.node("time") else { return [] }
    return [sheet.shape(sheet.half.raised(to: sheet.row(.middle) / halfLife), of: result)]
  }
}
