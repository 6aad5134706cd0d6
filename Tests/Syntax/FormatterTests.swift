import Diagnostics
import FoundationEssentials
import Testing

@testable import Syntax

struct FormatterTests {
  private func formatted(_ text: String) -> String {
    Formatter.format(Parser.parseModel(SourceFile(name: "test.roi", text: text)))
  }

  @Test(arguments: TextFiles.models)
  func `formatting a model changes nothing but its looks, and twice is once`(_ file: URL) throws {
    let source = try TextFiles.source(file)
    let tree = Parser.parseModel(source)
    let once = Formatter.format(tree)
    let again = Parser.parseModel(SourceFile(name: source.name, text: once))
    #expect(Outline.of(again) == Outline.of(tree))
    #expect(Formatter.format(again) == once)
    #expect(comments(once) == comments(source.text))
  }

  @Test(arguments: TextFiles.sessions)
  func `formatting a session changes nothing but its looks, and twice is once`(_ file: URL) throws {
    let source = try TextFiles.source(file)
    let tree = Parser.parseSession(source, verbs: TextFiles.verbs)
    let once = Formatter.format(tree)
    let again = Parser.parseSession(SourceFile(name: source.name, text: once), verbs: TextFiles.verbs)
    #expect(Outline.of(again) == Outline.of(tree))
    #expect(Formatter.format(again) == once)
    #expect(comments(once) == comments(source.text))
  }

  @Test(arguments: ["support-copilot", "evidence"])
  func `an example is already in the style`(_ name: String) throws {
    let source = try TextFiles.example(name)
    #expect(Formatter.format(Parser.parseModel(source)) == source.text)
  }

  @Test(arguments: [
    ("x=a+b*-c", "x = a + b * -c\n"), ("x = f( a,b ) [ m ]", "x = f(a, b)[m]\n"),
    ("x = v [m]+max(a , b)", "x = v[m] + max(a, b)\n"),
    ("input  x  \"X\"=14 % in 9%..19% as normal 90%", "input x \"X\" = 14% in 9% .. 19% as normal 90%\n"),
    ("x = 30 EUR/agent/month*a/b", "x = 30 EUR/agent/month * a / b\n"),
    ("x = 5 USD  per 1M token", "x = 5 USD per 1M token\n"),
    ("x={a:1,b:2}case/month", "x = { a: 1, b: 2 } case/month\n"),
    ("x=[2026-01:2 FTE,2027:1]*r", "x = [2026-01: 2 FTE, 2027: 1] * r\n"),
    ("needs  v:case/month", "needs v: case/month\n"),
    ("use costs/change-management  as d{a=1;b=2}", "use costs/change-management as d { a = 1; b = 2 }\n"),
    ("scenario s{\na=1;\n\n\nb=2\n}", "scenario s {\n  a = 1\n\n  b = 2\n}\n"),
    ("scenario s { a = 1; }", "scenario s { a = 1 }\n"), ("a = 1; b = 2", "a = 1\nb = 2\n"),
    ("\n\na = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"), ("a = 1   # why  \n#b", "a = 1  # why\n#b\n"),
    ("input x = 1\n      # so\n      note:  \"a  b\"", "input x = 1\n  # so\n  note: \"a  b\"\n"),
    ("x = a +\nb *\n# c\nd", "x = a +\n    b *\n    # c\n    d\n"), ("x = max(\na,\nb\n)", "x = max(\n  a,\n  b\n)\n"),
    ("a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n"), ("correlate a with b -0.5", "correlate a with b -0.5\n"),
    (
      "key  result k \"K\"{\n supports:scale ;\n target :8..8.5 min/case by 2026-06\n\n\nclass:outcome ,speed # two\n}",
      "key result k \"K\" {\n  supports: scale\n  target: 8 .. 8.5 min/case by 2026-06\n\n  class: outcome, speed  # two\n}\n"
    ),
    (
      "gate g{functional:emea;financial:P( npv>0 )>=80%;}",
      "gate g { functional: emea; financial: P(npv > 0) >= 80% }\n"
    ),
    ("error={a:1,\nb:2}", "error = { a: 1,\n  b: 2 }\n"),
    (
      "input x=13% from  pilot emea.aht  prior \"k\"", "input x = 13% from pilot emea.aht prior \"k\"\n"
    ),
    (
      "route  a \"A\" {\n classes:x,y;volume: {x:1,\ny:2}request/month\n\n\n model m {price_in:1 EUR per 1M token ;region:EU}\n"
        + "  model  n= price(\"v/n\"){\nfixed: 4 EUR/month\n} # two\n require share( vendor )<=70%\n}",
      "route a \"A\" {\n  classes: x, y; volume: { x: 1,\n    y: 2 } request/month\n\n"
        + "  model m { price_in: 1 EUR per 1M token; region: EU }\n  model n = price(\"v/n\") {\n    fixed: 4 EUR/month\n  }"
        + "  # two\n  require share(vendor) <= 70%\n}\n"
    ),
    ("y = at( x,2027 )*2", "y = at(x, 2027) * 2\n"),
    ("x = not (a>b)and c", "x = not (a > b) and c\n"), ("x = -(a)- -b", "x = -(a) - -b\n"), ("", ""),
  ])
  func `spacing is set, words stay`(_ text: String, _ expected: String) {
    #expect(formatted(text) == expected)
    #expect(formatted(expected) == expected)
  }

  @Test(arguments: [
    "input   x = 1,200 agent\n", "   @@@\n", "x  = (1 +\ny = 2\n", "a   = 1; b = 3m\n", "kpi x {\n   y   1\n}\n",
    "route x {\n   y   1\n}\n", "model   \"open \n",
  ])
  func `a text with a fault stays as it is`(_ text: String) {
    #expect(formatted("a=1\n" + text + "b=2\n") == "a=1\n" + text + "b=2\n")
  }

  @Test func `no character is lost, however many faults there are`() {
    let text = String(repeating: "  @\n", count: 1_000)
    #expect(formatted(text) == text)
  }

  @Test func `commands keep their words, paths included`() {
    let file = SourceFile(name: "a.hurdle", text: "load   ~/3m@v2.roi  models/a.roi # both\nset x  =8% keeping range\n")
    #expect(
      Formatter.format(Parser.parseSession(file, verbs: TextFiles.verbs))
        == "load ~/3m@v2.roi models/a.roi  # both\nset x =8% keeping range\n")
  }

  private func comments(_ text: String) -> [String] {
    Lexer.output(of: SourceFile(name: "test.roi", text: text)).comments.map { String($0.text) }
  }
}
