import Testing

@testable import Diagnostics

struct SuggestionTests {
  @Test(arguments: [
    ("agnets", ["agents", "cases"], "did you mean agents?"),
    ("seat", ["seats", "seal", "team"], "did you mean seal or seats?"),
    ("SEATS", ["seats"], "did you mean seats?"),
    ("abcd", ["abce", "abcf", "abcg", "abch"], "did you mean abce, abcf or abcg?"),
  ])
  func `near names are proposed, nearest first`(_ word: String, _ known: [String], _ question: String) {
    #expect(Suggestions.question(for: word, among: known) == question)
  }

  @Test func `far names, the word itself and no names propose nothing`() {
    #expect(Suggestions.question(for: "agents", among: ["tokens", "agents"]) == nil)
    #expect(Suggestions.question(for: "agents", among: []) == nil)
    #expect(Suggestions.question(for: "", among: ["tokens"]) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("", "ab", 2), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ("a", "a", 0),
  ])
  func `distance counts edits and swaps of neighbours`(_ a: String, _ b: String, _ distance: Int) {
    #expect(Suggestions.distance(a, b) == distance)
    #expect(Suggestions.distance(b, a) == distance)
  }
}
