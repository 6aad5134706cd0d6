package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// The value of the last key that x reaches; not meaningful below the first.
package struct Lookup: Function {
  package let name = "lookup"
  package var parameters: [Parameter] { [Parameter("x"), Parameter("value", .entries(.values))] }
  package let summary = """
    The value that stands at the last key not above x, as in a table of bands. Below the first key there is none, and \
    the result is n/m.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = lookup(period_number, [0: 10, 2: 20])
      """, answer: "10, 10, 20, 20")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    let values = try rising(call.entries("value"), against: x, in: context)
    guard !values.isEmpty else {
      throw .entriesOutOfOrder("a table needs an entry", at: call.span(of: "value"))
    }
    for value in values { try requireNoAxes(value) }
    let type = try commonType(values, in: context)
    return type.varying(type.isSeries || x.type.isSeries)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.node("x") else { return [] }
    var value = program.constant(.nan)
    for entry in call.entries("value") {
      guard case .value(let key) = entry.key else { continue }
      let isReached = program.binary(.lessOrEqual, key.node, x)
      value = program.select(isReached, entry.value.node, value)
    }
    return [call.isFlow("x") || result.rollUp == .flow ? program.shape(value, of: result) : value]
  }
}

extension Lookup {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.node("x") else { return [] }
    var value = SheetValue.undefined
    for entry in call.entries("value") {
      guard case .value(let key) = entry.key else { continue }
      value = sheet.shortened(.when(key.node <= x, entry.value.node, value), limit: 60)
    }
    return [call.isFlow("x") || result.rollUp == .flow ? sheet.shape(value, of: result) : value]
  }
}
