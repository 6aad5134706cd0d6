import Checking
import Spreadsheet

/// A statement line as rows.
struct BookLine {
  let index: Int
  let line: Line
  let quantity: Quantity
  /// 1 where it counts, 0 where it does not: it knows about choices and what was left out.
  let flag: Slot
  /// As incurred, by cell, amounts of the reporting currency; revenue at its margin.
  let incurred: [Slot]
  /// What is counted, by cell and in all.
  let details: [Slot]
  let counted: Slot
  /// Adverse part of its haircut; nil without one.
  let haircut: Slot?
  /// Straight-line charge of a capital line.
  let amortisation: Slot?
}
