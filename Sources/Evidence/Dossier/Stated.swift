/// A block of one kind, with its fields by name.
package protocol Stated: Sendable {
  static var keyword: String { get }
  var record: BlockRecord { get }
  init(_ record: BlockRecord)
}

extension Stated {
  package var name: String { record.name }
  package var title: String { record.title }
  package var owner: String? { record.text("owner") }

  /// Where a finding about it points.
  package func subject(_ key: String? = nil) -> Subject {
    Subject(keyword: Self.keyword, name: name, title: title, key: key)
  }
}

/// Something with a source of its numbers and a rhythm in which they are brought up to date.
package protocol Measuring: Stated {}

extension Measuring {
  package var target: Target? { record.target("target") }
  package var baseline: Double? { record.number("baseline")?.value }
  package var measures: String? { record.name("measures") }
  package var classes: Set<MetricClass> { Set(record.texts("class").compactMap(MetricClass.init)) }
  package var counter: String? { record.name("counter") }
  package var backDoor: String? { record.name("back door") }
  package var source: String? { record.text("source") }
  package var refreshed: Day? { record.lastDay("refreshed") }
  package var refresh: String? { record.text("refresh") }
  package var setOn: Day? { record.day("set on") }
  package var level: Level? { record.text("level").flatMap(Level.init) }
  package var counts: String? { record.text("counts") }
  package var supports: [String] { record.names("supports") }
  package var signatures: [Signature] { record.signatures }
  package var changes: [Change] { record.changes }

  /// Whether a person types its numbers, by its own word or by the name of its source.
  package var isTypedByHand: Bool {
    if let recorded = record.text("recorded") { return recorded == "by hand" }
    let text = (source ?? "").lowercased()
    return ["spreadsheet", "excel", ".xls", "google sheet", "by hand", "manual", "survey", "estimate"]
      .contains { text.contains($0) }
  }
}

/// The three levels of a cascade.
package enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
  case executive
  case unit
  case team

  /// Executive 0, unit 1, team 2.
  package var depth: Int {
    switch self {
    case .executive: 0
    case .unit: 1
    case .team: 2
    }
  }

  package static func < (a: Level, b: Level) -> Bool { a.depth < b.depth }
}

/// Who agreed to something, and when.
package struct Signature: Sendable, Hashable {
  package let by: String
  package let on: Day?
}

/// A change of a definition.
package struct Change: Sendable, Hashable {
  package let on: Day
  package let what: String
}

extension BlockRecord {
  package var signatures: [Signature] {
    clauses("signed").compactMap { clause in clause.text("by").map { Signature(by: $0, on: clause.day("date")) } }
  }

  /// Oldest first.
  package var changes: [Change] {
    clauses("changed").compactMap { clause in
      clause.day("date").map { Change(on: $0, what: clause.text("what") ?? "") }
    }.sorted { $0.on < $1.on }
  }
}
