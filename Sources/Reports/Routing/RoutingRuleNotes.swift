import Routing

/// Shadow prices in words: what one more point of quality costs, what more budget saves, what a rule costs.
struct RoutingRuleNotes {
  let subject: RoutingSubject
  let answers: RoutingAnswers

  init(_ subject: RoutingSubject, _ answers: RoutingAnswers) {
    self.subject = subject
    self.answers = answers
  }

  var table: Table {
    Table(
      columns: [
        Table.Column("", .label), Table.Column("Rule", .prose), Table.Column("Costs", .prose),
        Table.Column("Solved again", .prose),
      ],
      rows: rows)
  }

  var rows: [Table.Row] {
    var rows: [Table.Row] = []
    for index in answers.problem.rules.indices { rows += self.rows(.rule(index)) }
    for m in answers.problem.models.indices {
      rows += binding(.capacity(model: m)) + binding(.machineHours(model: m))
    }
    for c in answers.problem.classes.indices { rows += binding(.batchShare(class: c)) }
    return rows
  }

  private func row(_ requirement: Requirement, _ rule: String, _ cost: String, _ proof: String) -> Table.Row {
    let number = if case .rule = requirement { subject.reference(requirement, in: answers.problem) } else { "" }
    return Table.Row(.line, [.text(number), .text(rule), .text(cost), .text(proof)])
  }

  private func rows(_ requirement: Requirement) -> [Table.Row] {
    let text = subject.text(requirement, in: answers.problem)
    if case .rule(let index) = requirement, let cost = answers.ruleCosts.first(where: { $0.rule == index }) {
      guard let money = cost.cost else { return [row(requirement, text, "not known", Self.cut)] }
      let isFree = money < 0.005
      return [
        row(
          requirement, text, isFree ? "does not bind" : "costs \(subject.money(money)) per month",
          isFree ? "without it: the same" : "without it: -\(RoutingSubject.money(money))")
      ]
    }
    let found = binding(requirement)
    return found.isEmpty ? [row(requirement, text, "does not bind", "")] : found
  }

  private func binding(_ requirement: Requirement) -> [Table.Row] {
    answers.shadowPrices.filter { $0.requirement == requirement }.map { price in
      var text = subject.text(requirement, in: answers.problem)
      if let vendor = price.vendor, answers.problem.vendors.count > 1 {
        text += " (\(answers.problem.vendors[vendor]))"
      }
      return row(requirement, text, words(price), proof(price))
    }
  }

  private static let cut = "not confirmed: the time was up"

  /// The dual, in the unit people think in.
  private func words(_ price: ShadowPrice) -> String {
    switch price.requirement {
    case .rule(let index):
      switch answers.problem.rules[index] {
      case .quality: "one more point costs \(subject.money(price.perUnit * 0.01)) per month"
      case .budget:
        "one more \(subject.currency) of budget saves \(RoutingSubject.money(-price.perUnit)) \(subject.currency)"
      case .vendorShare: "one more point of share saves \(subject.money(-price.perUnit * 0.01)) per month"
      case .residency, .latency, .modelLimit, .onePolicy: ""
      }
    case .capacity: "one more million tokens saves \(subject.money(-price.perUnit * 1e6)) per month"
    case .machineHours: "one more hour saves \(subject.money(-price.perUnit)) per month"
    case .batchShare: "one more point saves \(subject.money(-price.perUnit * 0.01)) per month"
    }
  }

  /// The change in cost of a step either way.
  private func proof(_ price: ShadowPrice) -> String {
    if price.isCut { return Self.cut }
    let step = price.step == 0.01 ? "a point" : RoutingSubject.money(price.step)
    func side(_ change: Double?, _ direction: String) -> String {
      guard let change else { return "\(step) \(direction): no routing" }
      return "\(step) \(direction): \(change < 0 ? "-" : "+")\(RoutingSubject.money(abs(change)))"
    }
    let sides = "\(side(price.stepUp, "more")), \(side(price.stepDown, "less"))"
    if price.isConfirmed { return price.isCorner ? sides + "; a corner, so the two sides differ" : sides }
    return sides + "; with whole choices the margin holds for these choices alone"
  }
}
