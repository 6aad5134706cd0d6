package import Diagnostics

/// Reads the widely used JSON catalogue of prices: an object with an object for each model, prices by key for one token.
package struct CatalogueImport: Sendable {
  package struct Conflict: Sendable {
    package let name: String
    package let region: String?
    /// Where it is stated, and how: `gpt-5: input 1.25, output 10`.
    package let statements: [String]
  }

  package private(set) var entries: [ModelPrices] = []
  /// Objects of the file.
  package private(set) var count = 0
  /// Those without a price of tokens, and those that are no models.
  package private(set) var withoutTokenPrices = 0
  /// Those that say what another one says, under another name.
  package private(set) var repeated = 0
  /// Models whose statements in the file differ: none of them is taken.
  package private(set) var conflicts: [Conflict] = []
  /// Price keys by name, with how many objects have them: those of other goods than text, and those unknown.
  package private(set) var otherKeys: [String: Int] = [:]
  package private(set) var unknownKeys: [String: Int] = [:]
  /// Errors stop the import as a whole.
  package private(set) var diagnostics: [Diagnostic] = []

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  private let file: SourceFile
  private let read: PriceDate?
  private let cached: CachedCount?

  /// - Parameters:
  ///   - canonical: what a name is called in the catalogue.
  ///   - isWanted: by vendor and model.
  ///   - cached: the convention of all entries, where the user says so.
  package init(
    _ file: SourceFile, read: PriceDate?, cached: CachedCount? = nil, canonical: (String) -> String = { $0 },
    isWanted: (String) -> Bool = { _ in true }
  ) {
    self.file = file
    self.read = read
    self.cached = cached
    do throws(JSONText.Fault) {
      guard let models = try JSONText.read(file.text).members else {
        diagnostics = [.notAPriceList(file.name, reason: "it is JSON, and not an object of models", at: nil)]
        return
      }
      take(models, canonical: canonical, isWanted: isWanted)
    } catch {
      let place = Span(file, error.at, min(error.at + 1, file.text.utf8.count))
      diagnostics = [.notJSON(file.name, reason: error.reason, isCutOff: error.isCutOff, at: place)]
    }
  }

  private mutating func take(
    _ models: [JSONText.Member], canonical: (String) -> String, isWanted: (String) -> Bool
  ) {
    count = models.count
    var found: [(entry: ModelPrices, key: String)] = []
    for model in models {
      guard let members = model.value.members, model.key != "sample_spec" else {
        withoutTokenPrices += 1
        continue
      }
      let slash = model.key.firstIndex(of: "/").map { String(model.key[..<$0]) }
      guard let provider = model.value.member("litellm_provider")?.string ?? slash else {
        if members.contains(where: { if case .rate = ListKey($0.key) { true } else { false } }) {
          let span = Span(file, model.at, model.at + model.key.utf8.count + 2)
          diagnostics.append(
            .incompletePrice(
              "`\(model.key)` does not say who sells it", missing: "litellm_provider, or name it vendor/model", at: span
            ))
        } else {
          withoutTokenPrices += 1
        }
        continue
      }
      let listName = ListName(key: model.key, provider: provider)
      let name = canonical(listName.name)
      guard isWanted(name) else { continue }
      let before = (faults: diagnostics.count, conflicts: conflicts.count)
      guard let entry = entry(model.key, at: model.at, members, named: name, listName) else {
        if diagnostics.count == before.faults { withoutTokenPrices += 1 }
        continue
      }
      // What contradicts itself is told and not taken.
      if conflicts.count > before.conflicts { continue }
      found.append((entry, model.key))
    }
    if diagnostics.isEmpty, count == 0 || (found.isEmpty && withoutTokenPrices == count) {
      diagnostics.append(.notAPriceList(file.name, reason: "no object in it prices tokens of a model", at: nil))
    }
    settle(found)
  }

  // MARK: One entry

  private mutating func entry(
    _ key: String, at: Int, _ members: [JSONText.Member], named name: String, _ listName: ListName
  ) -> ModelPrices? {
    let span = Span(file, at, at + key.utf8.count + 2)
    var entry = ModelPrices(name: name, origin: .imported, span: span)
    entry.region = listName.region
    entry.maker = listName.maker
    entry.cachedCount = cached ?? listName.cachedCount
    entry.read = read
    entry.source = file.name + ", " + key
    var keys: [(String, ListKey)] = []
    for member in members {
      let kind = ListKey(member.key)
      keys.append((member.key, kind))
      switch (member.key, kind) {
      case (_, .rate(let rateKey)): add(member, rateKey, to: &entry)
      case ("tiered_pricing", _): tiers(member, to: &entry, &keys)
      case ("provider_specific_entry", _): specific(member, to: &entry, &keys)
      case ("regional_endpoint_uplift_multiplier", _):
        for region in ["EU", "US"] { uplift(member, region: region, to: &entry) }
      case ("deprecation_date", _): entry.deprecation = date(member)
      case ("max_input_tokens", _): entry.contextLimit = member.value.number.flatMap { ExactDecimal($0)?.integer }
      case ("max_output_tokens", _): entry.outputLimit = member.value.number.flatMap { ExactDecimal($0)?.integer }
      case ("source", _): if let source = member.value.string { entry.source += ": " + source }
      case (_, .unknown):
        if let region = Self.upliftRegion(member.key) { uplift(member, region: region, to: &entry) }
      case (_, .otherGoods), (_, .plain): break
      }
    }
    note(keys)
    guard entry.rates[RateTable.Key(.standard, .input)] != nil, entry.rates[RateTable.Key(.standard, .output)] != nil
    else { return nil }
    return entry
  }

  private static let understood: Set<String> = ["tiered_pricing", "regional_endpoint_uplift_multiplier"]

  private static func upliftRegion(_ key: String) -> String? {
    let prefix = "regional_processing_uplift_multiplier_"
    return key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)).uppercased() : nil
  }

  private mutating func note(_ keys: [(String, ListKey)]) {
    for (key, kind) in keys {
      switch kind {
      case .otherGoods: otherKeys[key, default: 0] += 1
      case .unknown:
        if !Self.understood.contains(key), Self.upliftRegion(key) == nil { unknownKeys[key, default: 0] += 1 }
      case .rate, .plain: break
      }
    }
  }

  private mutating func add(_ member: JSONText.Member, _ key: RateTable.Key, to entry: inout ModelPrices) {
    if case .null = member.value { return }
    let span = Span(file, member.at, member.at + member.key.utf8.count + 2)
    guard let text = member.value.number, let rate = TokenRate(text, perTokens: 1), rate >= .zero else {
      return diagnostics.append(
        .impossiblePrice(
          "\(member.value.number.map { "\($0)" } ?? "what is no number") is no price of a token", at: span,
          hint: "`\(entry.name)`: a price is a decimal number, 0 or more"))
    }
    guard rate < .highest else {
      return diagnostics.append(
        .impossiblePrice(
          "\(text) a token is too much", at: span,
          hint: "`\(entry.name)`: this form states prices of one token; a list per 1M token needs its own unit"))
    }
    // A write of 0 says that the vendor does not price writes apart, not that they are free.
    if rate == .zero, [.cacheWrite, .cacheWrite1h, .cacheWrite12h].contains(key.component) { return }
    if let known = entry.rates[key], known != rate {
      conflicts.append(
        Conflict(
          name: entry.name, region: entry.region,
          statements: ["\(key.words) \(known.perMillionText)", "\(member.key): \(rate.perMillionText)"]))
    }
    entry.rates[key] = rate
  }

  /// `[{"range": [0, 32000], "input_cost_per_token": …}, …]`
  private mutating func tiers(_ member: JSONText.Member, to entry: inout ModelPrices, _ keys: inout [(String, ListKey)])
  {
    let span = Span(file, member.at, member.at + member.key.utf8.count + 2)
    guard case .array(let tiers) = member.value else {
      return diagnostics.append(
        .malformedPriceClause("`\(entry.name)`: tiered_pricing is no list", at: span, hint: nil))
    }
    let pricesTokens = tiers.contains { tier in
      tier.members?.contains { if case .rate = ListKey($0.key) { true } else { false } } ?? false
    }
    guard pricesTokens else { return keys.append(("tiered_pricing", .otherGoods)) }
    for tier in tiers {
      guard let members = tier.members, case .array(let range)? = tier.member("range"), let first = range.first,
        let from = first.number.flatMap({ ExactDecimal($0)?.integer }), from >= 0
      else {
        return diagnostics.append(
          .malformedPriceClause("`\(entry.name)`: a tier has no range of tokens", at: span, hint: nil))
      }
      for price in members where price.key != "range" {
        let kind = ListKey(price.key)
        if case .rate(let key) = kind {
          add(price, RateTable.Key(key.tier, above: max(from, key.above), key.component), to: &entry)
        } else {
          keys.append(("tiered_pricing.\(price.key)", kind == .plain ? .unknown : kind))
        }
      }
    }
  }

  /// `{"us": 1.1}`: a factor for a place, beside other things.
  private mutating func specific(
    _ member: JSONText.Member, to entry: inout ModelPrices, _ keys: inout [(String, ListKey)]
  ) {
    for one in member.value.members ?? [] {
      if ["us", "eu"].contains(one.key) {
        uplift(one, region: one.key.uppercased(), to: &entry)
      } else if one.value.number != nil {
        keys.append(("provider_specific_entry.\(one.key)", .unknown))
      }
    }
  }

  private mutating func uplift(_ member: JSONText.Member, region: String, to entry: inout ModelPrices) {
    let span = Span(file, member.at, member.at + member.key.utf8.count + 2)
    guard let millionths = member.value.number.flatMap({ ExactDecimal($0)?.scaled(byPowerOfTen: 6) }),
      millionths > 0, millionths < 100_000_000
    else {
      return diagnostics.append(
        .impossiblePrice("`\(entry.name)`: the factor of \(region) is no number above 0", at: span, hint: nil))
    }
    entry.uplifts.append(ModelPrices.Uplift(region: region, millionths: Int(millionths)))
  }

  private mutating func date(_ member: JSONText.Member) -> PriceDate? {
    guard let text = member.value.string else { return nil }
    guard let date = PriceDate.literal(text) else {
      diagnostics.append(
        .malformedPriceClause(
          "`\(text)` is no date", at: Span(file, member.at, member.at + member.key.utf8.count + 2), hint: nil))
      return nil
    }
    return PriceDate(lastOf: date)
  }

  // MARK: One model under several names

  private struct Place: Hashable {
    let name: String
    let region: String?
  }

  private mutating func settle(_ found: [(entry: ModelPrices, key: String)]) {
    var places: [Place] = []
    var byPlace: [Place: [(entry: ModelPrices, key: String)]] = [:]
    for one in found {
      let place = Place(name: one.entry.name, region: one.entry.region)
      if byPlace[place] == nil { places.append(place) }
      byPlace[place, default: []].append(one)
    }
    for place in places {
      guard let all = byPlace[place], let first = all.first else { continue }
      // The fullest statement stands for all that do not contradict it.
      let fullest = all.max { $0.entry.rates.entries.count < $1.entry.rates.entries.count } ?? first
      let contradicting = all.filter { !$0.entry.contradictions(of: fullest.entry).isEmpty }
      if contradicting.isEmpty {
        entries.append(fullest.entry)
        repeated += all.count - 1
      } else {
        conflicts.append(
          Conflict(
            name: place.name, region: place.region,
            statements: contradicting.map { one in
              "\(one.key) against \(fullest.key): \(one.entry.contradictions(of: fullest.entry).joined(separator: ", "))"
            }))
      }
    }
  }
}

