package import Diagnostics

extension DiagnosticCode {
  package static let prices: [DiagnosticCode] = [
    unknownPricedModel, priceNotInEffect, priceNotInRegion, tierNotSold, impossibleRequest, missingPriceUnit,
    unknownPriceKey, impossiblePrice, duplicatePrice, retiredModel, currencyWithoutRate, notAPriceList,
    conflictingPrices, malformedPrice, incompletePrice,
  ]

  package static let unknownPricedModel = DiagnosticCode(
    "E0703",
    "A model is named as `vendor/model`, by who bills and what it is called there; the price catalogue has none of that name.",
    example: .session("prices show anthropic/claude-sonett-5\n"),
    mend: "Write `prices show anthropic/claude-sonnet-5`; `prices list` lists them, `prices add` adds one.")

  package static let priceNotInEffect = DiagnosticCode(
    "E0704", "Prices have dates, and none of the model's holds on this one.",
    example: .session(
      """
      prices add acme/large, USD per 1M token, input 2, output 8, from 2026-07-01, source "contract", read 2026-06-01
      prices show acme/large on 2026-01
      """),
    mend: "Ask for a day on which a price holds, or add the price of that time with `prices add … from …`.")

  package static let priceNotInRegion = DiagnosticCode(
    "E0705", "The price list does not offer the model in that region, so what it would cost there is not known.",
    example: .session("prices show anthropic/claude-sonnet-5 region EU\n"),
    mend: "Choose one of the regions the message names, or another vendor of the model.")

  package static let tierNotSold = DiagnosticCode(
    "E0706",
    "A vendor sells a model in some service tiers: standard, batch, flex or priority. This one is not among them.",
    example: .session("prices compare anthropic/claude-haiku-4-5 openai/gpt-5.5 for 3000 in 400 out flex\n"),
    mend: "Compare in a tier that all of them have: `for 3000 in 400 out batch`.")

  package static let impossibleRequest = DiagnosticCode(
    "E0707",
    """
    No request has these tokens: a count is negative or beyond all measure, more of the prompt is cached than there \
    is, or the prompt is longer than the model takes.
    """,
    example: .session("prices compare anthropic/claude-haiku-4-5 for 3M in 400 out\n"),
    mend: "Give the tokens of one request, as in `for 3000 in 400 out 60% cached`.")

  package static let missingPriceUnit = DiagnosticCode(
    "E0708",
    """
    A price says what it is in: a currency and for how many tokens. Lists quote tokens by the thousand, the million \
    or one by one, and nothing is taken for granted.
    """,
    example: .session(
      "prices add acme/large, input 2, output 8, source \"contract\", read 2026-06-01\n"),
    mend: "Write `prices add acme/large, USD per 1M token, input 2, output 8, …`.")

  package static let unknownPriceKey = DiagnosticCode(
    "E0709", "An entry of a price list has clauses of its own, and this word begins none of them.",
    example: .session(
      "prices add acme/large, USD per 1M token, input 2, ouptut 8, source \"contract\", read 2026-06-01\n"),
    mend: "Write `output 8`; `help prices` lists the words.")

  package static let impossiblePrice = DiagnosticCode(
    "E0710",
    "A price is a decimal number, not negative and below one currency unit a token; a factor is above 0 and below 100.",
    example: .session(
      "prices add acme/large, USD per 1M token, input -2, output 8, source \"contract\", read 2026-06-01\n"),
    mend: "Write the price as the list does, without a sign: `input 2`.")

  package static let duplicatePrice = DiagnosticCode(
    "E0711",
    "Within one price list a model, a region and a first day name one entry, and an entry states a price once.",
    example: .session(
      "prices add acme/large, USD per 1M token, input 2, output 8, output 9, source \"contract\", read 2026-06-01\n"),
    mend: "Keep one of the two; prices of another time need a `from` of their own.")

