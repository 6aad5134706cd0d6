import Checking
import Quantities
import ReportSamples
import Reports
import Testing

@Suite struct RegisterTests {
  @Test func `an entry says what it is, how sure and where it is used`() throws {
    let register = AssumptionRegister(Sample.figures())
    let agents = register.entries[0]
    #expect(agents.id == "A1")
    #expect(agents.value == "1,200 agent")
    #expect(agents.users == ["seats"])
    #expect(agents.correlations == ["realised 0.5"])
    let realised = register.entries[1]
    #expect(realised.low == "30%")
    #expect(realised.high == "80%")
    #expect(realised.shape == "pert")
    #expect(realised.superseded == nil)
  }

  @Test func `inputs without a source are counted and named`() {
    #expect(AssumptionRegister(Sample.figures()).withoutSource.map(\.input.quantity.name) == ["realised"])
  }

  @Test func `findings say what finance people ask`() {
    let findings = Findings.all(Sample.figures(), others: [Sample.figures(scenario: "cautious", growth: 0.5)])
    let open = findings.filter { !$0.isFine }.map(\.title)
    #expect(
      open == [
        "Benefits without an owner", "Capacity with no \"reallocated to\", counted at zero",
        "The five cost lines of the financial layer", "Inputs without a source",
      ])
    #expect(findings.count == 12)
  }

  @Test func `a failed check fails the flag and findings never do`() {
    let checks = ChecksReport(Sample.figures())
    #expect(!checks.passed)
    #expect(checks.failed == 1)
    #expect(checks.flag == "1 of 2 checks fails; 4 findings to look at.")
  }

  @Test func `cells of a member run with the last axis fastest`() {
    let a = Axis(name: "a", members: ["x", "y"])
    let b = Axis(name: "b", members: ["1", "2", "3"])
    let type = ValueType(unit: .one, axes: [a, b])
    #expect(type.cells(axis: "a", member: 1) == [3, 4, 5])
    #expect(type.cells(axis: "b", member: 2) == [2, 5])
    #expect(type.cells(axis: "c", member: 0) == [])
    #expect((0..<6).map(type.name(ofCell:)) == ["x, 1", "x, 2", "x, 3", "y, 1", "y, 2", "y, 3"])
  }
}
