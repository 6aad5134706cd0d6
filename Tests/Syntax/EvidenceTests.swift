import Diagnostics
import Testing

@testable import Syntax

struct EvidenceTests {
  private func read(_ text: String) -> (declarations: [Declaration], codes: [String]) {
    let tree = Parser.parseModel(SourceFile(name: "test.roi", text: text))
    return (tree.declarations, tree.diagnostics.map(\.code.id))
  }

  private func block(_ text: String) throws -> (block: EvidenceBlockSyntax, codes: [String]) {
    let (declarations, codes) = read(text)
    guard case .evidence(let block)? = declarations.first?.kind else { throw NoBlock() }
    return (block, codes)
  }
  private struct NoBlock: Error {}

  @Test func `a block has its keyword, name, label and the words of each value`() throws {
    let (block, codes) = try block(
      """
      key result handle_time_now "Average handle time" {
        supports: scale; target: 8 .. 8.5 min/case by 2026-06
        applies when: high_risk  # so
        guard: quality "qa_pass" not worse by 2 points
        guard: P(npv > 0) >= 80%,
          { a: 1; b: 2 }
      }
      """)
    #expect(codes == [])
    #expect(block.keyword.text == "key result")
    #expect(block.name.text == "handle_time_now")
    #expect(block.label == "Average handle time")
    #expect(
      block.entries.map { "\($0.key.text) = \($0.valueSpan.text.split { $0.isWhitespace }.joined(separator: " "))" }
        == [
          "supports = scale", "target = 8 .. 8.5 min/case by 2026-06", "applies when = high_risk",
          "guard = quality \"qa_pass\" not worse by 2 points", "guard = P(npv > 0) >= 80%, { a: 1; b: 2 }",
        ])
    #expect(block.entries.last?.span.text.hasPrefix("guard: P") == true)
  }

  @Test func `an input names the pilot, what it measured and the prior`() throws {
    let (declarations, codes) = read("input saved \"Saved\" = 13% from pilot eu.emea.aht prior \"study-2025\"\n")
    #expect(codes == [])
    guard case .input(let input)? = declarations.first?.kind else { throw NoBlock() }
    #expect(input.value?.sourceText == "13%")
    #expect(input.pilot?.pilot.map(\.text) == ["eu", "emea"])
    #expect(input.pilot?.measure.text == "aht")
    #expect(input.pilot?.prior?.text == "study-2025")
    #expect(input.pilot?.sourceText == "from pilot eu.emea.aht prior \"study-2025\"")
    #expect(read("input saved = from pilot emea.aht\n").codes == [])
  }

  @Test(arguments: [
    ("kpi k { baseline 6%; owner: \"A\" }\nb = 1\n", ["E0118"], 1),
    ("kpi k { baseline: ; owner: \"A\" }\n", ["E0117"], 1),
    ("kpi k\n", ["E0118"], 0), ("kpi k { owner: \"A\"\n", ["E0114"], 0), ("gate g \"G\" 3\n", ["E0118"], 0),
  ]) func `an entry that does not parse is left out, and the others stay`(
    _ text: String, _ codes: [String], _ count: Int
  ) throws {
    let found = try block(text)
    #expect(found.codes == codes)
    #expect(found.block.entries.count == count)
  }

  @Test(arguments: [
    ("input a = 1 from\n", "E0118"), ("input a = 1 from pilot emea\n", "E0118"),
    ("input a = 1 from pilot emea.aht prior study\n", "E0118"), ("kpi k { a: 1 }\n  owner: \"B\"\n", "E0131"),
    ("input a = 1 in 0 .. 2 from pilot emea.aht\n", "E0120"),
  ]) func `what does not belong is named`(_ text: String, _ code: String) {
    #expect(read(text).codes == [code])
  }

  @Test func `words that begin a block of two words stay names`() {
    let (declarations, codes) = read("error = 5\nreview = 2\nkey \"Key\" = error * 2\nbudget = {\n  a: 1\n}\n")
    #expect(codes == [])
    #expect(declarations.count == 4)
    #expect(read("kpi { owner: \"A\" }\n").codes == ["E0118"])
  }

  @Test func `pilot and gate are commands without braces and declarations with them`() {
    let file = SourceFile(
      name: "s.hurdle", text: "pilot emea\npilot emea { unit: \"a\" }\ngate g\ngate g { functional: emea }\n")
    let tree = Parser.parseSession(file, verbs: ["pilot", "gate"])
    #expect(
      tree.statements.map { if case .command = $0 { "command" } else { "declaration" } }
        == ["command", "declaration", "command", "declaration"])
  }

  @Test func `a brace that is not closed ends at the next block`() {
    let (declarations, codes) = read("kpi a {\n  owner: \"A\"\npilot b { unit: \"c\" }\nx = 1\n")
    #expect(codes == ["E0114"])
    #expect(declarations.count == 3)
  }
}
