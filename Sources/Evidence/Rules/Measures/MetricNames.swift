/// What the name of a measure tells of it, where nobody has said.
package enum MetricNames {
  private static let rising: [String] = [
    "first contact resolution", "fcr", "csat", "satisfaction", "nps", "acceptance", "accepted", "adoption", "revenue",
    "margin", "conversion", "precision", "accuracy", "recall", "uptime", "availability", "deployment frequency",
    "throughput", "completed", "completion", "retention", "repeat purchase", "roi", "clv", "lifetime value",
    "active users", "quality", "without escalation", "knowledge",
  ]
  private static let falling: [String] = [
    "time", "cost", "error", "defect", "rework", "reopen", "escalation", "backlog", "latency", "violation", "complaint",
    "churn", "mttr", "mtta", "failure", "incident", "aht", "duration", "age", "correction", "exception", "override",
    "spend", "price", "delay", "escape", "risk",
  ]
  private static let byClass: [(MetricClass, [String])] = [
    (.rework, ["rework", "reopen", "correction", "repair", "edit time"]),
    (.governance, ["violation", "policy", "compliance", "audit", "oversight"]),
    (
      .quality,
      [
        "quality", "defect", "error", "accuracy", "precision", "csat", "satisfaction", "fcr", "first contact", "escape",
        "failure", "qa ", "escalation", "complaint",
      ]
    ),
    (
      .speed,
      [
        "time", "mttr", "mtta", "aht", "latency", "duration", "frequency", "throughput", "age", "backlog", "cycle",
        "days", "speed",
      ]
    ),
    (.cost, ["cost", "spend", "price", "budget"]),
    (.adoption, ["adoption", "usage", "active users", "logins", "share of cases assisted", "assisted", "seats"]),
  ]
  /// Measures that the people measured can move without doing the work.
  private static let gameable: [(words: [String], counter: String)] = [
    (["closure", "closed", "tickets solved", "resolved"], "reopened cases"),
    (["lines of code", "code volume", "commits", "pull requests", "features"], "defect density and review acceptance"),
    (["containment", "deflection", "self-service"], "satisfaction and escalation"),
    (["handle time", "aht", "cycle time", "response time", "resolution time"], "reopened cases or quality"),
    (["documents", "summaries", "drafts", "prompts", "reports"], "the share that was used unchanged"),
    (["adoption", "logins", "usage", "active users"], "tasks completed"),
  ]
  /// Measures of running a service of IT.
  static let service: [String] = [
    "mttr", "mtta", "change failure", "deployment frequency", "incident", "review latency", "backlog age", "tickets",
  ]

  static func has(_ name: String, _ words: [String]) -> Bool {
    let text = " " + name.lowercased().replacing("_", with: " ").replacing("-", with: " ") + " "
    return words.contains { text.contains($0) }
  }

  /// Whether more is better; nil where the name does not tell.
  package static func goodWhenHigher(_ name: String) -> Bool? {
    if has(name, rising) { return true }
    return has(name, falling) ? false : nil
  }

  /// Rows of the scorecard that the name speaks of.
  package static func classes(_ name: String) -> Set<MetricClass> {
    guard let first = byClass.first(where: { has(name, $0.1) })?.0 else { return [] }
    return [first]
  }

  /// What to watch beside a measure that is easily gamed; nil for the others.
  package static func counter(for name: String) -> String? { gameable.first { has(name, $0.words) }?.counter }
}

extension Measuring {
  /// Its classes as stated; where they name no row of the scorecard, with the one its name tells.
  package var allClasses: Set<MetricClass> {
    let stated = classes
    guard stated.isDisjoint(with: MetricClass.scorecard) else { return stated }
    return stated.union(MetricNames.classes(title)).union(measures.map(MetricNames.classes) ?? [])
  }

  /// Whether more is better: as stated, by its target, or by its name.
  package var goodWhenHigher: Bool? {
    if let stated = record.text("good when") { return stated == "higher" }
    switch target?.aim {
    case .higher, .atLeast: return true
    case .lower, .atMost: return false
    case .between(let low, let high):
      if let baseline, baseline > max(low, high) { return false }
      if let baseline, baseline < min(low, high) { return true }
    case .exactly, nil: break
    }
    return MetricNames.goodWhenHigher(title) ?? measures.flatMap(MetricNames.goodWhenHigher)
  }

  /// What it is used for: `activity`, `business` or `technical`; nil where it cannot be told.
  package var use: MetricClass? {
    let stated = classes
    if let said = [MetricClass.activity, .business, .technical].first(where: stated.contains) { return said }
    if stated.contains(.outcome) { return .business }
    if !stated.isDisjoint(with: [.input, .output, .adoption, .autonomy]) { return .activity }
    if stated.contains(.stability) { return .technical }
    if !stated.isDisjoint(with: [.speed, .quality, .cost, .governance, .rework, .risk]) { return .business }
    if TextLint(title).namesModelMetric { return .technical }
    return TextLint(title).namesActivity ? .activity : nil
  }

  /// Where it stands between effort and result.
  package var stage: MetricClass? { MetricClass.stages.first(where: classes.contains) }
}
