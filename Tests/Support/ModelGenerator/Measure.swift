/// What generated expressions measure: each has literals, and expressions that make it from others.
enum Measure: CaseIterable {
  /// case/month
  case cases
  /// EUR/month
  case money
  /// agent
  case agents
  /// A pure number.
  case share
  /// EUR/case
  case casePrice
  /// min/case
  case handling
  /// EUR/hour
  case wage
  /// FTE
  case staff

  var stem: String {
    switch self {
    case .cases: "volume"
    case .money: "spend"
    case .agents: "agents"
    case .share: "share"
    case .casePrice: "price"
    case .handling: "handling"
    case .wage: "wage"
    case .staff: "team"
    }
  }

  var unit: String {
    switch self {
    case .cases: " case/month"
    case .money: " EUR/month"
    case .agents: " agent"
    case .share: "%"
    case .casePrice: " EUR/case"
    case .handling: " min/case"
    case .wage: " EUR/hour"
    case .staff: " FTE"
    }
  }

  /// A range around every literal of the measure; nil where inputs are certain.
  var range: String? {
    switch self {
    case .cases: "10 .. 999"
    case .share: "1% .. 99%"
    case .wage: "10 .. 99"
    case .money, .agents, .casePrice, .handling, .staff: nil
    }
  }
}

extension ModelWriter {
  mutating func literal(_ measure: Measure) -> String {
    let number: String
    switch measure {
    case .cases: number = "\(random.within(20...900))"
    case .money: number = "\(random.within(100...9000))"
    case .agents: number = "\(random.within(5...200))"
    case .share: number = "\(random.within(2...95))"
    case .casePrice: number = "\(random.within(1...40)).\(random.below(10))"
    case .handling: number = "\(random.within(2...40))"
    case .wage: number = "\(random.within(20...60))"
    case .staff: number = "\(random.within(1...9)).\(random.below(10))"
    }
    return number + measure.unit
  }

  /// From the start on, so that every period has a value.
  mutating func schedule(_ measure: Measure) -> String {
    var entries = ["\(date(0)): \(literal(measure))"]
    var month = 0
    for _ in 0..<random.below(3) {
      month += random.within(1...4)
      if month < count * period.months { entries.append("\(date(month)): \(literal(measure))") }
    }
    return "[\(entries.joined(separator: ", "))]"
  }

  mutating func reference(_ measure: Measure, axes: Bool) -> String {
    let fitting = names[measure, default: []].filter { axes || $0.axes.isEmpty }
    return fitting.isEmpty ? literal(measure) : random.pick(fitting).name
  }
}
