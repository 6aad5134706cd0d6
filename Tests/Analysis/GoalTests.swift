import Analysis
import Checking
import Finance
import Foundation
import Testing

struct GoalTests {
  private static let hill = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 0% per year
    input share = 1
    benefit income = 2_000 EUR/month * share * (2 - share)
      kind: cash
    cost running = 1_000 EUR/month

    """

  private func goal(_ text: String, target: Double, over span: ClosedRange<Double>) throws -> GoalSearch {
    let fixture = try Fixture(text)
    return GoalSearch(
      Fixture.npv, reaching: target, by: try fixture.lever("share"), within: span, in: try fixture.whatIf())
  }

  @Test func `both roots of a parabola are found, with nothing left over`() throws {
    let goal = try goal(Self.hill, target: 0, over: 0...2)
    // 2 x (2 − x) = 1 at 1 ± √½.
    #expect(goal.roots.count == 2)
    #expect(isClose(goal.roots.first?.place, 1 - 0.5.squareRoot(), 1e-12))
    #expect(isClose(goal.roots.last?.place, 1 + 0.5.squareRoot(), 1e-12))
    #expect(goal.roots.allSatisfy { abs($0.residual) < 1e-6 && !$0.isJump })
  }

  @Test func `a top that is only touched is a root`() throws {
    let goal = try goal(Self.hill, target: 12_000, over: 0...2.1)
    #expect(goal.roots.count == 1)
    #expect(isClose(goal.roots.first?.place, 1, 1e-6))
  }

  @Test func `out of reach, the closest is said`() throws {
    let goal = try goal(Self.hill, target: 15_000, over: 0...2.1)
    #expect(goal.roots.isEmpty)
    #expect(isClose(goal.closest?.place, 1, 1e-6))
    #expect(isClose(goal.closest?.figure, 12_000))
  }

  @Test func `a figure that jumps over the target says so`() throws {
    let text = Self.hill.replacingOccurrences(
      of: "share * (2 - share)", with: "(if share > 0.7 then 1 else 0)")
    let goal = try goal(text, target: 0, over: 0...1)
    #expect(goal.roots.map(\.isJump) == [true])
    #expect(isClose(goal.roots.first?.place, 0.7, 1e-9))
  }
}