  package static let retiredModel = DiagnosticCode(
    "E0712", "The vendor has said that it no longer serves the model after this day.",
    example: .session("prices show anthropic/claude-sonnet-4-5 on 2027-06\n"),
    mend: "Plan with the successor that the message names, or with another model.")

  package static let currencyWithoutRate = DiagnosticCode(
    "E0713", "Prices in different currencies are compared through exchange rates, and one is missing.",
    example: .session(
      """
      prices add acme/large, GBP per 1M token, input 2, output 8, source "contract", read 2026-06-01
      prices compare acme/large anthropic/claude-sonnet-5
      """),
    mend: "Declare it: `rate 2026-01 1 GBP = 1.27 USD`.")

  package static let notAPriceList = DiagnosticCode(
    "E0714",
    """
    A price list is a file in the form of the catalogue (`.prices`), or JSON: one object with an object for each model. \
    Nothing of a file that cannot be read to its end is imported.
    """,
    example: .session("prices import example.hurdle\n"),
    mend: "Name a JSON or `.prices` file; if it was cut off, fetch it again.")

  package static let conflictingPrices = DiagnosticCode(
    "E0715",
    """
    Two sources state different prices for one model, place and day. Which one is right is not for Hurdle to say, so \
    neither is taken in silence.
    """,
    example: .session(
      """
      prices add acme/large, USD per 1M token, input 2, output 8, source "contract", read 2026-06-01
      prices add acme/large, USD per 1M token, input 3, output 8, source "invoice", read 2026-06-01
      """),
    mend: "Give the new price a `from` of its own, or say `replacing` to put it in the place of the old one.")

  package static let malformedPrice = DiagnosticCode(
    "E0716", "A clause of a price list is not written as it is read.",
    example: .session(
      "prices add acme/large, USD per 1M token, input 2, output 8, from July, source \"contract\", read 2026-06-01\n"),
    mend: "Write a date as `2026-07-01`; `help prices` shows each clause.")

  package static let incompletePrice = DiagnosticCode(
    "E0717", "An entry states the price of input and of output, where it was read and when; else nobody can check it.",
    example: .session("prices add acme/large, USD per 1M token, input 2, output 8\n"),
    mend: "Add `source \"contract of May\", read 2026-06-01`.")
}

extension PriceFault {
  /// The fault as the user reads it.
  package func diagnostic(at span: Span?) -> Diagnostic {
    switch self {
    case .unknownModel(let name, let known):
      Diagnostic(
        .unknownPricedModel, "there is no model `\(name)` in the price catalogue", at: span,
        hint: known.isEmpty
          ? "the price catalogue is empty: name the folder of the models with --models"
          : PriceSuggestions.question(for: name, among: known) ?? "`prices list` lists the models")
    case .ambiguousModel(let name, let names):
      Diagnostic(
        .unknownPricedModel, "more than one vendor sells `\(name)`", at: span,
        hint: "write \(names.prefix(6).joined(separator: " or "))")
    case .notInEffect(let model, let date, let first, let last):
      Diagnostic(
        .priceNotInEffect, "no price of `\(model)` holds on \(date.description)", at: span,
        hint: Self.span(first: first, last: last))
    case .notInRegion(let model, let region, let regions):
      Diagnostic(
        .priceNotInRegion,
        region.map { "`\(model)` has no price for the region \($0)" }
          ?? "the price of `\(model)` depends on the region",
        at: span,
        hint: regions.isEmpty
          ? "its price list names no regions"
          : "there \(regions.count == 1 ? "is" : "are") \(regions.joined(separator: ", "))")
    case .tierNotSold(let model, let tier, let tiers):
      Diagnostic(
        .tierNotSold, "`\(model)` is not sold in the tier \(tier.rawValue)", at: span,
        hint: "it is sold as \(tiers.map(\.rawValue).joined(separator: ", "))")
    case .promptTooLong(let model, let tokens, let limit):
      Diagnostic(
        .impossibleRequest, "a prompt of \(tokens) tokens is longer than `\(model)` takes", at: span,
        hint: "it takes \(limit) tokens")
    case .impossibleCount(let what, let count):
      Diagnostic(
        .impossibleRequest, "\(count) is no number of tokens of \(what)", at: span,
        hint: "a count is 0 or more")
    case .moreCachedThanInput(let cached, let input):
      Diagnostic(
        .impossibleRequest, "\(cached) tokens are cached of a prompt of \(input)", at: span,
        hint: "if the vendor counts cached tokens beside the input, say so: they are then added to it")
    case .impossibleShare(let share):
      Diagnostic(
        .impossibleRequest, "cached shares of \(share * 100)% are more than the whole prompt", at: span,
        hint: "give shares from 0% to 100%")
    case .currencyWithoutRate(let currency, let reporting):
      Diagnostic(
        .currencyWithoutRate, "there is no exchange rate from \(currency) to \(reporting)", at: span,
        hint: "declare one: rate 2026-01 1 \(currency) = … \(reporting)")
    case .conflicting(let model, let sources):
      Diagnostic(
        .conflictingPrices, "sources differ on the price of `\(model)`", at: span,
        notes: sources.map { Diagnostic.Note($0) }, hint: "say which one holds")
    }
  }

