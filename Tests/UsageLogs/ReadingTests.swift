import Diagnostics
import Quantities
import Testing

@testable import UsageLogs

struct ReadingTests {
  static let log = """
    request_id,ts,intent,prompt_tokens,completion_tokens,cached_tokens
    1,2026-01-05T10:00:00Z,faq,100,10,40
    2,2026-01-06T10:00:00Z,"billing",2000,50,0
    3,2026-01-07T10:00:00Z,faq,300,30,260
    """

  @Test(arguments: [1 << 18, 7]) func `columns are known by their names`(stretch: Int) throws {
    let summary = try Logs.requests(Self.log, stretch: stretch)
    #expect(summary.rows == 3)
    #expect(summary.total.inputTokens == 2_400)
    #expect(summary.total.outputTokens == 90)
    #expect(summary.total.cachedShare == 0.125)
    #expect(summary.countedCached == true)
    #expect(summary.coverage?.days == 2)
  }

  @Test func `values of a column are classes, the most frequent first`() throws {
    let summary = try Logs.requests(Self.log, Logs.request(classes: .column(Logs.name("intent"))))
    #expect(summary.classes.map(\.name) == ["faq", "billing"])
    #expect(summary.classes.map(\.requests) == [2, 1])
    #expect(summary.classes[0].cachedShare == 0.75)
    #expect(summary.total.requests == 3)
  }

  @Test func `the first rule that holds names the class, and what none takes is other`() throws {
    let rules = [
      ClassRule(
        name: Logs.name("long_faq"),
        conditions: [
          .isOne(of: ["faq"], column: Logs.name("intent")), .tokens(.tokensIn, low: 200, high: .max),
        ]),
      ClassRule(name: Logs.name("bills"), conditions: [.like("bill*", column: Logs.name("Intent"))]),
    ]
    let summary = try Logs.requests(Self.log, Logs.request(classes: .rules(rules)))
    #expect(summary.classes.map(\.name) == ["long_faq", "bills", "other"])
    #expect(summary.classes.map(\.requests) == [1, 1, 1])
  }

