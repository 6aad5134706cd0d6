package import Diagnostics

/// Reads price lists in the catalogue's own form:
///
///     price anthropic/claude-haiku-4-5 "Claude Haiku 4.5", USD per 1M token
///       input 1, output 5, cache_read 0.10, cache_write 1.25, cache_write_1h 2
///       batch: input 0.50, output 2.50, cache_read 0.05, cache_write 0.625
///       cached apart, context 200k, answer 64k
///       source "https://…", read 2026-11-21
///
/// An entry begins at the left margin and goes on in indented lines, clause by clause.
package enum PriceText {
  package struct List: Sendable {
    package var entries: [ModelPrices] = []
    package var residencies: [Residency] = []
    package var diagnostics: [Diagnostic] = []
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  }

  /// A whole file. What is wrong is told, entry by entry; entries without fault are kept.
  package static func read(_ file: SourceFile, origin: ModelPrices.Origin) -> List {
    var list = List()
    var reader: PriceEntryReader?
    func close() {
      guard let finished = reader?.finish() else { return }
      list.diagnostics += finished.diagnostics
      guard !finished.diagnostics.contains(where: { $0.severity == .error }) else { return }
      list.entries += finished.entry.map { [$0] } ?? []
      list.residencies += finished.residency.map { [$0] } ?? []
    }
    for line in PriceLine.lines(of: file) {
      if line.isIndented {
        if reader == nil { list.diagnostics.append(.looseClauses(at: line.span)) } else { reader?.take(line) }
        continue
      }
      close()
      reader = PriceEntryReader(line, origin: origin)
      if reader == nil { list.diagnostics.append(.notAnEntry(line)) }
    }
    close()
    list.diagnostics += duplicates(in: list.entries)
    return list
  }

  /// Several files that make up one list.
  package static func read(_ files: [SourceFile], origin: ModelPrices.Origin) -> List {
    var list = List()
    for file in files {
      let part = read(file, origin: origin)
      list.entries += part.entries
      list.residencies += part.residencies
      list.diagnostics += part.diagnostics
    }
    if files.count > 1 {
      let known = Set(list.diagnostics.compactMap(\.span))
      list.diagnostics += duplicates(in: list.entries).filter { $0.span.map { !known.contains($0) } ?? true }
    }
    return list
  }

  /// One entry without its first word, as `prices add` takes it: `acme/large, USD per 1M token, input 2, …`.
  package static func entry(
    in file: SourceFile, from start: Int, to end: Int
  ) -> (entry: ModelPrices?, basis: PriceEntryReader.Basis?, replaces: Bool, diagnostics: [Diagnostic]) {
    var reader: PriceEntryReader?
    for line in PriceLine.lines(of: file, from: start, to: end) {
      if reader == nil { reader = PriceEntryReader(adding: line) } else { reader?.take(line) }
    }
    guard var reader else {
      return (
        nil, nil, false, [.malformedPriceClause("a model's name is missing", at: Span(file, start, end), hint: nil)]
      )
    }
    let finished = reader.finish()
    return (finished.entry, reader.basis, reader.replaces, finished.diagnostics)
  }

  private struct Key: Hashable {
    let name: String
    let region: String?
    let from: PriceDate?
  }

  private static func duplicates(in entries: [ModelPrices]) -> [Diagnostic] {
    var first: [Key: ModelPrices] = [:]
    return entries.compactMap { entry in
      let key = Key(name: entry.name.lowercased(), region: entry.region?.lowercased(), from: entry.from)
      guard let earlier = first[key] else {
        first[key] = entry
        return nil
      }
      return .duplicatePrice(
        "`\(entry.name)` has two entries for one place and time", at: entry.span, first: earlier.span)
    }
  }
}
