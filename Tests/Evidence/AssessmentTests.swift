import Testing

@testable import Evidence

struct AssessmentTests {
  @Test func `a gate is ready when everything has been shown, and lists what has not`() throws {
    let ready = GovernanceCases.gate()
    let verdict = GateVerdict(try #require(ready.gates.first), ready)
    #expect(verdict.isReady && verdict.words == "READY", "\(verdict.missing.map(\.text))")
    #expect(
      Set(verdict.requirements.map(\.layer)).isSuperset(of: [.functional, .durable, .financial, .second, .periods]))
    let open = GovernanceCases.gate(without: ["second", "failure"])
    let other = GateVerdict(try #require(open.gates.first), open)
    #expect(other.words == "NOT YET")
    #expect(other.missing.map(\.layer) == [.second, .periods])
    #expect(other.missing.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test func `a gate without a register asks for one`() throws {
    let dossier = Make.dossier([Make.record("gate", "g")])
    let verdict = GateVerdict(try #require(dossier.gates.first), dossier)
    #expect(!verdict.isReady && !verdict.isMet(.governance) && !verdict.isMet(.functional))
  }

  @Test func `the five questions are answered by what the model shows where nobody has said`() {
    let dossier = Make.dossier([
      Make.record("usage", "u", nil, ["weekly users": .amount(800)]),
      Make.record("objective", "o", nil, ["outcome": .name("unit_cost")]),
      Make.record("diagnostic", "d", nil, ["work stopped": .flag(true)]),
    ]) {
      var line = LineFact("saved", .benefit)
      line.kind = "capacity"
      $0.money.lines = [line]
    }
    let diagnosis = ProgrammeDiagnosis(dossier)
    #expect(diagnosis.answers.map(\.yes) == [true, nil, false, true, false])
    #expect(diagnosis.answers.map(\.isStated) == [false, false, false, true, false])
    #expect(diagnosis.noes == 2 && !diagnosis.isAdoptionProgramme)
    #expect(diagnosis.verdict == "not decided: 1 question open")
  }

  @Test func `go-live is the later of the plan and of what the law wants done`() {
    let plan = GoLivePlan(GovernanceCases.assessed(["lead_time": .amount(3)], today: Day(2025, 12, 1)))
    // 3 months of 365/12 days from 2025-12-01 end on 2026-03-03, 50 days after 2026-01-12.
    #expect(plan.planned == Day(2026, 1, 12))
    #expect(plan.earliest == Day(2026, 3, 3))
    #expect(plan.delayDays == 50)
    let later = GoLivePlan(GovernanceCases.assessed(["lead_time": .amount(3), "applies from": .day(2027, 12, 2)]))
    #expect(later.steps.isEmpty && later.delayDays == 0)
  }

  @Test func `findings come gravest first, then by rule`() {
    let found = RuleBook.findings(in: GovernanceCases.gate(without: ["second"]))
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.severity >= $1.severity })
    #expect(found.first?.severity == .red)
  }
}
