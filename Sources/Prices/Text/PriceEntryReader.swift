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
  var unit: (currency: String, tokens: Int128)?
  /// Prices as written, until the unit is known.
  var written: [(key: RateTable.Key, number: Word)] = []
  var hosting: (gpus: Int, gpu: String, hourlyAtto: Int128, currency: String, utilisation: Double)?
  var measurements: [Hosting.Measurement] = []
  var stated: [String: Span] = [:]
  var processed: String?
  var stored: String?

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

  func isPrice(_ word: Word) -> Bool {
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

  mutating func once(_ what: String, _ span: Span) throws(Diagnostic) {
    if let first = stated[what] { throw .duplicatePrice("\(what) is stated twice", at: span, first: first) }
    stated[what] = span
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