  private static func span(first: PriceDate?, last: PriceDate?) -> String? {
    switch (first, last) {
    case (let first?, let last?): "prices are known from \(first.description) to \(last.description)"
    case (let first?, nil): "prices are known from \(first.description)"
    case (nil, let last?): "prices are known until \(last.description)"
    case (nil, nil): nil
    }
  }
}

extension ModelPrices {
  /// What is to be said of a model that the vendor no longer serves by then.
  package func retirement(on date: PriceDate, at span: Span?) -> Diagnostic? {
    guard let deprecation, isRetired(on: date) else { return nil }
    return Diagnostic(
      .retiredModel, "`\(name)` is not served after \(deprecation.description)", at: span,
      notes: ["its price is used as it was last"].map { Diagnostic.Note($0) },
      hint: successor.map { "the vendor names \($0) in its place" }
        ?? "choose a model that is served on \(date.description)",
      severity: .warning)
  }
}

extension Diagnostic {
  /// Models of a list that is read which their vendors no longer serve on a day; nil where there are none.
  package static func retired(_ entries: [ModelPrices], on date: PriceDate, at span: Span?) -> Diagnostic? {
    let gone = entries.filter { $0.isRetired(on: date) }
    guard gone.count > 1 else { return gone.first?.retirement(on: date, at: span) }
    var names: [String] = []
    for entry in gone where !names.contains(entry.name) { names.append(entry.name) }
    let shown = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " and \(names.count - 6) more" : "")
    return Diagnostic(
      .retiredModel, "\(names.count) models are not served on \(date.description)", at: span,
      notes: [Diagnostic.Note(shown), Diagnostic.Note("their prices are used as they were last")],
      hint: "prices show says what their vendors name in their place", severity: .warning)
  }
}

/// Did you mean, for names of models: the vendor may have been left out or mistaken.
enum PriceSuggestions {
  static func question(for name: String, among known: [String]) -> String? {
    let model = name.split(separator: "/").last.map { $0.lowercased() } ?? name
    let elsewhere = known.filter { $0.split(separator: "/").last.map { $0.lowercased() } == model }
    if !elsewhere.isEmpty { return meant(elsewhere) }
    if let question = Suggestions.question(for: name, among: known) { return question }
    let parts = known.filter { $0.split(separator: "/").last.map { $0.lowercased().contains(model) } ?? false }
    if !parts.isEmpty { return meant(parts) }
    let near = Suggestions.nearest(to: model, among: known.map { String($0.drop { $0 != "/" }.dropFirst()) })
    let full = known.filter { candidate in near.contains { candidate.hasSuffix("/\($0)") } }
    return full.isEmpty ? nil : meant(full)
  }

  private static func meant(_ names: [String]) -> String {
    "did you mean \(names.prefix(3).joined(separator: " or "))?"
  }
}
