package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The square root; not meaningful below 0.
package struct Sqrt: Function {
  package let name = "sqrt"
  package var parameters: [Parameter] { [Parameter("x")] }
  package let summary = """
    The square root of a pure number, or of something squared; n/m below 0.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 1 month
      answer = sqrt(16)
      """, answer: "4")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    let terms = (x.type.unit.isPercent ? .one : x.type.unit).terms
    guard terms.allSatisfy({ $0.power.isMultiple(of: 2) }) else {
      throw .argumentUnit(of: self, x, wanted: "a pure number, or a unit squared")
    }
    let root = Unit(terms.map { Unit.Term($0.atom, $0.power / 2, multiplier: $0.multiplier) })
    return ValueType(unit: root, isSeries: x.type.isSeries)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x") else { return [] }
    return [program.madeFlow(program.unary(.squareRoot, x), of: result)]
  }
}

extension Sqrt {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    return [sheet.madeFlow(x.map { .call(.squareRoot, [$0]) }, of: result)]
  }
}
