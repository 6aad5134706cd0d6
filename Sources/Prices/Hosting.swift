/// A model on machines of one's own: hours of GPUs, and how many tokens they give.
///
/// A token read and one written keep the machines busy for different lengths of time. Two measurements or more of
/// tokens a second at different mixes of prompt and answer tell the two apart; one alone counts both alike.
package struct Hosting: Sendable, Hashable {
  /// Answer tokens a second at full load, all GPUs together, with prompts and answers of these lengths.
  package struct Measurement: Sendable, Hashable {
    package let promptTokens: Int
    package let answerTokens: Int
    package let answerTokensPerSecond: Double
    package init(promptTokens: Int, answerTokens: Int, answerTokensPerSecond: Double) {
      self.promptTokens = promptTokens
      self.answerTokens = answerTokens
      self.answerTokensPerSecond = answerTokensPerSecond
    }
  }

  package let gpus: Int
  /// What kind, as the measurements name it: `H100 SXM`.
  package let gpu: String
  /// Of one GPU, in attounits of the entry's currency.
  package let hourlyAtto: Int128
  /// The share of the hours paid for in which tokens are made, above 0 and at most 1.
  package let utilisation: Double
  package let measurements: [Measurement]

  package init(gpus: Int, gpu: String, hourlyAtto: Int128, utilisation: Double, measurements: [Measurement]) {
    self.gpus = gpus
    self.gpu = gpu
    self.hourlyAtto = hourlyAtto
    self.utilisation = utilisation
    self.measurements = measurements
  }

  /// Hours in a month of the calendar, 365 · 24 / 12.
  package static let hoursPerMonth = 730

  /// Of all GPUs, for one hour.
  package var hourlyCost: Double { Double(hourlyAtto) * Double(gpus) / 1e18 }
  /// Of all GPUs, for a month, used or not.
  package var monthlyCost: Double { hourlyCost * Double(Self.hoursPerMonth) }

  /// Seconds all GPUs together need for a token read and for one written, by least squares of the relative errors of
  /// the measured requests. Nil without a measurement.
  package var secondsPerToken: (input: Double, output: Double)? {
    // A request takes answerTokens / rate seconds; each equation is divided by it.
    struct Equation {
      let a: Double
      let b: Double
    }
    let rows = measurements.map { one -> Equation in
      let seconds = Double(one.answerTokens) / one.answerTokensPerSecond
      return Equation(a: Double(one.promptTokens) / seconds, b: Double(one.answerTokens) / seconds)
    }
    guard !rows.isEmpty else { return nil }
    func alone(_ value: (Equation) -> Double) -> Double {
      let square = rows.reduce(0.0) { $0 + value($1) * value($1) }
      return square > 0 ? rows.reduce(0.0) { $0 + value($1) } / square : 0
    }
    let (aa, ab, bb) = rows.reduce((0.0, 0.0, 0.0)) {
      ($0.0 + $1.a * $1.a, $0.1 + $1.a * $1.b, $0.2 + $1.b * $1.b)
    }
    let (a, b) = rows.reduce((0.0, 0.0)) { ($0.0 + $1.a, $0.1 + $1.b) }
    let determinant = aa * bb - ab * ab
    guard rows.count > 1, determinant > aa * bb * 1e-6 else {
      let both = alone { $0.a + $0.b }
      return (both, both)
    }
    let input = (a * bb - b * ab) / determinant
    let output = (aa * b - ab * a) / determinant
    // Measurements that cannot tell the two apart, or contradict the model, count them alike.
    guard input > 0, output > 0 else {
      let both = alone { $0.a + $0.b }
      return (both, both)
    }
    return (input, output)
  }

  /// What a token comes to at the stated use of the machines.
  package var rates: RateTable {
    var table = RateTable()
    guard let seconds = secondsPerToken else { return table }
    let perSecond = hourlyCost / 3_600 / utilisation
    table[RateTable.Key(.standard, .input)] = TokenRate(atto: Int128((perSecond * seconds.input * 1e18).rounded()))
    table[RateTable.Key(.standard, .output)] = TokenRate(atto: Int128((perSecond * seconds.output * 1e18).rounded()))
    return table
  }

  /// Requests of these lengths that the machines carry in a month at the stated use.
  package func requestsPerMonth(promptTokens: Double, answerTokens: Double) -> Double? {
    guard let seconds = secondsPerToken else { return nil }
    let request = promptTokens * seconds.input + answerTokens * seconds.output
    guard request > 0 else { return nil }
    return Double(Self.hoursPerMonth) * 3_600 * utilisation / request
  }
}
