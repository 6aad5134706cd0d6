package import Checking
package import Diagnostics
package import Engine
package import Finance
package import Planning
import Quantities

/// Why a figure changed between two standpoints, part by part: the Shapley value of every change.
///
/// The value of a change is what it adds on average over all orders in which the changes could have been made, so the
/// parts add up to the whole whatever the order was (L. S. Shapley, 1953). Exact up to ten changes; beyond that by
/// orders drawn at random, each with its reverse, and with the error that leaves.
package struct Attribution: Sendable {
  /// Something that differs between the two.
  package enum Change: Sendable, Hashable {
    /// Set otherwise, or only on one side.
    case input(QuantityID)
    /// Another option of a choice.
    case choice(String)
    /// A line taken in or left out, by index.
    case line(Int)
    /// What was declared or loaded in between.
    case model
  }

  package struct Part: Sendable {
    package let change: Change
    /// By measure, in base units; nil where the measure does not exist with some of the changes made.
    package let amounts: [Double?]
    /// Standard errors by measure; 0 where the parts are exact.
    package let errors: [Double]
  }

  package let measures: [Measure]
  package let before: [MetricValue]
  package let after: [MetricValue]
  /// In the model's order.
  package let parts: [Part]
  /// Whether every order was counted.
  package let isExact: Bool
  /// Inputs before and after.
  package let inputs: (before: InputValues, after: InputValues)

  /// Changes of which all orders are counted: 2¹⁰ runs.
  static let exactly = 10

  /// - Parameters:
  ///   - origin: the figures before, where the model itself was another one then: the first part is what that made.
  ///   - runs: about how many runs sampled orders may take.
  /// - Throws: where one of the two cannot be computed at all.
  package init(
    of measures: [Measure], from before: Standpoint, to after: Standpoint, plan: Plan, resolver: InputResolver,
    origin: [MetricValue]? = nil, runs: Int = 6_000
  ) throws(Diagnostic) {
    self.measures = measures
    let coalitions = Coalitions(before, after, plan: plan, resolver: resolver)
    let first = try coalitions.inputs(made: [])
    let last = try coalitions.inputs(made: Set(coalitions.changes))
    inputs = (first, last)
    let start = coalitions.values(of: measures, first)
    self.before = origin ?? start
    self.after = coalitions.values(of: measures, last)
    let changes = coalitions.changes
    isExact = changes.count <= Self.exactly
    let amounts =
      isExact ? Self.exact(coalitions, measures) : Self.sampled(coalitions, measures, runs: max(runs, changes.count))
    var parts: [Part] = []
    if let origin {
      let amounts = zip(start, origin).map { now, then in
        now.number.flatMap { now in then.number.map { now - $0 } }
      }
      parts.append(Part(change: .model, amounts: amounts, errors: measures.map { _ in 0 }))
    }
    self.parts =
      parts
      + zip(changes, amounts).map { change, part in
        Part(
          change: change, amounts: part.map { $0.mean.isFinite ? $0.mean : nil },
          errors: part.map { $0.error.isFinite ? $0.error : 0 })
      }
  }

  private typealias Amount = (mean: Double, error: Double)

  /// By change, then by measure.
  private static func exact(_ coalitions: Coalitions, _ measures: [Measure]) -> [[Amount]] {
    let changes = coalitions.changes
    let count = changes.count
    let figures = (0..<(1 << count)).map { mask in
      coalitions.numbers(of: measures, made: Set(changes.indices.filter { mask >> $0 & 1 == 1 }.map { changes[$0] }))
    }
    // |S|! (n − |S| − 1)! / n! for coalitions without the change, by their size.
    var weights = Array(repeating: 1.0 / Double(max(count, 1)), count: max(count, 1))
    for size in 1..<max(count, 1) { weights[size] = weights[size - 1] * Double(size) / Double(count - size) }
    return changes.indices.map { change in
      measures.indices.map { measure in
        var sum = 0.0
        for mask in figures.indices where mask >> change & 1 == 0 {
          sum += weights[mask.nonzeroBitCount] * (figures[mask | 1 << change][measure] - figures[mask][measure])
        }
        return (sum, 0)
      }
    }
  }

  private static func sampled(_ coalitions: Coalitions, _ measures: [Measure], runs: Int) -> [[Amount]] {
    let changes = coalitions.changes
    let none = coalitions.numbers(of: measures, made: [])
    let pairs = max(runs / (2 * changes.count), 16)
    var random = OrderGenerator()
    var sums = changes.map { _ in measures.map { _ in (0.0, 0.0) } }
    for _ in 0..<pairs {
      let order = random.order(of: changes.count)
      var gains = changes.map { _ in measures.map { _ in 0.0 } }
      for order in [order, order.reversed()] {
        var made: Set<Change> = []
        var earlier = none
        for change in order {
          made.insert(changes[change])
          let now = coalitions.numbers(of: measures, made: made)
          for measure in measures.indices { gains[change][measure] += (now[measure] - earlier[measure]) / 2 }
          earlier = now
        }
      }
      for change in changes.indices {
        for measure in measures.indices {
          let gain = gains[change][measure]
          sums[change][measure].0 += gain
          sums[change][measure].1 += gain * gain
        }
      }
    }
    let count = Double(pairs)
    return sums.map { row in
      row.map { sum, squares in
        let mean = sum / count
        return (mean, (max(squares / count - mean * mean, 0) / (count - 1)).squareRoot())
      }
    }
  }
}

