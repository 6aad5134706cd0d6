import Checking
import Evidence
import Reports

/// An assessment under the key `evidence`. Shares and chances are fractions, money is in the reporting currency, other
/// numbers are in base units (hours of work, months), days are `2026-03-31`.
enum JSONEvidence {
  static func value(of assessment: Assessment?) -> JSON {
    guard let assessment else { return .null }
    let dossier = assessment.dossier
    return .object([
      "as_of": .string(dossier.today.description),
      "counts": .object([
        "red": count(.red, assessment), "missing": count(.missing, assessment),
        "warning": count(.warning, assessment), "good": count(.good, assessment),
      ]),
      "questions": .object([
        "answers": .array(assessment.diagnosis.answers.map(answer)),
        "no": .number(Double(assessment.diagnosis.noes)), "verdict": .string(assessment.diagnosis.verdict),
      ]),
      "scorecard": .array(assessment.scorecard.rows.map(row)),
      "findings": .array(assessment.findings.map(finding)),
      "cascade": .array(goals(dossier)),
      "measures": .array(dossier.kpis.map(measure)),
      "pilots": .array(assessment.pilots.map(pilot)),
      "inputs": .array(assessment.uses.map { input($0.input, $0.from) }),
      "studies": .array(assessment.studies.map(study)),
      "gates": .array(assessment.gates.map(gate)),
      "go_live": goLive(assessment),
    ])
  }

  private static func count(_ severity: RuleFinding.Severity, _ assessment: Assessment) -> JSON {
    .number(Double(assessment.count(severity)))
  }

  private static func name(_ severity: RuleFinding.Severity) -> String {
    switch severity {
    case .good: "good"
    case .warning: "warning"
    case .missing: "missing"
    case .red: "red"
    }
  }

  private static func truth(_ value: Bool?) -> JSON { value.map(JSON.bool) ?? .null }
  private static func finite(_ value: Double?) -> JSON {
    guard let value, value.isFinite else { return .null }
    return .number(value)
  }
  private static func day(_ day: Day?) -> JSON { .optional(day?.description) }

  // MARK: Questions, scorecard, findings

  private static func answer(_ answer: ProgrammeDiagnosis.Answer) -> JSON {
    .object([
      "question": .string(answer.question.words), "yes": truth(answer.yes), "stated": .bool(answer.isStated),
      "because": .string(answer.because),
    ])
  }

  private static func row(_ row: Scorecard.Row) -> JSON {
    .object([
      "row": .string(row.row.rawValue), "verdict": .string(row.verdict.rawValue),
      "measures": .array(row.measures.map(JSON.string)), "signals": .array(row.signals.map(JSON.string)),
      "good_signal": .string(row.goodSignal), "warning_signal": .string(row.warningSignal),
      "warning": .optional(row.warning),
    ])
  }

  private static func finding(_ finding: RuleFinding) -> JSON {
    .object([
      "rule": .number(Double(finding.rule)), "severity": .string(name(finding.severity)),
      "theme": .optional(Assessment.theme(of: finding)?.rawValue), "kind": .optional(finding.subject.keyword),
      "name": .optional(finding.subject.name), "key": .optional(finding.subject.key), "text": .string(finding.text),
      "remedy": .string(finding.remedy), "amount": .optional(finding.amount),
    ])
  }

  // MARK: Cascade

  private static func goals(_ dossier: Dossier) -> [JSON] {
    dossier.objectives.map { goal("objective", $0, reads: $0.outcome, dossier.money) }
      + dossier.keyResults.map { goal("key result", $0, reads: $0.measures, dossier.money) }
  }

  private static func goal(_ kind: String, _ item: any Measuring, reads: String?, _ money: MoneyFacts) -> JSON {
    let effects: [JSON] = money.effects.filter { $0.keyResult == item.name }.map(effect)
    let present: Double? = reads.flatMap { money.present[$0] }
    let supports: [JSON] = item.supports.map(JSON.string)
    return .object([
      "kind": .string(kind), "name": .string(item.name), "label": .optional(item.record.label),
      "level": .optional(item.level?.rawValue), "supports": .array(supports), "reads": .optional(reads),
      "present": .optional(present), "target": .optional(item.target?.written), "by": day(item.target?.by),
      "effects": .array(effects), "coverage": .optional(money.coverage[item.name]?.ratio),
    ])
  }

  private static func effect(_ effect: KeyResultEffect) -> JSON {
    .object([
      "objective": .string(effect.objective), "at_present": .number(effect.probabilityAtPresent),
      "at_target": .number(effect.probabilityAtTarget), "expected_change": .number(effect.expectedChange),
    ])
  }

  private static func measure(_ kpi: KPI) -> JSON {
    .object([
      "name": .string(kpi.name), "label": .optional(kpi.record.label),
      "classes": .array(MetricClass.allCases.filter(kpi.classes.contains).map { .string($0.rawValue) }),
      "reads": .optional(kpi.measures), "baseline": .optional(kpi.baseline), "counter": .optional(kpi.counter),
      "owner": .optional(kpi.owner), "refreshed": day(kpi.refreshed),
    ])
  }

  // MARK: Pilots

  private static func pilot(_ reading: PilotReading) -> JSON {
    let design = reading.design
    let doubts: [JSON] = reading.doubts.map { .string(doubt($0)) }
    let weeks: [JSON] = (reading.weekly?.weeks ?? []).map(week)
    return .object([
      "name": .string(design.name), "label": .string(design.title), "data": .string(design.data),
      "design": .string(design.grade.rawValue), "grade": .string(design.grade.letter),
      "verdict": .string(reading.verdict.rawValue), "needed": finite(reading.needed),
      "groups": .array(reading.groups.map(group)), "claims": .array(reading.criteria.map(claim)),
      "doubts": .array(doubts), "sample_ratio_p": finite(reading.sampleRatio),
      "balance": .array(reading.balance.map(balance)), "secondaries": .array(reading.secondaries.map(secondary)),
      "segments": .array(reading.segments.map(segment)), "teams": .array(reading.teams.map(part)),
      "weeks": .array(weeks),
    ])
  }

