import DataFiles
import Foundation
import Testing

@testable import UsageLogs

/// Bills by the FOCUS specification against sums in Python's decimals (Support/Reference/usage/focus.py).
struct BillTests {
  struct Figures: Decodable {
    let rows: Int
    let billed: String
    let effective: String
    let services: [String: String]
  }

  static func money(_ text: String) -> Money? {
    Array(text.utf8).withUnsafeBufferPointer { Money($0) }
  }

  static func bill(_ text: some StringProtocol, _ request: UsageRequest = Logs.request()) throws -> BillSummary {
    guard case .bill(let bill) = try Logs.read(String(text), request) else { throw Missing() }
    return bill
  }
  struct Missing: Error {}

  static let names: [String] = {
    let file = Logs.root.appending(path: "Tests/Support/Reference/usage/focus.json")
    let all = (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode([String: Figures].self, from: $0) }
    return all?.keys.sorted() ?? []
  }()

  @Test(.enabled(if: Logs.hasShared, "the bills are not beside the clone"), arguments: names)
  func `a published bill reconciles to BilledCost to the last digit`(name: String) throws {
    let file = Logs.root.appending(path: "Tests/Support/Reference/usage/focus.json")
    let expected = try #require(
      try JSONDecoder().decode([String: Figures].self, from: try Data(contentsOf: file))[name])
    let text = try String(contentsOf: Logs.shared.appending(path: "focus/\(name)"), encoding: .utf8)
    let classes: UsageRequest.Classes = expected.services.isEmpty ? .none : .column(Logs.name("ServiceName"))
    let bill = try Self.bill(text, Logs.request(classes: classes))
    #expect(bill.rows == expected.rows)
    #expect(bill.refused.count == 0)
    #expect(bill.billed == Self.money(expected.billed))
    #expect(bill.effective == Self.money(expected.effective))
    #expect(bill.reconciles)
    let services = Dictionary(uniqueKeysWithValues: bill.classes.map { ($0.label, $0.billed) })
    #expect(services == expected.services.compactMapValues(Self.money))
  }

  @Test func `amounts are read exactly`() {
    #expect(Self.money("0.00000080000")?.text == "0.0000008")
    #expect(Self.money("-12.50")?.text == "-12.5")
    #expect(Self.money("(3.20)")?.text == "-3.2")
    #expect(Self.money("$10,000.00 ")?.text == "10000")
    #expect(Self.money("1.5E-7")?.text == "0.00000015")
    #expect(Self.money("2e3")?.text == "2000")
    #expect(Self.money("0.0000000000000000005")?.text == "0.000000000000000001")
    for wrong in ["", "-", "abc", "1.2.3", "10,00", "1,2345", "NULL", "1e99", "99999999999999999999", "--1", "1 2"] {
      #expect(Self.money(wrong) == nil, "\(wrong)")
    }
    #expect(Self.money("1234.5")?.number == 1_234.5)
  }

  @Test func `a month billed is a month, however many days it has`() throws {
    let bill = try Self.bill(
      """
      BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd
      100.10,EUR,2026-02-01T00:00:00Z,2026-03-01T00:00:00Z
      50.20,EUR,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z
      -0.30,EUR,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z
      """)
    #expect(bill.monthCount == 2)
    #expect(bill.months.map(\.billed.text) == ["100.1", "49.9"])
    #expect(bill.perMonth(bill.billed) == 75)
    #expect(bill.currency == "EUR")
    #expect(bill.effective == nil)
  }

  @Test func `two currencies are not added up`() {
    let text = "BilledCost,BillingCurrency\n1,EUR\n2,USD\n"
    #expect { try Self.bill(text) } throws: { "\($0)".contains("EUR and USD") }
  }
}
