package struct KPI: Measuring {
  package static let keyword = "kpi"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var soWhat: String? { record.text("so what") }
  package var worth: String? { record.name("worth") }
  package var goodWhenHigher: Bool? { record.text("good when").map { $0 == "higher" } }
  package var belongsTo: String? { record.text("for") }
  package var data: String? { record.text("data") }
  package var reviewed: Day? { record.lastDay("reviewed") }
  package var achievedThrough: String? { record.text("achieved through") }
}