extension ModelPrices {
  /// The standard prices in a line: `input 2, output 10, cache_read 0.20`, per 1M token.
  package var summary: String {
    rates.entries.filter { $0.key.tier == .standard && $0.key.above == 0 }
      .map { "\($0.key.component.rawValue) \($0.rate.perMillionText)" }.joined(separator: ", ")
  }

  /// What both state and state differently, per 1M token: `input 2 against 3`. What only one states is no contradiction.
  package func contradictions(of other: ModelPrices) -> [String] {
    if currency != other.currency { return ["\(currency) against \(other.currency)"] }
    var words = rates.entries.compactMap { key, rate -> String? in
      guard let others = other.rates[key], others != rate else { return nil }
      return "\(key.words) \(rate.perMillionText) against \(others.perMillionText)"
    }
    for uplift in uplifts {
      guard let others = other.uplifts.first(where: { $0.region == uplift.region }), others != uplift else { continue }
      words.append("uplift \(uplift.region) \(uplift.percent) against \(others.percent)")
    }
    return words
  }
}

extension ModelPrices.Uplift {
  /// What it adds: `10%`.
  package var percent: String { "\(TokenRate(atto: Int128(millionths - 1_000_000) * 100_000_000).perMillionText)%" }
}

extension RateTable.Key {
  /// `batch above 200k cache_read`
  package var words: String {
    (tier == .standard ? "" : "\(tier.rawValue) ") + (above == 0 ? "" : "above \(above / 1_000)k ") + component.rawValue
  }
}
