package import Quantities

/// A value of a field, as its shape reads it.
package indirect enum FieldValue: Sendable, Hashable {
  /// Of `text`, `phrase` and `choice`.
  case text(String)
  /// Of `name` and `newName`.
  case name(String)
  case flag(Bool)
  case date(DateLiteral)
  case period(DateLiteral, DateLiteral)
  case number(Measured)
  /// As written, and what the model says of it; nil where the model does not say.
  case condition(String, Bool?)
  case target(Target)
  case list([FieldValue])
  case clause(Clause)

  /// Of a period or a single date: its first day to its last.
  package var days: ClosedRange<Day>? {
    switch self {
    case .date(let date): return Day(firstOf: date)...Day(lastOf: date)
    case .period(let from, let to):
      let first = Day(firstOf: from)
      let last = Day(lastOf: to)
      return first <= last ? first...last : nil
    case .text, .name, .flag, .number, .condition, .target, .list, .clause: return nil
    }
  }
}

/// A number with its unit.
package struct Measured: Sendable, Hashable {
  /// In base units: hours of effort, calendar months, shares as fractions.
  package let value: Double
  package let dimension: Dimension
  /// As a person wrote it, unit included.
  package let written: String

  package init(_ value: Double, _ dimension: Dimension = .none, written: String? = nil) {
    self.value = value
    self.dimension = dimension
    self.written = written ?? "\(value)"
  }
}

/// The parts of a value that has several, by label; a part left out is absent.
package struct Clause: Sendable, Hashable {
  package let parts: [String: FieldValue]
  package init(_ parts: [String: FieldValue]) { self.parts = parts }

  package func text(_ label: String) -> String? {
    switch parts[label] {
    case .text(let text): text
    case .name(let name): name
    case .flag, .date, .period, .number, .condition, .target, .list, .clause, nil: nil
    }
  }

  package func number(_ label: String) -> Double? {
    if case .number(let number)? = parts[label] { number.value } else { nil }
  }

  package func day(_ label: String) -> Day? {
    if case .date(let date)? = parts[label] { Day(firstOf: date) } else { nil }
  }

  package func days(_ label: String) -> ClosedRange<Day>? { parts[label]?.days }
}
