/// A pilot's rows, column by column, as its design asks for them.
package struct PilotTable: Sendable {
  package enum Phase: Sendable, Hashable {
    case baseline
    case live
    case priorYear
  }

  /// Names in order of appearance, and each row's place among them.
  package struct Coded: Sendable {
    package private(set) var names: [String] = []
    package private(set) var codes: [Int] = []
    private var places: [String: Int] = [:]

    mutating func append(_ name: String) {
      if let place = places[name] {
        codes.append(place)
      } else {
        places[name] = names.count
        codes.append(names.count)
        names.append(name)
      }
    }
  }

  package internal(set) var arm: [PilotArm] = []
  package internal(set) var phase: [Phase] = []
  /// The day of the row's week; nil without a column of weeks.
  package internal(set) var day: [Day?] = []
  package internal(set) var unit = Coded()
  /// Whose rows hang together: teams where teams were assigned, else units, else every row by itself.
  package internal(set) var cluster = Coded()
  package internal(set) var team: Coded?
  package internal(set) var segments: [String: Coded] = [:]
  /// By column: measures, covariates and values from before.
  package internal(set) var numbers: [String: [Double]] = [:]
  package internal(set) var isYesOrNo: [String: Bool] = [:]

  /// Rows read, and why those that do not count were left out.
  package internal(set) var rows = 0
  package internal(set) var excluded = 0
  package internal(set) var outside = 0
  package internal(set) var leftOut: [PilotArm: Int] = [:]

  package var indices: Range<Int> { arm.indices }

  /// The rows of one phase.
  package func rows(in phase: Phase) -> [Int] { indices.filter { self.phase[$0] == phase } }
}
