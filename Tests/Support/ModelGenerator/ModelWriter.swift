/// Writes one random model, declaration by declaration.
struct ModelWriter {
  var random: SplitMix
  var lines: [String] = []
  var files: [String: String] = [:]
  var scenarios: [String] = []
  /// Names that may be used, by what they measure, with the axes they vary over.
  var names: [Measure: [(name: String, axes: Set<String>)]] = [:]
  /// Inputs a scenario may set, with a text for another value.
  var settable: [(name: String, measure: Measure, axes: [String])] = []
  let period: Period
  let count: Int
  let startYear = 2026
  let startMonth: Int
  var counter = 0

  enum Period: String, CaseIterable {
    case monthly, quarterly, yearly
    var months: Int {
      switch self {
      case .monthly: 1
      case .quarterly: 3
      case .yearly: 12
      }
    }
    var word: String {
      switch self {
      case .monthly: "months"
      case .quarterly: "quarters"
      case .yearly: "years"
      }
    }
  }

  static let members = ["queue": ["billing", "claims", "technical"], "region": ["north", "south"]]

  init(seed: Int) {
    random = SplitMix(seed: UInt64(seed))
    period = seed % 5 == 3 ? .quarterly : seed % 5 == 4 ? .yearly : .monthly
    count = period == .monthly ? random.within(5...20) : random.within(3...6)
    startMonth = period == .yearly ? 1 : period == .quarterly ? random.pick([1, 4, 7, 10]) : random.within(1...12)
  }

  mutating func fresh(_ stem: String) -> String {
    counter += 1
    return "\(stem)_\(counter)"
  }

  mutating func write() {
    writeHead()
    writeInputs()
    for _ in 0..<14 { writeCalculation() }
    writeRecurrences()
    for _ in 0..<5 { writeLine() }
    writeLibrary()
    writeMetrics()
    writeChecks()
    writeScenarios()
  }

  private mutating func writeHead() {
    let every = period == .monthly ? "" : " \(period.rawValue)"
    let fiscal = random.chance(30) ? ", fiscal year from \(random.pick(["April", "July"]))" : ""
    lines += [
      "model \"Generated\"", "timeline \(startYear)-\(two(startMonth)) for \(count) \(period.word)\(every)\(fiscal)",
      "currency EUR", "discount \(random.within(0...15))% per year\(random.chance(30) ? ", mid period" : "")",
    ]
    if random.chance(60) { lines.append("tax \(random.within(10...30))%") }
    lines += [
      "rate \(startYear)-01 1 USD = 0.9\(random.below(9)) EUR", "unit agent, case, token", "unit FTE = 1_720 hour/year",
      "dimension queue = billing, claims, technical", "dimension region = north, south",
    ]
    if random.chance(60) {
      lines.append("rate \(date(random.within(1...period.months * count - 1))) 1 EUR = 1.1\(random.below(9)) USD")
    }
    files["volumes.csv"] =
      (["month,cases"] + (0..<count * period.months).map { "\(date($0)),\(random.within(50...900))" }).joined(
        separator: "\n") + "\n"
    files["queues.csv"] =
      "queue,cases\n"
      + Self.members["queue", default: []].map { "\($0),\(random.within(10...90))" }.joined(separator: "\n") + "\n"
  }

  // MARK: Inputs

  private mutating func writeInputs() {
    for measure in Measure.allCases {
      for kind in 0..<3 { writeInput(measure, kind) }
    }
    lines.append("read_cases = series(\"volumes.csv\", date: \"month\", value: \"cases\") case/month")
    names[.cases, default: []].append(("read_cases", []))
    lines.append("read_queues = table(\"queues.csv\", value: \"cases\", by: queue) case/month")
    names[.cases, default: []].append(("read_queues", ["queue"]))
  }

