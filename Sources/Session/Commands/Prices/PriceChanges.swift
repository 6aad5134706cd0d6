import Checking
import Diagnostics
import Prices
import Reports
import Syntax

/// What `prices add`, `import` and `check` do.
extension Turn {
  // MARK: Adding

  mutating func addPrice(_ span: Span) throws(Refusal) -> Answer {
    let old = readings(of: before)
    let catalogue = try priceCatalogue()
    let read = PriceText.entry(in: span.file, from: span.start, to: span.end)
    guard var entry = read.entry else { throw Refusal(read.diagnostics) }
    if let basis = read.basis {
      let model = try pricing(at: basis.span) { () throws(PriceFault) in
        try catalogue.quote(basis.name, region: entry.region, on: entry.from ?? catalogue.lastRead)
      }
      entry.take(model, keeping: basis.keptMillionths)
    }
    let replaced = state.prices.first { $0.isSamePlace(as: entry) && $0.origin == .own }
    if let known = replaced {
      guard read.replaces || known.contradictions(of: entry).isEmpty else {
        throw Refusal(.contradicts(known, entry))
      }
    }
    let listed = try? catalogue.quote(entry.name, region: entry.region, on: entry.from ?? catalogue.lastRead).prices
    state.prices.removeAll { $0.isSamePlace(as: entry) && $0.origin == .own }
    state.prices.append(entry)
    var remarks = try recompose()
    if let last = catalogue.lastRead, let gone = entry.retirement(on: last, at: span) { remarks.append(gone) }
    return Answer(
      reports: [PriceReports.added(entry, over: replaced ?? listed)] + consequences(since: old, "With this price"),
      diagnostics: read.diagnostics + remarks)
  }

  /// What changed prices did to the watched metrics, where a route goes by them.
  private func consequences(since old: ChangeReport.Reading?, _ title: String) -> [Report] {
    change(from: old, title: title).map { [$0] } ?? []
  }

  /// Reads the model anew, since a price in it may have changed.
  private mutating func recompose() throws(Refusal) -> [Diagnostic] {
    state.compiled.parts.isEmpty ? [] : try compose(state.compiled.parts)
  }

  // MARK: Importing

  mutating func importPrices(_ request: PricesCommand.ImportRequest) throws(Refusal) -> Answer {
    let old = readings(of: before)
    let text = try priceFile(request.path)
    guard text.file.text.utf8.count <= Self.largestList else {
      throw Refusal(.hugePriceList(request.path, megabytes: text.file.text.utf8.count >> 20))
    }
    let catalogue = try priceCatalogue()
    var changed: [Diagnostic] = []
    if let recorded = state.recordedDigests.removeValue(forKey: request.path.text), recorded != text.sha256 {
      changed.append(.changedSince(request.path.text, recorded: recorded, now: text.sha256))
    }
    let only = request.only.map { $0.text.lowercased() }
    func isWanted(_ name: String) -> Bool {
      only.isEmpty
        || only.contains {
          name == $0 || name.hasPrefix($0 + "/") || (!$0.contains("/") && name.hasSuffix("/" + $0))
        }
    }
    var entries: [ModelPrices]
    var summary: PriceReports.Imported
    if text.file.name.hasSuffix(".prices") {
      let list = PriceText.read(text.file, origin: .imported)
      if list.hasErrors { throw Refusal(list.diagnostics) }
      entries = list.entries.filter { isWanted($0.name) }
      summary = PriceReports.Imported(file: text.file.name, objects: list.entries.count)
    } else {
      let list = CatalogueImport(
        text.file, read: request.read, cached: request.cached, canonical: { catalogue.canonical($0) ?? $0 },
        isWanted: isWanted)
      if list.hasErrors { throw Refusal(list.diagnostics) }
      entries = list.entries
      summary = PriceReports.Imported(list, file: text.file.name)
    }
    if entries.isEmpty, let name = request.only.first {
      throw Refusal(.nothingToImport(name.text, file: text.file.name, at: name.span))
    }
    let disputed = catalogue.contradictions(of: entries)
    switch request.replaces {
    case nil where !disputed.isEmpty: throw Refusal(.contradictions(disputed, file: request.path))
    case false?:
      let names = Set(disputed.map(\.entry.name))
      entries.removeAll { names.contains($0.name) }
      summary.kept = disputed
    case nil, true?: summary.replaced = disputed
    }
    summary.entries = entries
    state.prices.removeAll { known in known.origin == .imported && entries.contains { $0.isSamePlace(as: known) } }
    state.prices += entries
    state.priceFiles.removeAll { $0.identity == text.identity }
    state.priceFiles.append(text)
    said = .naming("prices import", LogEntry.Loaded(written: request.path.text, text: text), rest: request.rest)
    let remarks = try recompose()
    let last = [catalogue.lastRead, entries.compactMap(\.read).max()].compactMap(\.self).max()
    if let last, let gone = Diagnostic.retired(entries, on: last, at: request.path.span) { changed.append(gone) }
    return Answer(
      reports: [summary.report()] + consequences(since: old, "With these prices"), diagnostics: changed + remarks)
  }

