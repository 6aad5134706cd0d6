package import Evidence

/// What measuring an input further would be worth before deciding, and for how long.
package struct NextStudy: Sendable {
  package let input: String
  package let next: NextPilot

  package init(input: String, next: NextPilot) {
    self.input = input
    self.next = next
  }

  /// Lengths of a further pilot that are shown, in weeks.
  package static let lengths = [4, 8, 12, 26]

  /// The studies in one table; nil where there are none.
  static func section(_ studies: [NextStudy], currency: String) -> Report.Section? {
    guard !studies.isEmpty else { return nil }
    var columns = [Table.Column("Input", .label), Table.Column("All of it", .figure)]
    columns += lengths.map { Table.Column("\($0) weeks", .figure) }
    columns.append(Table.Column("Best", .label))
    let rows = studies.map { study -> Table.Row in
      var cells: [Cell] = [.text(study.input), .number(study.next.perfectInformation, .money(per: 1))]
      for weeks in lengths { cells.append(.number(study.next.information(weeks: Double(weeks)), .money(per: 1))) }
      cells.append(.text(study.next.best().map { "\($0.weeks) weeks" } ?? "none pays"))
      return Table.Row(.line, cells)
    }
    let table = Table(
      caption: "\(currency), what it is worth to know more before deciding", columns: columns, rows: rows)
    return Report.Section(
      "What to measure next",
      [
        .table(table),
        .note(
          "All of it: the expected gain from knowing the input before going or not going, no-go being worth 0 (EVPI). "
            + "Weeks: what a pilot as large as the one that was run would bring (EVSI). Best: where that exceeds what "
            + "waiting loses by most."),
      ])
  }
}
