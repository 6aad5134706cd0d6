package struct Gate: Stated {
  package static let keyword = "gate"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var functional: [String] { record.names("functional") }
  /// In days.
  package var durableDays: Double? { record.clause("durable")?.number("time").map { $0 * Day.perMonth } }
  package var durableTeams: Double? { record.clause("durable")?.number("teams") }
  package var probability: Double? { record.clause("financial")?.number("probability") }
  package var second: String? { record.name("second") }
  /// The kinds of period asked for.
  package var periods: [String] { record.texts("periods") }
  package var governance: [String] { record.names("governance") }
  package var obligations: [String] { record.names("obligations") }
  package var initiative: String? { record.name("initiative") }
}

package struct ErrorBudget: Stated {
  package static let keyword = "error budget"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var risk: String? { record.text("risk") }
  package var allows: Double? { record.clause("allows")?.number("share") }
  package var agreed: Day? { record.lastDay("agreed") }
  package var launch: Day? { record.day("launch") }
}

package struct Review: Stated {
  package static let keyword = "review"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var of: String? { record.text("of") }
  package var held: Day? { record.lastDay("held") }
  package var present: [String] { record.texts("present") }
}

package struct Vendor: Stated {
  package static let keyword = "vendor"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var supplies: [String] { record.names("supplies") }
  package var leavingCosts: Double? { record.number("leaving costs")?.value }
  /// In days.
  package var leavingTakes: Double? { record.daysLong("leaving takes") }
  package var restrictedIn: [String] { record.names("restricted in") }
}
