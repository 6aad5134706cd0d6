import Reports
import Testing

@Suite struct NumberStyleTests {
  @Test(arguments: [
    (1_234_567.4, NumberStyle.money(per: 1), "1,234,567"), (-1_234.5, .money(per: 1), "(1,235)"),
    (0, .money(per: 1), "–"), (-0.0, .money(per: 1), "–"), (1e-9, .money(per: 1), "–"), (0.4, .money(per: 1), "0"),
    (-0.4, .money(per: 1), "(0)"), (1_499, .money(per: 1_000), "1"), (-2_500_000, .money(per: 1_000_000), "(3)"),
    (570_706.9634, .amount(currency: "EUR"), "570,706.96 EUR"),
    (-1_183_230.377, .amount(currency: "EUR"), "(1,183,230.38) EUR"), (0, .amount(currency: "EUR"), "0.00 EUR"),
    (0.6392, .percent(decimals: 1), "63.9%"), (0.1711, .percent(decimals: 0), "17%"),
    (-1, .percent(decimals: 0), "(100%)"), (-0.0001, .percent(decimals: 0), "0%"), (21.265, .months, "21.3 months"),
    (28, .quantity(unit: "EUR/agent/month", average: false), "28 EUR/agent/month"),
    (13, .quantity(unit: "%", average: true), "13% avg"), (0.48719866, .quantity(unit: "", average: false), "0.4872"),
    (1_234_567, .quantity(unit: "case", average: false), "1,234,567 case"), (0.917431, .factor, "0.9174"),
    (10_000, .count, "10,000"), (.nan, .money(per: 1), "n/m"), (.infinity, .count, "n/m"),
    (1_234, .signed(.money(per: 1)), "+1,234"), (-1_234_000, .signed(.money(per: 1_000)), "-1,234"),
    (0, .signed(.money(per: 1)), "–"), (0.04, .signed(.percent(decimals: 0)), "+4 pp"),
    (-0.075, .signed(.percent(decimals: 1)), "-7.5 pp"), (1.25, .signed(.months), "+1.3 months"),
    (0, .signed(.months), "–"), (-5.5, .signed(.amount(currency: "EUR")), "-5.50 EUR"),
  ])
  func `a number is shown as its style says`(value: Double, style: NumberStyle, text: String) {
    #expect(style.text(value) == text)
  }

  @Test(arguments: [
    (0.0, MoneyScale.units), (9_999_999, .units), (9_999_999.5, .thousands), (28_756_175, .thousands),
    (-9_999_999_499, .thousands), (1e10, .millions), (1e18, .millions),
  ])
  func `money has at most seven digits`(largest: Double, scale: MoneyScale) {
    #expect(MoneyScale.fitting(largest) == scale)
  }
}
