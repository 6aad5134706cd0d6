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

  @Test func `the support copilot is already in the style`() throws {
    let source = try TextFiles.example("support-copilot")
    #expect(Formatter.format(Parser.parseModel(source)) == source.text)
  }

  private func comments(_ text: String) -> [String] {
    Lexer.output(of: SourceFile(name: "test.roi", text: text)).comments.map { String($0.text) }
  }
}
