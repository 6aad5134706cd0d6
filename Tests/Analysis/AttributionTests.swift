import Analysis
import Checking
import Engine
import Finance
import Quantities
import Testing

struct AttributionTests {
  private func attribution(
    _ fixture: Fixture, _ before: [Overlay], _ after: [Overlay], excluded: Set<Int> = []
  ) throws -> Attribution {
    try Attribution(
      of: [Fixture.npv], from: Standpoint(overlays: before), to: Standpoint(overlays: after, excluded: excluded),
      plan: fixture.plan, resolver: fixture.resolver)
  }

  @Test func `two inputs that multiply share what they do together`() throws {
    let fixture = try Fixture(Fixture.licences)
    let result = try attribution(fixture, [], try fixture.overlays("price = 20", "count = 150"))
    // NPV: 12,000 as it is, 0 with the price, 6,000 with the count, −12,000 with both.
    #expect(result.before == [.value(12_000)])
    #expect(result.after == [.value(-12_000)])
    #expect(result.isExact)
    #expect(result.parts.map(\.change) == [.input(try fixture.id("price")), .input(try fixture.id("count"))])
    #expect(isClose(result.parts[0].amounts[0], -15_000))
    #expect(isClose(result.parts[1].amounts[0], -9_000))
  }

  @Test func `a scenario, a line left out and an input set again are changes too`() throws {
    let fixture = try Fixture(Fixture.licences)
    let result = try attribution(
      fixture, try fixture.overlays("count = 100"), try fixture.overlays("count = 100", in: "dear"), excluded: [1])
    let parts = Dictionary(uniqueKeysWithValues: result.parts.map { ($0.change, $0.amounts[0]) })
    #expect(isClose(parts[.input(try fixture.id("price"))] ?? nil, -12_000))
    #expect(isClose(parts[.line(1)] ?? nil, -24_000))
    #expect(isClose(parts[.input(try fixture.id("count"))] ?? nil, 0))
    #expect(isClose(result.parts.compactMap { $0.amounts[0] }.reduce(0, +), -36_000))
  }

  @Test func `what follows an input is counted with it`() throws {
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      input a = 1 EUR/month
      input b = 1 EUR/month
      benefit income = a + b
        kind: cash
      scenario tied { b = a * 3 }
      """)
    let before = try fixture.overlays(in: "tied")
    let result = try attribution(fixture, before, before + [Overlay(assignments: [try fixture.assignment("a = 5")])])
    #expect(result.parts.map(\.change) == [.input(try fixture.id("a"))])
    #expect(isClose(result.parts[0].amounts[0], 12 * (5 + 15 - 1 - 3)))
  }

  @Test func `beyond ten changes parts are sampled, add up all the same, and are as far off as they say`() throws {
    let names = (0..<14).map { "x\($0)" }
    let inputs = names.map { "input \($0) = 1" }.joined(separator: "\n")
    let pairs = (0..<7).map { "x\($0) * x\($0 + 7)" }.joined(separator: " + ")
    let fixture = try Fixture(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 0% per year
      \(inputs)
      benefit income = (\(pairs)) * x0 * 1 EUR/month
        kind: cash
      """)
    let sets = try names.enumerated().map { try fixture.assignment("\($1) = \($0 + 2)") }
    let result = try attribution(fixture, [], [Overlay(assignments: sets)])
    #expect(!result.isExact)
    let after = (0..<7).reduce(0) { $0 + ($1 + 2) * ($1 + 9) } * 2 * 12
    #expect(isClose(result.after[0].number, Double(after)))
    let sum = result.parts.compactMap { $0.amounts[0] }.reduce(0, +)
    #expect(isClose(sum, Double(after - 7 * 12)))
    // Inputs 1 and 8 stand in one product with x0 alone: 24 orders of three count, each a sixth.
    let value = { (a: Double, b: Double, c: Double) in 12 * a * b * c }
    let (x0, x1, x8) = (2.0, 3.0, 10.0)
    var exact = 2 * (value(1, x1, 1) - value(1, 1, 1))
    exact += value(x0, x1, 1) - value(x0, 1, 1) + value(1, x1, x8) - value(1, 1, x8)
    exact += 2 * (value(x0, x1, x8) - value(x0, 1, x8))
    exact /= 6
    let part = try #require(result.parts.first { $0.change == .input((try? fixture.id("x1")) ?? QuantityID(0)) })
    let error = part.errors[0]
    #expect(error > 0 && error < 0.05 * exact)
    #expect(abs((part.amounts[0] ?? 0) - exact) < 4 * error)
    let again = try attribution(fixture, [], [Overlay(assignments: sets)])
    #expect(again.parts.map(\.amounts) == result.parts.map(\.amounts))
  }

  @Test func `a metric that does not exist on one side has no parts`() throws {
    let fixture = try Fixture(Fixture.licences)
    let payback = Measure(MetricReference(.payback), unit: .one)
    let result = try Attribution(
      of: [Fixture.npv, payback], from: Standpoint(overlays: []),
      to: Standpoint(overlays: try fixture.overlays("price = 200")), plan: fixture.plan, resolver: fixture.resolver)
    #expect(result.after[1].number == nil)
    #expect(result.parts[0].amounts[0] != nil)
    #expect(result.parts[0].amounts[1] == nil)
  }
}
