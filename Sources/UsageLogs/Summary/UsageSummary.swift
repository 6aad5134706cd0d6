/// What a log of requests came to: the answer of an import, and what prices and routes are worked out from.
package struct UsageSummary: Sendable {
  /// Rows that count.
  package let rows: Int
  package let refused: RefusedRows
  /// nil where the log tells no time.
  package let coverage: Coverage?
  /// All classes taken together.
  package let total: ClassUsage
  /// In the order of the rules, else the most frequent first; none where the log was not told apart.
  package let classes: [ClassUsage]
  /// What tells the classes apart: a column's name, or nil for rules.
  package let classColumn: String?
  /// The columns that were read, by role.
  package let columns: [ColumnRole: String]
  /// Whether the log's own input count held the cached tokens; nil where none are told.
  package let countedCached: Bool?

  package var growth: Double? { Growth.monthly(total.months) }

  package func requestsPerMonth(_ usage: ClassUsage) -> Double? {
    coverage.map { Double(usage.requests) / $0.months }
  }
}

/// The requests of one task class.
package struct ClassUsage: Sendable, Equatable {
  /// A name of the language.
  package let name: String
  /// As the log writes it.
  package let label: String
  /// By length of prompt; those without requests are left out.
  package let bands: [PromptBand]
  /// Prompts, the cached tokens among them.
  package let tokensIn: TokenHistogram
  package let tokensOut: TokenHistogram
  package let months: [MonthUsage]

  package var requests: Int { tokensIn.requests }
  package var inputTokens: Int { bands.reduce(0) { $0 + $1.tokensIn } }
  package var outputTokens: Int { bands.reduce(0) { $0 + $1.tokensOut } }
  package var cachedTokens: Int { bands.reduce(0) { $0 + $1.cached } }
  package var cacheWriteTokens: Int { bands.reduce(0) { $0 + $1.cacheWrites } }
  package var reasoningTokens: Int { bands.reduce(0) { $0 + $1.reasoning } }

  /// Tokens of a request on average; 0 without requests.
  package var meanIn: Double { mean(inputTokens) }
  package var meanOut: Double { mean(outputTokens) }
  private func mean(_ sum: Int) -> Double { requests > 0 ? Double(sum) / Double(requests) : 0 }

  /// Cached tokens as a share of the input tokens.
  package var cachedShare: Double { inputTokens > 0 ? Double(cachedTokens) / Double(inputTokens) : 0 }

  package var growth: Double? { Growth.monthly(months) }

  /// Several classes taken together.
  static func merging(_ parts: [ClassUsage]) -> ClassUsage {
    var bands: [Int: PromptBand] = [:]
    for part in parts { for band in part.bands { bands[band.above, default: PromptBand(above: band.above)].add(band) } }
    var months: [MonthUsage] = []
    for index in parts.first?.months.indices ?? 0..<0 {
      let all = parts.map { $0.months[index] }
      months.append(
        MonthUsage(
          month: all[0].month, days: all[0].days, requests: all.reduce(0) { $0 + $1.requests },
          tokensIn: all.reduce(0) { $0 + $1.tokensIn }, tokensOut: all.reduce(0) { $0 + $1.tokensOut }))
    }
    return ClassUsage(
      name: "all", label: "All", bands: bands.values.sorted { $0.above < $1.above },
      tokensIn: TokenHistogram(merging: parts.map(\.tokensIn)),
      tokensOut: TokenHistogram(merging: parts.map(\.tokensOut)), months: months)
  }
}
