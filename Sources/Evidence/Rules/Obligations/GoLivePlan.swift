/// When the programme may start: the latest of its plan and of what the law wants done before.
package struct GoLivePlan: Sendable {
  /// An obligation that must be fulfilled before go-live.
  package struct Step: Sendable {
    package let obligation: Obligation
    /// When it is, or can be, fulfilled.
    package let ready: Day
    /// Whole days after the planned go-live; 0 where it is in time.
    package let delay: Int
    /// Whether its condition is known to hold.
    package let isKnown: Bool
  }

  package let planned: Day?
  /// In the order stated.
  package let steps: [Step]

  package init(_ dossier: Dossier) {
    let planned = dossier.goLive ?? dossier.money.start
    self.planned = planned
    steps = dossier.obligations.compactMap { obligation in
      let inTime = planned.map { start in obligation.appliesFrom.map { $0 <= start } ?? true } ?? true
      guard obligation.applies != false, obligation.beforeGoLive != nil || obligation.leadTime != nil, inTime else {
        return nil
      }
      // What has not begun begins today.
      let begun = obligation.started ?? dossier.today
      let ready = obligation.done ?? begun.after(days: obligation.leadTime ?? 0)
      let late = planned.map { max(0, $0.distance(to: ready)) } ?? 0
      return Step(
        obligation: obligation, ready: ready, delay: late, isKnown: obligation.applies != nil)
    }
  }

  /// The first day on which everything is done.
  package var earliest: Day? { ([planned].compactMap { $0 } + steps.map(\.ready)).max() }
  package var delayDays: Int { steps.map(\.delay).max() ?? 0 }
}

extension Dossier {
  /// What obligations that apply, or may apply, cost: once, and per month.
  package var obligationCosts: (oneOff: Double, running: Double) {
    let applying = obligations.filter { $0.applies != false }
    return (applying.compactMap(\.oneOff).reduce(0, +), applying.compactMap(\.running).reduce(0, +))
  }
}
