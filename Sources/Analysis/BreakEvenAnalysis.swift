import Checking
import Engine
package import Finance
import Quantities
import Sampling

/// For each input the value at which a figure reaches a target, all else at its base.
package struct BreakEvenAnalysis: Sendable {
  package enum Outcome: Sendable {
    /// The nearest place to the base, by value or factor.
    case at(Double, isJump: Bool)
    /// Nowhere in the span that was looked along; where the figure comes closest, and what it is there.
    case nowhere(closest: Double, figure: MetricValue, span: ClosedRange<Double>)
    /// The figure does not move with this input.
    case noInfluence
    /// Its base is 0 and it has no range, so that nothing says how far to look.
    case noSpan
  }

  package struct Entry: Sendable {
    package let lever: Lever
    /// Number in base units; 1 for a scale.
    package let base: Double
    package let outcome: Outcome
    /// The distance from its base over the distance from P10 to P90; nil where it has no shape.
    package let distanceInRanges: Double?
    /// The probability that the input lies beyond it, seen from its base; nil where it has no shape.
    package let probabilityPast: Double?

    /// The change from the base as a share of it, signed; nil where there is none.
    package var change: Double? {
      guard case .at(let value, _) = outcome, base != 0 else { return nil }
      return (value - base) / abs(base)
    }
  }

  package let measure: Measure
  package let target: Double
  package let base: MetricValue
  /// The nearest first; those without a break-even after them, those without influence last.
  package let entries: [Entry]

  /// - Parameter levers: what is looked at; every input where nothing is said.
  package init(of measure: Measure, reaching target: Double = 0, at levers: [Lever]? = nil, in whatIf: WhatIf) {
    self.measure = measure
    self.target = target
    base = whatIf.value(of: measure)
    let start = base
    let entries = (levers ?? Self.levers(in: whatIf)).map { Self.entry($0, measure, target, start, whatIf) }
    self.entries = entries.enumerated().sorted { a, b in
      let (first, second) = (Self.order(a.element), Self.order(b.element))
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
  }

  /// Where one lever brings a figure to 0.
  static func entry(_ lever: Lever, _ measure: Measure, in whatIf: WhatIf) -> Entry {
    entry(lever, measure, 0, whatIf.value(of: measure), whatIf)
  }

  /// Cells one by one, and what has several of them, or several periods, as a whole.
  private static func levers(in whatIf: WhatIf) -> [Lever] {
    whatIf.ownInputs.flatMap { quantity -> [Lever] in
      let varies = whatIf.base.values(of: quantity.id).count > 1
      if varies { return [Lever(quantity.id, .scale)] }
      let cells = (0..<quantity.type.cellCount).map { Lever(quantity, cell: $0) }
      return cells.count == 1 ? cells : cells + [Lever(quantity.id, .scale)]
    }
  }

  private static func order(_ entry: Entry) -> Double {
    switch entry.outcome {
    case .at: abs(entry.change ?? 1e9)
    case .nowhere: 1e10
    case .noSpan: 1e11
    case .noInfluence: 1e12
    }
  }

  private static func entry(
    _ lever: Lever, _ measure: Measure, _ target: Double, _ start: MetricValue, _ whatIf: WhatIf
  ) -> Entry {
    let base = whatIf.position(of: lever)
    func made(_ outcome: Outcome, ranges: Double? = nil, past: Double? = nil) -> Entry {
      Entry(lever: lever, base: base, outcome: outcome, distanceInRanges: ranges, probabilityPast: past)
    }
    guard let span = whatIf.searchSpan(of: lever) else { return made(.noSpan) }
    let search = RootSearch { x in
      (whatIf.value(of: measure, moving: [(lever, x)]).number ?? .nan) - target
    }
    let origin = (x: base, y: (start.number ?? .nan) - target)
    var found: RootSearch.Root?
    var closest = origin
    var moves = false
    for end in [span.lowerBound, span.upperBound] where end != base {
      var before = origin
      // Finer steps near the base, where a break-even matters most.
      for step in 1...24 {
        let share = Double(step) / 24
        let x = step == 24 ? end : base + (end - base) * share * share
        let here = (x: x, y: search.function(x))
        if here.y != origin.y, here.y.isFinite || origin.y.isFinite { moves = true }
        if abs(here.y) < abs(closest.y) || closest.y.isNaN { closest = here }
        if let root = search.root(between: before, and: here) {
          if found.map({ abs($0.place - base) > abs(root.place - base) }) ?? true { found = root }
          break
        }
        before = here
        if step == 4, !moves { break }
      }
    }
    guard let found else {
      if !moves { return made(.noInfluence) }
      return made(
        .nowhere(closest: closest.x, figure: whatIf.value(of: measure, moving: [(lever, closest.x)]), span: span))
    }
    var ranges: Double?
    var past: Double?
    if let uncertainty = whatIf.uncertainty(of: lever), let shape = uncertainty.distribution(base: base) {
      let width = shape.quantile(0.9) - shape.quantile(0.1)
      if width > 0 { ranges = (found.place - base) / width }
      let below = shape.share(below: found.place)
      past = found.place < base ? below : 1 - below
    }
    return made(.at(found.place, isJump: found.isJump), ranges: ranges, past: past)
  }
}
