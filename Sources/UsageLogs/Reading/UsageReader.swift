package import DataFiles
package import Diagnostics
import CKernels

/// What was read of a file.
package enum ImportedLog: Sendable {
  case requests(UsageSummary)
  case bill(BillSummary)
}

/// Reads a usage log of whatever kind.
package enum UsageReader {
  /// Above this share of refused rows nothing is imported.
  package static let mostRefused = 0.01

  /// How reading is watched: told how many bytes are done; false stops it.
  package typealias Watch = (_ bytes: Int) -> Bool

  /// - Throws: why nothing is imported.
  package static func read(
    _ source: any ByteSource, _ request: UsageRequest, stretch: Int = 1 << 18, watch: Watch = { _ in true }
  ) throws(Diagnostic) -> ImportedLog {
    let source = PeekedBytes(source)
    let beginning: [UInt8]
    do throws(ByteFailure) { beginning = try source.peek(1 << 16) } catch { throw .noBytes(error, log: request.log) }
    let log: ImportedLog
    switch LogKind(beginning) {
    case .empty: throw .emptyLog(request.log)
    case .other(let what, let hint): throw .notALog(request.log, what: what, hint: hint)
    case .jsonLines:
      var reader = JSONLogReader(source, request, stretch: stretch)
      log = .requests(try reader.read(watch))
    case .csv:
      let reader = CSVReader(source, separator: LogKind.separator(of: beginning), stretch: stretch)
      let header = try faults(of: request) { () throws(CSVReader.Fault) in try reader.header() } ?? []
      if BillColumns.isBill(header) {
        var bill = try BillReader(reader, request, header: header)
        log = .bill(try bill.read(watch))
      } else {
        log = .requests(try CSVLogReader(reader, request, header: header).read(watch))
      }
    }
    return log
  }

  /// Runs a step of the CSV reader.
  static func faults<Value>(
    of request: UsageRequest, _ step: () throws(CSVReader.Fault) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(CSVReader.Fault) { return try step() } catch {
      switch error {
      case .openQuote(let line, let lines): throw .openQuoteInLog(request.log, line: line, lines: lines)
      case .tooLong(let line, let limit): throw .longRow(request.log, line: line, limit: limit)
      case .source(let failure): throw .noBytes(failure, log: request.log)
      }
    }
  }

  /// What was counted, unless too much was refused.
  static func checked(_ summary: UsageSummary, _ request: UsageRequest) throws(Diagnostic) -> UsageSummary {
    let read = summary.rows + summary.refused.count
    if read == 0 { throw .emptyLog(request.log) }
    if Double(summary.refused.count) > mostRefused * Double(read) {
      throw .tooManyRefused(summary.refused, of: read, log: request.log)
    }
    return summary
  }
}

/// A log with a header and a request a row.
struct CSVLogReader {
  private let reader: CSVReader
  private let request: UsageRequest
  private let header: [String]
  private let columns: LogColumns

  init(_ reader: CSVReader, _ request: UsageRequest, header: [String]) throws(Diagnostic) {
    self.reader = reader
    self.request = request
    self.header = header
    columns = try LogColumns(request, header: header)
  }

  func read(_ watch: UsageReader.Watch) throws(Diagnostic) -> UsageSummary {
    reader.want(columns.positions)
    let tally = UsageTally(columns.layout)
    let wanted = columns.positions.count
    let values = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: max(wanted, 1))
    values.initialize(repeating: UnsafeBufferPointer(start: nil, count: 0), count: max(wanted, 1))
    defer { values.deallocate() }
    while try advance(tally) {
      for record in reader.records.indices {
        if let fault = take(record, values, tally) {
          tally.refuse(fault, line: reader.line(of: record), bytes: reader.bytes(of: record))
        }
      }
      if tally.hasTooManyClasses, case .column(let name) = request.classes {
        throw .tooManyClasses(name, limit: UsageTally.mostClasses)
      }
      guard watch(reader.offset) else { throw .stoppedReading(request.log) }
    }
    return try UsageReader.checked(
      tally.summary(
        rules: request.ruleNames, classColumn: request.classColumn, columns: columns.names,
        hasTime: columns.names[.time] != nil), request)
  }

  /// A last row that ends within quotes, on its own line, was cut off as it was written.
  private func advance(_ tally: UsageTally) throws(Diagnostic) -> Bool {
    do throws(CSVReader.Fault) { return try reader.advance() } catch {
      if case .openQuote(let line, 1) = error {
        tally.refuse(.cutOff, line: line, bytes: UnsafeBufferPointer(start: nil, count: 0))
        return false
      }
      return try UsageReader.faults(of: request) { () throws(CSVReader.Fault) in throw error }
    }
  }

  @inline(__always)
  private func take(
    _ record: Int, _ values: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>, _ tally: UsageTally
  ) -> RowFault? {
    let found = Int(reader.records[record].fields)
    if found != header.count { return .fields(found: found, expected: header.count) }
    if reader.hasBeyondASCII || reader.hasNUL, let fault = bytesFault(record) { return fault }
    let fields = reader.fields(of: record)
    var isEscaped = false
    for place in 0..<columns.positions.count {
      let field = fields[place]
      if Int(field.flags) & CK_CSV_ESCAPED != 0 { isEscaped = true }
      values[place] = reader.content(field)
    }
    return isEscaped ? takeEscaped(fields, values, tally) : tally.take(values)
  }

  private func bytesFault(_ record: Int) -> RowFault? {
    let bytes = reader.bytes(of: record)
    if reader.hasNUL, bytes.contains(0) { return .nul }
    if let base = bytes.baseAddress, ck_utf8_prefix(base, bytes.count) < bytes.count { return .notUTF8 }
    return nil
  }

  /// A row with fields whose content has to be worked out.
  private func takeEscaped(
    _ fields: UnsafePointer<ck_csv_field>, _ values: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>,
    _ tally: UsageTally
  ) -> RowFault? {
    var contents: [UInt8] = []
    var ends: [Int] = []
    for place in 0..<columns.positions.count {
      contents += reader.unescaped(fields[place])
      ends.append(contents.count)
    }
    return contents.withUnsafeBufferPointer { buffer in
      var start = 0
      for (place, end) in ends.enumerated() {
        values[place] = UnsafeBufferPointer(rebasing: buffer[start..<end])
        start = end
      }
      return tally.take(values)
    }
  }
}

extension UsageRequest {
  /// The names of the rules, where rules tell the classes apart.
  var ruleNames: [String] {
    if case .rules(let rules) = classes { rules.map(\.name.text) } else { [] }
  }

  var classColumn: String? {
    if case .column(let name) = classes { name.text } else { nil }
  }
}
