package import Checking
package import Diagnostics
import Planning
import Program
import Quantities

/// Works out what every input is under overlays. Made once for a model: the declared values are computed here, so that
/// an overlay costs only what it touches.
package struct InputResolver: Sendable {
  package let model: CheckedModel
  private let timeline: Timeline
  private let storage: [Double]
  private let layout: InputValues.Layout
  private let uncertainty: [[Uncertainty?]]
  /// Inputs that an input is bound to by `use`, and those bound to it: a bound one follows.
  private let named: [[QuantityID]]
  private let naming: [QuantityID: [QuantityID]]
  private let routes: RouteResolution?

  /// - Parameter decider: gives the tables of the model's routes; without one what they decide is no number.
  /// - Throws: where there is no timeline, or declarations of inputs name each other in a circle.
  package init(_ model: CheckedModel, decider: (any RouteDecider)? = nil) throws(Diagnostic) {
    guard let timeline = model.timeline else { throw .noTimeline() }
    routes = try RouteResolution(model, decider)
    self.model = model
    self.timeline = timeline
    var named = Array(repeating: [QuantityID](), count: model.quantities.count)
    var naming: [QuantityID: [QuantityID]] = [:]
    var inputs: [QuantityID] = []
    for quantity in model.quantities {
      if quantity.isDecided { inputs.append(quantity.id) }
      guard case .input = quantity.role else { continue }
      inputs.append(quantity.id)
      if let definition = quantity.definition, case .constant = definition.kind { continue }
      named[quantity.id.index] = quantity.definition?.references ?? []
      for other in named[quantity.id.index] { naming[other, default: []].append(quantity.id) }
    }
    self.named = named
    self.naming = naming
    uncertainty = model.quantities.map { if case .input(let detail) = $0.role { detail.uncertainty } else { [] } }

    var lowering = ExpressionLowering(model: model, timeline: timeline)
    for id in try Self.ordered(inputs, model, after: { named[$0.index] }) {
      lowering.cells[id.index] = model[id].definition.flatMap { lowering.lower($0, over: model[id].type.axes) } ?? []
    }
    let rows = inputs.filter { model[$0].type.isSeries }
    (storage, layout) = Self.evaluate(lowering, inputs, rows: Set(rows), model)
  }

  /// The inputs under overlays, the first at the bottom.
  ///
  /// In an assignment the target's own name is its value beneath; another input is that input as it finally is, so the
  /// order of assignments to different inputs does not matter.
  /// - Parameter excluding: lines left out by hand, by index.
  /// Routes are decided from these values, or stay as they are in others.
  /// - Throws: where assignments name each other in a circle, a range cannot be kept, or a route has no answer.
  package func values(
    under overlays: [Overlay], excluding: Set<Int> = [], keepingRoutesOf other: InputValues? = nil
  ) throws(Diagnostic) -> InputValues {
    let values = try undecided(under: overlays, excluding: excluding)
    if let other { return values.decided(as: other, in: model) }
    return try routes?.resolved(values) ?? values
  }

  /// The inputs with routes decided from them; nil where a route has no answer.
  func decidedAnew(_ inputs: InputValues) -> InputValues? {
    guard let routes else { return inputs }
    return try? routes.resolved(inputs)
  }

  private func undecided(under overlays: [Overlay], excluding: Set<Int>) throws(Diagnostic) -> InputValues {
    var choices = Dictionary(
      model.choices.compactMap { choice in choice.options.first.map { (choice.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    for overlay in overlays { choices.merge(overlay.choices) { $1 } }
    let counted = model.lines.enumerated().map { index, line in
      !excluding.contains(index) && (line.choiceOption.map { choices[$0.choice] == $0.option } ?? true)
    }
    let assignments = Dictionary(grouping: overlays.flatMap(\.assignments), by: \.target)
    guard !assignments.isEmpty else {
      return InputValues(
        storage: storage, layout: layout, uncertainty: uncertainty, assigned: [], fixed: [], droppedCorrelations: [],
        choices: choices, countedLines: counted, declared: declared, steps: [:])
    }
    let changed = try evaluate(assignments)
    var ranges = uncertainty
    var fixed: Set<QuantityID> = []
    var history: [QuantityID: [InputValues.InputStep]] = [:]
    for (id, steps) in changed.steps {
      for step in steps {
        ranges[id.index] = try step.range(ranges[id.index], of: model[id])
        history[id, default: []].append(
          InputValues.InputStep(
            assignment: step.assignment, cells: step.cells, ranges: ranges[id.index], bases: step.bases))
      }
      let wasUncertain = uncertainty[id.index].contains { $0?.shape != nil }
      // What is set by its own value beneath still varies with it.
      let carries = steps.allSatisfy { $0.assignment.value.references.contains(id) }
      if wasUncertain, !carries, !ranges[id.index].contains(where: { $0?.shape != nil }) { fixed.insert(id) }
    }
    let dropped = model.correlations.indices.filter {
      fixed.contains(model.correlations[$0].first) || fixed.contains(model.correlations[$0].second)
    }
    return InputValues(
      storage: changed.storage, layout: changed.layout, uncertainty: ranges, assigned: Set(assignments.keys),
      fixed: fixed, droppedCorrelations: Set(dropped), choices: choices, countedLines: counted, declared: declared,
      steps: history)
  }

  private var declared: InputValues.Declared { InputValues.Declared(storage: storage, layout: layout) }

  // MARK: Evaluation

  private struct Changed {
    let storage: [Double]
    let layout: InputValues.Layout
    let steps: [QuantityID: [AssignmentStep]]
  }

  private func evaluate(_ assignments: [QuantityID: [CheckedAssignment]]) throws(Diagnostic) -> Changed {
    // What is set, and what is declared by it.
    var touched: [QuantityID] = assignments.keys.sorted()
    var seen = Set(touched)
    var next = 0
    while next < touched.count {
      for id in naming[touched[next]] ?? [] where seen.insert(id).inserted { touched.append(id) }
      next += 1
    }
    let stacks = assignments.mapValues { $0.effective }
    let order = try Self.ordered(touched, model) { id in
      let stack = stacks[id] ?? []
      let declared = stack.first.map(\.standsAlone) == true ? [] : named[id.index]
      return (declared + stack.flatMap { $0.value.references }).filter { $0 != id }
    }

    var lowering = ExpressionLowering(model: model, timeline: timeline)
    var steps: [QuantityID: [AssignmentStep]] = [:]
    for id in order {
      let axes = model[id].type.axes
      let stack = stacks[id] ?? []
      if stack.first.map(\.standsAlone) == true {
        place(id, in: &lowering)
      } else {
        for other in named[id.index] where lowering.cells[other.index].isEmpty { place(other, in: &lowering) }
        let redeclared = named[id.index].isEmpty ? nil : model[id].definition.flatMap { lowering.lower($0, over: axes) }
        if let redeclared { lowering.cells[id.index] = redeclared } else { place(id, in: &lowering) }
      }
      for assignment in stack {
        for other in assignment.value.references where lowering.cells[other.index].isEmpty {
          place(other, in: &lowering)
        }
        guard let nodes = lowering.lower(assignment.value, over: axes) else { continue }
        let before = lowering.cells[id.index]
        let targets = assignment.cells ?? Array(before.indices)
        for cell in targets { lowering.cells[id.index][cell] = nodes[cell] }
        steps[id, default: []].append(
          AssignmentStep(
            assignment: assignment, cells: targets, before: before, after: lowering.cells[id.index]))
      }
    }
    return finish(lowering, order, steps)
  }

  /// An input's value from before the change, as constants.
  private func place(_ id: QuantityID, in lowering: inout ExpressionLowering) {
    guard layout.start[id.index] >= 0 else { return }
    let count = layout.isRow[id.index] ? layout.columns : 1
    lowering.cells[id.index] = (0..<model[id].type.cellCount).map { cell in
      let start = layout.start[id.index] + cell * count
      return count == 1
        ? lowering.program.constant(storage[start]) : lowering.program.row(Array(storage[start..<start + count]))
    }
  }

  private func finish(
    _ lowering: ExpressionLowering, _ touched: [QuantityID], _ steps: [QuantityID: [AssignmentStep]]
  ) -> Changed {
    let (program, nodes) = lowering.program.finish()
    let run = ProgramRun(Executable(program), flowsMidPeriod: false)
    run.update()
    func read(_ node: Node) -> [Double] { Array(run.values(nodes[Int(node.index)])) }
    let wider = touched.filter { id in
      !layout.isRow[id.index] && lowering.cells[id.index].contains { program.isRow[Int(nodes[Int($0.index)].index)] }
    }
    var result = wider.isEmpty ? (storage: storage, layout: layout) : widened(Set(wider))
    for id in touched {
      for (cell, node) in lowering.cells[id.index].enumerated() {
        Self.write(read(node), id, cell, result.layout, into: &result.storage)
      }
    }
    let valued = steps.mapValues { $0.map { $0.valued { read($0) } } }
    return Changed(storage: result.storage, layout: result.layout, steps: valued)
  }

  /// The declared values with some inputs given a number per column.
  private func widened(_ rows: Set<QuantityID>) -> (storage: [Double], layout: InputValues.Layout) {
    let inputs = layout.start.indices.filter { layout.start[$0] >= 0 }.map { QuantityID($0) }
    let wide = rows.union(inputs.filter { layout.isRow[$0.index] })
    var result = Self.emptyLayout(inputs, rows: wide, model, columns: layout.columns)
    for id in inputs {
      let count = layout.isRow[id.index] ? layout.columns : 1
      for cell in 0..<model[id].type.cellCount {
        let start = layout.start[id.index] + cell * count
        Self.write(Array(storage[start..<start + count]), id, cell, result.layout, into: &result.storage)
      }
    }
    return result
  }

  private static func evaluate(
    _ lowering: ExpressionLowering, _ inputs: [QuantityID], rows: Set<QuantityID>, _ model: CheckedModel
  ) -> ([Double], InputValues.Layout) {
    let (program, nodes) = lowering.program.finish()
    let run = ProgramRun(Executable(program), flowsMidPeriod: false)
    run.update()
    let wide = inputs.filter { id in
      lowering.cells[id.index].contains { program.isRow[Int(nodes[Int($0.index)].index)] }
    }
    var result = emptyLayout(inputs, rows: rows.union(wide), model, columns: program.timeline.columns)
    for id in inputs {
      for (cell, node) in lowering.cells[id.index].enumerated() {
        write(Array(run.values(nodes[Int(node.index)])), id, cell, result.layout, into: &result.storage)
      }
    }
    return result
  }

  private static func emptyLayout(
    _ inputs: [QuantityID], rows: Set<QuantityID>, _ model: CheckedModel, columns: Int
  ) -> (storage: [Double], layout: InputValues.Layout) {
    var start = Array(repeating: -1, count: model.quantities.count)
    var isRow = Array(repeating: false, count: model.quantities.count)
    var isFlow = isRow
    var count = 0
    for id in inputs {
      start[id.index] = count
      isRow[id.index] = rows.contains(id)
      isFlow[id.index] = model[id].type.rollUp == .flow
      count += model[id].type.cellCount * (isRow[id.index] ? columns : 1)
    }
    // What nothing defines is no number.
    return (
      Array(repeating: .nan, count: count),
      InputValues.Layout(columns: columns, start: start, isRow: isRow, isFlow: isFlow)
    )
  }

  /// One number in every column of a row; a flow then holds 0 at `initial`.
  static func write(
    _ values: [Double], _ id: QuantityID, _ cell: Int, _ layout: InputValues.Layout, into storage: inout [Double]
  ) {
    let count = layout.isRow[id.index] ? layout.columns : 1
    let start = layout.start[id.index] + cell * count
    for column in 0..<count {
      let isAmount = layout.isFlow[id.index] && column == 0 && count > 1
      storage[start + column] = values.count > 1 ? values[column] : isAmount ? 0 : values[0]
    }
  }

  /// The ids so that each follows those it names. - Throws: for a circle, with its path.
  static func ordered(
    _ ids: [QuantityID], _ model: CheckedModel, after names: (QuantityID) -> [QuantityID]
  ) throws(Diagnostic) -> [QuantityID] {
    let wanted = Set(ids)
    var done: Set<QuantityID> = []
    var onPath: [QuantityID] = []
    var order: [QuantityID] = []
    func visit(_ id: QuantityID) throws(Diagnostic) {
      if done.contains(id) { return }
      if let from = onPath.firstIndex(of: id) {
        throw .assignmentCycle((onPath[from...] + [id]).map { model[$0].name }, at: model[id].span)
      }
      onPath.append(id)
      for other in names(id) where wanted.contains(other) { try visit(other) }
      onPath.removeLast()
      done.insert(id)
      order.append(id)
    }
    for id in ids { try visit(id) }
    return order
  }
}
