import Finance
import Testing

struct PaybackTests {
  /// Cumulative net as a broken line over time; the first moment from which it stays at or above 0, by halving.
  private func slowMonths(_ net: [Double], monthsPerPeriod: Int) -> Double? {
    if net.allSatisfy({ $0 == 0 }) { return nil }
    let knots = net.indices.map { net[...$0].reduce(0, +) }
    func staysPaidBack(from time: Double) -> Bool {
      let index = Int(time)
      let next = min(index + 1, knots.count - 1)
      let now = knots[index] + (knots[next] - knots[index]) * (time - Double(index))
      return now >= 0 && knots[next...].allSatisfy { $0 >= 0 }
    }
    let end = Double(net.count - 1)
    guard staysPaidBack(from: end) else { return nil }
    if staysPaidBack(from: 0) { return 0 }
    var notYet = 0.0
    var paidBack = end
    for _ in 0..<60 {
      let middle = (notYet + paidBack) / 2
      if staysPaidBack(from: middle) { paidBack = middle } else { notYet = middle }
    }
    return paidBack * Double(monthsPerPeriod)
  }

  @Test func `half of the second year's flow is needed`() {
    #expect(Payback.months(net: [-100, 40, 120], monthsPerPeriod: 12) == .value(18))
  }

  @Test func `a return that does not last is not a payback`() {
    #expect(Payback.months(net: [-100, 150, -100, 100], monthsPerPeriod: 12) == .value(30))
    #expect(
      Payback.months(net: [-100, 150, -100, 10], monthsPerPeriod: 12)
        == .notMeaningful(.neverPaysBack(withinMonths: 36)))
  }

  @Test func `where nothing flows there is no payback`() {
    #expect(Payback.months(net: [0, 0, 0], monthsPerPeriod: 1) == .notMeaningful(.noFlows))
  }

  @Test func `what is never in the red is paid back at once`() {
    #expect(Payback.months(net: [0, 0, 10], monthsPerPeriod: 1) == .value(0))
    #expect(Payback.months(net: [10, -5, 1], monthsPerPeriod: 1) == .value(0))
  }

  @Test func `money at the start counts from time 0`() {
    #expect(Payback.months(net: [-120, 10, 110], monthsPerPeriod: 1) == .value(2))
  }

  @Test func `discounted payback weighs each flow`() throws {
    let factors = Discounting(annualRate: 0.1, times: FlowTimes(monthsPerPeriod: 12)).factors(periods: 2)
    let months = Payback.discountedMonths(net: [-100, 55, 121], factors: factors, monthsPerPeriod: 12)
    #expect(isClose(try #require(months.number), 18, relative: 1e-14))
  }

  @Test func `an amount beyond every number has no payback`() {
    #expect(Payback.months(net: [-1, .infinity], monthsPerPeriod: 1) == .notMeaningful(.overflow))
  }

  @Test func `agrees with a slow reading of the rule`() throws {
    var numbers = SeededNumbers(seed: 3)
    var paidBack = 0
    for _ in 0..<2000 {
      let net = (0...Int.random(in: 0...12, using: &numbers)).map { index in
        Double(Int.random(in: index == 0 ? -200...0 : -60...100, using: &numbers))
      }
      let fast = Payback.months(net: net, monthsPerPeriod: 3).number
      let slow = slowMonths(net, monthsPerPeriod: 3)
      #expect((fast == nil) == (slow == nil), "\(net)")
      if let fast, let slow {
        #expect(abs(fast - slow) < 1e-9, "\(net)")
        if fast > 0 { paidBack += 1 }
      }
    }
    #expect(paidBack > 500)
  }

  @Test func `peak funding is the deepest point`() {
    #expect(CumulativeNet.deepest([-100, -20, 50, 200]) == -120)
    #expect(CumulativeNet.deepest([10, -5, 3]) == 0)
    #expect(CumulativeNet.deepest([10, .nan, -50]).isNaN)
    #expect(CumulativeNet.running([-100, -20, 50]) == [-100, -120, -70])
  }
}
