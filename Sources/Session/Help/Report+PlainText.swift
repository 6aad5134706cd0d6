import Reports

extension Report {
  /// A page of help as plain lines, for the place below the prompt.
  var plainText: String {
    var lines = title.isEmpty ? [] : [title]
    for section in sections {
      if let heading = section.heading { lines.append(heading) }
      for block in section.blocks {
        switch block {
        case .note(let text): lines.append(text)
        case .lines(let more): lines += more.map { "  \($0)" }
        case .flag(passed: _, let text): lines.append(text)
        case .pairs(let pairs): lines += pairs.map { "\($0.label): \($0.value.plain)" }
        case .table(let table): lines += table.rows.map { $0.cells.map(\.plain).joined(separator: "  ") }
        case .tree, .plot, .histogram, .fan, .curve: break
        }
      }
    }
    return lines.joined(separator: "\n")
  }
}
