package import Checking
import Engine
package import Finance
import Quantities
import Sampling

/// How far a figure swings as each input goes from its low to its high, one at a time, all else at its base.
package struct TornadoAnalysis: Sendable {
  package struct Bar: Sendable {
    /// What an input is swung over.
    package enum Reach: Sendable, Hashable {
      /// From the tenth to the ninetieth percentile of its shape.
      case percentiles
      /// Over the whole of a range without a shape.
      case range
      /// By a share of its base either way.
      case share
    }
    package let lever: Lever
    package let reach: Reach
    /// The input's numbers in base units, or the factors of a scale.
    package let low: Double
    package let high: Double
    package let atLow: MetricValue
    package let atHigh: MetricValue

    /// Distance between the two figures; NaN where one does not exist.
    package var swing: Double { abs((atHigh.number ?? .nan) - (atLow.number ?? .nan)) }
  }

  package let measure: Measure
  package let base: MetricValue
  /// The widest first; those that lack a figure last.
  package let bars: [Bar]
  /// Inputs without a range, or fixed, which were not swung.
  package let certain: [QuantityID]

  /// - Parameter share: swings inputs without a range too, by this share of their base either way.
  package init(of measure: Measure, in whatIf: WhatIf, certainBy share: Double? = nil) {
    self.measure = measure
    base = whatIf.value(of: measure)
    var bars: [Bar] = []
    for quantity in whatIf.ownInputs {
      for cell in 0..<quantity.type.cellCount {
        let lever = Lever(quantity, cell: cell)
        guard let uncertainty = whatIf.uncertainty(of: lever),
          let (low, high, reach) = Self.ends(of: uncertainty, base: whatIf.position(of: lever))
        else { continue }
        bars.append(Self.bar(lever, low, high, reach, measure, whatIf))
      }
    }
    bars += Self.drawn(measure, whatIf, swung: Set(bars.map(\.lever)))
    let swung = Set(bars.map(\.lever.input))
    var certain: [QuantityID] = []
    for quantity in whatIf.ownInputs where !swung.contains(quantity.id) {
      let moves = (0..<quantity.type.cellCount).contains { cell in
        whatIf.base.values(of: quantity.id, cell: cell).contains { $0 != 0 }
      }
      if let share, moves {
        bars.append(Self.bar(Lever(quantity.id, .scale), 1 - share, 1 + share, .share, measure, whatIf))
      } else {
        certain.append(quantity.id)
      }
    }
    self.bars = Tornado.sorted(
      bars.enumerated().map { index, bar in
        TornadoBar(input: index, low: bar.atLow.number ?? .nan, high: bar.atHigh.number ?? .nan)
      }
    ).map { bars[$0.input] }
    self.certain = certain
  }

  private static func ends(
    of uncertainty: Uncertainty, base: Double
  ) -> (low: Double, high: Double, reach: Bar.Reach)? {
    if let distribution = uncertainty.distribution(base: base) {
      return (distribution.quantile(0.1), distribution.quantile(0.9), .percentiles)
    }
    guard let low = uncertainty.low, let high = uncertainty.high else { return nil }
    return (low, high, .range)
  }

  private static func bar(
    _ lever: Lever, _ low: Double, _ high: Double, _ reach: Bar.Reach, _ measure: Measure, _ whatIf: WhatIf
  ) -> Bar {
    Bar(
      lever: lever, reach: reach, low: low, high: high, atLow: whatIf.value(of: measure, moving: [(lever, low)]),
      atHigh: whatIf.value(of: measure, moving: [(lever, high)]))
  }

  /// The place of each swung input by its widest bar, from 1; inputs that move nothing have none.
  package var ranks: [QuantityID: Int] {
    var ranks: [QuantityID: Int] = [:]
    for bar in bars where bar.swing > 0 && ranks[bar.lever.input] == nil {
      ranks[bar.lever.input] = ranks.count + 1
    }
    return ranks
  }
}
