package import Checking
package import Evidence

/// Everything there is to say of a programme's evidence on a day: what the rules found, the pilots, the gates, the
/// questions and the scorecard.
package struct Assessment: Sendable {
  package let model: CheckedModel
  /// `base` or a scenario's name.
  package let scenario: String
  package let dossier: Dossier
  /// The gravest first.
  package let findings: [RuleFinding]
  package let gates: [GateVerdict]
  package let scorecard: Scorecard
  package let diagnosis: ProgrammeDiagnosis
  package let goLive: GoLivePlan
  /// What measuring further would be worth, by input that rests on a pilot.
  package let studies: [NextStudy]

  package init(_ dossier: Dossier, of model: CheckedModel, scenario: String, studies: [NextStudy] = []) {
    self.studies = studies
    self.model = model
    self.scenario = scenario
    self.dossier = dossier
    findings = RuleBook.findings(in: dossier)
    gates = dossier.gates.map { GateVerdict($0, dossier) }
    scorecard = Scorecard(dossier)
    diagnosis = ProgrammeDiagnosis(dossier)
    goLive = GoLivePlan(dossier)
  }

  /// Pilots in the order stated, as far as their data could be read.
  package var pilots: [PilotReading] { model.evidence.compactMap { model.pilots[$0.name] } }

  /// Inputs that rest on a pilot.
  package var uses: [(input: String, from: PilotProvenance)] { model.pilotInputs }

  package func count(_ severity: RuleFinding.Severity) -> Int { findings.count { $0.severity == severity } }

  /// The theme of a finding, by its rule.
  package static func theme(of finding: RuleFinding) -> Rule.Theme? { themes[finding.rule] }

  private static let themes = Dictionary(
    RuleBook.all.flatMap { rule in rule.ids.map { ($0, rule.theme) } }, uniquingKeysWith: { first, _ in first })
}

extension CheckedModel {
  /// Inputs whose distribution comes from a pilot, in order of declaration.
  package var pilotInputs: [(input: String, from: PilotProvenance)] {
    quantities.compactMap { quantity in
      guard case .input(let detail) = quantity.role else { return nil }
      return detail.pilot.map { (quantity.name, $0) }
    }
  }
}

extension Rule.Theme {
  /// Who asks about it first.
  package enum Reader: String, Sendable, CaseIterable {
    case finance = "Finance"
    case technology = "Technology"
  }

  package var reader: Reader {
    switch self {
    case .priorities, .cascade, .measures, .pilots, .money, .portfolio: .finance
    case .errors, .usage, .governance, .gates, .obligations: .technology
    }
  }
}
