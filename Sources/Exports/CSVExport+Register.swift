import Checking
import Quantities
import Reports

extension CSVExport {
  /// The register: a row for each figure, then its range, then what stands behind it.
  ///
  /// Rows of the view `register` hold what a person may change, and are what `import inputs` reads. Low, high and mean
  /// have views of their own, and so have the words.
  func add(_ register: AssumptionRegister, to rows: inout CSVRows) {
    for entry in register.entries {
      addFigures(entry, register.figures, to: &rows)
      addRanges(entry, register.figures.scenario, to: &rows)
      addWords(entry, register.figures.scenario, to: &rows)
    }
  }

  private func addFigures(_ entry: AssumptionRegister.Entry, _ figures: Figures, to rows: inout CSVRows) {
    let quantity = entry.input.quantity
    let evidence = [quantity.attributes["source"], quantity.attributes["evidence"]].compactMap(\.self)
    let category = "input: " + (evidence.isEmpty ? "no source" : evidence.joined(separator: "; "))
    let names = (0...figures.timeline.count).map { figures.timeline.name(ofPeriod: $0) }
    for (cell, values) in entry.input.values.enumerated() {
      for (index, value) in values.enumerated() {
        rows.add(
          figures.scenario, "register", Self.name(of: entry, cell: cell), category,
          values.count > 1 ? names[index] : "", quantity.type.unit.number(value), quantity.type.unit.description)
      }
    }
  }

  private func addRanges(_ entry: AssumptionRegister.Entry, _ scenario: String, to rows: inout CSVRows) {
    let unit = entry.input.quantity.type.unit
    for (cell, range) in entry.input.uncertainty.enumerated() {
      guard let range else { continue }
      for (name, value) in [("low", range.low), ("high", range.high), ("mean", range.mean)] {
        guard let value else { continue }
        rows.add(
          scenario, "register_range", Self.name(of: entry, cell: cell), name, "", unit.number(value),
          unit.description)
      }
    }
    if let rank = entry.rank {
      rows.add(scenario, "register_range", entry.input.quantity.name, "rank", "", Double(rank), "")
    }
  }

  private func addWords(_ entry: AssumptionRegister.Entry, _ scenario: String, to rows: inout CSVRows) {
    let name = entry.input.quantity.name
    var words = [("id", entry.id), ("label", entry.input.quantity.label ?? ""), ("shape", entry.shape)]
    words += ["owner", "as of", "confidence", "review by", "note"].map { ($0, entry[attribute: $0]) }
    words.append(("correlations", entry.correlations.joined(separator: "; ")))
    words.append(("superseded", entry.superseded ?? ""))
    words.append(("given as", entry.binding.joined(separator: "; ")))
    words.append(("used in", entry.users.joined(separator: "; ")))
    for (what, text) in words where !text.isEmpty {
      rows.add(scenario, "register_text", name, "\(what): \(text)", "", nil, "")
    }
  }

  private static func name(of entry: AssumptionRegister.Entry, cell: Int) -> String {
    let quantity = entry.input.quantity
    let member = quantity.type.name(ofCell: cell)
    return member.isEmpty ? quantity.name : "\(quantity.name)[\(member)]"
  }
}
