/// Six rows, each with its good signal and its warning; never one score.
package struct Scorecard: Sendable {
  package enum Verdict: String, Sendable, Hashable { case good, warning, missing = "not measured" }

  package struct Row: Sendable, Hashable {
    /// One of the six of `MetricClass.scorecard`.
    package let row: MetricClass
    /// Titles of the measures it rests on.
    package let measures: [String]
    package let verdict: Verdict
    /// What is seen: "Handle time 12% better".
    package let signals: [String]
    /// What would be good, and what would warn, in words.
    package let goodSignal: String
    package let warningSignal: String
    /// The warning that is seen; nil where there is none.
    package let warning: String?
  }

  /// Always six, in the order of `MetricClass.scorecard`.
  package let rows: [Row]

  package init(_ dossier: Dossier) {
    rows = MetricClass.scorecard.map { Self.row($0, dossier) }
  }

  package func row(_ row: MetricClass) -> Row? { rows.first { $0.row == row } }

  private static func row(_ row: MetricClass, _ dossier: Dossier) -> Row {
    let measures = dossier.measurings.filter { $0.allClasses.contains(row) }
    let changes = measures.map { ($0, dossier.change(of: $0)) }
    var signals = changes.compactMap { measure, change in
      change == .unknown ? nil : "\(measure.title) \(change.words)"
    }
    signals += usageSignals(row, dossier)
    let warning = warning(row, changes.map(\.1), dossier)
    let verdict: Verdict =
      warning != nil ? .warning : (measures.isEmpty && signals.isEmpty) || signals.isEmpty ? .missing : .good
    return Row(
      row: row, measures: measures.map(\.title), verdict: verdict, signals: signals, goodSignal: good(row),
      warningSignal: bad(row), warning: warning)
  }

  private static func good(_ row: MetricClass) -> String {
    switch row {
    case .speed: "time per case falls, rework does not rise"
    case .quality: "defects that escape are no more than before"
    case .cost: "cost per case falls at the same service level"
    case .adoption: "tasks are completed, not only begun"
    case .governance: "violations per 1,000 actions at or below the baseline"
    default: "correcting takes less time than before"
    }
  }

  private static func bad(_ row: MetricClass) -> String {
    switch row {
    case .speed: "time per case falls while rework rises"
    case .quality: "more defects escape after the release"
    case .cost: "cheaper only because work is put off"
    case .adoption: "many users, few completed tasks"
    case .governance: "more violations than before"
    default: "correcting takes longer than doing it by hand"
    }
  }

  private static func usageSignals(_ row: MetricClass, _ dossier: Dossier) -> [String] {
    dossier.usages.flatMap { usage -> [String] in
      switch row {
      case .adoption:
        return [
          usage.ratio("weekly users", of: "eligible").map { "\(Wording.percent($0)) use it weekly" },
          usage.ratio("completed", of: "started").map { "\(Wording.percent($0)) of tasks completed" },
        ].compactMap { $0 }
      case .governance:
        return usage.violations.map {
          ["\(Wording.number($0.now)) violations per 1,000 actions, \(Wording.number($0.before)) before"]
        } ?? []
      case .rework:
        return usage.ratio("edit time", of: "manual time").map {
          ["correcting takes \(Wording.percent($0)) of the manual time"]
        } ?? []
      default: return []
      }
    }
  }

  /// What the row's joint signs say is wrong.
  private static func warning(_ row: MetricClass, _ own: [MeasureChange], _ dossier: Dossier) -> String? {
    func changes(_ of: MetricClass) -> [(title: String, change: MeasureChange)] {
      dossier.measurings.filter { $0.allClasses.contains(of) }.map { ($0.title, dossier.change(of: $0)) }
    }
    switch row {
    case .speed:
      guard own.contains(where: \.isBetter), let worse = changes(.rework).first(where: \.change.isWorse) else {
        return nil
      }
      return "faster, but \(worse.title) is \(worse.change.words)"
    case .quality:
      return changes(.quality).first(where: \.change.isWorse).map { "\($0.title) is \($0.change.words)" }
    case .cost:
      guard own.contains(where: \.isBetter) else { return nil }
      let backlog = dossier.measurings.filter { MetricNames.has($0.title, ["backlog", "waiting", "queue age"]) }
        .map { ($0.title, dossier.change(of: $0)) }.first { $0.1.isWorse }
      return backlog.map { "DEFERRED: cheaper, but \($0.0) is \($0.1.words)" }
    case .adoption:
      return dossier.usages.lazy.compactMap { usage -> String? in
        guard let active = usage.ratio("weekly users", of: "eligible"), active >= 0.5,
          let completed = usage.ratio("completed", of: "started"), completed < 0.5
        else { return nil }
        return "\(Wording.percent(active)) use it, \(Wording.percent(completed)) of tasks are completed"
      }.first
    case .governance:
      return dossier.usages.lazy.compactMap { usage -> String? in
        guard let rates = usage.violations, rates.now > rates.before else { return nil }
        let chance = RateRatio(
          baseline: EventRate(rates.eventsBefore, per: rates.actionsBefore),
          current: EventRate(rates.events, per: rates.actions)
        ).chanceOfSoMany()
        return "\(Wording.number(rates.now)) violations per 1,000 actions, \(Wording.number(rates.before)) before"
          + " (by chance \(Wording.percent(chance)))"
      }.first
    default:
      return dossier.usages.lazy.compactMap { usage -> String? in
        guard let ratio = usage.ratio("edit time", of: "manual time"), ratio > 1 else { return nil }
        return "correcting takes \(Wording.percent(ratio)) of the manual time"
      }.first ?? changes(.rework).first(where: \.change.isWorse).map { "\($0.title) is \($0.change.words)" }
    }
  }
}

extension Usage {
  /// Violations per 1,000 actions now and before; nil where either is not stated.
  package struct Violations: Sendable, Hashable {
    package let events: Int
    package let actions: Double
    package let eventsBefore: Int
    package let actionsBefore: Double
    package var now: Double { Double(events) / actions * 1_000 }
    package var before: Double { Double(eventsBefore) / actionsBefore * 1_000 }
  }

  package var violations: Violations? {
    guard let now = record.count("violations", "found", "actions"),
      let before = record.count("violations before", "found", "actions"), now.whole > 0, before.whole > 0,
      now.part < 1e9, before.part < 1e9
    else { return nil }
    return Violations(
      events: Int(now.part), actions: now.whole, eventsBefore: Int(before.part), actionsBefore: before.whole)
  }
}
