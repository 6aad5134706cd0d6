/// A block as stated: its kind, its name and its values by key, each already read by the field's shape.
package struct BlockRecord: Sendable, Hashable {
  package let keyword: String
  package let name: String
  package let label: String?
  /// In the order written; a key that repeats has several.
  package let values: [String: [FieldValue]]

  package init(_ keyword: String, _ name: String, _ label: String? = nil, _ values: [String: [FieldValue]] = [:]) {
    self.keyword = keyword
    self.name = name
    self.label = label
    self.values = values
  }

  /// The label where it has one.
  package var title: String { label ?? name }

  package func first(_ key: String) -> FieldValue? { values[key]?.first }

  /// Words in quotation marks, a phrase or a choice.
  package func text(_ key: String) -> String? {
    if case .text(let text)? = first(key), !text.isEmpty { text } else { nil }
  }

  package func flag(_ key: String) -> Bool? { if case .flag(let flag)? = first(key) { flag } else { nil } }

  package func name(_ key: String) -> String? { if case .name(let name)? = first(key) { name } else { nil } }

  package func number(_ key: String) -> Measured? {
    if case .number(let number)? = first(key) { number } else { nil }
  }

  /// The first day of the date.
  package func day(_ key: String) -> Day? { if case .date(let date)? = first(key) { Day(firstOf: date) } else { nil } }

  /// The last day of the date: when something falls due.
  package func lastDay(_ key: String) -> Day? {
    if case .date(let date)? = first(key) { Day(lastOf: date) } else { nil }
  }

  package func days(_ key: String) -> ClosedRange<Day>? { first(key)?.days }

  package func target(_ key: String) -> Target? {
    if case .target(let target)? = first(key) { target } else { nil }
  }

  package func targets(_ key: String) -> [Target] {
    (values[key] ?? []).compactMap { if case .target(let target) = $0 { target } else { nil } }
  }

  /// A calendar time in days.
  package func daysLong(_ key: String) -> Double? { number(key).map { $0.value * Day.perMonth } }

  /// Every value of the key, lists taken apart.
  package func all(_ key: String) -> [FieldValue] {
    (values[key] ?? []).flatMap { if case .list(let items) = $0 { items } else { [$0] } }
  }

  package func texts(_ key: String) -> [String] {
    all(key).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  package func names(_ key: String) -> [String] {
    all(key).compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  package func clauses(_ key: String) -> [Clause] {
    all(key).compactMap { if case .clause(let clause) = $0 { clause } else { nil } }
  }

  package func clause(_ key: String) -> Clause? { clauses(key).first }
}
