import Finance
import Foundation
import Testing

struct DiscountingTests {
  @Test func `9 % a year is 0.72 % a month, and 9 % after twelve`() {
    let monthly = Discounting(annualRate: 0.09, times: FlowTimes(monthsPerPeriod: 1))
    #expect(isClose(monthly.factor(at: 1), 1 / 1.0072073233161367, relative: 1e-15))
    #expect(monthly.factor(at: 12) == 1 / 1.09)
  }

  @Test func `the start is not discounted, at any rate and placement`() {
    for placement in [FlowTimes.Placement.endOfPeriod, .midPeriod] {
      for rate in [-0.5, 0, 0.1, 3] {
        let times = FlowTimes(monthsPerPeriod: 12, placement: placement)
        #expect(Discounting(annualRate: rate, times: times).factor(at: 0) == 1)
      }
    }
  }

  @Test func `mid-period flows are half a period nearer`() {
    let times = FlowTimes(monthsPerPeriod: 12, placement: .midPeriod)
    let factors = Discounting(annualRate: 0.21, times: times).factors(periods: 2)
    #expect(factors.count == 3)
    #expect(isClose(factors[1], 1 / 1.1, relative: 1e-15))
    #expect(isClose(factors[2], 1 / (1.1 * 1.21), relative: 1e-15))
  }

  @Test func `110 in a year are worth 100 at 10 %`() {
    let factors = Discounting(annualRate: 0.1, times: FlowTimes(monthsPerPeriod: 12)).factors(periods: 1)
    #expect(abs(PresentValue.total(of: [-100, 110], factors: factors)) < 1e-13)
    #expect(PresentValue.each(of: [-100, 110], factors: factors)[0] == -100)
  }

  @Test func `a flow is worth the same in months, quarters and years`() {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<200 {
      let flows = (0...5).map { _ in Double.random(in: -1e6...1e6, using: &numbers) }
      let rate = Double.random(in: -0.3...0.6, using: &numbers)
      let yearly = Discounting(annualRate: rate, times: FlowTimes(monthsPerPeriod: 12)).factors(periods: 5)
      let value = PresentValue.total(of: flows, factors: yearly)
      for length in [1, 3] {
        var finer = Array(repeating: 0.0, count: 5 * 12 / length + 1)
        for (year, flow) in flows.enumerated() { finer[year * 12 / length] = flow }
        let factors = Discounting(annualRate: rate, times: FlowTimes(monthsPerPeriod: length)).factors(
          periods: 60 / length)
        #expect(PresentValue.total(of: finer, factors: factors) == value)
      }
    }
  }

  @Test func `agrees with the library's power`() {
    for rate in [0.001, 0.09, 0.1, 0.35, 4] {
      let discounting = Discounting(annualRate: rate, times: FlowTimes(monthsPerPeriod: 1))
      for month in 0...120 {
        #expect(isClose(discounting.factor(at: month), pow(1 + rate, -Double(month) / 12), relative: 3e-16))
      }
    }
  }
}
