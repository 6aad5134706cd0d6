import Analysis
import Checking
import Diagnostics
import Engine
import Evidence
import Finance
import Quantities
import Syntax

/// What hitting key results does to the objectives above them, through the model and on the same draws as without.
struct KeyResultReading {
  private struct Goal {
    let name: String
    let figure: Intervention.Figure
    let target: Target?
    let leastMove: Double
    let parents: [String]
  }

  private let turn: Turn
  private let scenario: String
  private let goals: [Goal]
  /// What holding a key result means: the quantity and the numbers, in base units: at its target, and where it stands
  /// today.
  private struct Hold {
    let name: String
    let id: QuantityID
    let target: Double
    let present: Double?
    let parents: [String]
  }
  private let holds: [Hold]

  init(turn: Turn, dossier: Dossier, scenario: String) throws(Refusal) {
    self.turn = turn
    self.scenario = scenario
    let model = turn.model
    let kpis = Dictionary(dossier.kpis.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    /// A KPI stands for the quantity it measures.
    func quantity(_ name: String?) -> String? { name.map { kpis[$0]?.measures ?? $0 } }
    func figure(_ name: String?) -> Intervention.Figure? {
      guard let name = quantity(name) else { return nil }
      if let id = model.idByName[name] { return .quantity(id) }
      return MetricReference(named: name).map { .metric($0) }
    }
    goals =
      dossier.objectives.compactMap { objective in
        figure(objective.outcome).map {
          Goal(
            name: objective.name, figure: $0, target: objective.target, leastMove: objective.movesBy,
            parents: objective.supports)
        }
      }
      + dossier.keyResults.compactMap { result in
        figure(result.measures).map {
          Goal(name: result.name, figure: $0, target: result.target, leastMove: 0.01, parents: result.supports)
        }
      }
    holds = dossier.keyResults.compactMap { result in
      guard let name = quantity(result.measures), let id = model.idByName[name], model[id].type.cellCount == 1 else {
        return nil
      }
      let present = result.baseline ?? dossier.money.present[name]
      return result.target?.value(from: present).map {
        Hold(name: result.name, id: id, target: $0, present: present, parents: result.supports)
      }
    }
  }

  /// Fills in each key result's effect on every objective above it, and how much of a parent's target all of its key
  /// results together make good. What is compared is the key result at its target and held where it stands today: the
  /// plan itself may already lead to the target.
  func fill(_ facts: inout MoneyFacts) throws(Refusal) {
    let parents = Set(holds.flatMap { above($0.parents) })
    let asked = goals.filter { parents.contains($0.name) }
    guard !asked.isEmpty else { return }
    for hold in holds {
      let above = above(hold.parents)
      guard let today = try outcome(of: asked, holding: Self.today([hold])),
        let held = try outcome(of: asked, holding: [hold.id: hold.target])
      else { continue }
      for (index, goal) in asked.enumerated() where above.contains(goal.name) {
        let before = Self.moves(today.trials[index], from: today.base[index], goal)
        let after = Self.moves(held.trials[index], from: today.base[index], goal)
        guard let before, let after else { continue }
        facts.effects.append(
          KeyResultEffect(
            keyResult: hold.name, objective: goal.name, probabilityAtTarget: after, probabilityAtPresent: before,
            expectedChange: Self.change(held.trials[index], against: today.trials[index])))
      }
    }
    for (index, goal) in asked.enumerated() {
      let children = holds.filter { $0.parents.contains(goal.name) }
      let targets = Dictionary(children.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
      guard !targets.isEmpty, let today = try outcome(of: asked, holding: Self.today(children)),
        let wanted = Self.wanted(goal, from: today.base[index]), wanted != 0,
        let held = try outcome(of: asked, holding: targets)
      else { continue }
      facts.coverage[goal.name] = CoverageFact(
        expectedChange: Self.change(held.trials[index], against: today.trials[index]), wantedChange: wanted)
    }
  }

  /// Key results held where they stand; one that is not known stays as planned.
  private static func today(_ holds: [Hold]) -> [QuantityID: Double] {
    Dictionary(
      holds.compactMap { hold in hold.present.map { (hold.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Names of everything that a block serves, directly or through others.
  private func above(_ parents: [String]) -> Set<String> {
    var found: Set<String> = []
    var open = parents
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += goals.first { $0.name == next }?.parents ?? []
    }
    return found
  }

  private func outcome(
    of asked: [Goal], holding values: [QuantityID: Double]
  ) throws(Refusal) -> Intervention.Outcome? {
    try refusing { () throws(Diagnostic) in
      try turn.intervention(in: scenario).outcome(
        of: asked.map(\.figure), holding: values, threads: turn.options.threads)
    }
  }

  // MARK: Numbers

  /// The share of trials in which the outcome moves the wanted way by at least its least change, from where it stands in
  /// the deterministic run; nil where that is no basis.
  private static func moves(_ trials: [Double], from base: Double, _ goal: Goal) -> Double? {
    let known = trials.filter(\.isFinite)
    guard base.isFinite, base != 0, !known.isEmpty else { return nil }
    let direction = direction(of: goal, from: base)
    let moved = known.count { value in
      let share = (value - base) / abs(base)
      // A change of exactly the least counts, whatever the last bit says.
      return (direction.map { $0 * share } ?? abs(share)) >= goal.leastMove * (1 - 1e-9)
    }
    return Double(moved) / Double(known.count)
  }

  /// −1 down, 1 up; nil where the target does not say.
  private static func direction(of goal: Goal, from base: Double) -> Double? {
    switch goal.target?.aim {
    case .lower, .atMost: -1
    case .higher, .atLeast: 1
    case .between, .exactly: wanted(goal, from: base).flatMap { $0 == 0 ? nil : $0 < 0 ? -1 : 1 }
    case nil: nil
    }
  }

  /// The mean relative change, trial by trial.
  private static func change(_ held: [Double], against present: [Double]) -> Double {
    let shares = zip(held, present).compactMap { after, before -> Double? in
      guard after.isFinite, before.isFinite, before != 0 else { return nil }
      return (after - before) / abs(before)
    }
    return shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
  }

  /// The change the target asks for, as a share of the outcome; nil without a target.
  private static func wanted(_ goal: Goal, from base: Double) -> Double? {
    guard let value = goal.target?.value(from: base), base != 0, base.isFinite else { return nil }
    return (value - base) / abs(base)
  }
}
