import Reports

/// An imported log under the key `logs`: counts as they were counted, money of bills as text, exact.
enum JSONLog {
  static func values(of logs: [LogFigures]) -> JSON { logs.isEmpty ? .null : .array(logs.map(value)) }

  private static func value(_ log: LogFigures) -> JSON {
    var members: [JSON.Member] = [
      .init("name", .string(log.name)), .init("source", .string(log.source)), .init("rows", .number(Double(log.rows))),
      .init("refused", .number(Double(log.refused))), .init("from", .optional(log.first)),
      .init("to", .optional(log.last)),
    ]
    switch log.contents {
    case .requests(let total, let classes):
      members += [.init("total", usage(total)), .init("classes", .array(classes.map(usage)))]
    case .bill(let currency, let total, let parts):
      members += [
        .init("currency", .optional(currency)), .init("bill", bill(total)), .init("parts", .array(parts.map(bill))),
      ]
    }
    return .object(members)
  }

  private static func usage(_ usage: LogFigures.Usage) -> JSON {
    .object([
      "name": .string(usage.name), "requests": .number(Double(usage.requests)),
      "tokens_in": .number(Double(usage.tokensIn)), "tokens_out": .number(Double(usage.tokensOut)),
      "cached": .number(Double(usage.cached)), "growth": .optional(usage.growth),
      "percentiles_in": .numbers(usage.percentilesIn), "percentiles_out": .numbers(usage.percentilesOut),
      "lengths": .array(
        usage.lengths.map { length in
          .object([
            "above": .number(Double(length.above)), "requests": .number(Double(length.requests)),
            "tokens_in": .number(Double(length.tokensIn)), "tokens_out": .number(Double(length.tokensOut)),
          ])
        }),
    ])
  }

  private static func bill(_ bill: LogFigures.Bill) -> JSON {
    .object([
      "name": .string(bill.name), "billed": .string(bill.billed), "effective": .optional(bill.effective),
    ])
  }
}
