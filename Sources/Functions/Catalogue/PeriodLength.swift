package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Calendar months of one period.
package struct PeriodLength: Function {
  package let name = "period_length"
  package var parameters: [Parameter] { [] }
  package let summary = "The calendar length of one period: a flow times it is the period's amount."
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 4 quarters quarterly
      answer = period_length
      """, answer: "3")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    ValueType(unit: .month)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    [program.constant(Double(program.timeline.monthsPerPeriod))]
  }
}

extension PeriodLength {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    [sheet.periodLength]
  }
}
