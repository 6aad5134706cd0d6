import Testing

@testable import Diagnostics

struct SourceFileTests {
  @Test func `a position is a line and a column of characters, from one`() {
    let file = SourceFile(name: "a", text: "ab\né€x\n\nlast")
    let places = [0, 2, 3, 5, 8, 10, 11, 15].map { file.position(at: $0) }
    #expect(places.map(\.line) == [1, 1, 2, 2, 2, 3, 4, 4])
    #expect(places.map(\.column) == [1, 3, 1, 2, 3, 1, 1, 5])
  }

  @Test func `lines come without their ends`() {
    let file = SourceFile(name: "a", text: "one\r\ntwo\n")
    #expect((0..<3).map { String(file.line($0)) } == ["one", "two", ""])
    #expect(SourceFile(name: "a", text: "").line(0) == "")
  }

  @Test func `offsets outside the text are clamped`() {
    let file = SourceFile(name: "a", text: "abc")
    #expect(file.slice(-5, 2) == "ab")
    #expect(file.slice(2, 99) == "c")
    #expect(file.slice(2, 1) == "")
    #expect(file.position(at: 99) == (1, 4))
  }

  @Test func `joined spans cover both, and keep to their own file`() {
    let file = SourceFile(name: "a", text: "abcdef")
    let other = Span(SourceFile(name: "b", text: "xyz"), 0, 3)
    let joined = Span(file, 4, 5).joined(with: Span(file, 1, 2))
    #expect(joined.text == "bcde")
    #expect(joined.joined(with: other) == joined)
  }
}
