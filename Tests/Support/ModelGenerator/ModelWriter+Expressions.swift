/// An expression as text with the axes it varies over.
struct Made {
  var text: String
  var axes: Set<String> = []
}

extension ModelWriter {
  /// - Parameter axes: whether it may vary over dimensions.
  mutating func expression(_ measure: Measure, depth: Int, axes: Bool) -> Made {
    if depth == 0 || random.chance(15) { return leaf(measure, axes: axes) }
    if random.chance(45) { return anyMeasure(measure, depth, axes) }
    switch measure {
    case .cases: return cases(depth, axes)
    case .money: return money(depth, axes)
    case .share: return share(depth, axes)
    case .agents: return agents(depth, axes)
    case .casePrice: return combine(.casePrice, "*", .share, depth, axes)
    case .handling: return combine(.handling, "*", .share, depth, axes)
    case .wage:
      return Made(text: "\(reference(.wage, axes: false)) * growing(\(random.within(1...5))% per year, every: year)")
    case .staff: return combine(.staff, "*", .share, depth, axes)
    }
  }

  private mutating func leaf(_ measure: Measure, axes: Bool) -> Made {
    let fitting = names[measure, default: []].filter { axes || $0.axes.isEmpty }
    guard !fitting.isEmpty, random.chance(80) else { return Made(text: literal(measure)) }
    let chosen = random.pick(fitting)
    if let axis = chosen.axes.first, chosen.axes.count == 1, random.chance(25) {
      return Made(text: "\(chosen.name)[\(random.pick(Self.members[axis, default: []]))]")
    }
    return Made(text: chosen.name, axes: chosen.axes)
  }

  private mutating func combine(
    _ a: Measure, _ operation: String, _ b: Measure, _ depth: Int, _ axes: Bool
  ) -> Made {
    let left = expression(a, depth: depth - 1, axes: axes)
    let right = expression(b, depth: depth - 1, axes: axes && left.axes.isEmpty)
    return Made(text: "(\(left.text)) \(operation) (\(right.text))", axes: left.axes.union(right.axes))
  }

  /// What can be done with a value of any measure.
  private mutating func anyMeasure(_ measure: Measure, _ depth: Int, _ axes: Bool) -> Made {
    let a = expression(measure, depth: depth - 1, axes: axes)
    let b = expression(measure, depth: depth - 1, axes: axes && a.axes.isEmpty)
    let both = a.axes.union(b.axes)
    let months = period.months * random.within(1...2)
    let first = literal(measure)
    let second = literal(measure)
    let when = date(random.within(1...period.months * count - 1))
    switch random.below(19) {
    case 0: return Made(text: "(\(a.text)) + (\(b.text))", axes: both)
    case 1: return Made(text: "(\(a.text)) - (\(b.text)) / \(random.within(2...9))", axes: both)
    case 2: return Made(text: "max(\(a.text), \(b.text))", axes: both)
    case 3: return Made(text: "min(\(a.text), \(b.text), \(first))", axes: both)
    case 4:
      return Made(text: "clamp(\(a.text), from: \(literal(measure)) / 10, to: \(literal(measure)) * 10)", axes: a.axes)
    case 5: return Made(text: "abs(-(\(a.text)))", axes: a.axes)
    case 6: return Made(text: "if \(condition(depth - 1)) then \(a.text) else \(b.text)", axes: both)
    case 7:
      return Made(
        text:
          "ramp(from: \(first), to: \(second), over: \(random.within(2...30)) months\(random.chance(40) ? ", starting: \(when)" : ""))"
      )
    case 8:
      return Made(
        text: "ramp(from: \(first), to: \(second), over: 1 year, starting: \(when), before: 0\(measure.unit))")
    case 9:
      return Made(
        text:
          "s_curve(from: \(first), to: \(second), over: \(random.within(3...24)) months\(random.chance(40) ? ", steepness: \(random.within(4...12))" : ""))"
      )
    case 10: return Made(text: "step(from: \(first), to: \(second), at: \(when))")
    case 11: return Made(text: "delay(\(a.text), by: \(months) months)", axes: a.axes)
    case 12: return Made(text: "prev(\(a.text), initial: \(first))", axes: a.axes)
    case 13: return Made(text: schedule(measure))
    case 14: return Made(text: "round(\(a.text), to: \(measure == .share ? "1%" : "0.5\(measure.unit)"))", axes: a.axes)
    case 15: return Made(text: "average(\(a.text), over: time)", axes: a.axes)
    case 16: return Made(text: "\(random.pick(["max", "min"]))(\(a.text), over: time)", axes: a.axes)
    case 17:
      guard let axis = a.axes.sorted().first else { return Made(text: "prev(\(a.text))") }
      let weighted = random.chance(50) ? ", weighted by: \(reference(.cases, axes: false))" : ""
      let verb = random.pick(["average", "max", "min", "sum"])
      return Made(
        text: "\(verb)(\(a.text), over: \(axis)\(verb == "average" ? weighted : ""))", axes: a.axes.subtracting([axis]))
    default:
      return Made(text: "lookup(period_number, [0: \(first), \(random.within(1...5)): \(second)])")
    }
  }

