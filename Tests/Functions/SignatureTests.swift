import Diagnostics
import Functions
import Testing

@Suite struct SignatureTests {
  private func match(_ name: String, _ labels: [String?]) throws -> [String] {
    let function = try #require(FunctionCatalogue.named(name))
    return try function.match(labels.map { (label: $0, span: Made.span) }, in: Made.span).map(\.name)
  }

  @Test func `arguments go to the parameter of their label in any order`() throws {
    #expect(try match("ramp", ["over", "from", "to"]) == ["time", "start", "end"])
    #expect(try match("average", [nil, "weighted by", "over"]) == ["x", "weight", "axis"])
  }

  @Test func `arguments without a label go in order, and a repeating parameter takes several`() throws {
    #expect(try match("max", [nil, nil, nil]) == ["a", "a", "a"])
    #expect(try match("clamp", [nil, nil, nil]) == ["x", "low", "high"])
    #expect(try match("clamp", [nil, "to", "from"]) == ["x", "high", "low"])
    #expect(try match("period_number", []).isEmpty)
  }

  @Test func `what is missing, unknown or given twice is refused`() throws {
    let code = { (name: String, labels: [String?]) -> String? in
      do {
        _ = try match(name, labels)
        return nil
      } catch let diagnostic as Diagnostic {
        return diagnostic.code.id
      }
    }
    #expect(try code("ramp", ["from", "to"]) == "E0350")
    #expect(try code("ramp", ["from", "to", "ovr"]) == "E0351")
    #expect(try code("ramp", ["from", "to", "over", "over"]) == "E0351")
    #expect(try code("abs", [nil, nil]) == "E0351")
    #expect(try code("ramp", [nil, "to", "over"]) == "E0351")
  }

  @Test func `a signature shows what may be left out`() {
    #expect(
      FunctionCatalogue.named("ramp")?.signature
        == "ramp(from: start, to: end, over: time, starting: date?, before: value?)")
    #expect(FunctionCatalogue.named("tiered")?.signature == "tiered(quantity, [from: price, …], whole: yes?)")
    #expect(FunctionCatalogue.named("period_length")?.signature == "period_length")
  }
}
