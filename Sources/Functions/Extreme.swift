import Diagnostics
import Program
import Quantities
import Spreadsheet

/// What `max` and `min` share: the extreme of several values period by period, or of one over an axis or over time.
protocol Extreme: Function {
  var operation: BinaryOperation { get }
  var reduction: Reduction { get }
}

extension Extreme {
  package var parameters: [Parameter] {
    [Parameter("a", repeats: true), Parameter("axis", label: "over", .axis, optional: true)]
  }
  package var reach: FunctionReach { .whole }

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let operands = call.values("a")
    let first = try required("a", of: call)
    var type = try commonType(operands, in: context)
    if call.argument("axis") != nil {
      if operands.count > 1 { throw .unexpectedArgument(of: self, label: nil, at: operands[1].span) }
      let extent = Extent(call.argument("axis"))
      try requireAxis(extent, of: first, at: call.span(of: "axis"))
      type.axes = extent.remaining(of: first.type.axes)
      type.isSeries = type.isSeries && !extent.includesTime
      return type
    }
    if operands.count < 2 { throw .missingArgument(of: self, Parameter("a second value"), at: call.span) }
    for axis in operands.flatMap(\.type.axes) where !type.axes.contains(where: { $0.name == axis.name }) {
      type.axes.append(axis)
    }
    return type
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    let operands = call.values("a")
    guard let first = operands.first else { return [] }
    if call.argument("axis") == nil {
      let cells = operands.map { $0.broadcast(to: result.axes) }
      return (0..<result.cellCount).map { cell in
        extreme(of: program.flowRows(cells.map { $0[cell] }, of: result), into: &program)
      }
    }
    let isOverTime = Extent(call.argument("axis")).includesTime
    let periods = 1...program.timeline.count
    return first.grouped(to: result.axes).map { cells in
      let best = extreme(of: program.flowRows(cells, of: first.type), into: &program)
      return isOverTime ? program.reduce(reduction, best, periods) : best
    }
  }

  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    let operands = call.values("a")
    guard let first = operands.first else { return [] }
    let function: SheetFunction = reduction == .maximum ? .maximum : .minimum
    func extreme(of values: [SheetValue]) -> SheetValue {
      values.count == 1 ? values[0] : .combined(values) { .call(function, $0) }
    }
    if call.argument("axis") == nil {
      let cells = operands.map { $0.broadcast(to: result.axes) }
      return (0..<result.cellCount).map { cell in
        extreme(of: sheet.flowRows(cells.map { $0[cell] }, of: result))
      }
    }
    let isOverTime = Extent(call.argument("axis")).includesTime
    return first.grouped(to: result.axes).map { cells in
      let best = extreme(of: sheet.flowRows(cells, of: first.type))
      return isOverTime ? sheet.reduced(function, best, 1...sheet.timeline.count) : best
    }
  }

  private func extreme(of nodes: [Node], into program: inout ProgramBuilder) -> Node {
    var best = nodes[0]
    for node in nodes.dropFirst() { best = program.binary(operation, best, node) }
    return best
  }
}
