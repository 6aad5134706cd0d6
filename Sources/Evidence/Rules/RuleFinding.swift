/// What a rule found, where, and what to do about it.
package struct RuleFinding: Sendable, Hashable {
  package enum Severity: Int, Sendable, Hashable, Comparable {
    /// What is in order.
    case good
    /// Worth a look.
    case warning
    /// Something that must be stated before the rule can be judged.
    case missing
    /// Must be put right.
    case red

    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// 1 to 145.
  package let rule: Int
  package let severity: Severity
  package let subject: Subject
  /// One sentence, without a full stop.
  package let text: String
  /// What to do; empty where nothing is to be done.
  package let remedy: String
  /// Money at stake, in the reporting currency.
  package let amount: Double?

  package init(
    _ rule: Int, _ severity: Severity, _ subject: Subject, _ text: String, do remedy: String = "",
    amount: Double? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.subject = subject
    self.text = text
    self.remedy = remedy
    self.amount = amount
  }
}

/// Where a finding points: a block, one of its keys, a line of the model, or the programme as a whole.
package struct Subject: Sendable, Hashable {
  /// Nil for the programme; `line` and `input` besides the blocks' keywords.
  package let keyword: String?
  package let name: String?
  package let title: String
  package let key: String?

  package init(keyword: String? = nil, name: String? = nil, title: String = "Programme", key: String? = nil) {
    self.keyword = keyword
    self.name = name
    self.title = title
    self.key = key
  }

  package static let programme = Subject()
  package static func line(_ line: LineFact) -> Subject { Subject(keyword: "line", name: line.name, title: line.label) }
  package static func input(_ input: AssumptionFact) -> Subject {
    Subject(keyword: "input", name: input.name, title: input.label)
  }
}
