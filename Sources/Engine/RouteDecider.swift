package import Checking
package import Diagnostics
import Planning
import Program
package import Quantities

/// Decides which model answers what; handed in, so that the engine knows no solver.
package protocol RouteDecider: Sendable {
  /// - Throws: where no routing keeps to everything required, or the numbers cannot be meant.
  func decide(_ route: CheckedRoute, from numbers: RouteNumbers) throws(Diagnostic) -> RouteDecision
}

/// What a route's decision rests on: its quantities in one scenario, period by period.
package struct RouteNumbers {
  package let model: CheckedModel
  package let timeline: Timeline
  private let rows: (QuantityID, Int) -> [Double]?
  private let ranges: [[Uncertainty?]]

  /// The numbers of a run.
  package init(_ run: some RunValues) {
    model = run.plan.model
    timeline = run.plan.timeline
    rows = { id, cell in run.row(of: id, cell: cell) }
    ranges = run.inputs.uncertainty
  }

  /// How an input's cell may differ from its base; nil where it is certain or no input.
  package func range(of id: QuantityID, cell: Int) -> Uncertainty? {
    ranges[id.index].indices.contains(cell) ? ranges[id.index][cell] : nil
  }

  /// A quantity's cell by column in base units, `initial` first. Nil where it cannot be computed.
  package func row(of id: QuantityID, cell: Int) -> [Double]? { rows(id, cell) }
}

/// A route's decided quantities: by decision and cell, one number or one per column.
package struct RouteDecision: Sendable {
  package var values: [CheckedRoute.Decision: [[Double]]]
  package init(_ values: [CheckedRoute.Decision: [[Double]]]) { self.values = values }
}

/// Works out the routes of a model in a scenario, each after those its numbers rest on.
struct RouteResolution: Sendable {
  private let plan: Plan
  private let decider: any RouteDecider
  /// Positions of routes in order.
  private let order: [Int]

  /// Nil where the model has no routes or nobody decides.
  init?(_ model: CheckedModel, _ decider: (any RouteDecider)?) throws(Diagnostic) {
    guard !model.routes.isEmpty, let decider else { return nil }
    plan = try Planner.plan(model)
    self.decider = decider
    order = Self.order(of: model)
  }

  /// The inputs with every route decided.
  func resolved(_ inputs: InputValues) throws(Diagnostic) -> InputValues {
    let model = plan.model
    var inputs = inputs
    var run: Evaluator?
    for index in order {
      let route = model.routes[index]
      if let run, inputs.fit(run.plan.rowInputs, in: model) {
        run.update(inputs)
      } else {
        run = try evaluator(inputs)
      }
      guard let run else { continue }
      let decision = try decider.decide(route, from: RouteNumbers(run))
      for (what, values) in decision.values {
        guard let id = model.quantity(what.rawValue, of: route)?.id else { continue }
        inputs = inputs.deciding(id, values)
      }
    }
    return inputs
  }

  private func evaluator(_ inputs: InputValues) throws(Diagnostic) -> Evaluator {
    if inputs.fit(plan.rowInputs, in: plan.model) { return Evaluator(plan, inputs: inputs) }
    let rows = inputs.rows.filter { !plan.model[$0].type.isSeries }
    return Evaluator(try Planner.plan(plan.model, rowInputs: rows), inputs: inputs)
  }

  /// A route whose numbers rest on another's results comes after it.
  private static func order(of model: CheckedModel) -> [Int] {
    var decides: [QuantityID: Int] = [:]
    for (index, route) in model.routes.enumerated() {
      for decision in CheckedRoute.Decision.allCases {
        if let id = model.quantity(decision.rawValue, of: route)?.id { decides[id] = index }
      }
    }
    var order: [Int] = []
    var seen: Set<QuantityID> = []
    func visit(_ id: QuantityID) {
      guard seen.insert(id).inserted else { return }
      for reference in model[id].definition?.references ?? [] { visit(reference) }
      if let route = decides[id], !order.contains(route) { order.append(route) }
    }
    for id in decides.keys.sorted() { visit(id) }
    return order
  }
}

extension InputValues {
  /// With what is decided in others.
  func decided(as other: InputValues, in model: CheckedModel) -> InputValues {
    model.routes.reduce(self) { values, route in
      CheckedRoute.Decision.allCases.reduce(values) { values, decision in
        guard let quantity = model.quantity(decision.rawValue, of: route) else { return values }
        let cells = (0..<quantity.type.cellCount).map { Array(other.values(of: quantity.id, cell: $0)) }
        return values.deciding(quantity.id, cells)
      }
    }
  }

  /// With a decided quantity's cells: one number each, or one per column where they differ.
  func deciding(_ id: QuantityID, _ cells: [[Double]]) -> InputValues {
    let isRow = cells.contains { $0.count > 1 }
    guard layout.start[id.index] >= 0 else { return self }
    if isRow == layout.isRow[id.index] {
      var storage = storage
      let count = isRow ? layout.columns : 1
      for (cell, values) in cells.enumerated() {
        let start = layout.start[id.index] + cell * count
        for column in 0..<count { storage[start + column] = values[values.count > 1 ? column : 0] }
      }
      return with(storage, layout)
    }
    // Its place grows or shrinks: everything behind it moves.
    var start = layout.start
    var isRows = layout.isRow
    isRows[id.index] = isRow
    let old = layout.isRow[id.index] ? layout.columns : 1
    let new = isRow ? layout.columns : 1
    let from = layout.start[id.index]
    for index in start.indices where start[index] > from { start[index] += (new - old) * cells.count }
    let numbers = cells.flatMap { values in (0..<new).map { values[values.count > 1 ? $0 : 0] } }
    var storage = storage
    storage.replaceSubrange(from..<(from + old * cells.count), with: numbers)
    return with(
      storage, Layout(columns: layout.columns, start: start, isRow: isRows, isFlow: layout.isFlow))
  }

  private func with(_ storage: [Double], _ layout: Layout) -> InputValues {
    InputValues(
      storage: storage, layout: layout, uncertainty: uncertainty, assigned: assigned, fixed: fixed,
      droppedCorrelations: droppedCorrelations, choices: choices, countedLines: countedLines, declared: declared,
      steps: steps)
  }
}
