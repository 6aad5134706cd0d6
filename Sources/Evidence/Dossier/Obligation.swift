package struct Obligation: Stated {
  package static let keyword = "obligation"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var article: String { record.text("article") ?? title }
  package var role: String? { record.text("role") }
  /// What its condition says of this programme; nil where that is not known.
  package var applies: Bool? {
    guard case .condition(_, let value)? = record.first("applies when") else { return true }
    return value
  }
  package var condition: String? {
    if case .condition(let text, _)? = record.first("applies when") { text } else { nil }
  }
  package var workflow: String? { record.name("workflow") }
  package var autonomyCap: Double? { record.clause("caps")?.number("share") }
  /// Hours per case.
  package var reviewTime: Double? { record.number("review time")?.value }
  /// In days.
  package var leadTime: Double? { record.daysLong("lead_time") }
  package var oneOff: Double? { record.number("one_off")?.value }
  /// Money per month.
  package var running: Double? { record.number("running")?.value }
  package var beforeGoLive: String? { record.text("before go live") }
  package var started: Day? { record.day("started") }
  package var done: Day? { record.lastDay("done") }
  package var appliesFrom: Day? { record.day("applies from") }
  package var asOf: Day? { record.lastDay("as of") }
  package var covers: Double? { record.number("covers")?.value }
  /// In days.
  package var clock: Double? { record.daysLong("clock") }
}
