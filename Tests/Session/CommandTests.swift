import Foundation
import Session
import SessionFixtures
import Syntax
import Testing

struct CommandTests {
  @Test func `every reserved verb has a command, and no two share one`() {
    let verbs = CommandRegistry.all.map(\.verb)
    #expect(Set(verbs).count == verbs.count)
    #expect(ReservedWords.verbs.subtracting(CommandRegistry.verbs) == [])
  }

  @Test(arguments: CommandRegistry.verbs.sorted()) func `a verb's help says its forms, what it does and an example`(
    verb: String
  ) throws {
    let page = try #require(CommandRegistry.named(verb)).page
    #expect(!page.forms.isEmpty)
    #expect(page.forms.allSatisfy { $0 == verb || $0.hasPrefix(verb + " ") })
    #expect(page.summary.hasSuffix("."))
    #expect(page.example.split(separator: "\n").allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: CommandRegistry.verbs.sorted()) func `the example in a verb's help runs`(verb: String) throws {
    let example = try #require(CommandRegistry.named(verb)).page.example
    var options = Session.Options(version: "test")
    options.canEdit = true
    // The pilot of the example stands beside the script.
    let pilot = MemoryFiles.root.appending(path: "models/evidence/pilot.csv")
    let files = ["pilot.csv": String(decoding: try Data(contentsOf: pilot), as: UTF8.self)]
    var screen = Screen(files: files, options: options)
    screen.replay("load programmes/support-copilot\n\(example)\n")
    #expect(screen.codes == [], "\(screen.text)")
    #expect(screen.expectations.filter { $0.kind == .expect }.allSatisfy { $0.passed })
  }

  @Test func `a chain of a thousand names is explained as far as it can be read`() {
    let links = (1..<1_000).map { "a\($0) = a\($0 - 1) + 1 EUR/month" }.joined(separator: "\n")
    var screen = Screen()
    screen.replay(
      """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      input a0 = 1 EUR/month
      \(links)
      cost c = a999
      explain c

      """)
    #expect(screen.codes == [], "\(screen.text.prefix(500))")
    #expect(screen.text.contains("a970 = "))
    #expect(!screen.text.contains("a960 = "))
  }
}
