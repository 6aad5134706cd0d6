package import Routing

/// A routing: the table, what it costs beside what a sceptic would do instead, what its rules cost, where it turns.
package struct RoutingReport: Sendable {
  package let subject: RoutingSubject
  package let answers: RoutingAnswers

  package init(_ subject: RoutingSubject, _ answers: RoutingAnswers) {
    self.subject = subject
    self.answers = answers
  }

  private var problem: RoutingProblem { answers.problem }
  private var solution: RoutingSolution { answers.solution }

  package func report() -> Report {
    var sections = [
      Report.Section("Routing table", [.table(routingTable)] + tableNotes.map(Report.Block.note)),
      Report.Section("Cost per month", costBlocks),
      Report.Section("Against the alternatives", [.table(rivalsTable)] + rivalNotes.map(Report.Block.note)),
    ]
    let rules = RoutingRuleNotes(subject, answers)
    if !rules.rows.isEmpty { sections.append(Report.Section("What the rules cost", [.table(rules.table)])) }
    if !answers.breakEvens.isEmpty {
      sections.append(Report.Section("Where the choice turns", [.table(breakEvenTable)]))
    }
    sections.append(Report.Section("Vendors", vendorBlocks))
    return Report(title: subject.title, subtitle: [subject.context], sections: sections)
  }

  // MARK: Table

  private static let percent = NumberStyle.percent(decimals: 1)

  private var routingTable: Table {
    let hasRegions = solution.routes.contains { !$0.policy.regions(in: problem).isEmpty }
    var columns = [
      Table.Column("Class", .label), Table.Column("Requests", .figure), Table.Column("Answered by", .prose),
    ]
    if hasRegions { columns.append(Table.Column("Region", .prose)) }
    columns += ["Share", "Right", "Reviewed", "\(subject.currency) each"].map { Table.Column($0, .figure) }
    var rows: [Table.Row] = []
    var last: Int?
    for route in solution.routes {
      let policy = route.policy
      let item = problem.classes[policy.taskClass]
      let isFirst = last != policy.taskClass
      last = policy.taskClass
      var cells: [Cell] = [
        .text(isFirst ? item.name : ""), .number(item.requests * route.share, .count),
        .text(policy.text(in: problem)),
      ]
      if hasRegions { cells.append(.text(policy.regions(in: problem))) }
      cells += [
        .number(route.share, .percent(decimals: 0)), .number(policy.quality.estimate, Self.percent),
        .number(policy.reviewShare, .percent(decimals: 0)), .number(policy.cost.total, .factor),
      ]
      rows.append(Table.Row(.line, cells))
    }
    let totals = solution.totals
    var total: [Cell] = [.text("Total"), .number(totals.requests, .count), .empty]
    if hasRegions { total.append(.empty) }
    let each = totals.requests > 0 ? totals.cost.total / totals.requests : 0
    total += [.empty, .number(totals.quality.estimate, Self.percent), .empty, .number(each, .factor)]
    rows.append(Table.Row(.total, total))
    return Table(columns: columns, rows: rows)
  }

  private var tableNotes: [String] {
    var notes: [String] = []
    switch solution.proof {
    case .optimal: break
    case .stopped(let bound):
      notes.append(
        "The search was stopped: no routing costs less than \(subject.money(bound)), this one may be up to "
          + "\(Self.percent.text(solution.gap)) above the cheapest.")
    }
    for (c, item) in problem.classes.enumerated() {
      for model in problem.models where model.isTooSmall(for: item) && problem.quality[c].contains(where: { $0 != nil })
      {
        notes.append(
          "\(model.name) is left out of \(item.name): prompts of \(NumberStyle.count.text(item.longestPrompt)) tokens are "
            + "more than the \(NumberStyle.count.text(model.context ?? 0)) it takes.")
      }
    }
    if solution.isTied {
      notes.append("Other tables cost the same; this one follows the order in which classes and models are declared.")
    }
    let guessed = solution.routes.filter { if case .worstCase = $0.policy.basis { true } else { false } }
    for route in guessed {
      guard case .worstCase(let best) = route.policy.basis else { continue }
      notes.append(
        "\(problem.classes[route.policy.taskClass].name): how often the second model is right on what the first got "
          + "wrong is not known; the worst that both qualities allow is taken "
          + "(\(Self.percent.text(route.policy.quality.estimate)); at best \(Self.percent.text(best))).")
    }
    for m in problem.models.indices where solution.totals.units[m] > 0 && solution.totals.calls[m] == 0 {
      guard (problem.models[m].hosting?.unitCost ?? 0) > 0 else { continue }
      notes.append(
        "\(problem.models[m].name) is hosted and answers nothing: paying for it is the cheapest way to keep to the rules."
      )
    }
    if problem.cascades != nil, !solution.routes.contains(where: { $0.policy.isCascade }) {
      notes.append("No cascade of two models pays.")
    }
    return notes
  }

  // MARK: Cost

  private var costBlocks: [Report.Block] {
    let today = answers.rivals.first { $0.kind == .today }?.table.totals
    let same = answers.atTodaysQuality?.totals
    var columns = [Table.Column("", .label)]
    var totals: [RoutingTotals] = []
    if let today {
      columns.append(Table.Column("Today", .figure))
      totals.append(today)
    }
    columns.append(Table.Column("Routed", .figure))
    totals.append(solution.totals)
    if let same {
      columns.append(Table.Column("Routed, as good as today", .figure))
      totals.append(same)
    }
    let parts: [(String, (PolicyCost) -> Double)] = [
      ("Tokens", \.tokens), ("Checks between models", \.checks), ("Hosting and commitments", \.fixed),
      ("Review", \.review), ("Rework", \.rework), ("Wrong answers that leave", \.errors),
    ]
    var rows: [Table.Row] = parts.compactMap { name, part in
      let values = totals.map { part($0.cost) }
      guard values.contains(where: { $0 != 0 }) else { return nil }
      return Table.Row(.line, [.text(name)] + values.map { .number($0, .money(per: 1)) })
    }
    rows.append(
      Table.Row(.total, [.text("Cost as a whole")] + totals.map { .number($0.cost.total, .money(per: 1)) }))
    rows.append(
      Table.Row(.detail, [.text("Right before rework")] + totals.map { .number($0.quality.estimate, Self.percent) }))
    rows.append(
      Table.Row(
        .detail,
        [.text("Cost per right answer that leaves")]
          + totals.map { $0.costPerAccepted.map { .number($0, .factor) } ?? .empty }))
    var blocks: [Report.Block] = [
      .table(Table(caption: subject.perMonth, columns: columns, rows: rows))
    ]
    if let today, let same, today.cost.total > 0 {
      let saved = today.cost.total - same.cost.total
      blocks.append(
        .note(
          abs(saved) < 0.005
            ? "At today's quality, routing costs what today's mix costs."
            : saved > 0
              ? "At today's quality, routing saves \(subject.money(saved)) per month, "
                + "\(NumberStyle.percent(decimals: 0).text(saved / today.cost.total)) of what today's mix costs."
              : "At today's quality the rules make routing dearer than today's mix by \(subject.money(-saved)) per month."
        ))
    }
    if let today, let same, let anew = answers.todayReviewedAnew?.totals {
      let reviewing = today.cost.total - anew.cost.total
      let choosing = anew.cost.total - same.cost.total
      if reviewing > 0.005, choosing > -0.005 {
        blocks.append(
          .note(
            "Of that, \(subject.money(reviewing)) is from reviewing otherwise, with today's models; choosing models for "
              + "each class \(choosing < 0.5 ? "adds nothing" : "saves \(subject.money(choosing))")."))
      }
    }
    if today != nil, same == nil {
      blocks.append(
        .note(
          answers.isCut
            ? "Whether a routing is right as often as today's mix is not known: the time was up."
            : "No routing that keeps to the rules is right as often as today's mix."))
    }
    return blocks
  }

  // MARK: Rivals

  private var rivalsTable: Table {
    let columns = [
      Table.Column("", .label), Table.Column("Models", .figure), Table.Column("People", .figure),
      Table.Column("Wrong", .figure), Table.Column("Whole", .figure), Table.Column("Right", .figure),
      Table.Column("Against routed", .figure), Table.Column("Breaks", .prose),
    ]
    let routed = solution.totals
    func row(_ role: Table.Row.Role, _ name: String, _ totals: RoutingTotals, _ broken: [Requirement]) -> Table.Row {
      Table.Row(
        role,
        [
          .text(name), .number(totals.cost.models, .money(per: 1)),
          .number(totals.cost.review + totals.cost.rework, .money(per: 1)),
          .number(totals.cost.errors, .money(per: 1)), .number(totals.cost.total, .money(per: 1)),
          .number(totals.quality.estimate, Self.percent),
          .number(totals.cost.total - routed.cost.total, .signed(.money(per: 1))),
          .text(broken.map { subject.reference($0, in: problem) }.joined(separator: ", ")),
        ])
    }
    var rows = [row(.subtotal, "Routed", routed, [])]
    if let same = answers.atTodaysQuality { rows.append(row(.line, "Routed, as good as today", same.totals, [])) }
    for rival in answers.rivals { rows.append(row(.line, name(rival), rival.table.totals, rival.table.broken)) }
    let whole = Table(caption: subject.perMonth, columns: columns, rows: rows)
    return Table(
      caption: whole.caption, columns: columns, rows: rows, folded: [whole.without(column: 3).without(column: 2)])
  }

  private func name(_ rival: Rival) -> String {
    switch rival.kind {
    case .today: "Today's mix"
    case .best(let model): "Always the best: \(problem.models[model].name)"
    case .cheapest(let model): "Always the cheapest: \(problem.models[model].name)"
    case .oneCheaper(let model): "One cheaper model: \(problem.models[model].name)"
    }
  }

  private var rivalNotes: [String] {
    guard let one = answers.rivals.first(where: { if case .oneCheaper = $0.kind { true } else { false } }),
      one.table.broken.isEmpty, solution.totals.cost.total > 0
    else { return [] }
    let gain = one.table.totals.cost.total - solution.totals.cost.total
    guard gain < 0.02 * solution.totals.cost.total else { return [] }
    return [
      "One model everywhere is within 2% of routing and keeps to every rule: routing may not be worth its upkeep."
    ]
  }

  // MARK: Break-even

  private var breakEvenTable: Table {
    Table(
      columns: [
        Table.Column("Class", .label), Table.Column("Cheaper, better", .prose), Table.Column("Pays now", .prose),
        Table.Column("Right", .figure), Table.Column("Even at", .figure),
        Table.Column("Wrong costs", .figure), Table.Column("Even at", .figure),
      ],
      rows: answers.breakEvens.map { point in
        let cheaper = problem.models[point.cheaper].name
        let better = problem.models[point.better].name
        let item = problem.classes[point.taskClass]
        let actual = problem.quality[point.taskClass][point.cheaper]?.estimate ?? 0
        return Table.Row(
          .line,
          [
            .text(item.name), .text("\(cheaper), \(better)"),
            .text(point.cheaperCost <= point.betterCost ? cheaper : better), .number(actual, Self.percent),
            point.quality.map { $0 >= 0 && $0 <= 1 ? .number($0, Self.percent) : .text("none") } ?? .text("none"),
            .number(item.wrongAnswer, .quantity(unit: "", average: false)),
            point.wrongAnswer.map { $0 >= 0 ? .number($0, .quantity(unit: "", average: false)) : .text("none") }
              ?? .text("none"),
          ])
      })
  }

  // MARK: Vendors

  private var vendorBlocks: [Report.Block] {
    let spend = solution.totals.vendorSpend
    let all = spend.reduce(0, +)
    var pairs: [(label: String, value: Cell)] = zip(problem.vendors, spend).map { vendor, money in
      let share = all > 0 ? " (\(NumberStyle.percent(decimals: 0).text(money / all)))" : ""
      return (vendor, .text(subject.money(money) + share))
    }
    if let concentration = solution.totals.concentration {
      pairs.append(
        (
          "Concentration",
          .text(
            "HHI \(NumberStyle.quantity(unit: "", average: false).text(concentration)) (1 is one vendor alone)"
          )
        ))
    }
    for m in problem.models.indices where (problem.models[m].hosting?.unitCost ?? 0) > 0 {
      let units = solution.totals.units[m]
      let isIdle = units > 0 && solution.totals.calls[m] == 0
      let text = units == 0 ? "not hosted" : "\(Wording.count(units, "unit")) hosted\(isIdle ? ", idle" : "")"
      pairs.append((problem.models[m].name, .text(text)))
    }
    for item in solution.totals.terms {
      let parts = [
        item.tier.map { "volume tier \($0 + 1)" }, item.commitment.map { "commitment \($0 + 1)" },
      ].compactMap(\.self)
      pairs.append(("Terms of \(item.vendor)", .text(parts.isEmpty ? "list price" : parts.joined(separator: ", "))))
    }
    return [.pairs(pairs)]
  }
}
