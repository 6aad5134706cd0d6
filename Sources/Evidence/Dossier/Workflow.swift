package struct Workflow: Stated {
  /// Hours per month of a role in a step.
  package struct Step: Sendable, Hashable {
    package let name: String
    package let role: String
    package let before: Double
    package let after: Double
  }

  /// Calendar time a case spends in a step, in months.
  package struct Queue: Sendable, Hashable {
    package let name: String
    package let before: Double
    package let after: Double
  }

  package enum RiskClass: String, Sendable { case minimal, limited, high, prohibited }

  package static let keyword = "workflow"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var riskClass: RiskClass? { record.text("risk class").flatMap(RiskClass.init) }
  package var classified: Day? { record.lastDay("classified") }
  package var autonomy: Double? { record.number("autonomy")?.value }
  package var volume: String? { record.name("volume") }
  /// Hours per reviewed case.
  package var reviewTime: Double? { record.number("review time")?.value }
  package var errorBudget: String? { record.name("error budget") }
  package var criteriaSet: Day? { record.lastDay("criteria set") }
  package var goLive: Day? { record.day("go live") }
  package var ruleVersion: Day? { record.day("rule version") }
  package var toolVersion: Day? { record.day("tool version") }
  package var monitored: Double? { record.number("monitored")?.value }
  /// In days.
  package var respondsWithin: Double? { record.daysLong("responds within") }

  package var steps: [Step] {
    record.clauses("step").compactMap { clause in
      guard let name = clause.text("name"), let role = clause.text("role"), let before = clause.number("before"),
        let after = clause.number("after")
      else { return nil }
      return Step(name: name, role: role, before: before, after: after)
    }
  }

  package var queues: [Queue] {
    record.clauses("queue").compactMap { clause in
      guard let name = clause.text("name"), let before = clause.number("before"), let after = clause.number("after")
      else { return nil }
      return Queue(name: name, before: before, after: after)
    }
  }
}