  private static func group(_ group: PilotReading.Group) -> JSON {
    .object([
      "name": .string(group.name), "rows": .number(Double(group.rows)), "units": .number(Double(group.units)),
      "clusters": .number(Double(group.clusters)),
    ])
  }

  private static func balance(_ item: PilotReading.Balance) -> JSON {
    .object([
      "column": .string(item.column), "control": finite(item.control), "treated": finite(item.treated),
      "difference": finite(item.difference),
    ])
  }

  private static func secondary(_ item: PilotReading.Secondary) -> JSON {
    .object([
      "name": .string(item.name), "change": finite(item.ratio?.change), "p": finite(item.p), "holm": finite(item.holm),
    ])
  }

  private static func segment(_ segment: PilotSegments) -> JSON {
    .object([
      "column": .string(segment.column), "interaction_p": finite(segment.interaction),
      "parts": .array(segment.parts.map(part)),
    ])
  }

  private static func week(_ week: PilotWeeks.Week) -> JSON {
    .object([
      "start": day(week.start), "rows": .number(Double(week.rows)), "change": finite(week.ratio?.change),
    ])
  }

  private static func part(_ part: PilotSegments.Part) -> JSON {
    .object([
      "name": .string(part.name), "control": .number(Double(part.control)), "treated": .number(Double(part.treated)),
      "change": finite(part.ratio?.change),
    ])
  }

  private static func claim(_ item: PilotCriterion) -> JSON {
    let claim: (name: String, direction: String?) =
      switch item.claim {
      case .superior(let direction): ("superior", direction.rawValue)
      case .noWorse(let direction): ("no worse", direction.rawValue)
      case .alike: ("alike", nil)
      }
    let outcome =
      switch item.outcome {
      case .proven: "proven"
      case .refuted: "refuted"
      case .open: "open"
      }
    return .object([
      "name": .string(item.name), "column": .string(item.column), "claim": .string(claim.name),
      "better": .optional(claim.direction), "margin": .number(item.margin), "control": finite(item.control.mean),
      "treated": finite(item.treated.mean), "estimate": finite(item.estimate), "low": finite(item.interval.low),
      "high": finite(item.interval.high), "p": finite(item.p), "outcome": .string(outcome),
      "needed": finite(item.needed),
    ])
  }

  private static func doubt(_ doubt: PilotReading.Doubt) -> String {
    switch doubt {
    case .sampleRatio: "sample ratio"
    case .unevenLoss: "uneven loss"
    case .noCause: "no cause"
    case .noEarlierValues: "no earlier values"
    }
  }

  private static func input(_ name: String, _ from: PilotProvenance) -> JSON {
    let posterior = from.posterior
    let effect: JSON = .object([
      "estimate": .number(posterior.effect.estimate), "error": .number(posterior.effect.standardError),
      "inflation": .number(posterior.effect.inflation), "grade": .string(posterior.effect.grade.letter),
    ])
    var prior = JSON.null
    if let published = from.prior {
      prior = .object([
        "key": .string(published.key), "mean": .number(posterior.prior.mean),
        "deviation": .number(posterior.prior.deviation),
      ])
    }
    return .object([
      "input": .string(name), "pilot": .string(from.pilot), "measure": .string(from.measure), "effect": effect,
      "prior": prior, "weight": .number(posterior.weight), "mean": .number(posterior.belief.mean),
      "deviation": .number(posterior.belief.deviation),
    ])
  }

  private static func study(_ study: NextStudy) -> JSON {
    let lengths: [JSON] = NextStudy.lengths.map { weeks in
      .object([
        "weeks": .number(Double(weeks)), "worth": .number(study.next.information(weeks: Double(weeks))),
        "net": .number(study.next.net(weeks: Double(weeks))),
      ])
    }
    return .object([
      "input": .string(study.input), "perfect": .number(study.next.perfectInformation), "lengths": .array(lengths),
      "best_weeks": .optional(study.next.best().map { Double($0.weeks) }),
    ])
  }

  // MARK: Gates and go-live

  private static func gate(_ verdict: GateVerdict) -> JSON {
    .object([
      "name": .string(verdict.gate.name), "ready": .bool(verdict.isReady), "verdict": .string(verdict.words),
      "requirements": .array(verdict.requirements.map(requirement)),
    ])
  }

  private static func requirement(_ item: GateVerdict.Requirement) -> JSON {
    .object([
      "layer": .string(item.layer.rawValue), "met": .bool(item.isMet), "text": .string(item.text),
      "remedy": .string(item.remedy),
    ])
  }

  private static func goLive(_ assessment: Assessment) -> JSON {
    let plan = assessment.goLive
    return .object([
      "planned": day(plan.planned), "earliest": day(plan.earliest), "delay_days": .number(Double(plan.delayDays)),
      "npv_after_delay": .optional(assessment.dossier.money.npvAfterDelay[plan.delayDays]),
      "steps": .array(plan.steps.map(step)),
    ])
  }

  private static func step(_ step: GoLivePlan.Step) -> JSON {
    .object([
      "obligation": .string(step.obligation.name), "article": .string(step.obligation.article),
      "ready": day(step.ready), "delay_days": .number(Double(step.delay)), "applies": truth(step.obligation.applies),
    ])
  }
}
