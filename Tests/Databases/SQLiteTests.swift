import Databases
import Diagnostics
import Foundation
import Testing
import UsageLogs

/// The embedded default: SQLite through its ODBC driver.
struct SQLiteTests {
  let database: Database

  init() throws { database = try Database() }

  @Test func `a table counts as the same rows in a file do`() throws {
    let log = try database.read(.table("requests"), classes: .column(.init("intent", at: nil)))
    #expect(log.rows == 600)
    #expect(log.classes.map(\.name) == ["faq", "billing", "claims_eu"])
    #expect(log.classes.map(\.requests) == [300, 200, 100])
    #expect(log.total.inputTokens == (0..<600).reduce(0) { $0 + 10 + $1 })
    #expect(log.total.tokensIn.quantile(0.5) == 309.5)
    #expect(log.total.tokensOut.largest == 6)
    #expect(log.coverage?.first.text == "2026-01-01 00:00")
    #expect(log.total.months.map(\.requests) == [310, 280, 10])
    #expect(log.columns[.tokensIn] == "prompt_tokens")
  }

  @Test func `rules and ranges of tokens are counted by the database`() throws {
    let rules = [
      ClassRule(
        name: .init("short_faq", at: nil),
        conditions: [
          .isOne(of: ["faq"], column: .init("intent", at: nil)), .tokens(.tokensIn, low: 0, high: 110),
        ]),
      ClassRule(name: .init("claims", at: nil), conditions: [.like("Claims*", column: .init("intent", at: nil))]),
      ClassRule(name: .init("none_such", at: nil), conditions: [.like("claims*", column: .init("intent", at: nil))]),
    ]
    let log = try database.read(.query("SELECT * FROM requests WHERE prompt_tokens < 310"), classes: .rules(rules))
    #expect(log.rows == 300)
    #expect(log.classes.map(\.name) == ["short_faq", "claims", "none_such", "other"])
    #expect(log.classes.map(\.requests) == [49, 50, 0, 201])
  }

  @Test func `bad rows are refused by reason, and above one in a hundred the log`() throws {
    #expect { try database.read(.table("broken")) } throws: { fault in
      let text = (fault as? Diagnostic)?.rendered() ?? ""
      return text.contains("E0722") && text.contains("1 × input tokens: negative")
        && text.contains("1 × input tokens: not a number") && text.contains("1 × no output tokens")
    }
  }

  @Test func `the driver's own words are told`() throws {
    #expect { try database.read(.table("nothing")) } throws: { fault in
      let text = (fault as? Diagnostic)?.rendered() ?? ""
      return text.contains("E0727") && text.contains("nothing")
    }
    #expect { try ODBCConnection("Driver=NoSuchDriver;Database=x") } throws: { fault in
      guard case DatabaseFailure.told(let text)? = fault as? DatabaseFailure else { return false }
      return text.contains("NoSuchDriver") || text.contains("Can't open lib")
    }
  }

  @Test func `a column that is missing is named with those there are`() throws {
    #expect { try database.read(.query("SELECT intent FROM requests")) } throws: { fault in
      let text = (fault as? Diagnostic)?.rendered() ?? ""
      return text.contains("E0721") && text.contains("its columns are intent")
    }
  }

  @Test func `a count that is stopped gives no answer`() throws {
    let endless = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS prompt_tokens, 1 AS \
      completion_tokens FROM n
      """
    let begun = ContinuousClock.now
    #expect { try database.read(.query(endless), isStopped: { true }) } throws: { "\($0)".contains("E0726") }
    #expect(ContinuousClock.now - begun < .seconds(2))
  }

  @Test func `the same rows have the same digest, in whatever order they stand`() throws {
    let one = try database.digest(.query("SELECT * FROM requests ORDER BY prompt_tokens"))
    let other = try database.digest(.query("SELECT * FROM requests ORDER BY prompt_tokens DESC"))
    #expect(one == other)
    #expect(one.count == 64)
    #expect(try database.digest(.query("SELECT * FROM requests WHERE prompt_tokens > 10")) != one)
  }
}

/// A SQLite database with a log in it, made through ODBC.
final class Database {
  let folder: URL
  private let connection: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hurdle-odbc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    connection = "Driver=SQLite3;Database=\(folder.path)/usage.db"
    let writer = try ODBCConnection(connection)
    _ = try writer.columns(
      of: "CREATE TABLE requests AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 599) "
        + "SELECT datetime('2026-01-01', (i % 60) || ' days') AS created_at, "
        + "CASE i % 6 WHEN 0 THEN 'billing' WHEN 1 THEN 'billing' WHEN 2 THEN 'Claims EU' ELSE 'faq' END AS intent, "
        + "i + 10 AS prompt_tokens, i % 7 AS completion_tokens FROM n")
    _ = try writer.columns(
      of: "CREATE TABLE broken AS SELECT 5 AS prompt_tokens, 1 AS completion_tokens UNION ALL SELECT -1, 1 "
        + "UNION ALL SELECT 'x', 1 UNION ALL SELECT 5, NULL")
    _ = try writer.columns(of: "COMMIT")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func read(
    _ rows: DatabaseLogReader.Rows, classes: UsageRequest.Classes = .none, isStopped: @escaping () -> Bool = { false }
  ) throws -> UsageSummary {
    let request = UsageRequest(log: .init("log", at: nil), classes: classes)
    var reader = DatabaseLogReader(try ODBCConnection(connection), request, isStopped: isStopped)
    return try reader.read(rows).log
  }

  func digest(_ rows: DatabaseLogReader.Rows) throws -> String {
    var reader = DatabaseLogReader(try ODBCConnection(connection), UsageRequest(log: .init("log", at: nil)))
    return try reader.read(rows).sha256
  }
}
