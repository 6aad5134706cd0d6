import Testing

@testable import Terminal

@Suite struct CompletionTests {
  private func completion(_ texts: String...) -> Completion {
    Completion(replace: 0..<1, candidates: texts.map { .init($0) })
  }

  @Test func `the only candidate is typed out`() {
    #expect(completion("load ").extending("lo") == "load ")
    #expect(completion("load").extending("load") == nil)
  }

  @Test func `several candidates are typed as far as they agree`() {
    #expect(completion("agents", "agent_cost").extending("a") == "agent")
    #expect(completion("agents", "agent_cost").extending("agent") == nil)
    #expect(completion("größe", "grün").extending("g") == "gr")
  }

  @Test func `what was typed is never taken away`() {
    #expect(completion("NPV", "net").extending("n") == nil)
    #expect(completion("xnpv", "ynpv").extending("npv") == nil)
  }

  @Test func `nothing is shared by no candidates`() {
    #expect(Completion.none.commonPrefix == "")
    #expect(Completion.none.extending("x") == nil)
  }
}

@Suite struct CandidateListTests {
  private let some: [Completion.Candidate] = [
    .init("agents", detail: "agent, 850"), .init("agent_cost", detail: "EUR/agent"),
    .init("handling_time ", detail: "min"),
  ]

  @Test func `details stand beside names, aligned`() {
    #expect(
      CandidateList.rendered(some, columns: 40, rows: 20) == """
        agents         agent, 850
        agent_cost     EUR/agent
        handling_time  min

        """)
  }

  @Test func `a wide terminal takes several columns, read downwards`() {
    #expect(
      CandidateList.rendered(some, columns: 60, rows: 20) == """
        agents         agent, 850  handling_time  min
        agent_cost     EUR/agent

        """)
  }

  @Test func `names alone take one column each`() {
    let names = ["a", "b", "c", "d", "e"].map { Completion.Candidate($0) }
    #expect(CandidateList.rendered(names, columns: 8, rows: 20) == "a  c  e\nb  d\n")
  }

  @Test func `details give way before names do, and what is left out is counted`() {
    let many = (1...100).map { Completion.Candidate("name_\($0 + 100)", detail: "a detail of some length") }
    let names = CandidateList.rendered(many, columns: 80, rows: 20)
    #expect(names.hasPrefix("name_101  name_114  "))
    #expect(!names.contains("detail"))
    let few = CandidateList.rendered(many, columns: 80, rows: 5)
    #expect(few.split(separator: "\n").count == 5)
    #expect(few.hasSuffix("… and 68 more\n"))
    let ascii = CandidateList.rendered(many, columns: 30, rows: 5, unicode: false)
    #expect(ascii.hasSuffix("... and 88 more\n"))
  }

  @Test(arguments: [1, 10, 39, 80, 200]) func `no line is wider than the terminal`(columns: Int) {
    let wide = [Completion.Candidate("größe_€", detail: String(repeating: "日", count: 100)), .init("b", detail: "x")]
    for line in CandidateList.rendered(wide, columns: columns, rows: 20).split(separator: "\n") {
      #expect(String(line).displayWidth <= max(columns, "größe_€  ".displayWidth))
    }
  }
}
