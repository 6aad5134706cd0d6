package struct Objective: Measuring {
  package static let keyword = "objective"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var outcome: String? { record.name("outcome") }
  package var bet: String? { record.text("bet") }
  /// The least change of the outcome that counts, as a share of it: 1% where nothing is said.
  package var movesBy: Double { record.number("moves by")?.value ?? 0.01 }
  package var cycle: ClosedRange<Day>? { record.days("cycle") }
  package var businessUnit: String? { record.text("unit") }
}

package struct KeyResult: Measuring {
  package static let keyword = "key result"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  /// In days.
  package var lag: Double? { record.daysLong("lag") }
  /// In days.
  package var ramp: Double? { record.daysLong("ramp") }
  package var workflow: String? { record.name("workflow") }
  package var businessUnit: String? { record.text("unit") }
}
