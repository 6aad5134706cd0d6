import Finance
import Exports
import Foundation
import ReportSamples
import Reports
import Testing

@Suite struct JSONTests {
  private func parsed(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: [
    0, 1, -1, 0.1, 1 / 3.0, 1e-7, 2.5e-300, 1e21, 1.7976931348623157e308, 570706.9634598193, 123_456_789_012,
  ])
  func `a number reads back as itself`(number: Double) throws {
    let object = try parsed(JSON.object(["n": .number(number)]).text)
    #expect((object["n"] as? NSNumber)?.doubleValue == number)
  }

  @Test func `what is no number is null`() {
    #expect(JSON.numbers([.nan, .infinity, -0.0, 12]).text == "[null, null, 0, 12]\n")
  }

  @Test func `every character reads back as itself`() throws {
    let text = "a \"b\" \\ / \n\r\t \u{0} \u{1F} \u{7F} é € 日本 🙂 \u{2028}\u{2029}"
    #expect(try parsed(JSON.object(["t": .string(text)]).text)["t"] as? String == text)
  }

  @Test func `members keep their order`() {
    let text = JSON.object(["b": .null, "a": .object([]), "c": .array([.object([])])]).text
    #expect(text == "{\n  \"b\": null,\n  \"a\": {},\n  \"c\": [\n    {}\n  ]\n}\n")
  }

  // MARK: The schema

  private func keys(_ value: Any?) throws -> Set<String> { Set(try #require(value as? [String: Any]).keys) }

  @Test func `the object has the keys of hurdle 1`() throws {
    let object = try parsed(JSONExport().text(of: Sample.pack))
    #expect(object["schema"] as? String == "hurdle/1")
    #expect(
      Set(object.keys) == [
        "schema", "provenance", "model", "inputs", "lines", "net", "cumulative", "metrics", "checks", "passed",
        "findings", "scenarios", "simulation", "routing", "logs", "evidence",
      ])
    #expect(
      try keys(object["provenance"])
        == ["version", "models", "scenario", "data", "overrides", "seed", "trials"])
    #expect(
      try keys(object["model"]) == ["title", "currency", "timeline", "discount", "flows", "tax", "choices", "fx"])
    let inputs = try #require(object["inputs"] as? [[String: Any]])
    #expect(
      Set(inputs[0].keys) == [
        "name", "label", "unit", "base", "low", "high", "shape", "mean", "source", "owner", "confidence", "fixed",
        "rank", "id", "correlations", "evidence", "as_of", "review_by", "note", "superseded", "given_as", "used_in",
      ])
    let lines = try #require(object["lines"] as? [[String: Any]])
    let expected: Set = ["name", "label", "side", "category", "kind", "periods", "total", "pv", "details"]
    for line in lines { #expect(expected.isSubset(of: Set(line.keys))) }
    let metrics = try #require(object["metrics"] as? [String: Any])
    #expect(try keys(metrics["npv"]) == ["value", "unit", "cash_only", "risk_adjusted", "after_tax"])
    let checks = try #require(object["checks"] as? [[String: Any]])
    #expect(Set(checks[0].keys) == ["text", "passed", "left", "right", "remark"])
  }

  @Test func `numbers are unrounded and in the units the schema names`() throws {
    let figures = Sample.figures()
    let object = try parsed(JSONExport().text(of: Sample.pack))
    let net = try #require(object["net"] as? [Double])
    #expect(net == figures.views[.economic]?.net)
    let metrics = try #require(object["metrics"] as? [String: [String: Any]])
    #expect(metrics["npv"]?["value"] as? Double == figures.metric(.npv).number)
    #expect(metrics["npv"]?["unit"] as? String == "EUR")
    #expect(metrics["payback"]?["unit"] as? String == "month")
    let irr = try #require(metrics["irr"]?["cash_only"] as? [String: Any])
    #expect(irr["value"] is NSNull)
    #expect(irr["reason"] as? String == "no rate of return: the net never changes sign")
    let inputs = try #require(object["inputs"] as? [[String: Any]])
    #expect(inputs[1]["base"] as? Double == 60)
    #expect(inputs[1]["low"] as? Double == 30)
    #expect(inputs[1]["shape"] as? String == "pert")
    #expect(inputs[2]["base"] as? [String: Double] == ["billing": 120_000, "claims": 60_000])
    let model = try #require(object["model"] as? [String: Any])
    #expect(model["discount"] as? Double == 0.09)
  }

  @Test func `costs are positive and lines add up to the net`() throws {
    let object = try parsed(JSONExport().text(of: Sample.pack))
    let lines = try #require(object["lines"] as? [[String: Any]])
    let net = try #require(object["net"] as? [Double])
    var sum = Array(repeating: 0.0, count: net.count)
    for line in lines {
      let periods = try #require(line["periods"] as? [Double])
      let isCost = line["side"] as? String == "cost"
      for (index, amount) in periods.enumerated() { sum[index] += isCost ? -amount : amount }
    }
    for (a, b) in zip(sum, net) { #expect(abs(a - b) < 1e-9) }
  }

  @Test func `the same pack is the same bytes`() {
    #expect(JSONExport().text(of: Sample.pack) == JSONExport().text(of: Sample.pack))
  }
}
