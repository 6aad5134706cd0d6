import Databases
import Diagnostics
import Foundation
import Testing
import UsageLogs

/// A database server of its own for the test, reached through its ODBC driver.
struct PostgreSQLTests {
  @Test(.enabled(if: PostgreSQL.isExpected, "PostgreSQL or its ODBC driver is not installed"))
  func `a log in PostgreSQL is counted there and comes back as histograms`() throws {
    let server = try PostgreSQL()
    defer { server.stop() }
    try server.run(
      """
      CREATE TABLE requests AS SELECT
        timestamp with time zone '2026-01-01 00:00:00+00' + (i % 59) * interval '1 day' AS created_at,
        (ARRAY['faq', 'billing', 'Claims EU'])[1 + i % 3] AS intent,
        (i % 4000)::bigint AS input_tokens, (i % 500)::numeric(12, 2) AS output_tokens,
        (i % 100) AS cache_read_input_tokens FROM generate_series(0, 119999) AS i;
      CREATE ROLE reader LOGIN;
      GRANT SELECT ON requests TO reader;
      """)
    let request = UsageRequest(log: .init("requests", at: nil), classes: .column(.init("intent", at: nil)))
    let connection = try ODBCConnection(server.connection(user: "reader"))
    #expect(connection.product == "PostgreSQL")
    var reader = DatabaseLogReader(connection, request)
    let log = try reader.read(.table("requests")).log
    #expect(log.rows == 120_000)
    #expect(log.refused.count == 0)
    #expect(Set(log.classes.map(\.name)) == ["faq", "billing", "claims_eu"])
    #expect(log.classes.map(\.requests) == [40_000, 40_000, 40_000])
    let rows = 0..<120_000
    // The log's own input count leaves the cached tokens out.
    #expect(log.countedCached == false)
    #expect(log.total.inputTokens == rows.reduce(0) { $0 + $1 % 4_000 + $1 % 100 })
    #expect(log.total.cachedTokens == rows.reduce(0) { $0 + $1 % 100 })
    #expect(log.total.outputTokens == rows.reduce(0) { $0 + $1 % 500 })
    let sorted = rows.map { $0 % 4_000 + $0 % 100 }.sorted()
    #expect(log.total.tokensIn.quantile(0.5) == Double(sorted[59_999] + sorted[60_000]) / 2)
    #expect(log.coverage?.first.text == "2026-01-01 00:00")
    #expect(log.coverage?.last.text == "2026-02-28 00:00")
    #expect(log.total.months.map(\.requests) == [rows.count { $0 % 59 < 31 }, rows.count { $0 % 59 >= 31 }])

    let rules = [
      ClassRule(name: .init("claims", at: nil), conditions: [.like("Cl?ims*", column: .init("intent", at: nil))]),
      ClassRule(name: .init("long", at: nil), conditions: [.tokens(.tokensIn, low: 2_000, high: .max)]),
    ]
    var second = DatabaseLogReader(
      connection, UsageRequest(log: .init("query", at: nil), classes: .rules(rules)))
    let part = try second.read(.query("SELECT * FROM requests WHERE created_at < '2026-02-01'")).log
    #expect(part.rows == rows.count { $0 % 59 < 31 })
    #expect(part.classes.map(\.name) == ["claims", "long", "other"])
    #expect(part.classes[0].requests == rows.count { $0 % 59 < 31 && $0 % 3 == 2 })

    let begun = ContinuousClock.now
    var slow = DatabaseLogReader(
      connection, UsageRequest(log: .init("query", at: nil)), isStopped: { ContinuousClock.now - begun > .seconds(1) })
    #expect {
      try slow.read(.query("SELECT i AS input_tokens, 1 AS output_tokens FROM generate_series(1, 4000000000) AS i"))
    } throws: { "\($0)".contains("E0726") }
    #expect(ContinuousClock.now - begun < .seconds(3))
  }
}

/// A PostgreSQL cluster in a folder of its own, on a socket there, run by the system's user for it.
final class PostgreSQL {
  private let folder: URL

  /// Where Debian keeps the programs of the newest version.
  private static let programs: URL? = {
    let folder = URL(filePath: "/usr/lib/postgresql")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return versions.compactMap(Int.init).max().map { folder.appending(path: "\($0)/bin") }
  }()

  private static let hasDriver =
    ((try? String(contentsOfFile: "/etc/odbcinst.ini", encoding: .utf8)) ?? "").contains("[PostgreSQL Unicode]")

  /// Whether it is there, or a test environment that has to have it.
  static let isExpected = (programs != nil && hasDriver) || ProcessInfo.processInfo.environment["CI"] == "true"

  struct Failed: Error { let text: String }

  init() throws {
    guard Self.programs != nil else { throw Failed(text: "PostgreSQL is not installed") }
    // The path of a socket is short.
    folder = URL(filePath: "/tmp/hurdle-pg-\(UInt32.random(in: 0 ..< .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try shell("chmod 711 '\(folder.path)' && (test $(id -u) != 0 || chown postgres '\(folder.path)')", asServer: false)
    try shell("initdb -D '\(folder.path)/data' -A trust --no-sync -U owner")
    try shell(
      "pg_ctl -D '\(folder.path)/data' -w -l '\(folder.path)/log' "
        + "-o \"-k '\(folder.path)' -c listen_addresses='' -c fsync=off\" start")
  }

  func run(_ statements: String) throws {
    let file = folder.appending(path: "statements.sql")
    try shell(
      "cat > '\(file.path)' <<'SQL'\n\(statements)\nSQL\n"
        + "psql -q -v ON_ERROR_STOP=1 -h '\(folder.path)' -U owner -d postgres -f '\(file.path)'")
  }

  func connection(user: String) -> String {
    "Driver=PostgreSQL Unicode;Server=\(folder.path);Port=5432;Database=postgres;UID=\(user)"
  }

  func stop() {
    try? shell("pg_ctl -D '\(folder.path)/data' -m immediate stop")
    try? shell("rm -rf '\(folder.path)'", asServer: false)
  }

  /// Runs a command with the server's programs, as the user it may run as.
  private func shell(_ command: String, asServer: Bool = true) throws {
    let process = Process()
    // A server that held on to the other descriptors would seem to be this process, still running.
    let closing = "for fd in /proc/$$/fd/*; do fd=${fd##*/}; [ $fd -gt 2 ] && eval \"exec $fd>&-\"; done; "
    let path = "PATH=\(Self.programs?.path ?? ""):$PATH; cd /; \(closing)"
    if asServer, getuid() == 0 {
      process.executableURL = URL(filePath: "/sbin/runuser")
      if !FileManager.default.isExecutableFile(atPath: "/sbin/runuser") {
        process.executableURL = URL(filePath: "/usr/sbin/runuser")
      }
      process.arguments = ["-u", "postgres", "--", "/bin/bash", "-c", path + command]
    } else {
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", path + command]
    }
    let output = Pipe()
    process.standardError = output
    process.standardOutput = FileHandle.nullDevice
    // The server keeps what it is given open.
    if command.contains("start") { process.standardError = FileHandle.nullDevice }
    try process.run()
    let text = command.contains("start") ? Data() : output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      throw Failed(text: "\(command): \(String(decoding: text, as: UTF8.self))")
    }
  }
}
