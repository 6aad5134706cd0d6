package import Diagnostics
import Quantities

/// Reads one entry of a price list, clause by clause.
package struct PriceEntryReader {
  /// What an added entry starts from: another's prices, with a discount.
  package struct Basis: Sendable {
    package let name: String
    package let span: Span
    package let keptMillionths: Int
  }

  typealias Word = PriceLine.Word

  enum Kind { case price, residency }
  let kind: Kind
  var entry: ModelPrices
  var diagnostics: [Diagnostic] = []
  package var basis: Basis?
  /// The new price takes the place of one for the same time.
  package var replaces = false

  /// Currency and number of tokens, once they were stated.
  private var unit: (currency: String, tokens: Int128)?
  /// Prices as written, until the unit is known.
  private var written: [(key: RateTable.Key, number: Word)] = []
  private var hosting: (gpus: Int, gpu: String, hourlyAtto: Int128, currency: String, utilisation: Double)?
  private var measurements: [Hosting.Measurement] = []
  private var stated: [String: Span] = [:]
  private var processed: String?
  private var stored: String?

  /// The first line of an entry in a file; nil where it is none.
  init?(_ line: PriceLine, origin: ModelPrices.Origin) {
    guard let first = line.clauses.first, first.count > 1 else { return nil }
    switch first[0].text {
    case "price": kind = .price
    case "residency": kind = .residency
    default: return nil
    }
    entry = ModelPrices(name: first[1].text, origin: origin, span: first[1].span)
    begin(line, nameAt: 1)
  }

  /// The words after `prices add`.
  init?(adding line: PriceLine) {
    guard let name = line.clauses.first?.first else { return nil }
    kind = .price
    entry = ModelPrices(name: name.text, origin: .own, span: name.span)
    begin(line, nameAt: 0)
  }

  private mutating func begin(_ line: PriceLine, nameAt position: Int) {
    if let fault = line.fault { diagnostics.append(fault) }
    let first = line.clauses[0]
    if kind == .price, entry.vendor.isEmpty || entry.model.isEmpty {
      diagnostics.append(
        .malformedPriceClause(
          "`\(entry.name)` is not written as vendor/model", at: first[position].span,
          hint: "write anthropic/\(entry.name)"))
    }
    var rest = Array(first[(position + 1)...])
    if let label = rest.first, label.isQuoted {
      entry.label = label.text
      rest.removeFirst()
    }
    for clause in (rest.isEmpty ? [] : [rest]) + line.clauses.dropFirst() { take(clause, in: (.standard, 0)) }
  }

  /// One of the lines that follow.
  mutating func take(_ line: PriceLine) {
    if let fault = line.fault { diagnostics.append(fault) }
    var context = (tier: ServiceTier.standard, above: 0)
    if let words = line.context {
      var rest = words[...]
      guard let read = priceContext(&rest), rest.isEmpty else {
        let names = ServiceTier.allCases.map(\.rawValue) + ["above"]
        let found = rest.first ?? words[0]
        return diagnostics.append(.unknownPriceWord(found.text, among: names, at: found.span))
      }
      context = read
    }
    for clause in line.clauses { take(clause, in: context) }
  }

  // MARK: Clauses

  static let keys: [String] =
    TokenComponent.allCases.map(\.rawValue) + ServiceTier.allCases.map(\.rawValue)
    + [
      "above", "region", "uplift", "from", "to", "cached", "context", "answer", "deprecated", "successor", "maker",
      "alias", "hosted", "measured", "source", "read", "note", "like", "replacing",
    ]

  private mutating func take(_ clause: [Word], in context: (tier: ServiceTier, above: Int)) {
    guard let first = clause.first else { return }
    do throws(Diagnostic) {
      if kind == .residency { return try residency(clause) }
      if clause.count > 1, clause[1].text == "per", !first.isQuoted { return try unit(clause) }
      if isPrice(first) { return try price(clause, in: context) }
      try keyed(clause)
    } catch {
      diagnostics.append(error)
    }
  }

  private func isPrice(_ word: Word) -> Bool {
    TokenComponent(rawValue: word.text) != nil || ServiceTier(rawValue: word.text) != nil || word.text == "above"
  }

  /// `USD per 1M token`
  private mutating func unit(_ clause: [Word]) throws(Diagnostic) {
    let currency = clause[0]
    guard currency.text.utf8.count == 3, currency.text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw .malformedPriceClause(
        "`\(currency.text)` is no currency", at: currency.span, hint: "write USD per 1M token")
    }
    let words = clause.dropFirst(2)
    guard let last = words.last, ["token", "tokens"].contains(last.text), words.count <= 2 else {
      throw .missingPriceUnit(at: clause.last?.span ?? currency.span, currency: currency.text)
    }
    var tokens: Int128 = 1
    if words.count == 2, let number = words.first {
      guard let count = ExactDecimal(number.text)?.scaled(byPowerOfTen: 0), count > 0, count <= 1_000_000_000 else {
        throw .malformedPriceClause("`\(number.text)` is no number of tokens", at: number.span, hint: "write 1M")
      }
      tokens = count
    }
    try once("the unit", currency.span)
    unit = (currency.text, tokens)
  }

  /// `[TIER] [above N]`, as far as it goes; nil where a number is wrong.
  private func priceContext(_ words: inout ArraySlice<Word>) -> (tier: ServiceTier, above: Int)? {
    var tier = ServiceTier.standard
    var above = 0
    if let word = words.first, let found = ServiceTier(rawValue: word.text) {
      tier = found
      words.removeFirst()
    }
    if words.first?.text == "above" {
      guard words.count > 1, let length = ExactDecimal(words[words.startIndex + 1].text)?.integer, length > 0 else {
        return nil
      }
      above = length
      words.removeFirst(2)
    }
    return (tier, above)
  }

  /// `input 2`, `batch above 200k output 7.50`
  private mutating func price(_ clause: [Word], in context: (tier: ServiceTier, above: Int)) throws(Diagnostic) {
    var words = clause[...]
    guard var own = priceContext(&words) else {
      throw .malformedPriceClause("above how many tokens?", at: clause[0].span, hint: "write above 200k")
    }
    if own.tier == .standard, clause[0].text != "standard" { own.tier = context.tier }
    if own.above == 0 { own.above = context.above }
    guard let name = words.popFirst() else {
      throw .malformedPriceClause("a price is missing", at: clause[0].span, hint: "write \(clause[0].text) input 2")
    }
    guard let component = TokenComponent(rawValue: name.text) else {
      throw .unknownPriceWord(name.text, among: TokenComponent.allCases.map(\.rawValue), at: name.span)
    }
    guard let number = words.popFirst(), words.isEmpty else {
      throw .malformedPriceClause(
        "`\(name.text)` takes one number", at: words.first?.span ?? name.span, hint: "write \(name.text) 2.50")
    }
    let key = RateTable.Key(own.tier, above: own.above, component)
    if let earlier = written.first(where: { $0.key == key }) {
      throw .duplicatePrice(
        "the price of \(component.rawValue) is stated twice", at: number.span, first: earlier.number.span)
    }
    written.append((key, number))
  }

  private mutating func once(_ what: String, _ span: Span) throws(Diagnostic) {
    if let first = stated[what] { throw .duplicatePrice("\(what) is stated twice", at: span, first: first) }
    stated[what] = span
  }

  private mutating func keyed(_ clause: [Word]) throws(Diagnostic) {
    let key = clause[0]
    guard !key.isQuoted, Self.keys.contains(key.text) else {
      if ExactDecimal(key.text) != nil {
        throw .malformedPriceClause(
          "a comma ends a clause", at: key.span, hint: "group thousands with _ and write decimals with a point")
      }
      throw .unknownPriceWord(key.text, among: Self.keys, at: key.span)
    }
    let values = clause.dropFirst()
    if !["uplift", "alias", "measured"].contains(key.text) { try once("`\(key.text)`", key.span) }
    switch key.text {
    case "region": entry.region = try value(values, of: key).text
    case "uplift": try uplift(values, of: key)
    case "from": entry.from = PriceDate(firstOf: try date(values, of: key))
    case "to": entry.to = PriceDate(lastOf: try date(values, of: key))
    case "read": entry.read = PriceDate(firstOf: try date(values, of: key))
    case "deprecated": entry.deprecation = PriceDate(lastOf: try date(values, of: key))
    case "cached":
      let word = try value(values, of: key)
      guard let count = CachedCount(rawValue: word.text) else {
        throw .unknownPriceWord(word.text, among: CachedCount.allCases.map(\.rawValue), at: word.span)
      }
      entry.cachedCount = count
    case "context": entry.contextLimit = try count(values, of: key)
    case "answer": entry.outputLimit = try count(values, of: key)
    case "successor": entry.successor = try value(values, of: key).text
    case "maker": entry.maker = values.map(\.text).joined(separator: " ")
    case "alias": entry.aliases.append(try value(values, of: key).text)
    case "source": entry.source = try value(values, of: key).text
    case "note": entry.note = try value(values, of: key).text
    case "hosted": try hosted(values, of: key)
    case "measured": try measured(values, of: key)
    case "like": try like(values, of: key)
    default: replaces = true
    }
  }

  private func value(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) -> Word {
    guard let value = values.first, values.count == 1, !value.text.isEmpty else {
      throw .malformedPriceClause("`\(key.text)` takes one value", at: values.last?.span ?? key.span, hint: nil)
    }
    return value
  }

  private func date(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) -> DateLiteral {
    let word = try value(values, of: key)
    guard let date = PriceDate.literal(word.text) else {
      throw .malformedPriceClause("`\(word.text)` is no date", at: word.span, hint: "write \(key.text) 2026-07-01")
    }
    return date
  }

  private func count(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) -> Int {
    let word = try value(values, of: key)
    guard let count = ExactDecimal(word.text)?.integer, count > 0 else {
      throw .malformedPriceClause(
        "`\(word.text)` is no number of tokens", at: word.span, hint: "write \(key.text) 200k")
    }
    return count
  }

  /// `10%` as 100,000 millionths.
  private func millionths(_ word: Word) throws(Diagnostic) -> Int {
    guard word.text.hasSuffix("%"), let share = ExactDecimal(word.text.dropLast())?.scaled(byPowerOfTen: 4),
      share > -1_000_000, share < 100_000_000
    else {
      throw .impossiblePrice("`\(word.text)` is no percentage", at: word.span, hint: "write 10%")
    }
    return Int(share)
  }

  /// `EU 10%`
  private mutating func uplift(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
    guard values.count == 2, let region = values.first, let share = values.last else {
      throw .malformedPriceClause(
        "an uplift names a region and a percentage", at: key.span, hint: "write uplift EU 10%")
    }
    try once("the uplift of \(region.text)", region.span)
    entry.uplifts.append(ModelPrices.Uplift(region: region.text, millionths: 1_000_000 + (try millionths(share))))
  }

  /// `2 H100 at 2.99 USD per hour used 60%`
  private mutating func hosted(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
    let words = values.map(\.text)
    let usage: Diagnostic = .malformedPriceClause(
      "GPUs, their price by the hour and their use are missing", at: key.span,
      hint: "write hosted 2 \"H100 SXM\" at 2.99 USD per hour used 60%")
    guard words.count == 9, words[2] == "at", words[5] == "per", words[6] == "hour", words[7] == "used",
      let gpus = Int(words[0]), (1...10_000).contains(gpus), words[4].utf8.count == 3,
      words[4].utf8.allSatisfy({ (65...90).contains($0) }), let last = values.last
    else { throw usage }
    let hour = values[values.startIndex + 3]
    guard let atto = ExactDecimal(hour.text)?.scaled(byPowerOfTen: 18), atto > 0,
      atto < 1_000_000_000_000_000_000_000_000
    else { throw .impossiblePrice("`\(hour.text)` is no price of an hour", at: hour.span, hint: nil) }
    let used = try millionths(last)
    guard used > 0, used <= 1_000_000 else {
      throw .impossiblePrice("`\(last.text)` is no share of the hours", at: last.span, hint: "write used 60%")
    }
    hosting = (gpus, words[1], atto, words[4], Double(used) / 1e6)
  }

  /// `1000 in 1000 out 4_000 token/s`
  private mutating func measured(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
    let words = values.map(\.text)
    guard words.count == 6, words[1] == "in", words[3] == "out", words[5] == "token/s",
      let prompt = ExactDecimal(words[0])?.integer, let answer = ExactDecimal(words[2])?.integer,
      let rate = ExactDecimal(words[4])?.scaled(byPowerOfTen: 3), (1...10_000_000).contains(prompt),
      (1...10_000_000).contains(answer), rate > 0, rate < 1_000_000_000_000
    else {
      throw .malformedPriceClause(
        "a measurement names the lengths of prompt and answer and the answer's tokens a second", at: key.span,
        hint: "write measured 1000 in 1000 out 4_000 token/s")
    }
    measurements.append(
      Hosting.Measurement(promptTokens: prompt, answerTokens: answer, answerTokensPerSecond: Double(rate) / 1e3))
  }

  /// `anthropic/claude-sonnet-5 discount 15%`
  private mutating func like(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
    guard let name = values.first,
      values.count == 1 || (values.count == 3 && values[values.startIndex + 1].text == "discount")
    else {
      throw .malformedPriceClause(
        "`like` names a model, and a discount", at: key.span, hint: "write like anthropic/claude-sonnet-5 discount 15%")
    }
    var kept = 1_000_000
    if values.count == 3, let last = values.last {
      kept -= try millionths(last)
      guard kept > 0, kept <= 1_000_000 else {
        throw .impossiblePrice("`\(last.text)` is no discount", at: last.span, hint: "write discount 15%")
      }
    }
    basis = Basis(name: name.text, span: name.span, keptMillionths: kept)
  }

  /// `region EU`, `processed EU`, `stored any`, `source "…"`, `read 2026-11-21`, `note "…"`
  private mutating func residency(_ clause: [Word]) throws(Diagnostic) {
    let key = clause[0]
    let values = clause.dropFirst()
    let known = ["region", "processed", "stored", "source", "read", "note"]
    guard known.contains(key.text) else { throw .unknownPriceWord(key.text, among: known, at: key.span) }
    try once("`\(key.text)`", key.span)
    switch key.text {
    case "region": entry.region = try value(values, of: key).text
    case "processed": processed = try value(values, of: key).text
    case "stored": stored = try value(values, of: key).text
    case "source": entry.source = try value(values, of: key).text
    case "read": entry.read = PriceDate(firstOf: try date(values, of: key))
    default: entry.note = try value(values, of: key).text
    }
  }

  // MARK: The end

  mutating func finish() -> (entry: ModelPrices?, residency: Residency?, diagnostics: [Diagnostic]) {
    if kind == .residency { return (nil, finishResidency(), diagnostics) }
    finishPrices()
    requireProvenance()
    if let from = entry.from, let to = entry.to, to < from {
      diagnostics.append(
        .malformedPriceClause("the price ends before it begins", at: stated["`to`"] ?? entry.span, hint: nil))
    }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return (hasErrors ? nil : entry, nil, diagnostics)
  }

  private mutating func finishPrices() {
    if let hosting {
      entry.currency = hosting.currency
      let own = Hosting(
        gpus: hosting.gpus, gpu: hosting.gpu, hourlyAtto: hosting.hourlyAtto, utilisation: hosting.utilisation,
        measurements: measurements)
      entry.hosting = own
      entry.rates = own.rates
      if measurements.isEmpty {
        diagnostics.append(
          .incompletePrice(
            "a hosted model needs a measurement", missing: "measured 1000 in 1000 out 4_000 token/s", at: entry.span))
      }
      if let price = written.first {
        diagnostics.append(
          .malformedPriceClause("a hosted model has no prices per token", at: price.number.span, hint: "leave them out")
        )
      }
      return
    }
    if let basis, written.isEmpty {
      _ = basis
      if let unit { entry.currency = unit.currency }
      return
    }
    guard let unit else {
      diagnostics.append(.missingPriceUnit(at: written.first?.number.span ?? entry.span, currency: "USD"))
      return
    }
    entry.currency = unit.currency
    for (key, number) in written {
      guard let rate = TokenRate(number.text, perTokens: unit.tokens), rate >= .zero else {
        diagnostics.append(
          .impossiblePrice(
            "`\(number.text)` is no price", at: number.span, hint: "a price is a decimal number, 0 or more"))
        continue
      }
      guard rate < .highest else {
        diagnostics.append(
          .impossiblePrice(
            "\(number.text) \(unit.currency) is too much for \(unit.tokens == 1 ? "one token" : "\(unit.tokens) tokens")",
            at: number.span, hint: "lists state prices per 1M token"))
        continue
      }
      entry.rates[key] = rate
    }
    for component in [TokenComponent.input, .output]
    where basis == nil && !written.contains(where: { $0.key == RateTable.Key(.standard, component) }) {
      diagnostics.append(
        .incompletePrice(
          "`\(entry.name)` has no price of \(component.rawValue)", missing: "\(component.rawValue) 2.50", at: entry.span
        ))
    }
  }

  private mutating func requireProvenance() {
    if entry.source.isEmpty {
      diagnostics.append(
        .incompletePrice("`\(entry.name)` has no source", missing: "source \"contract of May\"", at: entry.span))
    } else if entry.read == nil {
      diagnostics.append(
        .incompletePrice("it is not said when the price was read", missing: "read 2026-06-01", at: entry.span))
    }
  }

  private mutating func finishResidency() -> Residency? {
    requireProvenance()
    guard let processed, let stored else {
      diagnostics.append(
        .incompletePrice(
          "a row of the residency table says where data is processed and stored", missing: "processed EU, stored EU",
          at: entry.span))
      return nil
    }
    return Residency(
      vendor: entry.name, region: entry.region, processed: processed, stored: stored, note: entry.note,
      source: entry.source, read: entry.read, span: entry.span)
  }
}
