package import Checking
package import Quantities

/// Inputs as a person would write them.
package enum InputText {
  /// The value in force: one number, `{ billing: 120k, claims: 60k } case/month`, or first → last of a series.
  package static func value(_ input: InputFigures, timeline: Timeline) -> String {
    let unit = input.quantity.type.unit
    let texts = input.values.map { series in
      if series.count > 1 { return steps(series, unit, timeline) }
      return series.first.map { number($0, input.quantity.type) } ?? "n/m"
    }
    guard texts.count > 1 else { return texts.first.map { join($0, unit) } ?? "" }
    let members = texts.enumerated().map { "\(input.quantity.type.name(ofCell: $0.offset)): \($0.element)" }
    return join("{ \(members.joined(separator: ", ")) }", unit)
  }

  /// A number in base units, in the unit as written, without the unit.
  package static func number(_ base: Double, _ type: ValueType) -> String {
    if type.isTruth { return base == 0 ? "no" : "yes" }
    return NumberText.significant(type.unit.number(base), 6)
  }

  package static func join(_ number: String, _ unit: Unit) -> String {
    let text = unit.description
    if text.isEmpty { return number }
    return text.hasPrefix("%") ? number + text : "\(number) \(text)"
  }

  /// A series by its steps: `[2026-01: 2, 2027-01: 0.5]`; the first and last value where it moves all the time.
  private static func steps(_ series: [Double], _ unit: Unit, _ timeline: Timeline) -> String {
    var changes: [(String, Double)] = []
    for p in series.indices.dropFirst() where p == 1 || series[p] != series[p - 1] {
      changes.append((timeline.name(ofPeriod: p), unit.number(series[p])))
    }
    if changes.count == 1 { return NumberText.significant(changes[0].1, 6) }
    if changes.count > 4, let first = changes.first, let last = changes.last {
      return
        "[\(first.0): \(NumberText.significant(first.1)) … \(last.0): \(NumberText.significant(last.1))]"
    }
    return "[\(changes.map { "\($0.0): \(NumberText.significant($0.1, 6))" }.joined(separator: ", "))]"
  }

  /// `pert`, `normal 90%`, `discrete { 0: 60%, 1: 40% }`; empty where nothing is drawn.
  package static func shape(_ uncertainty: Uncertainty?, _ unit: Unit) -> String {
    guard let shape = uncertainty?.shape else { return "" }
    let percent = { (share: Double) in NumberText.significant(share * 100, 6) + "%" }
    let number = { (base: Double) in NumberText.significant(unit.number(base), 6) }
    switch shape {
    case .uniform: return "uniform"
    case .triangular: return "triangular"
    case .pert: return "pert"
    case .normal(let central): return "normal \(percent(central))"
    case .lognormal(let central): return "lognormal \(percent(central))"
    case .normalMoments(let mean, let sd): return "normal(mean: \(number(mean)), sd: \(number(sd)))"
    case .beta(let alpha, let beta):
      return "beta(\(NumberText.significant(alpha, 6)), \(NumberText.significant(beta, 6)))"
    case .discrete(let outcomes, let weights):
      let pairs = zip(outcomes, weights).map { "\(number($0)): \(percent($1))" }
      return "discrete { \(pairs.joined(separator: ", ")) }"
    case .sampled(let path, let column, _): return "sampled(\(path), column: \(column))"
    }
  }
}
