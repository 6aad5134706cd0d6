import CKernels
package import DataFiles

/// Errors by day, cause and kind, and the outputs they were made in.
package struct ErrorLog: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let day: Day
    package let cause: String
    package let kind: String
    package let errors: Int
    /// Outputs of that day that the row brings; 0 in rows that only tell errors.
    package let outputs: Double
    package init(day: Day, cause: String = "", kind: String = "", errors: Int = 1, outputs: Double = 0) {
      self.day = day
      self.cause = cause
      self.kind = kind
      self.errors = errors
      self.outputs = outputs
    }
  }

  package enum Fault: Error, Sendable, Equatable {
    case empty
    case unreadable(CSVReader.Fault)
    case noColumn(String, header: [String])
    case ragged(line: Int, fields: Int, header: Int)
    case badDate(line: Int, text: String)
    case badCount(line: Int, column: String, text: String)
  }

  package let entries: [Entry]
  package init(_ entries: [Entry]) { self.entries = entries.sorted { $0.day < $1.day } }

  package var errors: Int { entries.reduce(0) { $0 + $1.errors } }
  package var outputs: Double { entries.reduce(0) { $0 + $1.outputs } }
  package var days: ClosedRange<Day>? {
    guard let first = entries.first, let last = entries.last else { return nil }
    return first.day...last.day
  }

  /// Those of the days.
  package func within(_ days: ClosedRange<Day>) -> ErrorLog { ErrorLog(entries.filter { days.contains($0.day) }) }

  /// Errors by cause, the most frequent first.
  package var causes: [(cause: String, errors: Int)] {
    var counts: [String: Int] = [:]
    for entry in entries where entry.errors > 0 { counts[entry.cause, default: 0] += entry.errors }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// Reads a row for each error, or for each day and cause: a column `date`, and where there are such `cause` (or the
  /// one named), `kind`, `errors` and `outputs`.
  package static func read(_ source: any ByteSource, cause: String? = nil) throws(Fault) -> ErrorLog {
    let table: PlainTable
    do throws(PlainTable.Fault) { table = try PlainTable.read(source) } catch {
      switch error {
      case .empty: throw .empty
      case .unreadable(let fault): throw .unreadable(fault)
      case .ragged(let line, let fields, let header): throw .ragged(line: line, fields: fields, header: header)
      }
    }
    guard let date = table.column(["date", "day", "time", "week", "at"]) else {
      throw .noColumn("date", header: table.header)
    }
    if let cause, table.column([cause]) == nil { throw .noColumn(cause, header: table.header) }
    let causes = table.column([cause ?? "cause"])
    let kinds = table.column(["kind", "type", "error"])
    let counts = table.column(["errors", "count"])
    let outputs = table.column(["outputs", "volume", "cases"])
    var entries: [Entry] = []
    for row in table.rows {
      guard let day = PilotReader.day(row.fields[date], from: nil) else {
        throw .badDate(line: row.line, text: row.fields[date])
      }
      func count(_ column: Int?, _ none: Double) throws(Fault) -> Double {
        guard let column else { return none }
        let text = row.fields[column]
        if text.isEmpty { return 0 }
        guard let number = Double(text), number >= 0, number < 1e9 else {
          throw .badCount(line: row.line, column: table.header[column], text: text)
        }
        return number
      }
      entries.append(
        Entry(
          day: day, cause: causes.map { row.fields[$0] } ?? "", kind: kinds.map { row.fields[$0] } ?? "",
          errors: Int(try count(counts, 1)), outputs: try count(outputs, 0)))
    }
    guard !entries.isEmpty else { throw .empty }
    return ErrorLog(entries)
  }
}
