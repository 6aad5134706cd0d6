import CKernels
import DataFiles
import Diagnostics

/// A log of JSON records: one a line, or one after another over several lines, in a list or not.
///
/// Which paths tell what is found in the first records; the payload of a gateway's standard log is one of the shapes
/// that are known.
struct JSONLogReader {
  private let buffer: StretchBuffer
  private let request: UsageRequest
  private var line = 1
  /// Records looked at to find the columns.
  private static let sample = 200
  private static let longest = 1 << 26

  init(_ source: any ByteSource, _ request: UsageRequest, stretch: Int) {
    buffer = StretchBuffer(source, stretch: max(stretch, 1 << 16))
    self.request = request
  }

  mutating func read(_ watch: UsageReader.Watch) throws(Diagnostic) -> UsageSummary {
    try fill()
    if buffer.rest.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.take(3) }
    let isByLine = try firstLineIsWhole()
    let paths = samplePaths(isByLine: isByLine)
    guard !paths.isEmpty else {
      throw .notALog(request.log, what: "not JSON", hint: "a record a line: {\"prompt_tokens\": …}")
    }
    let columns = try LogColumns(request, header: paths)
    let tally = UsageTally(columns.layout)
    let wanted = columns.positions.count
    let values = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: max(wanted, 1))
    values.initialize(repeating: UnsafeBufferPointer(start: nil, count: 0), count: max(wanted, 1))
    defer { values.deallocate() }
    var scanner = JSONScanner(JSONPaths(columns.positions.map { paths[$0] }), values: values)
    defer { scanner.release() }
    var records = 0
    while let record = try isByLine ? nextLine() : nextRecord() {
      records += 1
      if let fault = Self.take(record, &scanner, values, tally) {
        tally.refuse(fault, line: record.line, bytes: record.bytes)
      }
      buffer.take(record.length)
      if tally.hasTooManyClasses, case .column(let name) = request.classes {
        throw .tooManyClasses(name, limit: UsageTally.mostClasses)
      }
      if records % 512 == 0, !watch(buffer.offset) { throw .stoppedReading(request.log) }
    }
    return try UsageReader.checked(
      tally.summary(
        rules: request.ruleNames, classColumn: request.classColumn, columns: columns.names,
        hasTime: columns.names[.time] != nil), request)
  }

  private struct Record {
    let bytes: UnsafeBufferPointer<UInt8>
    let line: Int
    /// Bytes to take after it.
    let length: Int
    var isLast = false
  }

  private static func take(
    _ record: Record, _ scanner: inout JSONScanner, _ values: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>,
    _ tally: UsageTally
  ) -> RowFault? {
    if let base = record.bytes.baseAddress, ck_utf8_prefix(base, record.bytes.count) < record.bytes.count {
      return .notUTF8
    }
    if record.bytes.contains(0) { return .nul }
    let (outcome, isObject) = scanner.scan(record.bytes)
    switch outcome {
    case .cut: return record.isLast ? .cutOff : .notJSON
    case .malformed: return .notJSON
    case .whole(let length):
      if record.bytes[length...].contains(where: { $0 > 32 }) { return .notJSON }
      return isObject ? tally.take(values) : .notAnObject
    }
  }

  // MARK: Records

  private func fill() throws(Diagnostic) {
    do throws(ByteFailure) { try buffer.fill() } catch { throw .noBytes(error, log: request.log) }
  }

  /// The next line that is not blank; nil at the end.
  private mutating func nextLine() throws(Diagnostic) -> Record? {
    var looked = 0
    while true {
      let rest = buffer.rest
      if let end = rest[looked...].firstIndex(of: UInt8(ascii: "\n")) {
        let bytes = UnsafeBufferPointer(rebasing: rest[..<end])
        line += 1
        if bytes.trimmed.isEmpty {
          buffer.take(end + 1)
          looked = 0
          continue
        }
        return Record(bytes: bytes, line: line - 1, length: end + 1)
      }
      if buffer.isAtEnd {
        return rest.trimmed.isEmpty ? nil : Record(bytes: rest, line: line, length: rest.count, isLast: true)
      }
      guard rest.count < Self.longest else { throw .longRow(request.log, line: line, limit: Self.longest) }
      looked = rest.count
      try fill()
    }
  }

  /// The next value, without the brackets and commas of a list around it; nil at the end.
  private mutating func nextRecord() throws(Diagnostic) -> Record? {
    let nothing = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: 1)
    defer { nothing.deallocate() }
    var scanner = JSONScanner(JSONPaths([]), values: nothing)
    defer { scanner.release() }
    while true {
      var between = 0
      for byte in buffer.rest {
        guard byte <= 32 || "[],".utf8.contains(byte) else { break }
        if byte == UInt8(ascii: "\n") { line += 1 }
        between += 1
      }
      buffer.take(between)
      let rest = buffer.rest
      if rest.isEmpty, buffer.isAtEnd { return nil }
      let outcome = rest.isEmpty ? .cut : scanner.scan(rest).outcome
      switch outcome {
      case .whole(let length) where length < rest.count || buffer.isAtEnd:
        let bytes = UnsafeBufferPointer(rebasing: rest[..<length])
        let begun = line
        line += bytes.count { $0 == UInt8(ascii: "\n") }
        return Record(bytes: bytes, line: begun, length: length)
      case .malformed: throw .malformedJSON(request.log, line: line)
      case .whole, .cut:
        if buffer.isAtEnd { return Record(bytes: rest, line: line, length: rest.count, isLast: true) }
        guard rest.count < Self.longest else { throw .longRow(request.log, line: line, limit: Self.longest) }
        try fill()
      }
    }
  }

  // MARK: Columns

  /// Whether the first line holds a whole record.
  private func firstLineIsWhole() throws(Diagnostic) -> Bool {
    while true {
      let rest = buffer.rest
      let blank = rest.prefix { $0 <= 32 }.count
      let line = rest[blank...].prefix { $0 != UInt8(ascii: "\n") }
      if blank + line.count < rest.count || buffer.isAtEnd {
        let nothing = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: 1)
        defer { nothing.deallocate() }
        var scanner = JSONScanner(JSONPaths([]), values: nothing)
        defer { scanner.release() }
        let bytes = UnsafeBufferPointer(rebasing: line)
        let (outcome, isObject) = scanner.scan(bytes)
        if case .whole = outcome { return isObject }
        if bytes.first != UInt8(ascii: "{") || bytes.count == 1 { return false }
        // A broken first line is one bad line, unless the record goes on below.
        if case .whole = scanner.scan(UnsafeBufferPointer(rebasing: rest[blank...])).outcome { return false }
        return true
      }
      guard rest.count < Self.longest else { throw .longRow(request.log, line: 1, limit: Self.longest) }
      try fill()
    }
  }

  /// Every path in the first records, in the order met, with those that `null` stands for.
  private func samplePaths(isByLine: Bool) -> [String] {
    var paths: [String] = []
    var known: Set<String> = []
    let nothing = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: 1)
    defer { nothing.deallocate() }
    var scanner = JSONScanner(JSONPaths([]), values: nothing) { path in
      for path in [path] + Self.details(of: path)
      where !path.isEmpty && !path.contains("[]") && known.insert(path).inserted {
        paths.append(path)
      }
    }
    defer { scanner.release() }
    var rest = buffer.rest[...]
    for _ in 0..<Self.sample {
      rest = rest.drop { $0 <= 32 || (!isByLine && "[],".utf8.contains($0)) }
      let (outcome, _) = scanner.scan(UnsafeBufferPointer(rebasing: rest))
      if case .whole(let length) = outcome {
        rest = rest.dropFirst(length)
      } else if isByLine {
        rest = rest.drop { $0 != UInt8(ascii: "\n") }
      } else {
        break
      }
    }
    return paths
  }

  /// What an object that happens to be `null` in the first records holds in others.
  private static func details(of path: String) -> [String] {
    if path.hasSuffix("prompt_tokens_details") || path.hasSuffix("input_tokens_details") {
      return [path + ".cached_tokens"]
    }
    if path.hasSuffix("completion_tokens_details") || path.hasSuffix("output_tokens_details") {
      return [path + ".reasoning_tokens"]
    }
    return []
  }
}
