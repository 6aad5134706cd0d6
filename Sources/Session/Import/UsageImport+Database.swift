import Diagnostics
import Syntax
import UsageLogs

extension UsageImport {
  /// Counts a log in a database.
  func read(
    _ database: DatabaseWords, _ request: UsageRequest, in turn: Turn
  ) throws(Refusal) -> (ImportedLog, Source) {
    let shown = ConnectionText(database.connection.text)
    let connection: any DatabaseConnection
    switch turn.files.database(database.connection.text) {
    case .success(let opened): connection = opened
    case .failure(.stopped): throw Refusal(.stoppedReading(request.log))
    case .failure(.told(let text)):
      throw Refusal([.unreadableDatabase(text, at: database.connection.span)] + remarks(shown, database))
    }
    let work = turn.options.watch("counting \(database.rows.words.text.prefix(40))")
    defer { work.end() }
    var reader = DatabaseLogReader(
      connection, request, tell: { work.tell($0) }, isStopped: { work.isStopped })
    let read: (log: UsageSummary, sha256: String) = try refusing { () throws(Diagnostic) in
      switch database.rows {
      case .table(let name): try reader.read(.table(name.text))
      case .query(let text): try reader.read(.query(text.text))
      }
    }
    let rows =
      switch database.rows {
      case .table(let name): name.text
      case .query: "a query"
      }
    return (
      .requests(read.log),
      Source(name: "\(rows) in \(shown.withoutSecrets)", sha256: read.sha256, remarks: remarks(shown, database))
    )
  }

  private func remarks(_ connection: ConnectionText, _ words: DatabaseWords) -> [Diagnostic] {
    connection.hasPassword ? [.writtenPassword(at: words.connection.span)] : []
  }
}

/// A connection string: `Driver=SQLite3;Database=usage.db`.
struct ConnectionText {
  private let parts: [(key: String, value: String)]

  init(_ text: String) {
    parts = text.split(separator: ";").map { part in
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(words[0]), words.count > 1 ? String(words[1]) : "")
    }
  }

  private static func isSecret(_ key: String) -> Bool {
    ["pwd", "password", "token", "secret", "uid", "user", "username", "apikey"].contains(
      key.lowercased().filter { $0 != " " && $0 != "_" })
  }

  /// Whether a password stands in it as it is, not as the name of a variable.
  var hasPassword: Bool {
    parts.contains { key, value in
      ["pwd", "password", "token", "secret"].contains(key.lowercased()) && !value.isEmpty && !value.hasPrefix("$")
    }
  }

  /// For provenance: who asks and with which password is left out.
  var withoutSecrets: String {
    parts.filter { !Self.isSecret($0.key) }.map { $0.value.isEmpty ? $0.key : "\($0.key)=\($0.value)" }
      .joined(separator: ";")
  }
}
