import CKernels
package import Checking
package import Planning
package import Program
import Quantities

/// A number that differs from trial to trial.
package enum BatchInput: Sendable, Hashable {
  /// The draw of an uncertain cell, by its place among `UncertainInputs.cells`.
  case draw(Int)
  /// The final value of an input's cell, whatever it was set to beneath; inputs bound to it follow.
  case value(of: QuantityID, cell: Int)
}

/// A plan compiled to run many trials at once: what varies by trial, as steps over columns of trials.
///
/// What does not vary is computed here, once, by a single run; what does not vary by period, once a trial; what nothing
/// reads, not at all. Each trial has the numbers that an `Evaluator` on `inputs(of:)` has, bit for bit but for the sign of
/// a 0.
package struct BatchProgram: Sendable {
  package let plan: Plan
  package let inputs: InputValues
  /// What varies, in the order of a trial's numbers.
  package let varying: [BatchInput]
  /// What is read of every trial.
  package let reads: [Node]
  /// Numbers of each read: 1, or one per column.
  package let widths: [Int]
  private(set) var code: BatchCode
  /// By varying number, between what it lies; the steps rely on it.
  private(set) var bounds: [Bounds]
  /// By read, its first place among the code's outputs.
  let outputStart: [Int]
  private let drawn: DrawnInputs
  /// By trial slot of `drawn`: which of a trial's numbers it takes, or the number it always has.
  private let slots: [Slot]

  private enum Slot: Sendable {
    case varying(Int)
    case fixed(Double)
  }

  /// - Parameters:
  ///   - inputs: what does not vary stays as they say; they must fit the plan.
  ///   - uncertain: what draws mean; those not in `varying` keep their base.
  ///   - reads: nodes of the plan.
  package init(
    _ plan: Plan, inputs: InputValues, uncertain: UncertainInputs, varying: [BatchInput], reads: [Node]
  ) {
    self.plan = plan
    self.inputs = inputs
    self.varying = varying
    self.reads = reads
    widths = reads.map { plan.program.isRow[Int($0.index)] ? plan.program.timeline.columns : 1 }

    var setting: [QuantityID: [Int]] = [:]
    for case .value(let id, let cell) in varying { setting[id, default: []].append(cell) }
    let drawn = DrawnInputs(plan, inputs, setting: setting)
    self.drawn = drawn
    let place = Dictionary(varying.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let draws = Dictionary(grouping: uncertain.cells.indices) { uncertain.cells[$0].place }
    slots = drawn.sources.map { source in
      switch source {
      case .set(let id, let cell): return place[.value(of: id, cell: cell)].map(Slot.varying) ?? .fixed(.nan)
      case .draw(let cell):
        let draw = draws[cell.place]?.first { uncertain.cells[$0].distribution == cell.distribution }
        return draw.flatMap { place[.draw($0)] }.map(Slot.varying) ?? .fixed(cell.base)
      }
    }

    bounds = varying.map { input in
      if case .draw(let cell) = input { Bounds(uncertain.cells[cell].distribution) } else { Bounds.unknown }
    }
    let (graph, values) = Self.graph(plan, inputs, drawn, slots, reads, bounds)
    var start: [Int] = []
    for value in values.indices { start.append((start.last ?? 0) + (value == 0 ? 0 : values[value - 1].count)) }
    outputStart = start
    code = BatchCode(graph, outputs: Array(values.joined()), sourceCount: varying.count)
  }

  /// The same steps without what the distributions of the draws say of their size: for numbers beyond those.
  func unbounded() -> BatchProgram {
    var copy = self
    copy.bounds = bounds.map { _ in .unknown }
    let (graph, values) = Self.graph(plan, inputs, drawn, slots, reads, copy.bounds)
    copy.code = BatchCode(graph, outputs: Array(values.joined()), sourceCount: varying.count)
    return copy
  }

  /// The values of every read, by column where it is a row.
  private static func graph(
    _ plan: Plan, _ inputs: InputValues, _ drawn: DrawnInputs, _ slots: [Slot], _ reads: [Node],
    _ bounds: [Bounds]
  ) -> (TrialGraph, [[TrialValue]]) {
    // From what varies to the inputs.
    let fixedRun = ProgramRun(Executable(drawn.program), flowsMidPeriod: false)
    for (slot, input) in drawn.program.inputs.enumerated() {
      guard case .trial(let index) = input.source, case .fixed(let number) = slots[index] else { continue }
      withUnsafePointer(to: number) { fixedRun.setInput(slot, to: UnsafeBufferPointer(start: $0, count: 1)) }
    }
    fixedRun.update()
    var graph = TrialGraph()
    var sourceValues: [Int: TrialValue] = [:]
    for (slot, input) in drawn.program.inputs.enumerated() {
      guard case .trial(let index) = input.source, case .varying(let place) = slots[index] else { continue }
      sourceValues[slot] = graph.source(place, within: bounds[place])
    }
    var arithmetic = Unrolling(
      drawn.program, into: graph, flowsMidPeriod: false, fixed: { Array(fixedRun.values($0)) },
      input: { sourceValues[$0].map { [$0] } })
    let varying = drawn.values.filter { $0.nodes.contains { arithmetic.varies($0) } }
    arithmetic.make(varying.flatMap(\.nodes))
    var given: [Int: [[TrialValue]]] = [:]
    for (id, nodes) in varying {
      given[id.index] = nodes.map { node in
        let values = (0..<(drawn.program.isRow[Int(node.index)] ? plan.program.timeline.columns : 1)).map {
          arithmetic.value(node, $0)
        }
        guard values.count == 1, inputs.layout.isFlow[id.index] else { return values }
        // One number for every column of a flow that varies by period leaves no amount at the start.
        return [arithmetic.constant(0)] + Array(repeating: values[0], count: plan.program.timeline.columns - 1)
      }
    }

    // From the inputs to what is read.
    let base = Evaluator(plan, inputs: inputs)
    var unrolling = Unrolling(
      plan.program, into: arithmetic.graph, flowsMidPeriod: plan.model.flowsMidPeriod,
      countedLines: inputs.countedLines, fixed: { base.numbers($0) },
      input: { slot in
        guard case .input(let quantity, let cell) = plan.program.inputs[slot].source, let cells = given[quantity] else {
          return nil
        }
        let values = cells[cell]
        return plan.program.inputs[slot].isRow ? values : [values[values.count > 1 ? 1 : 0]]
      })
    unrolling.make(reads)
    let values = reads.map { node in
      (0..<(plan.program.isRow[Int(node.index)] ? plan.program.timeline.columns : 1)).map { unrolling.value(node, $0) }
    }
    return (unrolling.graph, values)
  }

  /// How much a chunk of trials takes: steps, and numbers held for each trial.
  package var figures: (steps: Int, registers: Int) { (code.steps.count, code.registerCount) }

  /// The inputs of a trial with these numbers, for a single run of it.
  package func inputs(of trial: [Double]) -> InputValues {
    drawn.inputValues(
      slots.map { slot in
        switch slot {
        case .varying(let place): trial[place]
        case .fixed(let number): number
        }
      })
  }
}

extension UncertainInputs.Cell {
  fileprivate struct Place: Hashable {
    let quantity: QuantityID
    let cell: Int
  }
  fileprivate var place: Place { Place(quantity: quantity, cell: cell) }
}
