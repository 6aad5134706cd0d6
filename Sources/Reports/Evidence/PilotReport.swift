package import Checking
package import Evidence
import Quantities

/// A pilot: the claims it had to make good, what stands in the way of believing it, and what the model takes over.
package struct PilotReport: Sendable {
  package let reading: PilotReading
  /// Inputs that rest on it.
  package let uses: [(input: String, from: PilotProvenance)]

  package init(_ reading: PilotReading, uses: [(input: String, from: PilotProvenance)]) {
    self.reading = reading
    self.uses = uses
  }

  private var design: PilotDesign { reading.design }

  package func report() -> Report {
    var sections = [
      Report.Section(
        nil,
        [.flag(passed: reading.verdict == .pass, verdict)]
          + doubts.map(Report.Block.note)),
      Report.Section("What it had to show", [.table(claims)] + claimNotes.map(Report.Block.note)),
    ]
    if !reading.secondaries.isEmpty { sections.append(Report.Section("Beside it", [.table(secondaries)])) }
    if !reading.balance.isEmpty { sections.append(Report.Section("Were the groups alike?", [.table(balance)])) }
    let parts = reading.segments.filter { !$0.parts.isEmpty }
    if !parts.isEmpty || !reading.teams.isEmpty {
      sections.append(Report.Section("In its parts", [.table(segments)] + segmentNotes.map(Report.Block.note)))
    }
    if let weekly = reading.weekly { sections.append(section(weekly)) }
    if !uses.isEmpty { sections.append(Report.Section("What the model takes over", [.table(taken)] + takenNotes)) }
    return Report(title: design.title, subtitle: [subtitle], sections: sections)
  }

  private var subtitle: String {
    let groups = reading.groups.map { "\(NumberStyle.count.text(Double($0.rows))) rows \($0.name)" }
    let units = reading.groups.reduce(0) { $0 + $1.units }
    var parts = [design.data, groups.joined(separator: ", ")]
    if design.unit != nil, units > 0 { parts.append("\(NumberStyle.count.text(Double(units))) assigned") }
    if let live = design.live {
      parts.append("live \(live.lowerBound.description) .. \(live.upperBound.description)")
    }
    return (parts + ["grade \(design.grade.letter): \(design.grade.words)"]).joined(separator: " · ")
  }

  // MARK: Verdict

  private var verdict: String {
    reading.verdict == .notProven ? "\(reading.verdict.rawValue): \(reason)" : reason
  }

  private var reason: String {
    let percent = NumberStyle.percent(decimals: 0).text(design.alpha)
    switch reading.verdict {
    case .pass: return "every claim holds, each tested at \(percent)"
    case .fail:
      let broken = reading.criteria.filter { $0.outcome == .refuted }.map(\.name)
      return "the data show that \(Wording.list(broken)) \(broken.count == 1 ? "does" : "do") not hold"
    case .notProven:
      let open = reading.criteria.filter { $0.outcome == .open }.map(\.name)
      if open.isEmpty { return "the claims hold, and the comparison cannot be believed" }
      guard let needed = reading.needed, needed.isFinite else { return "\(Wording.list(open)) open" }
      return
        "\(Wording.list(open)) open; about \(NumberStyle.count.text(needed.rounded(.up))) rows in each group settle it"
    }
  }

  private var doubts: [String] {
    reading.doubts.map { doubt in
      switch doubt {
      case .sampleRatio(let p):
        "The groups are not split as planned; chance makes so uneven a split with p \(Self.chance(p)). Find out why first."
      case .unevenLoss(let p):
        "More values are missing in one group than in the other (p \(Self.chance(p))): those left may be unlike."
      case .noCause: "The design tells what went together, not what brought it about."
      case .noEarlierValues:
        "Groups that were not drawn by lot are compared without their values before the start: they may have been unlike."
      }
    }
  }

  // MARK: Claims

  private var claims: Table {
    Table(
      columns: [
        Table.Column("Claim", .prose), Table.Column(reading.groups.first?.name ?? "control", .figure),
        Table.Column(reading.groups.last?.name ?? "treated", .figure), Table.Column("Change", .figure),
        Table.Column("Interval", .figure), Table.Column("p", .figure), Table.Column("", .label),
        Table.Column("Needed", .figure),
      ],
      rows: reading.criteria.map { item in
        let isShare = !Self.isRelative(item.claim)
        let style: NumberStyle = isShare ? .percent(decimals: 1) : .quantity(unit: "", average: false)
        return Table.Row(
          .line,
          [
            .text(text(of: item)), .number(item.control.mean, style), .number(item.treated.mean, style),
            .text(Self.change(item.estimate, isShare: isShare)), .text(Self.bounds(item.interval, isShare: isShare)),
            .text(Self.chance(item.p)), .text(Self.word(item.outcome)),
            item.needed.map { $0.isFinite ? .number($0.rounded(.up), .count) : .text("none") } ?? .empty,
          ])
      })
  }

  private func text(of item: PilotCriterion) -> String {
    let margin = Self.isRelative(item.claim) ? Self.percent.text(item.margin) : Self.points(item.margin)
    switch item.claim {
    case .superior(let direction): return "\(item.name) at least \(margin) \(direction.rawValue)"
    case .noWorse: return "\(item.name) not worse by \(margin)"
    case .alike: return "\(item.name) within \(margin) either way"
    }
  }

  private var claimNotes: [String] {
    var notes = [
      "The primary measure must be better by its margin and every guard no worse than its; Needed: rows in each group "
        + "that plan for the margin at \(NumberStyle.percent(decimals: 0).text(design.power)) power."
    ]
    if let grouping = reading.grouping {
      let effect = NumberText.fixed(grouping.designEffect, decimals: 2)
      notes.append(
        "Rows of one \(design.cluster ?? design.unit ?? "unit") are alike: the design effect is \(effect), and errors are clustered."
      )
    }
    switch reading.adjustment {
    case .none: break
    case .earlierValues:
      let share = reading.explained.map { ", which explain \(Self.percent.text($0)) of the variance" } ?? ""
      notes.append("Adjusted by each one's values before the start\(share) (CUPED).")
    case .differences: notes.append("Compared as the change since before the start (difference in differences).")
    }
    if let required = reading.requiredWeeks, let weeks = reading.weekly?.weeks.count, required > Double(weeks) {
      notes.append(
        "At this volume it takes \(NumberText.fixed(required.rounded(.up), decimals: 0)) weeks; it ran \(weeks).")
    }
    let dropped = [
      (reading.excluded, "on days that do not count"), (reading.outside, "outside the live weeks and the baseline"),
      (reading.leftOut, "for missing values"),
    ].filter { $0.0 > 0 }.map { "\(NumberStyle.count.text(Double($0.0))) \($0.1)" }
    if !dropped.isEmpty { notes.append("Rows left out: \(dropped.joined(separator: ", ")).") }
    if let change = reading.yearOnYear {
      notes.append("The control moved by \(Self.signed(change)) against the same season a year before.")
    }
    return notes
  }

  private var secondaries: Table {
    Table(
      columns: [
        Table.Column("Measure", .prose), Table.Column("Control", .figure), Table.Column("Treated", .figure),
        Table.Column("Change", .figure), Table.Column("p", .figure), Table.Column("p, Holm", .figure),
      ],
      rows: reading.secondaries.map { item in
        Table.Row(
          .line,
          [
            .text("\(item.name), \(item.direction.rawValue) is better"),
            .number(item.control, .quantity(unit: "", average: false)),
            .number(item.treated, .quantity(unit: "", average: false)),
            item.ratio.map { .text(Self.signed($0.change)) } ?? .empty, .text(Self.chance(item.p)),
            .text(Self.chance(item.holm)),
          ])
      })
  }

  // MARK: Groups, parts, weeks

  private var balance: Table {
    Table(
      columns: [
        Table.Column("Before the start", .label), Table.Column("Control", .figure), Table.Column("Treated", .figure),
        Table.Column("Std. difference", .figure), Table.Column("", .label),
      ],
      rows: reading.balance.map { item in
        Table.Row(
          .line,
          [
            .text(item.column), .number(item.control, .quantity(unit: "", average: false)),
            .number(item.treated, .quantity(unit: "", average: false)),
            .text(NumberText.fixed(item.difference, decimals: 2)), .text(item.isAlike ? "alike" : "UNLIKE"),
          ])
      })
  }

  private var segments: Table {
    func rows(_ column: String, _ parts: [PilotSegments.Part]) -> [Table.Row] {
      parts.map { part in
        Table.Row(
          .line,
          [
            .text("\(column): \(part.name)"), .number(Double(part.control), .count),
            .number(Double(part.treated), .count),
            part.ratio.map { .text(Self.signed($0.change)) } ?? .text("n/m"),
            part.ratio.map { .text(Self.bounds($0.interval(), isShare: false)) } ?? .empty,
          ])
      }
    }
    return Table(
      columns: [
        Table.Column("Part", .label), Table.Column("Control", .figure), Table.Column("Treated", .figure),
        Table.Column("Change", .figure), Table.Column("95% interval", .figure),
      ],
      rows: reading.segments.flatMap { rows($0.column, $0.parts) } + rows(design.team ?? "team", reading.teams))
  }

  private var segmentNotes: [String] {
    var notes = reading.segments.compactMap { segment -> String? in
      segment.interaction.map { p in
        p < 0.05
          ? "The parts of \(segment.column) differ (p \(Self.chance(p))): the effect elsewhere depends on its mix."
          : "The parts of \(segment.column) do not differ by more than chance (p \(Self.chance(p)))."
      }
    }
    if !reading.teams.isEmpty {
      notes.append("The effect holds in \(reading.teamsHolding) of \(Wording.count(reading.teams.count, "team")).")
    }
    return notes
  }

  private func section(_ weekly: PilotWeeks) -> Report.Section {
    let table = Table(
      columns: [
        Table.Column("Week of", .label), Table.Column("Rows", .figure), Table.Column("Change", .figure),
        Table.Column("95% interval", .figure),
      ],
      rows: weekly.weeks.map { week in
        Table.Row(
          .line,
          [
            .text(week.start.description), .number(Double(week.rows), .count),
            week.ratio.map { .text(Self.signed($0.change)) } ?? .text("n/m"),
            week.ratio.map { .text(Self.bounds($0.interval(), isShare: false)) } ?? .empty,
          ])
      })
    var notes: [String] = []
    if weekly.isFading(design.primary.direction) {
      notes.append("The effect wears off from week to week: what is new about it is part of it.")
    } else if weekly.slope != nil {
      notes.append("No wearing off that chance could not make.")
    }
    if let first = weekly.firstHalf, let second = weekly.secondHalf {
      notes.append("First half \(Self.signed(first.change)), second half \(Self.signed(second.change)).")
    }
    return Report.Section("Week by week", [.table(table)] + notes.map(Report.Block.note))
  }

  // MARK: Taken over

  private var taken: Table {
    Table(
      columns: [
        Table.Column("Input", .label), Table.Column("From", .prose), Table.Column("Mean", .figure),
        Table.Column("Std. error", .figure), Table.Column("Weight", .figure),
      ],
      rows: uses.flatMap { use in Self.rows(of: use.from, input: use.input) })
  }

  private var takenNotes: [Report.Block] {
    [
      .note(
        "Weights are by precision, (1/s²) / (1/s² + 1/τ²); s is the pilot's error times what its design adds, τ the "
          + "prior's deviation.")
    ]
  }

  /// Pilot, prior and what is believed after both.
  static func rows(of from: PilotProvenance, input: String) -> [Table.Row] {
    let posterior = from.posterior
    func row(_ role: Table.Row.Role, _ name: String, _ text: String, _ mean: Double, _ error: Double, _ weight: Double?)
      -> Table.Row
    {
      Table.Row(
        role,
        [
          .text(name), .text(text), .number(mean, percent), .number(error, precise),
          weight.map { .number($0, .percent(decimals: 0)) } ?? .empty,
        ])
    }
    var rows = [
      row(
        .line, input, "pilot \(from.name), grade \(posterior.effect.grade.letter)", posterior.effect.estimate,
        posterior.effect.inflatedError, posterior.weight)
    ]
    if let prior = from.prior {
      rows.append(
        row(.line, "", "prior \(prior.key)", posterior.prior.mean, posterior.prior.deviation, 1 - posterior.weight))
    }
    rows.append(row(.subtotal, "", "believed", posterior.belief.mean, posterior.belief.deviation, nil))
    return rows
  }

  // MARK: Words

  private static let percent = NumberStyle.percent(decimals: 1)
  private static let precise = NumberStyle.percent(decimals: 2)

  private static func isRelative(_ claim: PilotCriterion.Claim) -> Bool {
    if case .superior = claim { true } else { false }
  }

  private static func word(_ outcome: PilotCriterion.Outcome) -> String {
    switch outcome {
    case .proven: "holds"
    case .refuted: "REFUTED"
    case .open: "open"
    }
  }

  /// A relative change: `-18.3%`, `+4.0%`.
  static func signed(_ share: Double) -> String {
    let text = NumberText.fixed(share * 100, decimals: 1)
    return (share > 0 && text != "0.0" ? "+" : "") + text + "%"
  }

  private static func points(_ share: Double) -> String {
    let text = NumberText.significant(share * 100, 3)
    return text == "1" ? "1 point" : "\(text) points"
  }

  private static func change(_ value: Double, isShare: Bool) -> String {
    isShare ? "\(NumberText.fixed(value * 100, decimals: 1)) pt" : signed(value)
  }

  private static func bounds(_ interval: ConfidenceInterval, isShare: Bool) -> String {
    if isShare {
      return
        "\(NumberText.fixed(interval.low * 100, decimals: 1)) .. \(NumberText.fixed(interval.high * 100, decimals: 1)) pt"
    }
    return "\(signed(interval.low)) .. \(signed(interval.high))"
  }

  static func chance(_ p: Double) -> String { p < 0.001 ? "< 0.001" : NumberText.fixed(p, decimals: 3) }
}
