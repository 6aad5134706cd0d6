package import Routing

/// What a vendor's price or absence does, and what it costs to route around it.
package struct ShockReport: Sendable {
  package let subject: RoutingSubject
  package let shock: Shock
  package let answer: ShockAnswer
  package let problem: RoutingProblem
  /// Why there is no routing after it, in words.
  package let reason: String

  package init(
    _ subject: RoutingSubject, _ shock: Shock, _ answer: ShockAnswer, of problem: RoutingProblem, reason: String = ""
  ) {
    self.subject = subject
    self.shock = shock
    self.answer = answer
    self.problem = problem
    self.reason = reason
  }

  package var what: String {
    switch shock {
    case .price(let vendor, let factor):
      "\(vendor) at \(NumberStyle.quantity(unit: "", average: false).text(factor)) times its prices"
    case .removed(let vendor): "\(vendor) removed"
    }
  }

  package func report() -> Report {
    let before = answer.before.cost.total
    var rows = [
      Table.Row(.line, [.text("Routed as it is"), .number(before, .money(per: 1)), .empty]),
      Table.Row(
        .line,
        [
          .text("After it, nothing changed"), .number(answer.unchanged, .money(per: 1)),
          .number(answer.valueAtRisk, .signed(.money(per: 1))),
        ]),
    ]
    var pairs: [(label: String, value: Cell)] = [
      ("Value at risk", .text("\(subject.money(answer.valueAtRisk)) per month, if nothing is changed"))
    ]
    var blocks: [Report.Block] = []
    switch answer.after {
    case .routed(let solution):
      rows.append(
        Table.Row(
          .total,
          [
            .text("After it, routed anew"), .number(solution.totals.cost.total, .money(per: 1)),
            .number(solution.totals.cost.total - before, .signed(.money(per: 1))),
          ]))
      pairs.append(
        (
          "Cost to switch",
          .text("\(subject.money(solution.totals.cost.total - before)) per month, as far as routing goes")
        ))
      pairs.append(("Right before rework", .text(quality(solution))))
      pairs.append(("Concentration", .text(concentration(solution))))
      blocks.append(.table(changes(solution)))
    case .impossible:
      pairs.append(("Cost to switch", .text("there is no routing after it" + (reason.isEmpty ? "" : ": \(reason)"))))
    }
    let all = answer.before.vendorSpend.reduce(0, +)
    let share = all > 0 ? answer.exposedSpend / all : 0
    pairs.insert(
      (
        "Exposed",
        .text(
          "\(NumberStyle.count.text(answer.exposedRequests)) requests and \(subject.money(answer.exposedSpend)) "
            + "of spend per month, \(NumberStyle.percent(decimals: 0).text(share)) of the spend on models")
      ), at: 0)
    let table = Table(
      caption: subject.perMonth,
      columns: [Table.Column("", .label), Table.Column("Cost", .figure), Table.Column("Change", .figure)], rows: rows)
    var notes: [Report.Block] = [.table(table), .pairs(pairs)]
    if case .removed = shock {
      notes.append(.note("Nothing changed means that its requests go unanswered, each at the cost of a wrong answer."))
    }
    return Report(
      title: "\(subject.title): \(what)", subtitle: [subject.context],
      sections: [Report.Section(nil, notes)] + (blocks.isEmpty ? [] : [Report.Section("What moves", blocks)]))
  }

  private func quality(_ solution: RoutingSolution) -> String {
    let percent = NumberStyle.percent(decimals: 1)
    return "\(percent.text(answer.before.quality.estimate)) → \(percent.text(solution.totals.quality.estimate))"
  }

  private func concentration(_ solution: RoutingSolution) -> String {
    let texts = [answer.before, solution.totals].map { totals in
      totals.concentration.map { NumberStyle.factor.text($0) } ?? "no spend"
    }
    return "HHI \(texts[0]) → \(texts[1])"
  }

  /// Requests each model is called for, before and after.
  private func changes(_ solution: RoutingSolution) -> Table {
    Table(
      columns: [
        Table.Column("Calls per month", .label), Table.Column("before", .figure), Table.Column("after", .figure),
        Table.Column("change", .figure),
      ],
      rows: problem.models.enumerated().map { m, model in
        let calls = (answer.before.calls[m], solution.totals.calls[m])
        return Table.Row(
          .line,
          [
            .text(model.name), .number(calls.0, .count), .number(calls.1, .count),
            .number(calls.1 - calls.0, .signed(.count)),
          ])
      })
  }
}
