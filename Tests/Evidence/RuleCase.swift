import Testing

@testable import Evidence

/// A rule with a dossier that trips it and one that does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: Int
  let sentence: String
  let trips: Dossier
  let severity: RuleFinding.Severity
  /// Part of what is found.
  let finds: String
  let passes: Dossier

  /// - Parameter finds: a part of the sentence that the tripped rule says.
  init(
    _ rule: Int, _ sentence: String, trips: Dossier, _ severity: RuleFinding.Severity, _ finds: String, passes: Dossier
  ) {
    self.rule = rule
    self.sentence = sentence
    self.trips = trips
    self.severity = severity
    self.finds = finds
    self.passes = passes
  }

  var testDescription: String { "rule \(rule): \(sentence)" }
}

struct RuleTests {
  static let cases: [RuleCase] = [
    PriorityCases.all, MeasureCases.all, CascadeCases.all, GovernanceCases.all, ValueCases.all, PilotCases.all,
    FlowCases.all,
  ].flatMap { $0 }

  @Test(arguments: cases) func `a rule says what is wrong, and nothing where all is well`(_ rule: RuleCase) {
    let found = RuleBook.findings(rule.rule, in: rule.trips)
    #expect(
      found.contains { $0.severity == rule.severity && $0.text.contains(rule.finds) },
      "\(found.map { "\($0.severity): \($0.text)" })")
    for finding in found where finding.severity > .good { #expect(!finding.remedy.isEmpty, "\(finding.text)") }
    for finding in found { #expect(!finding.text.hasSuffix(".")) }
    let wrong = RuleBook.findings(rule.rule, in: rule.passes).filter { $0.severity > .good }
    #expect(wrong.isEmpty, "\(wrong.map(\.text))")
  }

  @Test func `every rule of the book has a case`() {
    let covered = Set(Self.cases.map(\.rule))
    for rule in RuleBook.all {
      for id in rule.ids { #expect(covered.contains(id), "rule \(id): \(rule.title)") }
    }
  }

  @Test func `no rule finds anything in an empty dossier`() {
    #expect(RuleBook.findings(in: Make.dossier([])).isEmpty)
  }
}
