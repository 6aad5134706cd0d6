import Exports
import ReportSamples
import Reports
import Testing

@Suite struct CSVTests {
  /// A reader of RFC 4180, apart from the product's own.
  private func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if isQuoted {
        if character == "\"", rest.first == "\"" {
          field.append("\"")
          rest.removeFirst()
        } else if character == "\"" {
          isQuoted = false
        } else {
          field.append(character)
        }
      } else if character == "\"" {
        isQuoted = true
      } else if character == "," || character == "\n" {
        row.append(field)
        field = ""
        if character == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        field.append(character)
      }
    }
    return rows
  }

  @Test func `the table is tidy: seven columns, a row per number`() {
    let table = rows(CSVExport().text(of: Sample.pack))
    #expect(table[0] == ["scenario", "view", "line", "category", "period", "value", "unit"])
    #expect(table.allSatisfy { $0.count == 7 })
    #expect(table.contains(["base", "economic", "licences", "cost/licences", "2026-01", "10000", "EUR"]))
    #expect(table.contains(["base", "economic", "handling", "benefit/capacity", "2028-12", "24000", "EUR"]))
  }

  @Test func `lines of a view add up to its net in both scenarios`() throws {
    let table = rows(CSVExport().text(of: Sample.pack)).dropFirst()
    for scenario in ["base", "cautious"] {
      for view in ["economic", "cash_only", "risk_adjusted"] {
        var net = 0.0
        var lines = 0.0
        for row in table where row[0] == scenario && row[1] == view {
          let value = Double(row[5]) ?? 0
          if row[3] == "net" { net += value }
          if row[3].hasPrefix("benefit/") { lines += value }
          if row[3].hasPrefix("cost/") { lines -= value }
        }
        #expect(abs(net - lines) < 1e-6)
        #expect(net != 0)
      }
    }
  }

  @Test func `the cash-only view holds no capacity`() {
    let table = rows(CSVExport().text(of: Sample.pack))
    #expect(!table.contains { $0[1] == "cash_only" && ["review", "training", "handling"].contains($0[2]) })
    #expect(table.contains { $0[1] == "cash_only" && $0[2] == "hires" })
  }

  @Test func `checks, assumptions and provenance are in it`() {
    let table = rows(CSVExport().text(of: Sample.pack))
    #expect(table.contains { $0[1] == "checks" && $0[2] == "all" && $0[5] == "0" })
    #expect(table.contains { $0[1] == "register" && $0[2] == "volume[billing]" && $0[5] == "120000" })
    #expect(table.contains { $0[1] == "register" && $0[3].contains("\"Q4\"") })
    #expect(table.contains { $0[1] == "provenance" && $0[3].hasPrefix("SHA-256 ") })
  }

  @Test(arguments: ["=1+1", "+x", "-x", "@x", "\tx"])
  func `a text that a spreadsheet would run is made safe`(text: String) {
    let report = Report(
      title: "",
      sections: [
        .init(nil, [.table(Table(columns: [.init(text, .label)], rows: [.init(.line, [.number(-1, .count)])]))])
      ])
    #expect(CSVExport().text(of: report) == "'\(text)\n-1\n")
  }

  @Test func `quotes, commas and line ends survive`() {
    let nasty = "a \"b\", c\nd"
    let report = Report(title: "", sections: [.init(nil, [.note(nasty)])])
    #expect(rows(CSVExport().text(of: report)) == [[nasty]])
  }
}
