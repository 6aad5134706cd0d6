import Checking
import Diagnostics
import Finance
import Planning
import Program
import Quantities
import Testing

/// Plans of models made by hand, of inputs and calculations alone.
struct PlannerTests {
  static let timeline = Timeline(start: Month(year: 2026, month: 1), count: 3, period: .month)

  @Test func `cells broadcast by axis name, the last axis running fastest`() {
    let queue = Axis(name: "queue", members: ["a", "b"])
    let region = Axis(name: "region", members: ["x", "y", "z"])
    #expect(CellMap.cells(of: [], over: [queue]) == [0, 0])
    #expect(CellMap.cells(of: [queue], over: [queue, region]) == [0, 0, 0, 1, 1, 1])
    #expect(CellMap.cells(of: [region], over: [queue, region]) == [0, 1, 2, 0, 1, 2])
    #expect(CellMap.cells(of: [region, queue], over: [queue, region]) == [0, 2, 4, 1, 3, 5])
    #expect(CellMap.name(of: 4, over: [queue, region]) == "b, y")
    #expect(CellMap.union([[queue], [region, queue]]) == [queue, region])
  }

  @Test func `without a timeline nothing can be planned`() {
    #expect(throws: (any Error).self) { try Planner.plan(CheckedModel()) }
  }

  @Test func `an empty model has empty totals`() throws {
    let plan = try Planner.plan(CheckedModel(timeline: Self.timeline, currency: "EUR"))
    let view = try #require(plan.views[.economic])
    #expect(plan.program.instructions[Int(view.costs.index)] == .constant(0))
    #expect(plan.views[.afterTax] == nil)
    #expect(plan.unavailable.map(\.code.id) == ["E0404"])
    #expect(plan.metrics[MetricReference(.npv)] == nil)
    #expect(plan.metrics[MetricReference(.totalCost)] != nil)
  }
}
