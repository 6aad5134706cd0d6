import Diagnostics
import Foundation
import Testing

@testable import UsageLogs

struct JSONLogTests {
  @Test(arguments: [1 << 18, 64]) func `flat records are read a line each`(stretch: Int) throws {
    let text = """
      {"ts": "2026-01-05T10:00:00Z", "team": "caf\\u00e9", "prompt_tokens": 100, "completion_tokens": 10}

      {"completion_tokens": 20, "prompt_tokens": 200, "team": "b", "ts": 1767607200, "more": {"x": [1, {"y": "}"}]}}
      """
    let summary = try Logs.requests(text, Logs.request(classes: .column(Logs.name("team"))), stretch: stretch)
    #expect(summary.rows == 2)
    #expect(summary.total.inputTokens == 300)
    #expect(Set(summary.classes.map(\.label)) == ["café", "b"])
  }

  @Test func `nested usage is found by its path`() throws {
    let record = """
      {"created_at": 1767607200.5, "response": {"usage": {"prompt_tokens": 50, "completion_tokens": 9, \
      "prompt_tokens_details": null}}}
      """
    let cached = record.replacing("null", with: "{\"cached_tokens\": 30}")
    let summary = try Logs.requests("\(record)\n\(cached)\n")
    #expect(summary.total.inputTokens == 100)
    #expect(summary.total.cachedTokens == 30)
    #expect(summary.columns[.tokensIn] == "response.usage.prompt_tokens")
  }

  @Test(.enabled(if: Logs.hasShared, "the example is not beside the clone"))
  func `a gateway's standard payload is read as it stands`() throws {
    let file = Logs.shared.appending(path: "prices/litellm_standard_logging_payload_example.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    for text in [text, "[\(text), \(text)]", text + "\n" + text] {
      let summary = try Logs.requests(text, Logs.request(classes: .column(Logs.name("model"))))
      #expect(summary.total.inputTokens == 10 * summary.rows)
      #expect(summary.total.outputTokens == 20 * summary.rows)
      #expect(summary.columns[.tokensIn] == "prompt_tokens")
      #expect(summary.columns[.time] == "startTime")
      #expect(summary.classes.map(\.label) == ["gpt-4o"])
    }
  }

  @Test func `broken lines are refused by their numbers`() throws {
    var lines = Array(repeating: "{\"input_tokens\": 5, \"output_tokens\": 1}", count: 500)
    lines[3] = "{\"input_tokens\": 5, \"output_tokens\": "
    lines[7] = "[1]"
    lines[9] = "{\"input_tokens\": 5}"
    lines[499] = "{\"input_tokens\": 5, \"outp"
    let summary = try Logs.requests(lines.joined(separator: "\n"))
    #expect(summary.rows == 496)
    #expect(summary.refused.first.map(\.line) == [4, 8, 10, 500])
    #expect(
      summary.refused.first.map(\.fault) == [.notJSON, .notAnObject, .number(.tokensOut, .missing), .cutOff])
  }

  @Test(arguments: [
    "{\"a\": 1, }", "{\"a\" 1}", "{\"a\": 01x}", "{\"a\": \"\\q\"}", "{\"a\": tru}", "{a: 1}", "{\"a\": 1} x",
    "{\"a\": \"\u{1}\"}", "{\"a\": -}",
  ])
  func `what is not JSON is not taken`(record: String) throws {
    let good = Array(repeating: "{\"input_tokens\": 5, \"output_tokens\": 1}", count: 200).joined(separator: "\n")
    let summary = try Logs.requests(good + "\n" + record + "\n")
    #expect(summary.refused.first.map(\.fault) == [.notJSON])
  }

  @Test func `nesting without end does not run the stack over`() throws {
    let good = Array(repeating: "{\"input_tokens\": 5, \"output_tokens\": 1}", count: 200).joined(separator: "\n")
    let deep = String(repeating: "[", count: 100_000)
    let summary = try Logs.requests(good + "\n{\"a\": " + deep + "\n")
    #expect(summary.refused.count == 1)
  }
}
