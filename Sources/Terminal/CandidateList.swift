/// The list that Tab shows when several candidates fit.
package enum CandidateList {
  /// Candidates with their details in columns, read downwards, as lines that each end in a line feed.
  ///
  /// Where that would be more than `rows` lines, details are left out; where it still is, the rest is counted.
  ///
  /// - Parameter dim: gives details and the count a quieter look.
  package static func rendered(
    _ candidates: [Completion.Candidate], columns: Int, rows: Int, unicode: Bool = true,
    dim: (String) -> String = { $0 }
  ) -> String {
    let rows = max(rows, 2)
    let ellipsis = unicode ? "…" : "..."
    let detailed = grid(candidates, columns: columns, details: true, ellipsis: ellipsis)
    var lines =
      detailed.count <= rows ? detailed : grid(candidates, columns: columns, details: false, ellipsis: ellipsis)
    guard lines.count > rows else { return text(lines.map { $0.map { $0.styled(dim) } }) }
    let perRow = lines.first?.count ?? 1
    let shown = (rows - 1) * perRow
    lines = grid(Array(candidates.prefix(shown)), columns: columns, details: false, ellipsis: ellipsis, perRow: perRow)
    return text(lines.map { $0.map { $0.styled(dim) } })
      + dim("\(ellipsis) and \(candidates.count - shown) more") + "\n"
  }

  private struct Cell {
    let name: String
    let detail: String
    func styled(_ dim: (String) -> String) -> String { detail.isEmpty ? name : name + dim(detail) }
  }

  private static func text(_ lines: [[String]]) -> String {
    lines.map { $0.joined().trimmingTrailingSpaces() + "\n" }.joined()
  }

  /// Rows of cells, padded to columns of equal width with two spaces between.
  private static func grid(
    _ candidates: [Completion.Candidate], columns: Int, details: Bool, ellipsis: String, perRow: Int? = nil
  ) -> [[Cell]] {
    let names = candidates.map { $0.text.trimmingTrailingSpaces() }
    let nameWidth = names.map(\.displayWidth).max() ?? 0
    let gap = details && candidates.contains { !$0.detail.isEmpty } ? 2 : 0
    let room = max(columns - nameWidth - gap - 1, 0)
    let notes = candidates.map { gap == 0 ? "" : $0.detail.truncated(to: room, ellipsis: ellipsis) }
    let noteWidth = notes.map(\.displayWidth).max() ?? 0
    let cellWidth = nameWidth + gap + noteWidth + 2
    let perRow = perRow ?? max((columns + 1) / max(cellWidth, 1), 1)
    let rowCount = (candidates.count + perRow - 1) / perRow
    return (0..<rowCount).map { row in
      stride(from: row, to: candidates.count, by: rowCount).map { index in
        Cell(
          name: names[index].padded(to: nameWidth + gap + (gap == 0 ? 2 : 0)),
          detail: gap == 0 ? "" : notes[index].padded(to: noteWidth + 2))
      }
    }
  }
}
