package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// 1 … N, 0 at initial.
package struct PeriodNumber: Function {
  package let name = "period_number"
  package var parameters: [Parameter] { [] }
  package let summary = "The number of the period, from 1; 0 at initial."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = period_number
      """, answer: "0, 1, 2, 3")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    ValueType(unit: .one, isSeries: true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    [program.row((0..<program.timeline.columns).map(Double.init))]
  }
}

extension PeriodNumber {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    [sheet.row(.number)]
  }
}
