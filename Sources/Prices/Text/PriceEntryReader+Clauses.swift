import Diagnostics
import Quantities

/// Clauses that a word of their own begins: `from`, `region`, `uplift`, `hosted`, `like`, `residency` and the like.
extension PriceEntryReader {
  mutating func keyed(_ clause: [Word]) throws(Diagnostic) {
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

  func value(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) -> Word {
    guard let value = values.first, values.count == 1, !value.text.isEmpty else {
      throw .malformedPriceClause("`\(key.text)` takes one value", at: values.last?.span ?? key.span, hint: nil)
    }
    return value
  }

  func date(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) -> DateLiteral {
    let word = try value(values, of: key)
    guard let date = PriceDate.literal(word.text) else {
      throw .malformedPriceClause("`\(word.text)` is no date", at: word.span, hint: "write \(key.text) 2026-07-01")
    }
    return date
  }

  func count(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) -> Int {
    let word = try value(values, of: key)
    guard let count = ExactDecimal(word.text)?.integer, count > 0 else {
      throw .malformedPriceClause(
        "`\(word.text)` is no number of tokens", at: word.span, hint: "write \(key.text) 200k")
    }
    return count
  }

  /// `10%` as 100,000 millionths.
  func millionths(_ word: Word) throws(Diagnostic) -> Int {
    guard word.text.hasSuffix("%"), let share = ExactDecimal(word.text.dropLast())?.scaled(byPowerOfTen: 4),
      share > -1_000_000, share < 100_000_000
    else {
      throw .impossiblePrice("`\(word.text)` is no percentage", at: word.span, hint: "write 10%")
    }
    return Int(share)
  }

  /// `EU 10%`
  mutating func uplift(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
    guard values.count == 2, let region = values.first, let share = values.last else {
      throw .malformedPriceClause(
        "an uplift names a region and a percentage", at: key.span, hint: "write uplift EU 10%")
    }
    try once("the uplift of \(region.text)", region.span)
    entry.uplifts.append(ModelPrices.Uplift(region: region.text, millionths: 1_000_000 + (try millionths(share))))
  }

  /// `2 H100 at 2.99 USD per hour used 60%`
  mutating func hosted(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
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
  mutating func measured(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
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
  mutating func like(_ values: ArraySlice<Word>, of key: Word) throws(Diagnostic) {
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
  mutating func residency(_ clause: [Word]) throws(Diagnostic) {
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
}
