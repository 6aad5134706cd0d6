import Diagnostics
import Quantities
import Testing

@testable import Syntax

struct TokenCursorTests {
  private func cursor(_ text: String) throws -> TokenCursor {
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: text), verbs: TextFiles.verbs)
    guard case .command(let command)? = tree.statements.first else { throw WrongTree() }
    return TokenCursor(command)
  }

  @Test(arguments: [
    ("set x = 8% keeping range", "(target: [x], members: [], value: 8%, uncertainty: nil, keepsRange: true)"),
    ("set desk.seats = 900", "(target: [desk, seats], members: [], value: 900, uncertainty: nil, keepsRange: false)"),
    ("set v[a, b] = 5 case", "(target: [v], members: [a, b], value: 5 case, uncertainty: nil, keepsRange: false)"),
    ("set x by +10%", "(target: [x], members: [], value: (x * (1 + 10%)), uncertainty: nil, keepsRange: false)"),
    ("set x by -3 EUR", "(target: [x], members: [], value: (x - 3 EUR), uncertainty: nil, keepsRange: false)"),
    ("set v[a] by 5%", "(target: [v], members: [a], value: (v[a] * (1 + 5%)), uncertainty: nil, keepsRange: false)"),
  ])
  func `assignments`(_ text: String, _ outline: String) throws {
    var cursor = try cursor(text)
    let assignment = try cursor.assignment()
    try cursor.end()
    #expect(Outline.of(any: assignment) == outline)
  }

  @Test func `an assignment may have a range, and a reason after it`() throws {
    var cursor = try cursor("set x = 8% in 5% .. 10% as pert because \"new study\"")
    let assignment = try cursor.assignment()
    #expect(assignment.uncertainty?.sourceText == "in 5% .. 10% as pert")
    #expect(assignment.sourceText == "x = 8% in 5% .. 10% as pert")
    let reason = try cursor.reason()
    #expect(reason == "new study")
    try cursor.end()
  }

  @Test(arguments: [
    ("load models/a-b.roi x", "models/a-b.roi"), ("load \"my plans/a.roi\"", "my plans/a.roi"),
    ("load ~/3m@v2.roi", "~/3m@v2.roi"), ("load ../été/2026-01.roi, b", "../été/2026-01.roi"),
    ("load .hidden", ".hidden"),
  ])
  func `paths are rebuilt from the source`(_ text: String, _ path: String) throws {
    var cursor = try cursor(text)
    let found = try cursor.path()
    #expect(found.text == path)
    #expect(cursor.isAtEnd || cursor.isNext(word: "x") || cursor.isNext(symbol: ","))
  }

  @Test func `the words of a command are read in order`() throws {
    var cursor = try cursor("explain desk.seats at 2027 in base 5 -3 2.5 case/month \"why\"")
    let name = try cursor.name()
    try cursor.word("at")
    let date = try cursor.date()
    let takesIn = cursor.take(word: "in")
    let scenario = try cursor.identifier()
    let numbers = [Double(try cursor.integer()), try cursor.number(), try cursor.number()]
    let unit = try cursor.unit()
    let text = try cursor.text()
    #expect(name.map(\.text) == ["desk", "seats"])
    #expect(date == .year(2027))
    #expect(takesIn)
    #expect(scenario.text == "base")
    #expect(numbers == [5, -3, 2.5])
    #expect(unit.sourceText == "case/month")
    #expect(text == "why")
    try cursor.end()
  }

  @Test func `what is found instead is pointed at`() throws {
    var cursor = try cursor("explain 5 at")
    #expect(fault { () throws(Diagnostic) in _ = try cursor.name("a metric") } == "expected a metric, found `5`")
    cursor.advance()
    #expect(fault { () throws(Diagnostic) in try cursor.end() } == "the statement should end before `at`")
    cursor.advance()
    #expect(
      fault { () throws(Diagnostic) in _ = try cursor.expression() } == "a value is missing before the end of the line")
  }

  private func fault(_ read: () throws(Diagnostic) -> Void) -> String? {
    do throws(Diagnostic) {
      try read()
      return nil
    } catch {
      return error.title
    }
  }
}
