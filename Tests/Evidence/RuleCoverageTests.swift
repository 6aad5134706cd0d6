import Foundation
import Testing

@testable import Evidence

struct RuleCoverageTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: RuleCoverage.ids) func `every rule is carried out, or left with its reason`(_ id: Int) throws {
    let coverage = try #require(RuleCoverage.of(id), "rule \(id) is nowhere")
    let isInBook = RuleBook.all.contains { $0.ids.contains(id) }
    switch coverage {
    case .rule: #expect(RuleTests.cases.contains { $0.rule == id }, "rule \(id) has no case")
    case .elsewhere(let what, let test):
      #expect(!isInBook && !what.isEmpty)
      let text = try String(contentsOf: Self.tests.appending(path: test), encoding: .utf8)
      #expect(text.contains("rule \(id)") || text.contains("rule: \(id)"), "\(test) does not name rule \(id)")
    case .left(let reason):
      #expect(!isInBook && reason.count > 20)
    }
  }

  @Test func `at most fifteen rules are left, and none is carried out beside`() {
    let left = RuleCoverage.others.values.filter { if case .left = $0 { true } else { false } }
    #expect(left.count <= 15)
    #expect(Set(RuleBook.all.flatMap(\.ids)).isSubset(of: Set(RuleCoverage.ids)))
    #expect(Set(RuleBook.all.flatMap(\.ids)).isDisjoint(with: RuleCoverage.others.keys))
  }
}