  private mutating func condition(_ depth: Int) -> String {
    switch random.below(4) {
    case 0: "\(reference(.share, axes: false)) > \(literal(.share))"
    case 1:
      "period_number >= \(random.within(1...5)) and not (\(reference(.agents, axes: false)) < \(literal(.agents)))"
    case 2: "\(reference(.cases, axes: false)) <= \(literal(.cases)) or no"
    default: "\(reference(.share, axes: false)) != \(literal(.share)) or yes"
    }
  }

  private mutating func cases(_ depth: Int, _ axes: Bool) -> Made {
    let growth = random.pick(["0.8% per month", "6% per year", "2% per quarter", "5% per year, every: year"])
    switch random.below(5) {
    case 0: return combine(.cases, "*", .share, depth, axes)
    case 1:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      return Made(text: "(\(a.text)) * growing(\(growth))", axes: a.axes)
    case 2:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      return Made(text: "change(cumulative(\(a.text))) / 2", axes: a.axes)
    case 3:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      return Made(text: "(\(a.text)) * \(seasonal())", axes: a.axes)
    default:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      return Made(text: "(\(a.text)) * decay(half_life: \(random.within(3...30)) months)", axes: a.axes)
    }
  }

  private mutating func seasonal() -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "seasonal([\(months.map { "\($0): \(random.within(5...15)) / 10" }.joined(separator: ", "))])"
  }

  mutating func placedMoney() -> String {
    let when = date(random.below(period.months * count))
    switch random.below(4) {
    case 0: return "one_off(\(random.within(1...60))k EUR, at: initial)"
    case 1: return "one_off(\(random.within(1...60))k EUR, at: \(when)) + one_off(2k EUR, at: initial)"
    case 2: return "spread(\(random.within(1...90))k EUR, from: \(when), over: \(random.within(1...12)) months)"
    default:
      return
        "amounts([initial: \(random.within(1...9))k EUR, \(when): \(random.within(1...9))k EUR, \(startYear): 7k EUR])"
    }
  }

  private mutating func money(_ depth: Int, _ axes: Bool) -> Made {
    switch random.below(8) {
    case 0: return combine(.cases, "*", .casePrice, depth, axes)
    case 1: return combine(.money, "*", .share, depth, axes)
    case 2:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      return Made(
        text: "(\(a.text)) * \(reference(.handling, axes: false)) * \(reference(.wage, axes: false))", axes: a.axes)
    case 3: return Made(text: "\(reference(.staff, axes: false)) * \(reference(.wage, axes: false))")
    case 4: return Made(text: "(\(placedMoney()))")
    case 5:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      let whole = random.pick(["", ", whole: yes", ", whole: no"])
      return Made(
        text:
          "tiered(\(a.text), [0 case/month: 5 EUR/case, 200 case/month: 4 EUR/case, 600 case/month: 3.5 EUR/case]\(whole))",
        axes: a.axes)
    case 6:
      let a = expression(.cases, depth: depth - 1, axes: axes)
      return Made(text: "(\(a.text)) * 2.5 USD/case * fx.USD", axes: a.axes)
    default:
      let a = expression(.agents, depth: depth - 1, axes: axes)
      return Made(text: "(\(a.text)) * \(random.within(5...40)) EUR/agent/month", axes: a.axes)
    }
  }

  private mutating func agents(_ depth: Int, _ axes: Bool) -> Made {
    let a = expression(.cases, depth: depth - 1, axes: axes)
    return random.chance(50)
      ? Made(text: "(\(a.text)) / \(random.within(10...40)) case/agent/month", axes: a.axes)
      : combine(.agents, "*", .share, depth, axes)
  }

  private mutating func share(_ depth: Int, _ axes: Bool) -> Made {
    let a = expression(.share, depth: depth - 1, axes: axes)
    switch random.below(9) {
    case 0: return combine(.share, "*", .share, depth, axes)
    case 1:
      let cases = expression(.cases, depth: depth - 1, axes: axes)
      return Made(text: "(\(cases.text)) / (\(literal(.cases)) * 3)", axes: cases.axes)
    case 2: return Made(text: "exp(-(\(a.text)))", axes: a.axes)
    case 3: return Made(text: "ln(1 + abs(\(a.text)))", axes: a.axes)
    case 4: return Made(text: "sqrt(abs(\(a.text)))", axes: a.axes)
    case 5: return Made(text: "(0.5 + abs(\(a.text))) ^ 2", axes: a.axes)
    case 6:
      let cases = expression(.cases, depth: depth - 1, axes: false)
      return Made(text: "at(\(cases.text), \(date(0))) / 1_000 case")
    case 7: return Made(text: "period_number / 10")
    default:
      let money = expression(.money, depth: depth - 1, axes: false)
      return Made(text: "cumulative(\(money.text)) / 50k EUR")
    }
  }
}
