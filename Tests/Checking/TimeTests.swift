import Checking
import Diagnostics
import Quantities
import Testing

struct TimeTests {
  static let head = "timeline 2026-01 for 3 months\ncurrency EUR\nunit case\ndimension queue = billing, claims\n"

  @Test(arguments: [
    ("[2026-01: 1, 2026-03: 2] case/month", [] as [String]), ("[2026: 1 case/month]", []),
    ("[2025-06: 1, 2026-02: 2] case/month", []), ("[initial: 0, 2026-01: 2] case/month", []),
    ("[2026-02: 1] case/month", ["E0413"]), ("[initial: 1] case/month", ["E0413"]),
    ("[2026-01: 1, 2026-04: 2] case/month", ["E0412"]), ("[2026-01: 1, 2026-01: 2] case/month", ["E0414"]),
    ("[2026-01: 1, soon: 2] case/month", ["E0414"]), ("[2026-01: 1 case/month, 2026-02: 2 EUR]", ["E0301"]),
  ]) func `a schedule reaches from the start and not beyond the end`(text: String, codes: [String]) {
    #expect(Checked(Self.head + "input x = \(text)\n").codes == codes)
  }

  @Test func `a series is laid on the periods`() throws {
    let checked = Checked(Self.head + "input x = series(\"cases.csv\", date: \"month\", value: \"cases\") case/month\n")
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    guard case .data(let rows)? = checked.model.quantity(named: "x")?.definition?.kind else {
      Issue.record("no data")
      return
    }
    // A flow holds nothing at time 0.
    #expect(rows == [[0, 5, 6, 7]])
    #expect(checked.model.sources.map(\.kind) == [.model, .data])
  }

  @Test func `a longer period takes the mean of its months, and a quarter's value holds for three`() {
    let monthly = (1...12).map { "2026-\($0 < 10 ? "0" : "")\($0),\($0)" }.joined(separator: "\n")
    let reader = StubReader(texts: [
      "m.csv": "month,v\n\(monthly)\n", "q.csv": "v,month\n1,2026-Q1\n4,2026-Q2\n2,2026-Q3\n3,2026-Q4\n",
    ])
    let text = """
      timeline 2026-01 for 12 months quarterly
      input a = series("m.csv", date: "month", value: "v")
      input b = series("q.csv", date: "month", value: "v")
      """
    let checked = Checked(text, reader: reader)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    guard case .data(let a)? = checked.model.quantity(named: "a")?.definition?.kind,
      case .data(let b)? = checked.model.quantity(named: "b")?.definition?.kind
    else {
      Issue.record("no data")
      return
    }
    for (found, expected) in zip(a[0], [2.0, 2, 5, 8, 11]) { #expect(abs(found - expected) < 1e-12) }
    #expect(b == [[1, 1, 4, 2, 3]])
  }

  @Test func `a table has one value per member`() {
    let checked = Checked(Self.head + "input x = table(\"volumes.csv\", value: \"queue2\", by: queue) case/month\n")
    #expect(checked.codes == ["E0007"])
    let fine = Checked(
      Self.head + "input x by queue = table(\"v.csv\", value: \"n\", by: queue) case/month\n",
      reader: StubReader(texts: ["v.csv": "queue,n\nclaims,60\n\"billing\",120\n"]))
    #expect(fine.diagnostics.map { $0.rendered() } == [])
    #expect(fine.model.quantity(named: "x")?.definition?.constantCells == [120, 60])
  }

  @Test(arguments: [
    ("queue,n\nbilling,1\n", "v.csv has no value for claims"),
    ("queue,n\nbilling,1\nbilling,2\nclaims,3\n", "billing stands twice"),
    ("queue,n\nbilling,1\nother,2\n", "`other` is not a member of queue"),
    ("queue,n\nbilling,x\n", "`x` is not a number"),
    ("queue,n\nbilling,\nclaims,2\n", "a number is missing"), ("queue,n\n", "v.csv holds no records"),
    ("queue,n\n\"billing,1\n", "the quoted field is not closed"),
    ("queue,n\nbilling,1,2\n", "the record has 3 fields, the header 2"),
  ]) func `a data file's fault is shown in the file`(file: String, title: String) throws {
    let checked = Checked(
      Self.head + "input x by queue = table(\"v.csv\", value: \"n\", by: queue) case/month\n",
      reader: StubReader(texts: ["v.csv": file]))
    #expect(checked.diagnostics.map(\.title) == [title])
  }

  @Test(arguments: [
    ("month,v\n2026-01,1\n2026-02,2\n", "\"v.csv\" has no value for 2026-03"),
    ("month,v\n2026-01,1\n2026-03,2\n", "\"v.csv\" has no value for 2026-02"),
    ("month,v\n2026-01,1\n2026-01,2\n", "2026-01 stands twice"),
    ("month,v\n2025-12,1\n2026-01,2\n", "2025-12 lies outside the timeline"),
    ("month,v\n2026-01,1\nsoon,2\n", "`soon` is not a date"), ("month,v\n2026-13,1\n", "`2026-13` is not a date"),
  ]) func `a series covers every period once`(file: String, title: String) {
    let checked = Checked(
      Self.head + "input x = series(\"v.csv\", date: \"month\", value: \"v\")\n",
      reader: StubReader(texts: ["v.csv": file]))
    #expect(checked.diagnostics.map(\.title) == [title])
  }

  @Test func `rates hold from their date, and the first reaches back to the start`() {
    let rates = "rate 2026-01 1 USD = 0.92 EUR\nrate 2026-03 1 USD = 0.94 EUR\n"
    let checked = Checked(Self.head + rates)
    #expect(checked.diagnostics.map { $0.rendered() } == [])
    guard case .schedule(let steps, let initial)? = checked.model.quantity(named: "fx.USD")?.definition?.kind else {
      Issue.record("no schedule")
      return
    }
    #expect(steps.map { $0.value.constantValue } == [0.92, 0.94])
    #expect(initial?.constantValue == 0.92)
    #expect(Checked(Self.head + "rate 2026-02 1 USD = 0.92 EUR\n").codes == ["E0415"])
    #expect(Checked(Self.head + "rate 2026-01 1 USD = 0.92 GBP\n").codes == ["E0307", "E0307"])
    #expect(Checked(Self.head + "rate 2026-01 1 USD = 0 EUR\n").codes == ["E0506"])
  }
}
