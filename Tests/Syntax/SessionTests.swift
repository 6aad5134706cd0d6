import Diagnostics
import Testing

@testable import Syntax

struct SessionTests {
  private func session(_ text: String) -> SyntaxTree {
    Parser.parseSession(SourceFile(name: "prompt", text: text), verbs: TextFiles.verbs)
  }

  private func isCommand(_ text: String) -> Bool {
    if case .command = session(text).statements.first { true } else { false }
  }

  @Test(arguments: [
    "show", "set agents = 900", "use scenario cautious", "scenario cautious", "check", "expect npv = 5 EUR within 1%",
    "route answers", "load models/a.roi", "compare base cautious", "use",
  ])
  func `commands`(_ text: String) {
    #expect(isCommand(text))
    #expect(session(text).diagnostics.isEmpty)
  }

  @Test(arguments: [
    "use costs/licences", "scenario s { x = 5 }", "check npv > 0", "agents = 5", "agents \"Agents\" = 5", "input x = 5",
  ])
  func `declarations at the prompt`(_ text: String) {
    #expect(!isCommand(text))
    #expect(session(text).diagnostics.isEmpty)
    #expect(session(text).declarations.count == 1)
  }

  @Test(arguments: [
    ("shwo npv", "did you mean show?"), ("scenaro s { x = 5 }", "did you mean scenario?"),
    ("agents", "to see a value, type show agents"), ("desk.seats = 5", "to change it, write set desk.seats = …"),
  ])
  func `an unknown first word says what may be meant`(_ text: String, _ hint: String) {
    #expect(session(text).diagnostics.map(\.hint) == [hint])
  }

  @Test func `a command with a declared name's form is a reserved name`() {
    #expect(session("show = 5").diagnostics.map(\.code.id) == ["E0109"])
  }

  @Test func `a command keeps its tokens`() throws {
    guard case .command(let command)? = session("set x = 8% # note").statements.first else { throw WrongTree() }
    #expect(command.verb.text == "set")
    #expect(command.tokens.map { String($0.span.text) } == ["set", "x", "=", "8%"])
    #expect(command.span.text == "set x = 8%")
  }

  @Test func `attribute lines typed later reach the declaration before`() {
    let tree = session("  owner: \"Finance\"\n  as of: 2026-01\n")
    #expect(tree.diagnostics.isEmpty)
    #expect(tree.leadingAttributes.map(\.key.text) == ["owner", "as of"])
    #expect(session("show\n  owner: \"Finance\"").diagnostics.map(\.code.id) == ["E0124"])
  }

  @Test(arguments: [
    ("show", true), ("input x = 5", true), ("input x = 5\n  owner: \"HR\"", true), ("x = (1 +", false),
    ("x = 1 +", false),
    ("scenario s {", false), ("scenario s {\n  x = 5\n}", true), ("x = 1,", false), ("a and", false),
    ("set x =", false),
    ("load models/", true), ("\"open", true), ("", true), ("x = 1 # and +", true), ("x = max(a,\nb)", true),
    ("cost x = if a then", false),
  ])
  func `the prompt waits for the rest`(_ text: String, _ isComplete: Bool) {
    #expect(Parser.isComplete(text) == isComplete)
  }

  @Test func `a path may hold characters that are none of the language`() {
    #expect(session("load ~/plans/3m@v2.roi ../1,200.csv /tmp/été").diagnostics.isEmpty)
    #expect(session("set price = €5/month").diagnostics.map(\.code.id) == ["E0103"])
  }
}
