package import Evidence
import Quantities

/// Weekly actuals against the plan.
package struct ActualsReport {
  private let reading: ActualsReading
  private let today: Day
  private let files: [String]
  private let scenario: String
  private let currency: String
  private let findings: [RuleFinding]
  private let claims: [Claim]
  private let words: (ActualSeries) -> (label: String, unit: String)
  private let shown: (Double, ActualSeries) -> Double

  /// - Parameters:
  ///   - words: how a measure is called and what its values are in.
  ///   - shown: a value in base units as the measure's actuals are written.
  package init(
    _ reading: ActualsReading, today: Day, files: [String], scenario: String, currency: String,
    findings: [RuleFinding], claims: [Claim], words: @escaping (ActualSeries) -> (label: String, unit: String),
    shown: @escaping (Double, ActualSeries) -> Double
  ) {
    self.reading = reading
    self.today = today
    self.files = files
    self.scenario = scenario
    self.currency = currency
    self.findings = findings
    self.claims = claims
    self.words = words
    self.shown = shown
  }

  package func report() -> Report {
    var sections = [Report.Section(nil, [.table(against)] + notes.map(Report.Block.note))]
    let split = reading.lines.filter { $0.variance != nil }
    if !split.isEmpty { sections.append(Report.Section("Why it is off", [.table(variances(split))])) }
    let flows = reading.lines.filter { $0.reforecast != nil }
    if !flows.isEmpty { sections.append(Report.Section("To the plan's end", [.table(forecasts(flows))])) }
    let promises = promised
    if !promises.rows.isEmpty { sections.append(Report.Section("Promised and realised", [.table(promises)])) }
    let told = findings.map { finding in
      finding.severity > .good
        ? Report.Block.flag(passed: false, finding.remedy.isEmpty ? finding.text : "\(finding.text): \(finding.remedy)")
        : Report.Block.flag(passed: true, finding.text)
    }
    if !told.isEmpty { sections.append(Report.Section("What the series say", told)) }
    return Report(
      title: "Actuals against the plan",
      subtitle: ["\(files.joined(separator: ", ")) · \(scenario) · as of \(today.description)"], sections: sections)
  }

  private func style(_ line: ActualsReading.Line) -> NumberStyle {
    let unit = words(line.series).unit
    if unit == "%" { return .percent(decimals: 1) }
    return unit == currency ? .money(per: 1) : .quantity(unit: "", average: false)
  }

  private func cell(_ value: Double, _ line: ActualsReading.Line) -> Cell { .number(value, style(line)) }

  private func label(_ line: ActualsReading.Line) -> String {
    let (label, unit) = words(line.series)
    return unit.isEmpty || unit == "%" ? label : "\(label) (\(unit))"
  }

  private var against: Table {
    Table(
      columns: [
        Table.Column("Measure", .label), Table.Column("Weeks", .figure), Table.Column("Actual", .figure),
        Table.Column("Plan", .figure), Table.Column("Off by", .figure), Table.Column("A week", .figure),
        Table.Column("Standing", .label),
      ],
      rows: reading.lines.map { line in
        Table.Row(
          .line,
          [
            .text(label(line)), .number(Double(line.series.weeks.count), .count), cell(line.actual, line),
            line.planned.map { cell($0, line) } ?? .text("–"),
            line.deviationShare.map { .text(Self.signed($0)) } ?? .empty,
            trend(line), .text(state(line)),
          ])
      })
  }

  /// Its slope where it surely has one.
  private func trend(_ line: ActualsReading.Line) -> Cell {
    guard let trend = line.trend else { return .empty }
    guard trend.direction != .flat else { return .text("level") }
    let unit = words(line.series).unit
    if unit == "%" || unit == currency { return .number(trend.slope, .signed(style(line))) }
    return .text((trend.slope < 0 ? "-" : "+") + NumberText.significant(abs(trend.slope), 2))
  }

  /// A share off the plan: "+12%".
  private static func signed(_ share: Double) -> String {
    let text = NumberText.fixed(share * 100, decimals: 0)
    return (share < 0 || text == "0" ? text : "+" + text) + "%"
  }

  private func state(_ line: ActualsReading.Line) -> String {
    switch line.freshness {
    case .dead: "dead"
    case .stale: "stale"
    case .fresh: line.isWorse == true ? "worse" : line.isWorse == false ? "better" : ""
    }
  }

  private var notes: [String] {
    var notes = [
      "Money and other flows are sums over the weeks that both have, others means. "
        + "What a measure moves by in a week is told where it is sure."
    ]
    let unknown = reading.lines.filter { $0.plan == nil }.map { words($0.series).label }
    if !unknown.isEmpty { notes.append("Without a plan in the model: \(unknown.joined(separator: ", ")).") }
    for (freshness, what) in [(ActualsReading.Freshness.stale, "Stale"), (.dead, "Followed by nobody any more")] {
      let old = reading.lines.filter { $0.freshness == freshness }
      guard let age = old.map(\.age).max() else { continue }
      notes.append("\(what), up to \(age) days old: \(old.map { words($0.series).label }.joined(separator: ", ")).")
    }
    return notes
  }

  private func variances(_ lines: [ActualsReading.Line]) -> Table {
    Table(
      columns: ["Measure", "Plan", "Volume", "Rate", "Mix", "Actual"].enumerated().map {
        Table.Column($1, $0 == 0 ? .label : .figure)
      },
      rows: lines.compactMap { line in
        line.variance.map { variance in
          Table.Row(
            .line,
            [.text(label(line))]
              + [variance.planned, variance.volume, variance.rate, variance.mix, variance.actual].map { cell($0, line) }
          )
        }
      })
  }

  private func forecasts(_ lines: [ActualsReading.Line]) -> Table {
    Table(
      columns: ["Measure", "Plan", "Rest as planned", "At the rate so far", "From", "To"].enumerated().map {
        Table.Column($1, $0 == 0 ? .label : .figure)
      },
      rows: lines.compactMap { line in
        line.reforecast.map { found in
          Table.Row(
            .line,
            [
              .text(label(line)), cell(found.planned, line), cell(found.asPlanned, line),
              found.atRateSoFar.map { cell($0, line) } ?? .notMeaningful("nothing was planned so far"),
              found.interval.map { cell($0.low, line) } ?? .empty, found.interval.map { cell($0.high, line) } ?? .empty,
            ])
        }
      })
  }

  /// What vendors promised, against the last four weeks.
  private var promised: Table {
    let rows = claims.compactMap { claim -> Table.Row? in
      guard let promised = claim.promised, let name = claim.measures,
        let line = reading.lines.first(where: { $0.series.name == name })
      else { return nil }
      let last = line.series.values.suffix(4)
      guard !last.isEmpty else { return nil }
      let realised = last.reduce(0, +) / Double(last.count)
      let bid = shown(promised, line.series)
      return Table.Row(
        .line,
        [
          .text(claim.title), .text(claim.vendor ?? ""), cell(bid, line), cell(realised, line),
          bid != 0 ? .number(realised / bid, .percent(decimals: 0)) : .empty,
        ])
    }
    return Table(
      columns: ["Claim", "Vendor", "Promised", "Last 4 weeks", "Of it"].enumerated().map {
        Table.Column($1, $0 < 2 ? .label : .figure)
      }, rows: rows)
  }
}
