import Finance
import Foundation
import Testing

/// Every rate is found: against a scan of the whole range, and by the net present value at each.
struct RateSearchTests {
  /// Σ flow × growth^−index, relative to the sum of the sizes; by the library's power, not ours.
  private func relativeValue(_ net: [Double], growth: Double) -> Double {
    let worths = net.enumerated().map { $1 * pow(growth, -Double($0)) }
    return worths.reduce(0, +) / worths.reduce(0) { $0 + abs($1) }
  }

  /// Changes of sign on a fine grid over the growths that flows of up to 1000 to 1 can have.
  private func crossings(_ net: [Double]) -> Int {
    let steps = 10_000
    let values = (0...steps).map { step in
      let factor = exp(-7 + 14 * Double(step) / Double(steps))
      return net.reversed().reduce(0) { $0 * factor + $1 }
    }
    return zip(values, values.dropFirst()).count { ($0 < 0) != ($1 < 0) }
  }

  private func randomNet(_ numbers: inout SeededNumbers) -> [Double] {
    (0...Int.random(in: 1...9, using: &numbers)).map { index in
      let size = Double(Int.random(in: 1...1000, using: &numbers))
      let isIdle = index > 0 && Int.random(in: 0..<5, using: &numbers) == 0
      return isIdle ? 0 : Bool.random(using: &numbers) ? size : -size
    }
  }

  @Test func `as many rates as a scan finds, for random flows`() {
    var numbers = SeededNumbers(seed: 2026)
    var several = 0
    for _ in 0..<150 {
      let net = randomNet(&numbers)
      let found = RateOfReturn(net: net, times: FlowTimes(monthsPerPeriod: 12))
      let count = found.rates.count + found.ignored.count
      #expect(count == crossings(net), "\(net)")
      if count > 1 { several += 1 }
    }
    #expect(several > 20)
  }

  @Test func `the net present value at each rate is 0`() {
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<500 {
      let net = randomNet(&numbers)
      let found = RateOfReturn(net: net, times: FlowTimes(monthsPerPeriod: 12))
      for rate in found.ignored + found.rates {
        #expect(abs(relativeValue(net, growth: 1 + rate)) < 1e-12, "\(net) at \(rate)")
      }
    }
  }

  @Test func `a year of months returns what the same year returns at once`() throws {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<50 {
      let yearly = randomNet(&numbers)
      var monthly = Array(repeating: 0.0, count: (yearly.count - 1) * 12 + 1)
      for (year, flow) in yearly.enumerated() { monthly[year * 12] = flow }
      let byYear = RateOfReturn(net: yearly, times: FlowTimes(monthsPerPeriod: 12))
      let byMonth = RateOfReturn(net: monthly, times: FlowTimes(monthsPerPeriod: 1))
      #expect(byYear.rates.count == byMonth.rates.count)
      for (a, b) in zip(byYear.rates, byMonth.rates) { #expect(isClose(1 + a, 1 + b, relative: 1e-11)) }
    }
  }

  @Test func `mid-period flows have a rate of their own`() throws {
    let times = FlowTimes(monthsPerPeriod: 12, placement: .midPeriod)
    let rate = try #require(RateOfReturn(net: [-100, 60, 60], times: times).metric.number)
    let factors = Discounting(annualRate: rate, times: times).factors(periods: 2)
    #expect(abs(PresentValue.total(of: [-100, 60, 60], factors: factors)) < 1e-12)
  }

  @Test func `a hundred years of months with fees each year have one rate`() throws {
    let net = (0...1200).map { $0 == 0 ? -50_000.0 : $0 % 12 == 1 ? -3_000 : 700 }
    let found = RateOfReturn(net: net, times: FlowTimes(monthsPerPeriod: 1))
    let rate = try #require(found.metric.number)
    #expect(abs(relativeValue(net, growth: pow(1 + rate, 1 / 12.0))) < 1e-12)
  }

  @Test(arguments: [4, 12, 40, 400])
  func `rates of flows that alternate are rates`(count: Int) {
    let alternating = (0...count).map { $0 % 2 == 0 ? 1.0 : -1 }
    let growing = (0...count).map { $0 % 2 == 0 ? pow(1.5, Double($0)) : -pow(1.4, Double($0)) }
    for net in [alternating, growing] {
      let found = RateOfReturn(net: net, times: FlowTimes(monthsPerPeriod: 1))
      #expect(found.metric != .notMeaningful(.ratesNotIsolated))
      for rate in found.rates { #expect(abs(relativeValue(net, growth: pow(1 + rate, 1 / 12.0))) < 1e-12) }
    }
  }

  @Test(arguments: [20, 40, 400])
  func `where rounding hides which rate it is, none is made up`(count: Int) {
    let binomial = (0..<count).reduce([1.0]) { row, _ in zip(row + [0], [0] + row).map { $0 - $1 } }
    let found = RateOfReturn(net: binomial, times: FlowTimes(monthsPerPeriod: 1))
    #expect(found.metric == .notMeaningful(.ratesNotIsolated))
  }
}
