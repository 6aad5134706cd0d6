/// What a column of a log tells of a request.
package enum ColumnRole: String, Sendable, CaseIterable {
  case time, tokensIn = "in", tokensOut = "out", cached, cacheWrites = "writes", reasoning

  package var title: String {
    switch self {
    case .time: "time"
    case .tokensIn: "input tokens"
    case .tokensOut: "output tokens"
    case .cached: "cached tokens"
    case .cacheWrites: "cache writes"
    case .reasoning: "reasoning tokens"
    }
  }

  /// Without it no usage can be told.
  package var isRequired: Bool {
    switch self {
    case .tokensIn, .tokensOut: true
    case .time, .cached, .cacheWrites, .reasoning: false
    }
  }

  /// Names that gateways, SDKs and published traces give it, in letters and digits alone, the most telling first.
  private var knownNames: [String] {
    switch self {
    case .time:
      [
        "timestamp", "starttime", "startedat", "requesttime", "requestedat", "createdat", "created", "datetime",
        "eventtime", "loggedat", "time", "date", "day", "ts", "at",
      ]
    case .tokensIn:
      [
        "prompttokens", "inputtokens", "contexttokens", "tokensin", "prompttokencount", "inputtokencount",
        "requesttokens", "numprompttokens", "numinputtokens", "ninputtokens", "inputlength", "usageprompttokens",
        "usageinputtokens", "responseusageprompttokens", "responseusageinputtokens",
      ]
    case .tokensOut:
      [
        "completiontokens", "outputtokens", "generatedtokens", "tokensout", "completiontokencount",
        "candidatestokencount", "outputtokencount", "responsetokens", "numcompletiontokens", "numoutputtokens",
        "noutputtokens", "numgeneratedtokens", "outputlength", "usagecompletiontokens", "usageoutputtokens",
        "responseusagecompletiontokens", "responseusageoutputtokens",
      ]
    case .cached:
      [
        "cachedtokens", "cachereadinputtokens", "cachereadtokens", "cachedinputtokens", "tokenscached",
        "cachedcontenttokencount", "cachehittokens", "prompttokensdetailscachedtokens",
        "inputtokensdetailscachedtokens",
        "usagecachedtokens", "usagecachereadinputtokens", "usageprompttokensdetailscachedtokens",
        "usageinputtokensdetailscachedtokens", "responseusageprompttokensdetailscachedtokens",
        "responseusagecachereadinputtokens",
      ]
    case .cacheWrites:
      [
        "cachecreationinputtokens", "cachewritetokens", "cachewriteinputtokens", "cachecreationtokens",
        "usagecachecreationinputtokens", "responseusagecachecreationinputtokens",
      ]
    case .reasoning:
      [
        "reasoningtokens", "thinkingtokens", "thoughtstokencount", "completiontokensdetailsreasoningtokens",
        "outputtokensdetailsreasoningtokens", "usagecompletiontokensdetailsreasoningtokens",
        "usageoutputtokensdetailsreasoningtokens", "responseusagecompletiontokensdetailsreasoningtokens",
      ]
    }
  }

  /// Which of the columns has this role, by its name; the named one where there is one.
  func column(among columns: [String]) -> Int? {
    let plain = columns.map(Self.plain)
    for name in knownNames {
      if let index = plain.firstIndex(of: name) { return index }
    }
    return nil
  }

  /// Every name a column may be known by: what is looked for in records without a header.
  static let knownPlainNames: Set<String> = Set(allCases.flatMap(\.knownNames))

  /// Letters and digits in lower case: `Prompt Tokens` and `prompt_tokens` are one.
  static func plain(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { $0.isDigit || ($0 >= 97 && $0 <= 122) }, as: UTF8.self)
  }

  /// Vendors whose input count leaves cached tokens out name them so.
  static func leavesCachedOut(_ cachedColumn: String) -> Bool { plain(cachedColumn).contains("cacheread") }
}
