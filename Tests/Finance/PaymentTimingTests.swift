import Finance
import Testing

struct PaymentTimingTests {
  @Test func `a year in advance is paid in its first month`() {
    let owed = [5.0] + Array(repeating: 1, count: 30)
    let paid = PaymentTiming.inAdvance(months: 12).paid(owed, monthsPerPeriod: 1)
    var expected = Array(repeating: 0.0, count: 31)
    (expected[0], expected[1], expected[13], expected[25]) = (5, 12, 12, 6)
    #expect(paid == expected)
  }

  @Test func `a quarter in advance is paid in its first month`() {
    #expect(PaymentTiming.inAdvance(months: 3).paid([0, 1, 1, 1, 1], monthsPerPeriod: 1) == [0, 3, 0, 0, 1])
  }

  @Test func `a year in advance in quarters, and periods as long as the advance stay`() {
    let yearly = PaymentTiming.inAdvance(months: 12)
    #expect(yearly.paid([0, 1, 2, 3, 4, 5], monthsPerPeriod: 3) == [0, 10, 0, 0, 0, 5])
    #expect(yearly.paid([1, 2, 3], monthsPerPeriod: 12) == [1, 2, 3])
    #expect(PaymentTiming.inAdvance(months: 3).paid([1, 2, 3], monthsPerPeriod: 12) == [1, 2, 3])
  }

  @Test(arguments: [(0, 0), (15, 0), (16, 1), (30, 1), (45, 1), (46, 2), (60, 2), (90, 3)])
  func `days are rounded to whole months`(days: Double, months: Int) {
    let paid = PaymentTiming.after(days: days).paid([0, 1, 0, 0, 0, 0], monthsPerPeriod: 1)
    #expect(paid.firstIndex(of: 1) == 1 + months)
  }

  @Test func `no cost escapes beyond the last period`() {
    #expect(PaymentTiming.after(days: 60).paid([7, 1, 1, 1, 1], monthsPerPeriod: 1) == [0, 0, 7, 1, 3])
    #expect(PaymentTiming.after(days: 1e300).paid([7, 1, 1], monthsPerPeriod: 1) == [0, 0, 9])
    #expect(PaymentTiming.after(days: 60).paid([7], monthsPerPeriod: 1) == [7])
  }

  @Test func `only cash moves, never the total`() {
    var numbers = SeededNumbers(seed: 9)
    for timing in [PaymentTiming.asIncurred, .inAdvance(months: 12), .inAdvance(months: 3), .after(days: 75)] {
      for length in [1, 3, 12] {
        let owed = (0...24).map { _ in Double(Int.random(in: 0...1000, using: &numbers)) }
        #expect(timing.paid(owed, monthsPerPeriod: length).reduce(0, +) == owed.reduce(0, +))
      }
    }
  }
}
