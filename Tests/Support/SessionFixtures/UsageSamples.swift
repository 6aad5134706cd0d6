/// Logs for sessions in tests, by path.
package enum UsageSamples {
  package static let files: [String: String] = [
    "usage-sample.csv": csv("time,team,prompt_tokens,completion_tokens", 120) { row in
      let team = ["sales", "claims"][row % 2]
      return "2026-0\(1 + row / 60)-\(day(row))T10:00:00Z,\(team),\(100 + row),\(10 + row % 7)"
    },
    "requests.csv.gz": "PK\u{3}\u{4}",
    "renamed.csv": "p;c;at\n1;2;2026-01-05\n",
    "broken.csv": csv("prompt_tokens,completion_tokens", 100) { $0 % 30 == 0 ? "\($0)" : "\($0),5" }
      + "7,-1\n8,\"a\"\n",
    "requests.csv": csv("request_id,prompt_tokens,completion_tokens", 300) { "r\($0),1,2" },
    "unclosed.csv": "note,prompt_tokens,completion_tokens\na,1,2\n\"b,3,4\nc,5,6\nd,7,8\n",
    "two-currencies.csv": "BilledCost,BillingCurrency\n1.5,EUR\n2.5,USD\n",
    "endless.csv": csv("prompt_tokens,completion_tokens", 10) { "\($0),1" },
    "empty.csv": "",
  ]

  private static func day(_ row: Int) -> String { row % 28 < 9 ? "0\(row % 28 + 1)" : "\(row % 28 + 1)" }

  private static func csv(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
    ([header] + (0..<count).map(row)).joined(separator: "\n") + "\n"
  }
}
