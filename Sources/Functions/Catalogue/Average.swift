package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Σ x·w / Σ w over one axis, over the periods, or over both; a plain mean without weights.
package struct Average: Function {
  package let name = "average"
  package var parameters: [Parameter] {
    [
      Parameter("x"), Parameter("axis", label: "over", .axis, optional: true),
      Parameter("weight", label: "weighted by", optional: true),
    ]
  }
  package let summary = """
    The mean over a dimension, over time (periods 1 to the last), or without `over` over both, weighted where \
    `weighted by` says so.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      unit case
      dimension queue = billing, claims
      input volume by queue = { billing: 100, claims: 300 } case/month
      input handle_time by queue = { billing: 10, claims: 20 } min/case
      answer = average(handle_time, over: queue, weighted by: volume)
      """, answer: "17.5")
  package var reach: FunctionReach { .whole }

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let x = try required("x", of: call)
    let extent = Extent(call.argument("axis"))
    try requireAxis(extent, of: x, at: call.span(of: "axis"))
    let weight = call.value("weight")
    for axis in weight?.type.axes ?? [] {
      try requireAxis(.axis(axis.name), of: x, at: call.span(of: "weight"))
    }
    var type = x.type.varying(!extent.includesTime && (x.type.isSeries || weight?.type.isSeries == true))
    type.axes = extent.remaining(of: x.type.axes)
    return type
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let x = call.value("x") else { return [] }
    let isOverTime = Extent(call.argument("axis")).includesTime
    let periods = 1...program.timeline.count
    let groups = x.grouped(to: result.axes)

    guard let weight = call.value("weight") else {
      return groups.map { cells in
        let sum = program.total(program.flowRows(cells, of: x.type))
        let mean = program.divide(sum, program.constant(Double(cells.count)))
        return isOverTime ? program.reduce(.mean, mean, periods) : mean
      }
    }
    // Weights that are a flow weigh `initial` as they weigh period 1.
    let isFlow = weight.type.rollUp == .flow
    let weights = LoweredOperand(type: x.type, cells: weight.broadcast(to: x.type.axes)).grouped(to: result.axes)
    return zip(groups, weights).map { cells, weights in
      // A flow that stays one number holds 0 at `initial` also where only its weights vary.
      let varies = (cells + weights).contains(where: program.isRow)
      let cells = varies && x.type.rollUp == .flow ? cells.map { program.flowRow($0) } : cells
      let weights = isFlow ? weights.map { program.firstAtInitial($0) } : weights
      var above = program.total(zip(cells, weights).map { program.multiply($0, $1) })
      var below = program.total(weights)
      if isOverTime {
        above = program.reduce(.sum, above, periods)
        below = program.reduce(.sum, below, periods)
      }
      let mean = program.divide(above, below)
      return isFlow && result.rollUp != .flow ? program.firstAtInitial(mean) : mean
    }
  }
}

extension Average {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let x = call.value("x") else { return [] }
    let isOverTime = Extent(call.argument("axis")).includesTime
    let periods = 1...sheet.timeline.count
    let groups = x.grouped(to: result.axes)
    guard let weight = call.value("weight") else {
      return groups.map { cells in
        let sum = sheet.total(sheet.flowRows(cells, of: x.type))
        let mean = sum / .position(cells.count)
        return isOverTime ? sheet.reduced(.average, mean, periods) : mean
      }
    }
    let isFlow = weight.type.rollUp == .flow
    let weights = SheetOperand(type: x.type, cells: weight.broadcast(to: x.type.axes)).grouped(to: result.axes)
    return zip(groups, weights).map { cells, weights in
      let varies = (cells + weights).contains(where: \.isRow)
      let cells = varies && x.type.rollUp == .flow ? cells.map(\.flowRow) : cells
      let weights = isFlow ? weights.map(\.firstAtInitial) : weights
      var above = sheet.total(zip(cells, weights).map { $0 * $1 })
      var below = sheet.total(weights)
      if isOverTime {
        above = sheet.reduced(.sum, above, periods)
        below = sheet.reduced(.sum, below, periods)
      }
      let mean = above / below
      return isFlow && result.rollUp != .flow ? mean.firstAtInitial : mean
    }
  }
}
