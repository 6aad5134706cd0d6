package struct Usage: Stated {
  package static let keyword = "usage"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var of: String? { record.name("of") }
  package var over: ClosedRange<Day>? { record.days("over") }
  /// A count, hours or share by its key.
  package func number(_ key: String) -> Double? { record.number(key)?.value }
  package var managers: Count? { record.count("managers", "shown", "asked") }
  package var tokens: Growth? { record.growth("tokens") }
  package var value: Growth? { record.growth("value") }

  /// One count over another; nil where either is not stated or the second is 0.
  package func ratio(_ part: String, of whole: String) -> Double? {
    guard let part = number(part), let whole = number(whole), whole > 0 else { return nil }
    return part / whole
  }
}

/// A value at the start and at the end of a time.
package struct Growth: Sendable, Hashable {
  package let before: Double
  package let after: Double
  package init(_ before: Double, _ after: Double) {
    self.before = before
    self.after = after
  }

  /// after / before − 1; nil from 0.
  package var share: Double? { before != 0 ? after / before - 1 : nil }
}

extension BlockRecord {
  package func growth(_ key: String) -> Growth? {
    clause(key).flatMap { clause in
      clause.number("before").flatMap { before in clause.number("after").map { Growth(before, $0) } }
    }
  }
}

package struct Fairness: Stated {
  package static let keyword = "fairness"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  /// Selected of all, by group.
  package var groups: [(name: String, count: Count)] {
    record.clauses("group").compactMap { clause in
      guard let name = clause.text("name"), let selected = clause.number("selected"), let size = clause.number("size")
      else { return nil }
      return (name, Count(selected, of: size))
    }
  }
  package var detected: Count? { record.count("detected", "found", "planted") }
}
