import Reports

/// The picture that goes with a block of a report.
struct BlockPicture {
  let drawing: Drawing
  /// The same as numbers.
  let table: Table?
  /// Whether the numbers are few enough to stand beside the picture wherever it is shown.
  let showsTable: Bool

  /// nil for a block that is text and numbers alone.
  init?(_ block: Report.Block) {
    switch block {
    case .histogram(let plot):
      (drawing, table, showsTable) = (HistogramDrawing.drawing(of: plot), plot.table, false)
    // By year there are few rows, by month many.
    case .fan(let plot):
      (drawing, table, showsTable) = (FanDrawing.drawing(of: plot), plot.table, plot.labels.count <= 13)
    case .curve(let plot): (drawing, table, showsTable) = (CurveDrawing.drawing(of: plot), plot.table, false)
    case .plot(let plot): (drawing, table, showsTable) = (PlotDrawing.drawing(of: plot), nil, false)
    case .table(let rows):
      guard let swings = SwingDrawing.drawing(of: rows) else { return nil }
      (drawing, table, showsTable) = (swings, rows, true)
    case .note, .lines, .pairs, .flag, .tree: return nil
    }
  }
}
