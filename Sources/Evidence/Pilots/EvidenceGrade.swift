/// How the groups of a comparison came about, and how far its standard error understates what is not known.
///
/// The factors are a judgement and no measurement: a chance assignment leaves only chance, others leave differences
/// between the groups that no sample size takes away. A pilot may state its own (`spread:`).
package enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
  case randomised
  /// Groups got it one after another.
  case staggered
  /// A group picked to be like the other.
  case matched
  case beforeAndAfter = "before and after"
  /// What people say of themselves.
  case survey

  package var letter: String {
    switch self {
    case .randomised: "A"
    case .staggered: "B"
    case .matched: "C"
    case .beforeAndAfter: "D"
    case .survey: "E"
    }
  }

  /// What the standard error is multiplied by.
  package var inflation: Double {
    switch self {
    case .randomised: 1
    case .staggered: 1.25
    case .matched: 1.5
    case .beforeAndAfter: 2
    case .survey: 3
    }
  }

  /// Whether it may say that one thing brings about another: never what people say of themselves.
  package var isCausal: Bool { self != .survey }

  /// In a sentence: "groups drawn by lot".
  package var words: String {
    switch self {
    case .randomised: "groups drawn by lot"
    case .staggered: "groups that got it one after another"
    case .matched: "a matched group"
    case .beforeAndAfter: "before and after, without a group beside it"
    case .survey: "what people say of themselves"
    }
  }
}
