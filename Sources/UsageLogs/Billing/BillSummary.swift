package import Quantities

/// What a bill by the FOCUS specification came to.
package struct BillSummary: Sendable {
  package struct Part: Sendable, Equatable {
    /// A name of the language.
    package let name: String
    /// As the bill writes it.
    package let label: String
    package let rows: Int
    package let billed: Money
    package let effective: Money
  }

  package struct BilledMonth: Sendable, Equatable {
    package let month: Month
    package let rows: Int
    package let billed: Money
    package let effective: Money
  }

  package let rows: Int
  package let refused: RefusedRows
  /// nil where the bill names none.
  package let currency: String?
  /// The sum of BilledCost, to the last digit.
  package let billed: Money
  /// The sum of EffectiveCost; nil where the bill has no such column.
  package let effective: Money?
  /// The first and last day billed for; nil where the bill tells no periods.
  package let days: Range<Int>?
  /// By the period billed.
  package let months: [BilledMonth]
  /// The largest first; none where the bill was not told apart.
  package let classes: [Part]
  package let classColumn: String?
  /// Dates such as 4/1/25 were among them.
  package let hasMonthFirstDates: Bool

  /// Calendar months billed for.
  package var monthCount: Double? {
    guard let days else { return nil }
    func place(_ day: Int) -> Double {
      let (month, number) = CivilDay.date(day)
      return DateLiteral.day(month, number).start
    }
    let count = place(days.upperBound) - place(days.lowerBound)
    return count > 0 ? count : nil
  }

  package func perMonth(_ billed: Money) -> Double? { monthCount.map { billed.number / $0 } }

  /// Whether classes and months add up to the whole, to the last digit.
  package var reconciles: Bool {
    (classes.isEmpty || classes.reduce(Money.zero) { $0 + $1.billed } == billed)
      && (months.isEmpty || months.reduce(Money.zero) { $0 + $1.billed } == billed)
  }
}
