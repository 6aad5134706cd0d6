/// The catalogue's measures of service, worked out from tickets and deployments.
package struct ServiceMetrics: Sendable, Equatable {
  /// A ticket's times in hours from any one start; nil for what has not happened.
  package struct Ticket: Sendable, Equatable {
    package let opened: Double
    package let acknowledged: Double?
    package let resolved: Double?
    package let contacts: Int
    package let isEscalated: Bool
    package let isReopened: Bool
    package init(
      opened: Double, acknowledged: Double? = nil, resolved: Double? = nil, contacts: Int = 1,
      isEscalated: Bool = false,
      isReopened: Bool = false
    ) {
      self.opened = opened
      self.acknowledged = acknowledged
      self.resolved = resolved
      self.contacts = contacts
      self.isEscalated = isEscalated
      self.isReopened = isReopened
    }
  }

  /// A change with its review's times in hours.
  package struct Change: Sendable, Equatable {
    package let asked: Double
    package let decided: Double?
    package let deployed: Double?
    package let isFailed: Bool
    package init(asked: Double, decided: Double? = nil, deployed: Double? = nil, isFailed: Bool = false) {
      self.asked = asked
      self.decided = decided
      self.deployed = deployed
      self.isFailed = isFailed
    }
  }

  /// Hours; nil where nothing was resolved, and so on for each.
  package let timeToResolve: Double?
  package let timeToAcknowledge: Double?
  /// Mean age of what is open, in hours.
  package let backlogAge: Double?
  /// Resolved at the first contact and not reopened, of those resolved.
  package let firstContact: Double?
  package let withoutEscalation: Double?
  package let reopened: Double?
  package let changeFailure: Double?
  /// Deployments in 168 hours.
  package let deploymentsPerWeek: Double?
  package let reviewLatency: Double?

  /// - Parameter now: the hour at which ages are counted, after all others.
  package init(tickets: [Ticket], changes: [Change] = [], now: Double) {
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    func share(_ part: Int, _ whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }
    let resolved = tickets.filter { $0.resolved != nil }
    timeToResolve = mean(tickets.compactMap { ticket in ticket.resolved.map { $0 - ticket.opened } })
    timeToAcknowledge = mean(tickets.compactMap { ticket in ticket.acknowledged.map { $0 - ticket.opened } })
    backlogAge = mean(tickets.filter { $0.resolved == nil }.map { now - $0.opened })
    firstContact = share(resolved.count { $0.contacts <= 1 && !$0.isReopened }, resolved.count)
    withoutEscalation = share(tickets.count { !$0.isEscalated }, tickets.count)
    reopened = share(resolved.count { $0.isReopened }, resolved.count)
    let deployed = changes.compactMap(\.deployed)
    changeFailure = share(changes.count { $0.deployed != nil && $0.isFailed }, deployed.count)
    if let first = deployed.min(), now > first {
      deploymentsPerWeek = Double(deployed.count) / (now - first) * 168
    } else {
      deploymentsPerWeek = nil
    }
    reviewLatency = mean(changes.compactMap { change in change.decided.map { $0 - change.asked } })
  }
}
