/// One input's swing: the output with it low and with it high, everything else at its base.
package struct TornadoBar: Sendable, Equatable {
  /// Index of the input.
  package let input: Int
  /// The output at the input's low and high end; NaN where it is undefined.
  package let low: Double
  package let high: Double

  package init(input: Int, low: Double, high: Double) {
    self.input = input
    self.low = low
    self.high = high
  }

  /// Distance between the two outputs.
  package var swing: Double { abs(high - low) }
}

package enum Tornado {
  /// The widest swing first, equal ones by input; bars with an undefined end last.
  package static func sorted(_ bars: [TornadoBar]) -> [TornadoBar] {
    bars.sorted { a, b in
      if a.swing.isNaN != b.swing.isNaN { return b.swing.isNaN }
      return a.swing > b.swing || (!(a.swing < b.swing) && a.input < b.input)
    }
  }
}