/// Runs between two standpoints with some of the changes made.
private final class Coalitions {
  let changes: [Attribution.Change]
  private let resolver: InputResolver
  private let assignments: (before: [QuantityID: [CheckedAssignment]], after: [QuantityID: [CheckedAssignment]])
  private let choices: (before: [String: String], after: [String: String])
  private let excluded: (before: Set<Int>, after: Set<Int>)
  private var evaluator: Evaluator?
  private var plan: Plan

  init(_ before: Standpoint, _ after: Standpoint, plan: Plan, resolver: InputResolver) {
    self.resolver = resolver
    self.plan = plan
    assignments = (before.assignments, after.assignments)
    choices = (before.choices, after.choices)
    excluded = (before.excluded, after.excluded)
    let (old, new) = assignments
    let inputs = Set(old.keys).union(new.keys).sorted().filter { !Self.isSame(old[$0] ?? [], new[$0] ?? []) }
    let names = Set(choices.before.keys).union(choices.after.keys).sorted().filter { [choices] name in
      func chosen(_ given: [String: String]) -> String? {
        given[name] ?? plan.model.choices.first { $0.name == name }?.options.first
      }
      return chosen(choices.before) != chosen(choices.after)
    }
    let lines = excluded.before.symmetricDifference(excluded.after).sorted()
    changes =
      inputs.map(Attribution.Change.input) + names.map(Attribution.Change.choice) + lines.map(Attribution.Change.line)
  }

  /// The same assignments by where they are written.
  private static func isSame(_ a: [CheckedAssignment], _ b: [CheckedAssignment]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.span == $1.span }
  }

  func inputs(made: Set<Attribution.Change>) throws(Diagnostic) -> InputValues {
    var stacked: [CheckedAssignment] = []
    for id in Set(assignments.before.keys).union(assignments.after.keys).sorted() {
      // What is the same on both sides stands on either.
      let side = made.contains(.input(id)) ? assignments.after : assignments.before
      stacked += side[id] ?? []
    }
    var chosen = choices.before
    var left = excluded.before
    for change in made {
      switch change {
      case .input, .model: continue
      case .choice(let name): chosen[name] = choices.after[name]
      case .line(let index): if left.remove(index) == nil { left.insert(index) }
      }
    }
    return try resolver.values(under: [Overlay(assignments: stacked, choices: chosen)], excluding: left)
  }

  func values(of measures: [Measure], _ inputs: InputValues) -> [MetricValue] {
    let run = run(inputs)
    return measures.map { $0.value(in: run) }
  }

  /// NaN where a figure does not exist.
  func numbers(of measures: [Measure], made: Set<Attribution.Change>) -> [Double] {
    do throws(Diagnostic) {
      return values(of: measures, try inputs(made: made)).map { $0.number ?? .nan }
    } catch {
      return measures.map { _ in .nan }
    }
  }

  /// Follows the inputs; where one of them begins to vary by period, with a plan that takes it.
  private func run(_ inputs: InputValues) -> Evaluator {
    if let evaluator, inputs.fit(plan.rowInputs, in: plan.model) {
      evaluator.update(inputs)
      return evaluator
    }
    if !inputs.fit(plan.rowInputs, in: plan.model) {
      let rows = plan.rowInputs.union(inputs.rows.filter { !plan.model[$0].type.isSeries })
      plan = (try? Planner.plan(plan.model, rowInputs: rows)) ?? plan
    }
    let made = Evaluator(plan, inputs: inputs)
    evaluator = made
    return made
  }
}

/// Orders drawn at random, the same in every run: a fixed stream of SplitMix64 (G. L. Steele and others, 2014).
private struct OrderGenerator {
  private var state: UInt64 = 0x5eed

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func order(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(index, Int(next().multipliedFullWidth(by: UInt64(index + 1)).high))
    }
    return order
  }
}
