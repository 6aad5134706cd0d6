package import Prices
import Quantities

extension PriceReports {
  /// An entry that says otherwise than one that is known.
  package struct Contradiction: Sendable {
    package let entry: ModelPrices
    package let known: ModelPrices
    /// `input 2 against 3`
    package let words: [String]
    package init(entry: ModelPrices, known: ModelPrices, words: [String]) {
      self.entry = entry
      self.known = known
      self.words = words
    }
    /// `acme/large: input 2 against 3 of contract`
    package var text: String {
      "\(entry.name)\(entry.region.map { " in \($0)" } ?? ""): \(words.joined(separator: ", "))"
    }
  }

  /// A price of one's own, and what it stands over.
  package static func added(_ entry: ModelPrices, over before: ModelPrices?) -> Report {
    var rows: [Table.Row] = []
    for component in TokenComponent.allCases where entry.rates.lists(component) || component.main == component {
      let new = entry.rates.applied(component).rate
      let old = before.map { $0.rates.applied(component).rate }
      let change = old.flatMap { $0 > .zero ? Double(new.atto) / Double($0.atto) - 1 : nil }
      rows.append(
        Table.Row(
          .line,
          [
            .text(words(component)), old.map { .text(text($0)) } ?? .empty, .text(text(new)),
            .text(change.map(percent) ?? ""),
          ]))
    }
    let table = Table(
      columns: [
        Table.Column("", .label), Table.Column("Before", .figure), Table.Column("Now", .figure),
        Table.Column("Change", .figure),
      ], rows: rows)
    let from = entry.from.map { " from \($0.description)" } ?? ""
    let place = entry.region.map { " in \($0)" } ?? ""
    return Report(
      title: "Added \(entry.name)\(place)\(from)",
      subtitle: ["\(entry.currency) per 1M tokens · \(entry.source), read \(entry.read?.description ?? "–")"],
      sections: [Report.Section(nil, [.table(table)])])
  }

  /// `+12.5%`
  private static func percent(_ change: Double) -> String {
    change == 0 ? "–" : (change < 0 ? "-" : "+") + NumberText.fixed(abs(change) * 100, decimals: 1) + "%"
  }

  /// A list that was read.
  package static func checked(_ list: PriceText.List, name: String) -> Report {
    let vendors = Set(list.entries.map(\.vendor))
    var text = "\(name) is without fault: "
    text += "\(Wording.count(list.entries.count, "price", plural: "prices"))"
    if !vendors.isEmpty { text += " of \(Wording.count(vendors.count, "vendor"))" }
    if !list.residencies.isEmpty {
      text += ", \(Wording.count(list.residencies.count, "row")) on where data goes"
    }
    return Report(title: "", sections: [Report.Section(nil, [.flag(passed: true, text + ".")])])
  }

  /// What came in of a file, and what did not.
  package struct Imported: Sendable {
    package var file: String
    package var entries: [ModelPrices] = []
    package var kept: [Contradiction] = []
    package var replaced: [Contradiction] = []
    private let objects: Int
    private let list: CatalogueImport?

    package init(file: String, objects: Int) {
      self.file = file
      self.objects = objects
      list = nil
    }

    package init(_ list: CatalogueImport, file: String) {
      self.file = file
      objects = list.count
      self.list = list
    }

    /// Lists longer than this end with a count.
    private static let most = 12

    package func report() -> Report {
      let vendors = Set(entries.map(\.vendor)).count
      var notes = [
        "Imported \(NumberText.fixed(Double(entries.count), decimals: 0)) \(entries.count == 1 ? "price" : "prices") of \(Wording.count(vendors, "vendor")) from \(file)."
      ]
      if let list { notes += counts(list) }
      var sections = [Report.Section(nil, notes.map { .note($0) })]
      if let list, !list.unknownKeys.isEmpty {
        sections.append(
          Report.Section("Price keys that are not known, and were not read", [.table(keys(list.unknownKeys))]))
      }
      if let list, !list.otherKeys.isEmpty {
        sections.append(Report.Section("Prices of other things than text, left out", [.table(keys(list.otherKeys))]))
      }
      if let list, !list.conflicts.isEmpty {
        let rows = list.conflicts.map { conflict in
          (conflict.name + (conflict.region.map { " in \($0)" } ?? ""), conflict.statements.joined(separator: "; "))
        }
        sections.append(
          Report.Section(
            "The file contradicts itself on \(Wording.count(list.conflicts.count, "model")); none of them was taken",
            [.table(Self.table(rows))]))
      }
      for (heading, disputed) in [("Replaced, as you said", replaced), ("Kept as known, as you said", kept)]
      where !disputed.isEmpty {
        let rows = disputed.map { one in
          (one.entry.name + (one.entry.region.map { " in \($0)" } ?? ""), one.words.joined(separator: ", "))
        }
        sections.append(Report.Section(heading, [.table(Self.table(rows))]))
      }
      return Report(title: "", sections: sections)
    }

    private func counts(_ list: CatalogueImport) -> [String] {
      var notes: [String] = []
      func says(_ count: CachedCount) -> [String] {
        Set(entries.filter { $0.cachedCount == count }.map(\.vendor)).sorted()
      }
      let (apart, included) = (says(.apart), says(.included))
      if !apart.isEmpty {
        notes.append(
          "Cached tokens are counted apart from the input by \(Wording.list(Self.cut(apart))), \(included.isEmpty ? "all there are" : "and within it by the others"). `cached included` or `cached apart` says otherwise for all."
        )
      } else if !included.isEmpty {
        notes.append("Cached tokens are counted within the input by all of them; `cached apart` says otherwise.")
      }
      if list.withoutTokenPrices > 0 {
        notes.append(
          "\(NumberText.fixed(Double(list.withoutTokenPrices), decimals: 0)) of \(NumberText.fixed(Double(objects), decimals: 0)) objects price no tokens of text."
        )
      }
      if list.repeated > 0 {
        notes.append("\(Wording.count(list.repeated, "object")) said the same under another name.")
      }
      if entries.contains(where: { $0.read == nil }) {
        notes.append("The prices have no date: say when they were read, as in prices import \(file) read 2026-06-01.")
      }
      return notes
    }

    private func keys(_ counts: [String: Int]) -> Table {
      Table(
        columns: [Table.Column("Key", .label), Table.Column("Entries", .figure)],
        rows: counts.sorted { $0.key < $1.key }.map {
          Table.Row(.line, [.text($0.key), .number(Double($0.value), .count)])
        })
    }

    private static func table(_ rows: [(String, String)]) -> Table {
      let shown = rows.count > most ? rows.prefix(most) + [("", "and \(rows.count - most) more")] : rows[...]
      return Table(
        columns: [Table.Column("Model", .label), Table.Column("Stated", .prose)],
        rows: shown.map { Table.Row(.line, [.text($0.0), .text($0.1)]) })
    }

    private static func cut(_ lines: [String]) -> [String] {
      lines.count > most ? lines.prefix(most) + ["\(lines.count - most) more"] : lines
    }
  }
}
