import Finance
import Testing

struct TaxTests {
  @Test func `a capital amount is charged evenly from the next period`() {
    #expect(Amortisation.straightLine(capital: [300, 0, 0, 0], months: 36, monthsPerPeriod: 12) == [0, 100, 100, 100])
    #expect(
      Amortisation.straightLine(capital: [0, 36, 0, 72, 0, 0], months: 3, monthsPerPeriod: 1) == [0, 0, 12, 12, 36, 24])
  }

  @Test func `a life that ends inside a period is charged for its part`() {
    #expect(Amortisation.straightLine(capital: [180, 0, 0, 0], months: 18, monthsPerPeriod: 12) == [0, 120, 60, 0])
  }

  @Test func `a life beyond the horizon leaves a book value`() {
    #expect(Amortisation.straightLine(capital: [0, 600, 0], months: 60, monthsPerPeriod: 12) == [0, 0, 120])
  }

  @Test func `profits pay and losses are credited at once`() {
    #expect(ProfitTax.payments(rate: 0.25, net: [-100, 100, 20], amortisation: [0, 40, 40]) == [-25, 15, -5])
  }
}
