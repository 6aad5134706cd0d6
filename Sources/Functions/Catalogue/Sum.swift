package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// A total over one axis, over time, or over everything.
package struct Sum: Function {
  package let name = "sum"
  package var parameters: [Parameter] { [Parameter("x"), Parameter("axis", label: "over", .axis, optional: true)] }
  package let summary = """
    The total over a dimension, over time, or without `over` over everything. Over time only a flow adds up, to an \
    amount: EUR/month becomes EUR, what it holds at initial included.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      unit case
      dimension queue = billing, claims
      input volume by queue = { billing: 100, claims: 50 } case/month
      answer = sum(volume)
      """, answer: "450")
  package var reach: FunctionReach { .whole }

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    let extent = Extent(call.argument("axis"))
    try requireAxis(extent, of: x, at: call.span(of: "axis"))
    var type = x.type
    type.isTruth = false
    type.axes = extent.remaining(of: type.axes)
    guard extent.includesTime else { return type }
    if type.rollUp == .flow {
      return ValueType(unit: type.amountUnit, axes: type.axes)
    }
    // Without `over`, what does not vary over time is only added over its dimensions.
    if extent == .time || type.isSeries || x.type.axes.isEmpty { throw .sumOverTime(x) }
    return type
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.value("x") else { return [] }
    let isOverTime = Extent(call.argument("axis")).includesTime && x.type.rollUp == .flow
    return x.grouped(to: result.axes).map { cells in
      let sum = program.total(program.flowRows(cells, of: x.type))
      guard isOverTime else { return sum }
      return program.reduce(.sum, program.amounts(of: sum), 0...program.timeline.count)
    }
  }
}

extension Function {
  func requireAxis(_ extent: Extent, of operand: TypedOperand, at span: Span) throws(Diagnostic) {
    if case .axis(let name) = extent, !operand.type.axes.contains(where: { $0.name == name }) {
      throw .axisNotThere(name, in: operand, at: span)
    }
  }
}

extension Sum {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.value("x") else { return [] }
    let isOverTime = Extent(call.argument("axis")).includesTime && x.type.rollUp == .flow
    return x.grouped(to: result.axes).map { cells in
      let sum = sheet.total(sheet.flowRows(cells, of: x.type))
      guard isOverTime else { return sum }
      return sheet.reduced(.sum, sheet.amounts(of: sum), 0...sheet.timeline.count)
    }
  }
}
