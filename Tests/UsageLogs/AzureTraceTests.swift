import DataFiles
import Foundation
import Testing

@testable import UsageLogs

/// The public traces of two production services against NumPy's figures (Support/Reference/usage/azure.py).
struct AzureTraceTests {
  struct Figures: Decodable {
    let rows: Int
    let tokens_in: Int
    let tokens_out: Int
    let probabilities: [Double]
    let quantiles_in: [Double]
    let quantiles_out: [Double]
    let largest_in: Int
    let largest_out: Int
    let first: String
    let microseconds: Int
    let below_1000: Int
  }

  static func expected(_ name: String) throws -> Figures {
    let file = Logs.root.appending(path: "Tests/Support/Reference/usage/azure.json")
    let all = try JSONDecoder().decode([String: Figures].self, from: try Data(contentsOf: file))
    return try #require(all[name])
  }

  @Test(.enabled(if: Logs.hasShared, "the traces are not beside the clone"), arguments: ["conv", "code"])
  func `row counts, totals and quantiles reproduce`(name: String) throws {
    let expected = try Self.expected(name)
    let data = try Data(contentsOf: Logs.shared.appending(path: "azure/AzureLLMInferenceTrace_\(name).csv"))
    for stretch in [1 << 18, 1_000] {
      let log = try UsageReader.read(MemoryBytes(Array(data)), Logs.request(), stretch: stretch)
      guard case .requests(let summary) = log else {
        Issue.record("not a log of requests")
        return
      }
      #expect(summary.rows == expected.rows)
      #expect(summary.refused.count == 0)
      #expect(summary.total.inputTokens == expected.tokens_in)
      #expect(summary.total.outputTokens == expected.tokens_out)
      #expect(summary.total.tokensIn.largest == expected.largest_in)
      #expect(summary.total.tokensOut.largest == expected.largest_out)
      for (index, probability) in expected.probabilities.enumerated() {
        #expect(abs(summary.total.tokensIn.quantile(probability) - expected.quantiles_in[index]) < 1e-9)
        #expect(abs(summary.total.tokensOut.quantile(probability) - expected.quantiles_out[index]) < 1e-9)
      }
      let coverage = try #require(summary.coverage)
      #expect(coverage.end.microseconds - coverage.first.microseconds == expected.microseconds)
      #expect(coverage.first.text == expected.first.replacing("T", with: " ").prefix(16))
      #expect(summary.classes.isEmpty)
      #expect(summary.growth == nil)
    }
  }

  @Test(.enabled(if: Logs.hasShared, "the traces are not beside the clone"))
  func `ranges of tokens tell classes apart`() throws {
    let expected = try Self.expected("conv")
    let data = try Data(contentsOf: Logs.shared.appending(path: "azure/AzureLLMInferenceTrace_conv.csv"))
    let rules = [
      ClassRule(name: Logs.name("short"), conditions: [.tokens(.tokensIn, low: 0, high: 1_000)]),
      ClassRule(name: Logs.name("long"), conditions: []),
    ]
    let log = try UsageReader.read(MemoryBytes(Array(data)), Logs.request(classes: .rules(rules)))
    guard case .requests(let summary) = log else { return }
    #expect(summary.classes.map(\.name) == ["short", "long"])
    #expect(summary.classes.map(\.requests) == [expected.below_1000, expected.rows - expected.below_1000])
    #expect(summary.total.inputTokens == expected.tokens_in)
    #expect(abs(summary.total.tokensIn.quantile(0.95) - expected.quantiles_in[3]) < 1e-9)
  }
}