  @Test func `columns are named where their names tell nothing`() throws {
    let text = "p;c;at\n1;2;2026-01-05\n3;4;2026-01-06\n"
    let request = Logs.request(columns: [.tokensIn: "p", .tokensOut: "c", .time: "at"])
    let summary = try Logs.requests(text, request)
    #expect(summary.total.inputTokens == 4)
    // Two whole days.
    #expect(summary.coverage?.days == 2)
    #expect { try Logs.requests(text) } throws: { fault in
      let text = (fault as? Diagnostic)?.rendered() ?? ""
      return text.contains("E0721") && text.contains("p, c, at") && text.contains("columns in: …, out: …")
    }
  }

  @Test func `an input count that leaves cached tokens out is completed`() throws {
    let text = """
      input_tokens,output_tokens,cache_read_input_tokens,cache_creation_input_tokens
      10,1,90,0
      20,1,0,80
      """
    let summary = try Logs.requests(text)
    #expect(summary.countedCached == false)
    #expect(summary.total.inputTokens == 200)
    #expect(summary.total.cachedTokens == 90)
    #expect(summary.total.cacheWriteTokens == 80)
    // Counted in by the user's word, the same rows make no sense.
    #expect { try Logs.requests(text, Logs.request(countsCached: true)) } throws: { "\($0)".contains("more cached") }
  }

  @Test func `bad rows are counted with their lines and reasons`() throws {
    var lines = ["prompt_tokens,completion_tokens,timestamp"]
    for row in 0..<1_000 { lines.append("\(row),1,2026-01-05 10:00:00") }
    lines[10] = "-4,1,2026-01-05 10:00:00"
    lines[20] = "4,1"
    lines[30] = "99999999999,1,2026-01-05 10:00:00"
    lines[40] = "12,x,2026-01-05 10:00:00"
    lines[50] = "12,1,never"
    lines[60] = "1\u{0}2,1,2026-01-05 10:00:00"
    lines[1_000] = "12,1,2026-01-"
    let summary = try Logs.requests(lines.joined(separator: "\n"))
    #expect(summary.rows == 993)
    #expect(summary.refused.count == 7)
    #expect(summary.refused.first.map(\.line) == [11, 21, 31, 41, 51])
    #expect(
      summary.refused.first.map(\.fault) == [
        .number(.tokensIn, .negative), .fields(found: 2, expected: 3), .number(.tokensIn, .absurd),
        .number(.tokensOut, .notANumber), .notATime,
      ])
    #expect(summary.refused.reasons.contains { $0 == ("a NUL byte", 1) })
  }

  @Test func `Latin-1 among UTF-8 is refused by its line`() throws {
    var bytes = Array("prompt_tokens,completion_tokens,team\n".utf8)
    for row in 0..<300 { bytes += Array("\(row),1,caf".utf8) + (row == 100 ? [0xE9] : [0xC3, 0xA9]) + [10] }
    let log = try UsageReader.read(MemorySource.bytes(bytes), Logs.request(classes: .column(Logs.name("team"))))
    guard case .requests(let summary) = log else { return }
    #expect(summary.refused.first.map(\.line) == [102])
    #expect(summary.refused.first.map(\.fault) == [.notUTF8])
    #expect(summary.classes.map(\.label) == ["café"])
  }

  @Test func `above one bad row in a hundred nothing is imported`() {
    var lines = ["prompt_tokens,completion_tokens"] + Array(repeating: "1,2", count: 98)
    lines += ["1", "2"]
    #expect { try Logs.requests(lines.joined(separator: "\n")) } throws: { fault in
      let text = (fault as? Diagnostic)?.rendered() ?? ""
      return text.contains("E0722") && text.contains("2 of the 100 rows") && text.contains("line 100")
    }
  }

  @Test func `a last row cut off within quotes is one bad row`() throws {
    let rows = Array(repeating: "1,2,\"a\"", count: 200).joined(separator: "\n")
    let summary = try Logs.requests("prompt_tokens,completion_tokens,x\n\(rows)\n3,4,\"b")
    #expect(summary.rows == 200)
    #expect(summary.refused.first.map(\.fault) == [.cutOff])
    #expect(summary.refused.first.map(\.line) == [202])
  }

  @Test func `newlines in quotes do not break rows`() throws {
    let summary = try Logs.requests("prompt_tokens,note,completion_tokens\n1,\"a\nb, \"\"c\"\"\r\n\",2\n3,,4")
    #expect(summary.rows == 2)
    #expect(summary.total.outputTokens == 6)
  }

  @Test(arguments: [
    ("", "holds no requests"), ("\n \n", "holds no requests"),
    ("prompt_tokens,completion_tokens\n", "holds no requests"),
    ("PAR1xxxx", "Parquet"), ("PK\u{3}\u{4}", "zip archive or a workbook"), ("\u{0}\u{1}", "binary"),
    ("a\u{0}b,c", "binary"), ("SQLite format 3\u{0}", "SQLite"), ("[1, 2]", "not JSON"), ("{}\n", "not JSON"),
  ])
  func `what is no log is named`(text: String, what: String) {
    #expect { try Logs.requests(text) } throws: { fault in
      let text = (fault as? Diagnostic)?.rendered() ?? ""
      return text.contains("E0720") && text.contains(what)
    }
  }

  @Test func `a column of identities names no classes`() {
    let rows = (0..<300).map { "\($0),1,2" }.joined(separator: "\n")
    let request = Logs.request(classes: .column(Logs.name("id")))
    #expect { try Logs.requests("id,prompt_tokens,completion_tokens\n\(rows)", request) } throws: {
      "\($0)".contains("more than 200 values")
    }
  }

  @Test func `a reading that is stopped imports nothing`() {
    let source = MemorySource.bytes(Array(Self.log.utf8))
    #expect { try UsageReader.read(source, Logs.request()) { _ in false } } throws: { "\($0)".contains("stopped") }
  }

  @Test func `growth is the trend of requests a day over the months covered`() throws {
    // 100 a day in January, 110 in February, 121 in March.
    var lines = ["date,prompt_tokens,completion_tokens"]
    for (month, count) in [(1, 100), (2, 110), (3, 121)] {
      for day in 1...Month(year: 2026, month: month).days {
        lines += Array(repeating: "2026-0\(month)-\(day < 10 ? "0" : "")\(day),10,1", count: count)
      }
    }
    let summary = try Logs.requests(lines.joined(separator: "\n"))
    let growth = try #require(summary.growth)
    #expect(abs(growth - 0.1) < 1e-12)
    #expect(summary.total.months.map(\.requests) == [3_100, 3_080, 3_751])
    #expect(summary.coverage?.length == "3 months")
    let perMonth = try #require(summary.requestsPerMonth(summary.total))
    #expect(abs(perMonth - 9_931.0 / 90 * 365 / 12) < 1e-9)
  }

  @Test func `bands of prompts add up to the whole`() throws {
    let sizes = [0, 1, 32_000, 32_001, 128_000, 128_001, 200_000, 200_001, 900_000, 2_000_000]
    let rows = sizes.map { "\($0),5" }.joined(separator: "\n")
    let total = try Logs.requests("prompt_tokens,completion_tokens\n\(rows)").total
    #expect(total.bands.map(\.above) == [-1, 0, 32_000, 100_000, 128_000, 200_000, 512_000, 1_000_000])
    #expect(total.bands.map(\.requests) == [1, 2, 1, 1, 2, 1, 1, 1])
    #expect(total.inputTokens == sizes.reduce(0, +))
  }
}
