/// The five questions that tell a programme of value from one of adoption.
package enum ProgrammeQuestion: String, Sendable, Hashable, CaseIterable {
  case outcomeNamed = "outcome named"
  case baselineTaken = "baseline taken"
  case usersProficient = "users proficient"
  case workStopped = "work stopped"
  case seenInTheAccounts = "seen in the accounts"

  package var words: String {
    switch self {
    case .outcomeNamed: "Does every initiative name the business outcome it is to move?"
    case .baselineTaken: "Was the outcome measured before the start?"
    case .usersProficient: "Is proficient use measured, and not only access or activity?"
    case .workStopped: "Has work stopped or moved because of it, so that saved hours are put to use?"
    case .seenInTheAccounts: "Can finance see the gain in a budget, the headcount or the margin?"
    }
  }
}

package struct ProgrammeAnswers: Stated {
  package static let keyword = "diagnostic"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package func answer(_ question: ProgrammeQuestion) -> Bool? { record.flag(question.rawValue) }
}
