/// How much of the value rests on each vendor.
package struct VendorDependence: Sendable {
  package struct Share: Sendable, Hashable {
    package let vendor: String
    /// Present value of the benefits that stop without it.
    package let value: Double
    /// Of all benefits, 0 to 1.
    package let share: Double
  }

  /// Largest first.
  package let shares: [Share]
  /// Herfindahl–Hirschman index of the vendors' shares of cost, 0 to 1; nil where no cost names a vendor.
  package let concentration: Double?
  package let findings: [RuleFinding]

  package init(_ dossier: Dossier) {
    let total = dossier.benefitLines.reduce(0) { $0 + $1.presentValue }
    var costs: [String: Double] = [:]
    for line in dossier.costLines { if let vendor = line.vendor { costs[vendor, default: 0] += line.presentValue } }
    let spent = costs.values.reduce(0, +)
    concentration = spent > 0 ? costs.values.reduce(0) { $0 + ($1 / spent) * ($1 / spent) } : nil
    var shares: [Share] = []
    var findings: [RuleFinding] = []
    for vendor in dossier.vendors {
      let lines = dossier.benefitLines.filter {
        vendor.supplies.contains($0.name) || $0.vendor == vendor.title || $0.vendor == vendor.name
      }
      let value = lines.reduce(0) { $0 + $1.presentValue }
      let share = total > 0 ? value / total : 0
      shares.append(Share(vendor: vendor.title, value: value, share: share))
      let words =
        "\(Wording.percent(share)) of the value rests on \(vendor.title): "
        + Wording.money(value, dossier.money.currency)
        + (vendor.leavingCosts.map { ", leaving costs \(Wording.money($0, dossier.money.currency))" } ?? "")
      if vendor.leavingCosts == nil || vendor.restrictedIn.isEmpty {
        let absent = [
          vendor.leavingCosts == nil ? "what leaving costs" : nil,
          vendor.restrictedIn.isEmpty ? "in which scenario it is restricted or repriced" : nil,
        ].compactMap { $0 }
        findings.append(
          RuleFinding(
            117, .missing, vendor.subject(vendor.leavingCosts == nil ? "leaving costs" : "restricted in"),
            "\(words); not stated: \(Wording.list(absent, "and"))",
            do: "add leaving costs: and restricted in: with a scenario", amount: value))
        continue
      }
      let worst = vendor.restrictedIn.compactMap { dossier.money.npvByScenario[$0] }.min()
      if let worst, worst < 0 {
        findings.append(
          RuleFinding(
            117, .red, vendor.subject("restricted in"),
            "\(words); NPV \(Wording.money(worst, dossier.money.currency)) if it is restricted",
            do: "prepare the way out before the rollout", amount: worst))
      } else {
        findings.append(
          RuleFinding(
            117, share > 0.5 && worst == nil ? .warning : .good, vendor.subject(), words,
            do: share > 0.5 && worst == nil ? "compare the scenario in which it is restricted" : "", amount: value))
      }
    }
    self.shares = shares.sorted { ($1.value, $0.vendor) < ($0.value, $1.vendor) }
    self.findings = findings
  }
}
