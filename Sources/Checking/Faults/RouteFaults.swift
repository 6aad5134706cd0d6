import Diagnostics
import Quantities

extension DiagnosticCode {
  static let routes: [DiagnosticCode] = [
    unknownRouteKey, routeLacks, routeUnit, routeKeyTwice, unknownRouteName, routeNumber, unlistedModel,
    deprecatedModel, routeRequirement, routeWords, routeNotInRegion, gradedQuality, listGap,
  ]

  /// A whole route, with one line in place of another.
  private static func example(_ line: String, insteadOf old: String = "") -> Example {
    let text = """
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      rate 2026-01 1 USD = 0.92 EUR
      unit request, token
      route answers "Answers" {
        classes: faq, claims
        volume: { faq: 180k, claims: 45k } request/month
        tokens_in: 1_800 token/request
        tokens_out: 220 token/request
        model large { price_in: 3 EUR per 1M token; price_out: 15 EUR per 1M token }
        model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token }
        quality: { faq: { large: 97%, small: 95% }, claims: { large: 92%, small: 83% } }
        require quality >= 90%
      }

      """
    guard !old.isEmpty else { return .model(text.replacing("  require quality >= 90%", with: "  \(line)")) }
    return .model(text.replacing(old, with: line))
  }

  private static let small = "model small { price_in: 1 EUR per 1M token; price_out: 5 EUR per 1M token }"

  static let unknownRouteKey = DiagnosticCode(
    "E0740", "A route, a model in it and a vendor's terms take certain keys only, so that a mistyped one is not lost.",
    example: example("volumes: { faq: 1k, claims: 2k } request/month"),
    mend: "Write `volume`; `help route` lists the keys.")

  static let routeLacks = DiagnosticCode(
    "E0741",
    "A route says which classes of requests there are, how many come, what tokens they take, which models may answer "
      + "and how often each is right.",
    example: example("", insteadOf: "  tokens_out: 220 token/request\n"), mend: "Add `tokens_out: 220 token/request`.")

  static let routeUnit = DiagnosticCode(
    "E0742",
    "A number of a route measures something else than its key says. What `volume` counts is what the others are per, "
      + "and what `tokens_in` counts is what prices are for.",
    example: example("review_time: 40 s/token\n  labour: 41 EUR/hour"),
    mend: "Write `review_time: 40 s/request`.")

  static let routeKeyTwice = DiagnosticCode(
    "E0743", "A key stands once in its block.",
    example: example("cascades: yes\n  cascades: no"), mend: "Leave one of them out.")

  static let unknownRouteName = DiagnosticCode(
    "E0744", "What is named here is none of the route's classes, models, vendors or regions.",
    example: example("require quality[clams] >= 90%"), mend: "Write `require quality[claims] >= 90%`.")

  static let routeNumber = DiagnosticCode(
    "E0745", "The number cannot be what its key says: a share above 100%, a count below 0.",
    example: example("{ large: 97%, small: 105% }", insteadOf: "{ large: 97%, small: 95% }"),
    mend: "Write a share from 0% to 100%.")

  static let unlistedModel = DiagnosticCode(
    "E0746", "No price list that was read has a model of this name. `prices list` shows them.",
    example: example("model other = price(\"acme/quill-2\")\n  require quality >= 90%"),
    mend: "Give the model prices of its own: `model other { price_in: …; price_out: … }`.")

  static let deprecatedModel = DiagnosticCode(
    "E0747", "The vendor stops serving the model within the timeline.",
    example: example("model small = price(\"anthropic/claude-sonnet-4-5\")", insteadOf: small),
    mend: "Name its successor, or end the timeline before.")

  static let routeRequirement = DiagnosticCode(
    "E0748",
    "A requirement bounds quality from below, or cost, spend, latency or a vendor's share of the spend from above; or "
      + "it names regions, or limits how many models answer.",
    example: example("require quality <= 90%"), mend: "Write `require quality >= 90%`.")

  static let routeWords = DiagnosticCode(
    "E0749", "What the key wants is not a value like this.",
    example: example("cascades: 3"), mend: "Write `cascades: yes`.")

  static let routeNotInRegion = DiagnosticCode(
    "E0750", "The price list does not offer the model in the region asked for.",
    example: example("model small = price(\"deepseek/deepseek-chat\") { region: EU }", insteadOf: small),
    mend: "Name a region it is offered in, or leave `region` out.")

  static let listGap = DiagnosticCode(
    "E0758",
    "A price list says what a model costs from a day on, in one currency. What it does not say of a part of the timeline "
      + "is taken from the part it does.",
    example: example("model small = price(\"acme/late-1\")", insteadOf: small),
    mend:
      "Add the price of the time before or after: `prices add acme/late-1, USD per 1M token, input 1, output 4, from 2026-01, …`."
  )

  static let gradedQuality = DiagnosticCode(
    "E0757",
    "A quality table is read from graded answers: a line a prompt, a column that names its class, and for each model a "
      + "column that says True or False.",
    example: example(
      "quality: quality(\"volumes.csv\")",
      insteadOf: "quality: { faq: { large: 97%, small: 95% }, claims: { large: 92%, small: 83% } }"),
    mend: "Give each model a column of marks; `graded \"responses.csv\"` shows what a file says.")
}

