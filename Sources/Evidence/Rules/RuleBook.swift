/// Every rule that looks at a dossier.
package enum RuleBook {
  package static let all: [Rule] =
    ([
      priorities, cascade, measures, scorecard, value, governance, gates, portfolio, pilotDesign, pilotReadings,
      errorBudgets, flows, series,
    ] as [[Rule]]).flatMap { $0 }

  /// All findings, the gravest first; within a severity by rule, then in the order stated.
  package static func findings(in dossier: Dossier, rules: [Rule] = all) -> [RuleFinding] {
    let found = rules.flatMap { $0.check(dossier) }
    return found.enumerated().sorted {
      ($1.element.severity, $0.element.rule, $0.offset) < ($0.element.severity, $1.element.rule, $1.offset)
    }.map(\.element)
  }
}
