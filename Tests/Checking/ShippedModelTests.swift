import Checking
import Diagnostics
import Evidence
import FoundationEssentials
import Quantities
import Testing

struct ShippedModelTests {
  @Test func `the support copilot checks without a word`() throws {
    let text = try TextFiles.text(TextFiles.examples.appending(path: "support-copilot.roi"))
    let checked = Checked(text)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    #expect(checked.type("adoption") == "%")
    #expect(checked.type("assisted") == "case/month")
    #expect(checked.type("token_cost_per_case") == "USD/case")
    #expect(checked.type("hours_saved") == "hour/month")
    #expect(checked.type("tokens") == "EUR/month")
    #expect(checked.model.lines.count == 10)
    #expect(checked.model.scenarios.map(\.name) == ["cautious", "repriced", "both"])
    #expect(checked.model.scenarios.map(\.assignments.count) == [3, 2, 2])
    #expect(checked.model.checks.count == 2)
    #expect(checked.model.correlations.count == 1)
  }

  @Test func `the routing example checks`() throws {
    let checked = Checked(try TextFiles.text(TextFiles.examples.appending(path: "routing.roi")))
    #expect(checked.codes == [])
    #expect(checked.type("answer_cost") == "EUR/request")
  }

  @Test func `the evidence example checks within the support copilot`() throws {
    let whole = ["support-copilot.roi", "evidence.roi"].map { TextFiles.examples.appending(path: $0) }
    var reader = StubReader.library
    reader.texts["pilot.csv"] = try TextFiles.text(TextFiles.shipped.appending(path: "evidence/pilot.csv"))
    let checked = Checked(try whole.map(TextFiles.text).joined(separator: "\n"), reader: reader)
    #expect(checked.errors == [])
    #expect(checked.model.evidence.count == 8)
    #expect(checked.model.pilots["emea"]?.verdict == .pass)
    #expect(checked.model.quantity(named: "time_saved")?.attributes["confidence"] == "B")
  }

  @Test(arguments: ["costs", "benefits"].flatMap(TextFiles.names))
  func `each library model checks alone on its examples`(_ path: String) throws {
    let checked = Checked(
      try #require(TextFiles.library.texts[path]), usesExamples: true, reader: TextFiles.library)
    #expect(checked.errors == [])
    #expect(checked.diagnostics.filter { $0.severity == .warning }.map(\.title) == [])
    #expect(checked.model.timeline?.count == 36)
    #expect(checked.model.currency == "EUR")
    let unknown = checked.model.quantities.filter { $0.definition == nil }.map(\.name)
    #expect(unknown == [])
  }

  @Test(arguments: TextFiles.names(in: "programmes"))
  func `each programme checks, the library models it uses included`(_ path: String) throws {
    let checked = Checked(try #require(TextFiles.library.texts[path]), reader: TextFiles.library)
    #expect(checked.errors == [])
    #expect(checked.diagnostics.filter { $0.severity == .warning }.map(\.title) == [])
    let unknown = checked.model.quantities.filter { $0.definition == nil }.map(\.name)
    #expect(unknown == [])
  }
}
