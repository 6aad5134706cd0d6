import Quantities

@testable import Evidence

/// Blocks and dossiers for tests, as short as they are written in a model.
enum Make {
  static let today = Day(2026, 3, 16)

  static func record(
    _ keyword: String, _ name: String, _ label: String? = nil, _ values: KeyValuePairs<String, FieldValue> = [:]
  ) -> BlockRecord {
    var byKey: [String: [FieldValue]] = [:]
    for (key, value) in values { byKey[key, default: []].append(value) }
    return BlockRecord(keyword, name, label, byKey)
  }

  static func dossier(_ records: [BlockRecord], today: Day = today, _ change: (inout Dossier) -> Void = { _ in })
    -> Dossier
  {
    var dossier = Dossier(today: today, records: records)
    change(&dossier)
    return dossier
  }
}

extension FieldValue {
  static func day(_ year: Int, _ month: Int, _ day: Int) -> FieldValue {
    .date(.day(Month(year: year, month: month), day))
  }
  static func share(_ value: Double) -> FieldValue { .number(Measured(value, written: "\(value * 100)%")) }
  static func amount(_ value: Double) -> FieldValue { .number(Measured(value)) }
  static func names(_ names: String...) -> FieldValue { .list(names.map { .name($0) }) }
  static func texts(_ texts: String...) -> FieldValue { .list(texts.map { .text($0) }) }
  static func parts(_ parts: [String: FieldValue]) -> FieldValue { .clause(Clause(parts)) }
  static func aim(_ aim: Target.Aim, by day: Day? = nil, unit: String = "") -> FieldValue {
    .target(Target(aim, by: day, unit: unit))
  }
  static func signature(_ who: String, _ year: Int, _ month: Int, _ day: Int) -> FieldValue {
    .parts(["by": .text(who), "date": .day(year, month, day)])
  }
}

extension RuleBook {
  /// What the rules that carry out `id` find.
  static func findings(_ id: Int, in dossier: Dossier) -> [RuleFinding] {
    all.filter { $0.ids.contains(id) }.flatMap { $0.check(dossier) }.filter { $0.rule == id }
  }
}
