import Diagnostics
import Testing

@testable import Syntax

/// Texts of absurd size and shape end, in time that grows with their length, with few faults.
struct LimitTests {
  private func faults(_ text: String) -> [String] {
    let file = SourceFile(name: "test.roi", text: text)
    let model = Parser.parseModel(file)
    _ = Formatter.format(model)
    _ = Parser.isComplete(text)
    _ = model.diagnostics.map { $0.rendered() }
    return model.diagnostics.map(\.code.id)
  }

  @Test(arguments: ["(", "[1: ", "-", "not ", "f(", "{ a: ", "if a then ", "a[", "1 + ("])
  func `ten thousand nestings are refused`(_ opening: String) {
    let found = faults("x = " + String(repeating: opening, count: 10_000))
    #expect(!found.isEmpty)
    #expect(found.count <= 2)
  }

  @Test func `closed nestings are too deep, too`() {
    let count = 10_000
    let text = "x = " + String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
    #expect(faults(text) == ["E0116"])
    #expect(faults("x = " + String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150)) == [])
  }

  @Test func `a long sum is deep`() {
    #expect(faults("x = " + Array(repeating: "a", count: 20_000).joined(separator: " + ")) == ["E0116"])
    #expect(faults("x = " + Array(repeating: "a", count: 190).joined(separator: " + ")) == [])
  }

  @Test func `a long tower of powers is deep`() {
    #expect(faults("x = " + Array(repeating: "1", count: 100_000).joined(separator: " ^ ")) == ["E0116"])
    #expect(faults("x = " + Array(repeating: "1", count: 190).joined(separator: " ^ ")) == [])
  }

  @Test(
    arguments: [
      "a", "1", "(", ")", "]{", "\"", "é", "@ ", "€", "a = 1; ", "\n", "#", "1,", ".", "2026-", "\\", " ", "'", "„",
      "1.1",
    ])
  func `one piece over and over`(_ piece: String) {
    let count = 4_000 / piece.utf8.count
    #expect(faults(String(repeating: piece, count: count)).count <= 200)
    #expect(faults("x = (" + String(repeating: piece, count: count)).count <= 200)
  }

  @Test(arguments: ["a", "\" "])
  func `a line of a million bytes`(_ piece: String) {
    #expect(faults("x = \"" + String(repeating: piece, count: 1_000_000 / piece.utf8.count)).count <= 200)
  }

  @Test func `brackets that close others do not take quadratic time`() {
    let half = 20_000
    #expect(!faults("x = " + String(repeating: "(", count: half) + String(repeating: "]", count: half)).isEmpty)
  }

  @Test func `a file that is no model names how many faults it has`() {
    let tree = Parser.parseModel(SourceFile(name: "test.roi", text: String(repeating: "@ \n", count: 1_000)))
    #expect(tree.diagnostics.count == 200)
    #expect(tree.diagnostics.last?.notes.map(\.text) == ["800 more faults follow"])
  }
}
