import Testing

@testable import Quantities

struct UnitTests {
  private static let eur = Unit([Unit.Term(.currency("EUR"))])
  private static let agent = Unit([Unit.Term(.count("agent"))])
  private static let month = Unit([Unit.Term(.month)])
  private static let year = Unit([Unit.Term(.year)])
  private static let hour = Unit([Unit.Term(.hour)])
  private static let minute = Unit([Unit.Term(.minute)])
  private static let token = Unit([Unit.Term(.count("token"))])
  private static let perMillion = Unit([Unit.Term(.count("token"), -1, multiplier: 1e6)])
  private static let fte = Unit([
    Unit.Term(
      Unit.Atom(
        "FTE", .base(.effort) / .base(.time), scale: 1_720.0 / 12, definition: [Unit.Term(.hour), Unit.Term(.year, -1)])
    )
  ])
  static let all = [eur, agent, month, year, hour, minute, token, perMillion, fte, .one, .percent, eur / agent / month]

  @Test func `a product's dimension is the product of the dimensions`() {
    for a in Self.all {
      for b in Self.all {
        #expect((a * b).dimension == a.dimension * b.dimension, "\(a) * \(b)")
        #expect((a / b).dimension == a.dimension / b.dimension, "\(a) / \(b)")
        #expect((a * b).dimension == (b * a).dimension)
        #expect((a * b / b).dimension == a.dimension)
      }
      #expect((a / a).dimension.isNone)
      #expect(a.raised(to: 2).dimension == (a * a).dimension)
      #expect(a.raised(to: 0) == .one)
    }
  }

  @Test func `a number goes to base units and back`() {
    for unit in Self.all {
      for number in [0, 1, 30, 0.1, -7.25, 1e9] {
        let back = unit.number(unit.base(number))
        #expect(abs(back - number) <= 1e-12 * abs(number), "\(number) \(unit)")
        #expect(abs(unit.base(number) - number * unit.scale) <= 1e-12 * abs(number * unit.scale))
      }
    }
  }

  @Test func `reading a percentage or a yearly amount is exact`() {
    #expect(Unit.percent.base(14) == 0.14)
    #expect((Self.eur / Self.year).base(30) == 2.5)
    #expect((Self.minute).base(90) == 1.5)
    #expect((Self.eur * Self.perMillion).base(5) == 5e-6)
    #expect(abs(Self.fte.base(1) - 1_720.0 / 12) < 1e-12)
  }

  @Test(arguments: [
    (eur / agent / month, "EUR/agent/month"), (eur * perMillion, "EUR per 1M token"), (Unit.percent, "%"), (.one, ""),
    (Unit.one / month, "1/month"), (eur * agent, "EUR*agent"), (eur.raised(to: 2), "EUR^2"), (fte, "FTE"),
    (fte * eur / hour, "EUR/year"), (eur / agent * agent, "EUR"), (minute / minute, ""), (Unit.percent * eur, "EUR"),
    (Unit.percent * .percent, ""), (eur / .percent, "EUR"),
  ])
  func `units are written as the language writes them`(_ unit: Unit, _ text: String) {
    #expect(unit.description == text)
  }

  @Test func `calendar time and effort do not mix`() {
    #expect(Self.hour.dimension != Self.month.dimension)
    #expect((Self.fte * Self.month).dimension == Self.hour.dimension)
  }

  @Test func `money and its flow know their currency`() {
    #expect(Self.eur.dimension.money == "EUR")
    #expect((Self.eur / Self.year).dimension.moneyFlow == "EUR")
    #expect((Self.eur / Self.agent).dimension.money == nil)
    #expect(Self.agent.dimension.money == nil)
    #expect(Dimension.none.moneyFlow == nil)
  }

  @Test(arguments: [
    (eur / month, RollUp.flow), (agent / year, .flow), (hour / month, .flow), (eur, .balance), (agent, .balance),
    (hour, .rate), (fte, .rate), (eur / agent / month, .rate), (.percent, .rate), (.one, .rate), (month, .rate),
    (eur / hour, .rate), (eur * month, .rate), (eur * agent, .rate),
  ])
  func `what adds up over time is told from the unit`(_ unit: Unit, _ rollUp: RollUp) {
    #expect(ValueType.rollUp(of: unit) == rollUp)
  }
}
