package struct Claim: Stated {
  package static let keyword = "claim"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var vendor: String? { record.text("vendor") }
  package var measures: String? { record.name("measures") }
  package var promised: Double? { record.number("promised")?.value }
  package var discount: Double? { record.number("discount")?.value }
  package var realised: Double? { record.number("realised")?.value }
  package var design: String? { record.text("design") }
}

package struct Win: Stated {
  package static let keyword = "win"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }
}