  private mutating func writeInput(_ measure: Measure, _ kind: Int) {
    let name = fresh(measure.stem)
    var axes: [String] = []
    var value = literal(measure)
    switch kind {
    case 1:
      axes = random.chance(50) ? ["queue"] : random.chance(50) ? ["region"] : ["queue", "region"]
      value = byMember(axes[...], measure)
    case 2 where random.chance(60): value = schedule(measure)
    default:
      if random.chance(40), let low = measure.range {
        value += " in \(low) as \(random.pick(["pert", "triangular", "uniform"]))"
      }
    }
    let by = axes.isEmpty ? "" : " by \(axes.joined(separator: ", "))"
    lines.append("input \(name)\(by) \"Input \(name)\" = \(value)")
    names[measure, default: []].append((name, Set(axes)))
    settable.append((name, measure, axes))
  }

  private mutating func byMember(_ axes: ArraySlice<String>, _ measure: Measure) -> String {
    guard let axis = axes.first else { return literal(measure) }
    let entries = Self.members[axis, default: []].map { "\($0): \(byMember(axes.dropFirst(), measure))" }
    return "{ \(entries.joined(separator: ", ")) }"
  }

  // MARK: Calculations

  private mutating func writeCalculation() {
    let measure = random.pick(Measure.allCases)
    let made = expression(measure, depth: 3, axes: true)
    let name = fresh("calc")
    lines.append("\(name) = \(made.text)")
    if measure != .cases, measure != .money, random.chance(20) {
      lines.append("  initial: \(literal(measure))")
    }
    names[measure, default: []].append((name, made.axes))
  }

  /// Quantities that refer to their own past.
  private mutating func writeRecurrences() {
    let cases = expression(.cases, depth: 1, axes: false).text
    let share = literal(.share)
    lines += [
      "backlog = max(prev(backlog, initial: \(random.within(0...400)) case) + (\(cases) - served) * period_length, 0 case)",
      "served = min(prev(backlog, initial: 100 case) / period_length, \(random.within(20...300)) case/month)",
      "staff = prev(staff, initial: \(random.within(5...50)) agent) * (1 + \(share)) + \(literal(.agents)) / 10",
      "trend = prev(trend, initial: \(random.within(50...90)) case/month) * (1 + \(share) / 5)",
      "compound = prev(compound, initial: \(share)) * 99% + 0.001 * period_number",
    ]
    names[.agents, default: []].append(("staff", []))
    names[.cases, default: []] += [("served", []), ("trend", [])]
    names[.share, default: []].append(("compound", []))
  }

  // MARK: Lines

  private mutating func writeLine() {
    let isCost = random.chance(55)
    let name = fresh(isCost ? "cost" : "benefit")
    let made = random.chance(30) ? placedMoney() : expression(.money, depth: 3, axes: true).text
    lines.append("\(isCost ? "cost" : "benefit") \(name) \"Line \(name)\" = \(made)")
    if isCost {
      lines.append("  category: \(random.pick(["licences", "tokens", "review", "change", "other"]))")
      if random.chance(40) { lines.append("  kind: capacity") }
      if random.chance(25) { lines.append("  accounting: capex over \(random.pick([6, 12, 36])) months") }
    } else {
      switch random.pick(["cash", "avoided", "revenue", "capacity", "risk"]) {
      case "avoided": lines += ["  kind: avoided"] + (random.chance(50) ? ["  budget: \"4711\""] : [])
      case "revenue": lines += ["  kind: revenue"] + (random.chance(70) ? ["  margin: \(random.within(10...60))%"] : [])
      case "capacity": lines += ["  kind: capacity"] + (random.chance(50) ? ["  reallocated to: \"Backlog\""] : [])
      case let kind: lines.append("  kind: \(kind)")
      }
    }
    if random.chance(40) { lines.append("  risk: \(random.within(5...30))%") }
    if random.chance(40) {
      lines.append(
        "  paid: \(random.pick(["yearly in advance", "quarterly in advance", "after 60 days", "after 20 days"]))")
    }
  }

