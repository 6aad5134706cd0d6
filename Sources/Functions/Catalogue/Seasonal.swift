package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// A factor per calendar month, scaled so that the twelve have the mean 1; a longer period takes the mean of its months.
package struct Seasonal: Function {
  package let name = "seasonal"
  package var parameters: [Parameter] { [Parameter("factor", .entries(.monthNames))] }
  package let summary = """
    A factor per calendar month, scaled so that the mean of the twelve is 1. Longer periods take the mean of their \
    months.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 3 months
      answer = seasonal([Jan: 1, Feb: 3, Mar: 2, Apr: 2, May: 2, Jun: 2, Jul: 2, Aug: 2, Sep: 2, Oct: 2, Nov: 2, Dec: 2])
      """, answer: "0.5, 0.5, 1.5, 1")

  private static let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    var missing = Set(1...12)
    for entry in call.entries("factor") {
      try requirePureNumber(entry.value)
      guard case .calendarMonth(let month) = entry.key else { continue }
      guard missing.remove(month) != nil else {
        throw .missingMonths("\(Self.names[month - 1]) is given twice", at: entry.span)
      }
    }
    if !missing.isEmpty {
      let names = missing.sorted().map { Self.names[$0 - 1] }.joined(separator: ", ")
      throw .missingMonths("a seasonal pattern without \(names)", at: call.span)
    }
    return ValueType(unit: .one, isSeries: true)
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    let timeline = program.timeline
    let length = timeline.monthsPerPeriod
    var weighted = program.constant(0)
    var sum = program.constant(0)
    for entry in call.entries("factor") {
      guard case .calendarMonth(let month) = entry.key else { continue }
      let share = timeline.row { p in
        let first = timeline.month(ofPeriod: p)
        return Double((0..<length).count { (first + $0).month == month }) / Double(length)
      }
      weighted = program.add(weighted, program.multiply(entry.value.node, program.row(share)))
      sum = program.add(sum, entry.value.node)
    }
    let mean = program.divide(sum, program.constant(12))
    return [program.shape(program.divide(weighted, mean), of: result)]
  }
}

extension Seasonal {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    var byMonth: [SheetValue] = Array(repeating: .undefined, count: 12)
    for entry in call.entries("factor") {
      if case .calendarMonth(let month) = entry.key { byMonth[month - 1] = entry.value.node }
    }
    if byMonth.contains(where: \.isRow) {
      // A pattern that itself varies is weighed month by month.
      let month = sheet.row(.calendarMonth)
      let here = byMonth.enumerated().reduce(SheetValue(0)) { sum, factor in
        let share = shares(ofMonth: factor.offset + 1, in: &sheet, month)
        return sum + factor.element * share
      }
      let twelve = sheet.monthsPerYear
      return [sheet.shape(here / (byMonth.dropFirst().reduce(byMonth[0], +) / twelve), of: result)]
    }
    let list = sheet.list(byMonth, "factor of a month")
    let month = sheet.row(.calendarMonth)
    let twelve = sheet.monthsPerYear
    var sum: SheetValue = 0
    for later in 0..<sheet.timeline.monthsPerPeriod {
      let place: SheetValue =
        later == 0 ? month : .call(.remainder, month - 1 + .position(later), twelve) + 1
      sum = sum + place.map { .call(.index, [list, $0, 1]) }
    }
    let mean = SheetValue(.call(.average, [list]))
    return [sheet.shape(sum / sheet.periodLength / mean, of: result)]
  }

  /// The part of each period that a calendar month is.
  private func shares(ofMonth wanted: Int, in sheet: inout SheetBuilder, _ month: SheetValue) -> SheetValue {
    let timeline = sheet.timeline
    let length = timeline.monthsPerPeriod
    return sheet.row(
      "Share of \(Self.names[wanted - 1])",
      timeline.row { p in
        let first = timeline.month(ofPeriod: p)
        return Double((0..<length).count { (first + $0).month == wanted }) / Double(length)
      })
  }
}
