import Reports
import UsageLogs

extension ImportedUsage {
  /// The log as numbers, for exports.
  var figures: LogFigures {
    switch log {
    case .requests(let summary):
      LogFigures(
        name: name, source: source, rows: summary.rows, refused: summary.refused.count,
        first: summary.coverage.map { CivilDay.text($0.first.day) },
        last: summary.coverage.map { CivilDay.text($0.last.day) },
        contents: .requests(total: Self.usage(summary.total), classes: summary.classes.map(Self.usage)))
    case .bill(let bill):
      LogFigures(
        name: name, source: source, rows: bill.rows, refused: bill.refused.count,
        first: bill.days.map { CivilDay.text($0.lowerBound) }, last: bill.days.map { CivilDay.text($0.upperBound - 1) },
        contents: .bill(
          currency: bill.currency,
          total: LogFigures.Bill(
            name: "all", billed: bill.billed.text, effective: bill.effective?.text),
          parts: bill.classes.map {
            LogFigures.Bill(
              name: $0.name, billed: $0.billed.text,
              effective: bill.effective == nil ? nil : $0.effective.text)
          }))
    }
  }

  private static func usage(_ usage: ClassUsage) -> LogFigures.Usage {
    let shares = [0.5, 0.95, 0.99]
    return LogFigures.Usage(
      name: usage.name, requests: usage.requests, tokensIn: usage.inputTokens, tokensOut: usage.outputTokens,
      cached: usage.cachedTokens, growth: usage.growth, percentilesIn: shares.map(usage.tokensIn.quantile),
      percentilesOut: shares.map(usage.tokensOut.quantile),
      lengths: usage.bands.map {
        LogFigures.Length(
          above: max($0.above, 0), requests: $0.requests, tokensIn: $0.tokensIn, tokensOut: $0.tokensOut)
      })
  }
}