  /// Two library models of one kind, of which a choice takes one, and a need met by a binding.
  private mutating func writeLibrary() {
    files["costs/vendor.roi"] = """
      unit case
      needs volume: case/month "Cases"
      input price = 0.5 EUR/case
      input fee = 1_200 EUR/month
      cost usage "Usage" = volume * price
        category: tokens
      cost platform "Platform" = fee
        category: licences
        paid: quarterly in advance
      """
    lines += [
      "use costs/vendor as alpha { volume = \(reference(.cases, axes: false)) }",
      "use costs/vendor as beta { volume = \(reference(.cases, axes: false)); price = 0.4\(random.below(9)) EUR/case }",
      "choice vendor = alpha, beta",
    ]
    settable += [("alpha.price", .casePrice, []), ("beta.fee", .money, [])]
  }

  // MARK: Questions

  private mutating func writeMetrics() {
    lines += [
      "metric unit_cost \"Cost per case\" = cost_per(\(reference(.cases, axes: false)))",
      "metric net_share = npv / tco",
      "metric line_value = npv(\(expression(.money, depth: 1, axes: false).text))",
      "metric line_payback = payback(\(expression(.money, depth: 1, axes: false).text) - one_off(900 EUR, at: initial))",
      "metric line_rate = irr(one_off(\(random.within(100...999)) EUR, at: \(date(0))) * \(random.within(1...3)) - one_off(\(random.within(50...300)) EUR, at: initial))",
      "metric all_cases = sum(\(expression(.cases, depth: 1, axes: true).text))",
      "metric one_column = at(\(expression(.cases, depth: 1, axes: false).text), \(date(period.months)))",
      "metric mean_share = average(\(expression(.share, depth: 1, axes: false).text), over: time)",
    ]
  }

  private mutating func writeChecks() {
    lines += [
      "check npv > \(random.within(-5...5))k EUR",
      "check (\(expression(.share, depth: 1, axes: true).text)) >= 0",
      "check sum(\(reference(.cases, axes: true))) within \(random.within(1...50)) case of \(random.within(1...9))k case in base",
      "check payback <= \(random.within(2...24)) months",
    ]
  }

  private mutating func writeScenarios() {
    for (index, name) in ["low", "high", "both"].enumerated() {
      let parent = index == 2 ? " from low" : ""
      var assignments: [String] = []
      for _ in 0..<4 {
        let input = random.pick(settable)
        if assignments.contains(where: { $0.hasPrefix("\(input.name) ") || $0.hasPrefix("\(input.name)[") }) {
          continue
        }
        assignments.append(assignment(input.name, input.measure, input.axes))
      }
      if random.chance(50) { assignments.append("discount = \(random.within(1...20))% per year") }
      if random.chance(50) { assignments.append("vendor = beta") }
      if random.chance(30) { assignments.append("fx.USD = 0.8\(random.below(9)) EUR/USD") }
      lines.append("scenario \(name) \"Scenario \(name)\"\(parent) { \(assignments.joined(separator: "; ")) }")
      scenarios.append(name)
    }
  }

  private mutating func assignment(_ name: String, _ measure: Measure, _ axes: [String]) -> String {
    if let axis = axes.first, axes.count == 1, random.chance(50) {
      let member = random.pick(Self.members[axis, default: []])
      return random.chance(50)
        ? "\(name)[\(member)] = \(literal(measure))" : "\(name)[\(member)] = \(name)[\(member)] * 1.\(random.below(9))"
    }
    switch random.below(4) {
    case 0: return "\(name) = \(name) * 0.\(random.within(3...9))"
    case 1 where !name.contains("."): return "\(name) = \(schedule(measure))"
    case 2 where axes.isEmpty:
      let others = settable.filter {
        $0.measure == measure && $0.axes.isEmpty && $0.name < name && !$0.name.contains(".")
      }
      if let other = others.first { return "\(name) = \(other.name) + \(name)" }
      return "\(name) = \(literal(measure))"
    default: return "\(name) = \(literal(measure))"
    }
  }

  // MARK: Dates

  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The month that lies so many months after the start.
  func date(_ months: Int) -> String {
    let index = startYear * 12 + startMonth - 1 + months
    return "\(index / 12)-\(two(index % 12 + 1))"
  }
}
