package struct Priority: Measuring {
  package static let keyword = "priority"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var milestones: [Target] { record.targets("milestone") }
  package var until: Day? { record.lastDay("until") }
}
