package import Finance

/// The values of one lever at which a figure reaches a target.
package struct GoalSearch: Sendable {
  package struct Root: Sendable, Equatable {
    /// The lever's number in base units, or its factor.
    package let place: Double
    /// The figure there less the target, in the figure's base units.
    package let residual: Double
    /// The figure passes the target in a jump, without taking it.
    package let isJump: Bool
  }

  package let measure: Measure
  package let target: Double
  package let lever: Lever
  package let base: Double
  package let figureAtBase: MetricValue
  package let span: ClosedRange<Double>
  /// In rising order.
  package let roots: [Root]
  /// Where the figure comes closest in the span, and what it is there; nil where it exists nowhere.
  package let closest: (place: Double, figure: Double)?
  /// The figure along the span, for a drawing; NaN where it does not exist.
  package let curve: [(place: Double, figure: Double)]

  /// - Parameter points: equal steps that the span is looked along, so that a root is found where the figure changes
  ///   sign between two of them.
  package init(
    _ measure: Measure, reaching target: Double, by lever: Lever, within span: ClosedRange<Double>, in whatIf: WhatIf,
    points: Int = 240
  ) {
    self.measure = measure
    self.target = target
    self.lever = lever
    self.span = span
    base = whatIf.position(of: lever)
    figureAtBase = whatIf.value(of: measure)
    let search = RootSearch { x in
      (whatIf.value(of: measure, moving: [(lever, x)]).number ?? .nan) - target
    }
    let steps = max(points, 2)
    let width = span.upperBound - span.lowerBound
    let places = (0...steps).map { step in
      step == steps ? span.upperBound : span.lowerBound + width * (Double(step) / Double(steps))
    }
    let samples = places.map { (x: $0, y: search.function($0)) }
    let found = search.roots(along: samples)
    roots = found.map { Root(place: $0.place, residual: $0.residual, isJump: $0.isJump) }
    curve = samples.map { ($0.x, $0.y + target) }
    var best = samples.filter { $0.y.isFinite }.min { abs($0.y) < abs($1.y) }
    if found.isEmpty, let nearest = best, let index = places.firstIndex(of: nearest.x) {
      best = search.closest(from: places[max(index - 1, 0)], to: places[min(index + 1, steps)])
      if !(best?.y.isFinite ?? false) { best = nearest }
    }
    closest = best.map { ($0.x, $0.y + target) }
  }
}
