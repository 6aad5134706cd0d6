/// How much of a workflow may pass without a person, by the obligations that apply to it.
package struct AutonomyLimit: Sendable, Hashable {
  /// Shares of cases.
  package let wanted: Double
  package let allowed: Double
  package let article: String
  /// When the law begins to ask for it; nil where it does not say.
  package let appliesFrom: Day?
  /// Hours per month of review of the cases above the cap; nil where volume or review time is not known.
  package let reviewHours: Double?

  /// Nil where the workflow states no autonomy or nothing caps it.
  package init?(_ workflow: Workflow, _ dossier: Dossier) {
    let results = dossier.keyResults.filter { $0.workflow == workflow.name && $0.classes.contains(.autonomy) }
    let targets = results.compactMap { $0.target?.value(from: $0.baseline) } + [workflow.autonomy].compactMap { $0 }
    let capping = dossier.obligations.filter { obligation in
      obligation.autonomyCap != nil && obligation.applies != false
        && (obligation.workflow == nil || obligation.workflow == workflow.name)
    }
    guard let wanted = targets.max(),
      let tightest = capping.min(by: { ($0.autonomyCap ?? 1) < ($1.autonomyCap ?? 1) }), let cap = tightest.autonomyCap
    else { return nil }
    self.wanted = wanted
    allowed = min(wanted, cap)
    article = tightest.article
    appliesFrom = tightest.appliesFrom
    let volume = workflow.volume.flatMap { dossier.money.present[$0] }
    let time = tightest.reviewTime ?? workflow.reviewTime
    reviewHours = volume.flatMap { volume in time.map { volume * max(0, wanted - cap) * $0 } }
  }

  /// " from 2027-12-02" where that is still to come.
  func from(after today: Day) -> String { appliesFrom.flatMap { $0 > today ? " from \($0.description)" : nil } ?? "" }
}
