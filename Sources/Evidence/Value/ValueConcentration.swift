package import DataFiles

/// How evenly savings fall on people (M. O. Lorenz, 1905; C. Gini, 1912).
package struct ValueConcentration: Sendable, Equatable {
  package let people: Int
  package let mean: Double
  package let median: Double
  package let total: Double
  /// What the tenth of the people with the most save, as a share of all; people counted in fractions.
  package let topDecile: Double
  package let topTwentieth: Double
  /// 0 where all save alike, towards 1 where one saves all; nil where savings are not all 0 or more.
  package let gini: Double?
  /// Share of all savings by share of the people, the least first, from (0, 0) to (1, 1).
  package let lorenz: [(people: Double, savings: Double)]

  /// - Parameter savings: of each person, finite; nil without a person or where the total is not above 0.
  package init?(_ savings: [Double]) {
    let sorted = savings.filter(\.isFinite).sorted()
    let total = sorted.reduce(0, +)
    guard !sorted.isEmpty, total > 0 else { return nil }
    let count = Double(sorted.count)
    people = sorted.count
    self.total = total
    mean = total / count
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    topDecile = Self.top(0.10, sorted) / total
    topTwentieth = Self.top(0.05, sorted) / total
    if (sorted.first ?? 0) >= 0 {
      let ranked = sorted.enumerated().reduce(0.0) { $0 + Double($1.offset + 1) * $1.element }
      gini = 2 * ranked / (count * total) - (count + 1) / count
    } else {
      gini = nil
    }
    var sum = 0.0
    var points = [(0.0, 0.0)]
    for (index, saving) in sorted.enumerated() {
      sum += saving
      points.append((Double(index + 1) / count, index + 1 == sorted.count ? 1 : sum / total))
    }
    lorenz = points
  }

  private static func top(_ share: Double, _ sorted: [Double]) -> Double {
    var left = share * Double(sorted.count)
    var sum = 0.0
    for value in sorted.reversed() {
      if left <= 0 { break }
      sum += value * min(left, 1)
      left -= 1
    }
    return sum
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.people == b.people && a.total == b.total && a.median == b.median && a.topDecile == b.topDecile
  }
}

extension ValueConcentration {
  package enum Fault: Error, Sendable, Equatable {
    case unreadable(PlainTable.Fault)
    case noColumn(header: [String])
    case notANumber(line: Int, text: String)
    /// Nobody in it, or nothing saved in all.
    case nothingSaved
  }

  /// A row for each person, or for each person and week, which are added up: a column `saved`, `hours` or `value`, and
  /// where there is one `user`, `person`, `agent` or `id`.
  package static func read(_ source: any ByteSource) throws(Fault) -> ValueConcentration {
    let table: PlainTable
    do throws(PlainTable.Fault) { table = try PlainTable.read(source) } catch { throw .unreadable(error) }
    guard let saved = table.column(["saved", "hours_saved", "hours", "value", "savings"]) else {
      throw .noColumn(header: table.header)
    }
    let person = table.column(["user", "user_id", "person", "agent", "agent_id", "employee", "id"])
    var sums: [String: Double] = [:]
    for row in table.rows {
      let text = row.fields[saved]
      guard let value = Double(text), value.isFinite else { throw .notANumber(line: row.line, text: text) }
      sums[person.map { row.fields[$0] } ?? "\(row.line)", default: 0] += value
    }
    guard let found = ValueConcentration(sums.sorted { $0.key < $1.key }.map(\.value)) else { throw .nothingSaved }
    return found
  }
}

/// Whether groups are selected alike: the lowest rate over the highest, four fifths being the usual limit (US Uniform
/// Guidelines on Employee Selection Procedures, 1978).
package struct SelectionRates: Sendable, Equatable {
  package struct Group: Sendable, Equatable {
    package let name: String
    package let selected: Double
    package let size: Double
    package var rate: Double { selected / size }
  }

  package static let limit = 0.8
  package let groups: [Group]
  package let lowest: Group
  package let highest: Group
  /// The chance that these two are alike, by the difference of shares.
  package let chance: Double

  /// - Parameter groups: nil with fewer than two that have members, or where nobody is selected.
  package init?(_ groups: [(name: String, selected: Double, size: Double)]) {
    let kept = groups.filter { $0.size > 0 && $0.selected >= 0 && $0.selected <= $0.size }
      .map { Group(name: $0.name, selected: $0.selected, size: $0.size) }
    guard kept.count > 1, let low = kept.min(by: { $0.rate < $1.rate }), let high = kept.max(by: { $0.rate < $1.rate }),
      high.rate > 0
    else { return nil }
    self.groups = kept
    lowest = low
    highest = high
    chance =
      ShareDifference(
        control: ShareSummary(high.selected, of: high.size), treated: ShareSummary(low.selected, of: low.size)
      ).agrestiCaffo(against: 0, .twoSided).p
  }

  package var ratio: Double { lowest.rate / highest.rate }
}
