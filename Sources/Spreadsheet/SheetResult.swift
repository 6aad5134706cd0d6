/// What a cell comes to.
package enum SheetResult: Sendable, Hashable {
  case number(Double)
  case text(String)
  case error(SheetError)

  init(_ number: Double) { self = number.isFinite ? .number(number) : .error(.number) }

  package var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// Why a cell has no value, as a spreadsheet program says it.
package enum SheetError: String, Sendable, Hashable, Error {
  case division = "#DIV/0!"
  case value = "#VALUE!"
  case number = "#NUM!"
  case notAvailable = "#N/A"
  case reference = "#REF!"
}
