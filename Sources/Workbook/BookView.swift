import Checking
import Finance
import Spreadsheet

/// The totals of a view as rows, and its metrics as cells.
struct BookView {
  let view: View
  let costs: Slot
  let benefits: Slot
  let tax: Slot?
  let taxed: [(label: String, slot: Slot)]
  let net: Slot
  let cumulative: Slot
  let present: Slot
  let cumulativePresent: Slot
  let working: [(label: String, slot: Slot)]
  /// Amounts by half period where cash falls in the middle of its own.
  let steps: Slot?
  let metrics: [Metric: Slot]
}