extension Diagnostic {
  static func unknownRouteKey(_ key: String, of what: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownRouteKey, "`\(key)` is no key of \(what)", at: span,
      hint: Suggestions.question(for: key, among: known) ?? "keys are \(Words.list(known))")
  }

  static func routeLacks(_ keys: [String], of name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .routeLacks, "`\(name)` lacks \(Words.list(keys.map { "`\($0)`" }))", at: span,
      hint: "add \(keys.map { "\($0): …" }.joined(separator: " and "))")
  }

  static func routeWithoutModels(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .routeLacks, "`\(name)` has no model to answer", at: span,
      hint: "add model large = price(\"vendor/model\"), or model own { price_in: …; price_out: … }")
  }

  static func routeKeyNeeds(_ key: String, needs: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeLacks, "`\(key)` means nothing without `\(needs)`", at: span, hint: "add \(needs): …")
  }

  static func routeUnit(_ key: String, wanted: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeUnit, "`\(key)` is \(found), and wants \(wanted)", at: span)
  }

  static func routeKeyTwice(_ key: String, first: Span, at span: Span) -> Diagnostic {
    Diagnostic(.routeKeyTwice, "`\(key)` is given twice", at: span, notes: [Note("the first one", at: first)])
  }

  static func routeNameTwice(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .routeKeyTwice, "`\(name)` is the name of a class and of a model", at: span, hint: "give the model another name")
  }

  static func routePriceTwice(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .routeKeyTwice, "`\(key)` is given beside `price(…)`", at: span,
      hint: "leave out one of them; prices add gives a listed model another price")
  }

  static func unknownRouteName(_ what: String, _ name: String, known: [String], at span: Span) -> Diagnostic {
    let list = known.isEmpty ? "there is none" : "there are \(Words.list(known))"
    return Diagnostic(
      .unknownRouteName, "there is no \(what) `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known) ?? list)
  }

  /// - Parameter place: the members it stands at; empty without any.
  static func routeNumber(_ key: String, value: String, of place: String, wanted: String, at span: Span) -> Diagnostic {
    let whose = place.isEmpty ? "" : " of \(place)"
    return Diagnostic(.routeNumber, "`\(key)`\(whose) is \(value), and wants \(wanted)", at: span)
  }

  static func unlistedModel(_ name: String, known: [String], at span: Span) -> Diagnostic {
    let hint =
      known.isEmpty
      ? "no price list was read; give the model price_in and price_out of its own"
      : Suggestions.question(for: name, among: known) ?? "prices list shows what is there"
    return Diagnostic(.unlistedModel, "no price list has `\(name)`", at: span, hint: hint)
  }

  static func deprecatedModel(
    _ name: String, in region: String, on date: DateLiteral, isBefore: Bool, successor: String?, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      .deprecatedModel,
      "`\(name)`\(region.isEmpty ? "" : ", its offer in \(region),") is no longer served after \(date.description), \(isBefore ? "before the timeline begins" : "within the timeline")",
      at: span,
      hint: successor.map { "its vendor offers \($0) in its place" }, severity: .warning)
  }

  static func listGap(_ name: String, _ gap: ListedModel.Gap, at span: Span) -> Diagnostic {
    switch gap {
    case .listedFrom(let date):
      Diagnostic(
        .listGap, "`\(name)` is listed from \(date.description) on; its price then is taken before, too", at: span,
        hint: "prices add gives it a price for the time before", severity: .warning)
    case .otherCurrency(let code, let date):
      Diagnostic(
        .listGap,
        "`\(name)` is priced in \(code) from \(date.description) on; its price before is taken after, too", at: span,
        hint: "prices add gives it a price in the currency it had", severity: .warning)
    }
  }

  static func promptShares(_ name: String, total: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeWords, "the prompts of \(name) come to \(total) of its requests, not 100%", at: span)
  }

  static func routeRequirement(_ text: String, hint: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeRequirement, "`\(text)` cannot be required", at: span, hint: hint)
  }

  static func unknownRouteFigure(_ name: String, at span: Span) -> Diagnostic {
    let known = ["quality", "cost", "spend", "latency", "share", "region"]
    return Diagnostic(
      .routeRequirement, "`\(name)` cannot be required", at: span,
      hint: Suggestions.question(for: name, among: known) ?? "there are \(Words.list(known))")
  }

  static func routeWords(_ key: String, wanted: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeWords, "`\(key)` wants \(wanted)", at: span)
  }

  static func todayShares(_ name: String, total: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeWords, "today's shares of \(name) come to \(total), not 100%", at: span)
  }

  static func routeNotInRegion(_ name: String, asked: [String], known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .routeNotInRegion, "`\(name)` is not listed in \(Words.list(asked, joinedBy: "or"))", at: span,
      hint: known.isEmpty ? nil : "it is listed in \(Words.list(known))")
  }

  static func routeFormula(_ name: String, because reason: String, at span: Span) -> Diagnostic {
    Diagnostic(.routeUnit, "`\(name)` cannot be computed: \(reason)", at: span)
  }
}
