package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// Dated amounts, each counted once.
package struct Amounts: Function {
  package let name = "amounts"
  package var parameters: [Parameter] { [Parameter("amount", .entries(.dates))] }
  package let summary = """
    Dated amounts, each placed once in its period; one dated to a longer span is spread evenly over the part of it on \
    the timeline. EUR makes a flow, EUR/month.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      currency EUR
      answer = amounts([initial: 10 EUR, 2026-02: 20 EUR, 2026: 3 EUR])
      """, answer: "10, 1, 21, 1")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let entries = call.entries("amount")
    guard !entries.isEmpty else {
      throw .entriesOutOfOrder("amounts needs an entry", at: call.span(of: "amount"))
    }
    var dates: Set<DateLiteral?> = []
    for entry in entries {
      guard case .date(let date) = entry.key else { continue }
      try requireOnTimeline(date, at: entry.span, in: context)
      guard dates.insert(date).inserted else {
        throw .entriesOutOfOrder("\(date?.description ?? "initial") is given twice", at: entry.span)
      }
      try requireNoAxes(entry.value)
    }
    let values = entries.map(\.value)
    _ = try commonType(values, in: context)
    return try flowType(placing: values.first { !$0.isPlainZero } ?? values[0])
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    var amounts = program.constant(0)
    for entry in call.entries("amount") {
      guard case .date(let date) = entry.key else { continue }
      let shares = program.row(Self.shares(of: date, on: program.timeline))
      amounts = program.add(amounts, program.multiply(entry.value.node, shares))
    }
    return [program.flow(ofAmounts: amounts)]
  }

  /// The part of a dated amount that each column holds; nil is `initial`.
  static func shares(of date: DateLiteral?, on timeline: Timeline) -> [Double] {
    guard let date else { return [1] + Array(repeating: 0, count: timeline.count) }
    let start = timeline.offset(of: date)
    let overlaps = (1...timeline.count).map { timeline.overlap($0, start, start + date.end - date.start) }
    let all = overlaps.reduce(0, +)
    return [0] + overlaps.map { all > 0 ? $0 / all : 0 }
  }
}

extension Amounts {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    let timeline = sheet.timeline
    let entries = call.entries("amount").compactMap { entry -> (value: SheetValue, shares: [Double], date: String)? in
      guard case .date(let date) = entry.key else { return nil }
      return (entry.value.node, Self.shares(of: date, on: timeline), date?.description ?? "initial")
    }
    // Plain figures become one row that a person can change by period.
    let known = entries.compactMap { entry in sheet.known(entry.value).map { (base: $0, shares: entry.shares) } }
    if known.count == entries.count, let unit = call.entries("amount").first?.value.type.unit {
      let amounts = (0...timeline.count).map { column in known.reduce(0) { $0 + $1.base * $1.shares[column] } }
      return [sheet.flow(ofAmounts: sheet.figures(amounts, unit, "amounts"))]
    }
    var amounts: SheetValue = 0
    for entry in entries {
      let share = sheet.row("Share of an amount dated \(entry.date)", entry.shares)
      amounts = sheet.shortened(amounts + entry.value * share, limit: 60)
    }
    return [sheet.flow(ofAmounts: amounts)]
  }
}