  /// Twenty times the size of the largest catalogue known.
  private static let largestList = 64 << 20

  private func priceFile(_ path: Identifier) throws(Refusal) -> SourceText {
    switch files.data(path.text, from: place.naming) {
    case .success(let text): return text
    case .failure(let failure): throw Refusal(.unreadable(path.text, failure, at: path.span))
    }
  }

  // MARK: Checking

  func checkPrices(_ path: Identifier?) throws(Refusal) -> Answer {
    let list: PriceText.List
    let name: String
    if let path {
      let text = try priceFile(path)
      name = text.file.name
      list = PriceText.read(text.file, origin: .imported)
    } else {
      name = "The catalogue"
      list = prices.shipped
    }
    if list.hasErrors { throw Refusal(list.diagnostics) }
    guard !list.entries.isEmpty || !list.residencies.isEmpty else {
      throw Refusal(.emptyPriceList(path?.text ?? "the catalogue", at: path?.span))
    }
    return Answer(reports: [PriceReports.checked(list, name: name)], diagnostics: list.diagnostics)
  }
}

extension ModelPrices {
  fileprivate func isSamePlace(as other: ModelPrices) -> Bool {
    name == other.name && region == other.region && from == other.from
  }

  /// Starts from another entry, its prices cut; what was stated here stays.
  fileprivate mutating func take(_ quote: PriceQuote, keeping millionths: Int) {
    let basis = quote.prices
    let stated = rates
    rates = basis.rates.multiplied(byMillionths: millionths)
    if region != nil, basis.region == nil { rates = rates.multiplied(byMillionths: quote.upliftMillionths) }
    for (key, rate) in stated.entries { rates[key] = rate }
    currency = basis.currency
    if region == nil { uplifts = uplifts.isEmpty ? basis.uplifts : uplifts }
    label = label ?? basis.label
    cachedCount = cachedCount ?? basis.cachedCount
    contextLimit = contextLimit ?? basis.contextLimit
    outputLimit = outputLimit ?? basis.outputLimit
    deprecation = deprecation ?? basis.deprecation
    successor = successor ?? basis.successor
    maker = maker ?? basis.maker
  }
}

extension PriceCatalogue {
  /// Entries that say otherwise of a model, place and time than the catalogue does. The user's own prices are meant to
  /// differ: they go before both.
  fileprivate func contradictions(of entries: [ModelPrices]) -> [PriceReports.Contradiction] {
    entries.compactMap { entry in
      guard let known = try? quote(entry.name, region: entry.region, on: entry.from ?? lastRead).prices,
        known.region == entry.region, known.origin != .own
      else { return nil }
      let words = entry.contradictions(of: known)
      return words.isEmpty ? nil : PriceReports.Contradiction(entry: entry, known: known, words: words)
    }
  }
}
