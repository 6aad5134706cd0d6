import DataFiles
package import Diagnostics

/// Reads a log in a database: the counting is done there.
package struct DatabaseLogReader {
  package enum Rows: Sendable {
    case table(String)
    case query(String)
  }

  private let connection: any DatabaseConnection
  private let request: UsageRequest
  private let isStopped: () -> Bool
  private let tell: (Double) -> Void
  /// Of everything that came back.
  private var digest = SHA256()

  package init(
    _ connection: any DatabaseConnection, _ request: UsageRequest, tell: @escaping (Double) -> Void = { _ in },
    isStopped: @escaping () -> Bool = { false }
  ) {
    self.connection = connection
    self.request = request
    self.tell = tell
    self.isStopped = isStopped
  }

  /// What the log came to, with the digest of the counts it was made from.
  package mutating func read(_ rows: Rows) throws(Diagnostic) -> (log: UsageSummary, sha256: String) {
    let source =
      switch rows {
      case .table(let name): UsageQueries.source(table: name, quote: connection.nameQuote)
      case .query(let text): "(\(text)) u_log"
      }
    let header: [String]
    do throws(DatabaseFailure) {
      header = try connection.columns(of: "SELECT * FROM \(source) WHERE 1 = 0")
    } catch {
      throw fault(error)
    }
    let columns = try LogColumns(request, header: header)
    let queries = UsageQueries(
      source, header: header, columns: columns, request: request, product: connection.product,
      quote: connection.nameQuote)
    let (rowCount, refused) = try faults(queries)
    tell(0.1)
    let summary = try counted(queries, rows: rowCount, refused: refused, columns)
    return (try UsageReader.checked(summary, request), digest.text)
  }

  /// Rows that count, and those that do not.
  private mutating func faults(_ queries: UsageQueries) throws(Diagnostic) -> (Int, RefusedRows) {
    var count = 0
    var refused = RefusedRows()
    for row in try ask(queries.faults).sorted(by: { $0.text(0) < $1.text(0) }) {
      let number = try row.int(1, request)
      if let fault = UsageQueries.faults[try row.int(0, request)] {
        refused.add(fault, line: 0, times: number, excerpt: "")
      } else {
        count = number
      }
    }
    if count + refused.count == 0 { throw .emptyLog(request.log) }
    if Double(refused.count) > UsageReader.mostRefused * Double(count + refused.count) {
      throw .tooManyRefused(refused, of: count + refused.count, log: request.log)
    }
    return (count, refused)
  }

  private mutating func counted(
    _ queries: UsageQueries, rows: Int, refused: RefusedRows, _ columns: LogColumns
  ) throws(Diagnostic) -> UsageSummary {
    var tallies: [String: ClassTally] = [:]
    for row in try ask(queries.bands) {
      var band = PromptBand(above: 0)
      band.requests = try row.int(2, request)
      band.tokensIn = try row.int(3, request)
      band.tokensOut = try row.int(4, request)
      band.cached = try row.int(5, request)
      band.cacheWrites = try row.int(6, request)
      band.reasoning = try row.int(7, request)
      let tally = tallies[row.text(0)] ?? ClassTally()
      tallies[row.text(0)] = tally
      tally.add(band: band, at: min(max(try row.int(1, request), 0), PromptBand.bounds.count))
      if tallies.count > UsageTally.mostClasses, case .column(let name) = request.classes {
        throw .tooManyClasses(name, limit: UsageTally.mostClasses)
      }
    }
    tell(0.3)
    for row in try ask(queries.tokensIn) {
      tallies[row.text(0)]?.add(tokensIn: try row.int(1, request), requests: try row.int(2, request))
    }
    tell(0.5)
    for row in try ask(queries.tokensOut) {
      tallies[row.text(0)]?.add(tokensOut: try row.int(1, request), requests: try row.int(2, request))
    }
    tell(0.7)
    let coverage = queries.hasTime ? try self.coverage(queries, &tallies) : nil
    tell(1)
    let summary = UsageSummary.make(
      labelled(tallies), isByRule: !request.ruleNames.isEmpty, classColumn: request.classColumn,
      columns: columns.names, rows: rows, refused: refused, coverage: coverage,
      countedCached: columns.names[.cached] != nil || columns.names[.cacheWrites] != nil
        ? columns.layout.countsCached : nil)
    // Each question sees the log as it stands then.
    guard summary.total.requests == rows, summary.total.tokensOut.requests == rows else {
      throw .changedWhileRead(request.log)
    }
    return summary
  }

  private mutating func coverage(
    _ queries: UsageQueries, _ tallies: inout [String: ClassTally]
  ) throws(Diagnostic) -> Coverage? {
    var clock = InstantField()
    func instant(_ text: String) -> (instant: Instant, precision: InstantField.Precision)? {
      Array(text.utf8).withUnsafeBufferPointer { clock.read($0) }
    }
    for row in try ask(queries.days) {
      guard let day = instant(row.text(1))?.instant.day else { throw .notATimeColumn(row.text(1), request.log) }
      tallies[row.text(0)]?.add(
        day: day, requests: try row.int(2, request), tokensIn: try row.int(3, request),
        tokensOut: try row.int(4, request))
    }
    tell(0.9)
    guard let period = try ask(queries.period).first, let first = instant(period.text(0)),
      let last = instant(period.text(1))
    else { throw .notATimeColumn("", request.log) }
    let precision = first.precision.rawValue < last.precision.rawValue ? first.precision : last.precision
    return Coverage(first: first.instant, last: last.instant, precision: precision)
  }

  /// Tallies under the names of their classes: rules in their order, with what none takes at the end.
  private func labelled(_ tallies: [String: ClassTally]) -> [(label: String, tally: ClassTally)] {
    let rules = request.ruleNames
    if !rules.isEmpty {
      return (rules + ["other"]).enumerated().map { ($0.element, tallies["\($0.offset)"] ?? ClassTally()) }
    }
    if request.classColumn == nil { return [("All", tallies[""] ?? ClassTally())] }
    return tallies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func ask(_ statement: String) throws(Diagnostic) -> [Row] {
    let rows: [[String?]]
    do throws(DatabaseFailure) { rows = try connection.rows(of: statement, isStopped: isStopped) } catch {
      throw fault(error)
    }
    // In an order of their own, since a database gives groups in any.
    let lines = rows.map { row in row.map { $0 ?? "NULL" }.joined(separator: "\u{1F}") }.sorted()
    for line in lines { Array((line + "\n").utf8).withUnsafeBytes { digest.absorb($0) } }
    return rows.map(Row.init)
  }

  private func fault(_ failure: DatabaseFailure) -> Diagnostic {
    switch failure {
    case .told(let text): .unreadableDatabase(text, at: request.log.span)
    case .stopped: .stoppedReading(request.log)
    }
  }

  private struct Row {
    let values: [String?]
    init(_ values: [String?]) { self.values = values }

    func text(_ index: Int) -> String { index < values.count ? values[index] ?? "" : "" }

    /// A whole number, which a database may write as a decimal.
    func int(_ index: Int, _ request: UsageRequest) throws(Diagnostic) -> Int {
      let text = text(index)
      if let number = Int(text) { return number }
      if let number = Double(text), let whole = Int(exactly: number.rounded()) { return whole }
      if text.isEmpty { return 0 }
      throw .unreadableDatabase("`\(text)` came back for a count", at: request.log.span)
    }
  }
}
