package import DataFiles

/// Why a pilot's data cannot be read as its design says. Lines are counted from 1, the header's being the first.
package enum PilotFault: Error, Sendable, Equatable {
  /// Nothing in it, not even a header.
  case empty
  case unreadable(CSVReader.Fault)
  /// A column that the pilot names for the key is not in the header.
  case noColumn(String, key: String, header: [String])
  case columnTwice(String)
  /// A record with fewer or more fields than the header.
  case ragged(line: Int, fields: Int, header: Int)
  /// A value of the group's column that is neither the control's nor the treated's.
  case unknownGroup(line: Int, value: String, found: [String])
  /// No row of a group in the live weeks; `found` are the values that the column has.
  case emptyGroup(PilotArm, found: [String])
  case tooFewRows(PilotArm, rows: Int)
  case tooFewUnits(PilotArm, units: Int)
  /// `count` missing values, the first in that line; by group, for values that go missing in one alone.
  case missing(column: String, line: Int, count: Int, control: Int, treated: Int)
  case notANumber(column: String, line: Int, text: String)
  case unreadableWeek(line: Int, text: String)
  /// No row lies in the live weeks.
  case noLiveRows(rows: Int)
  /// A unit that was assigned to both groups.
  case unitInBoth(unit: String, line: Int)
  /// A guard in points looks at yes and no, or at shares: values from 0 to 1.
  case notAShare(column: String, line: Int, value: Double)
  /// A relative change needs means above 0.
  case noRatio(column: String)

  /// Fewest rows of a group that anything is computed from.
  package static let fewestRows = 10
  /// Fewest units, or clusters, of a group.
  package static let fewestUnits = 2
}

package enum PilotArm: String, Sendable, Hashable, CaseIterable { case control, treated }
