package import CKernels

/// Reads delimited text in stretches, so that memory does not grow with the file.
///
/// The rules are those of RFC 4180; where it is silent, those of CPython's reader: a quote within an unquoted field is
/// text, and so is what follows a closing quote; a carriage return alone ends a record. Blank lines are passed over,
/// a byte order mark before the first field is not part of it, and a last record needs no line end.
///
///     let reader = CSVReader(source)
///     let header = try reader.header()
///     reader.want([0, 3])
///     while try reader.advance() { … reader.records … }
package final class CSVReader {
  /// What stops the reading. Lines are counted from 1.
  package enum Fault: Error, Sendable, Equatable {
    /// The text ended within quotes opened in the record that begins at `line` and runs over so many lines.
    case openQuote(line: Int, lines: Int)
    /// A record longer than any that is read, which an unclosed quote mostly is.
    case tooLong(line: Int, limit: Int)
    case source(ByteFailure)
  }

  /// Of a wider header the first so many are told.
  package static let mostColumns = 16_384
  /// Longer records are not read.
  package static let longestRecord = 1 << 26

  /// The records of the stretch read last.
  package private(set) var records = UnsafeBufferPointer<ck_csv_record>(start: nil, count: 0)
  /// Line that the stretch begins in.
  package private(set) var line = 1
  /// Bytes that are done with.
  package private(set) var offset = 0
  /// Whether bytes beyond ASCII are in the stretch.
  package private(set) var hasBeyondASCII = false
  package private(set) var hasNUL = false
  package let separator: UInt8

  private let source: any ByteSource
  private let recordCapacity: Int
  private let longest: Int
  private var capacity: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var masks: ck_csv_masks
  private let recordBuffer: UnsafeMutablePointer<ck_csv_record>
  private var fields: UnsafeMutablePointer<ck_csv_field>
  private var fieldCapacity = 0
  private var count = 0
  /// Where the records that were not handed out yet begin.
  private var start = 0
  private var linesDone = 0
  private var isMarked = false
  private var isAtEnd = false
  private var hasBegun = false
  /// The wanted field of each column, −1 for none.
  private var places: [Int16] = []
  private var wanted = 0

  /// - Parameters:
  ///   - stretch: how many bytes are read at a time.
  ///   - recordsAtOnce: how many records a stretch holds at most.
  package init(
    _ source: any ByteSource, separator: UInt8 = UInt8(ascii: ","), stretch: Int = 1 << 18, recordsAtOnce: Int = 4_096,
    longest: Int = longestRecord
  ) {
    self.source = source
    self.separator = separator
    self.longest = longest
    recordCapacity = max(1, recordsAtOnce)
    capacity = max(1, stretch)
    bytes = .allocate(capacity: capacity + 64)
    masks = Self.masks(for: capacity)
    recordBuffer = .allocate(capacity: recordCapacity)
    fields = .allocate(capacity: 1)
  }

  deinit {
    bytes.deallocate()
    recordBuffer.deallocate()
    fields.deallocate()
    Self.free(masks)
  }

  // MARK: Reading

  /// The next record as texts, all fields of it; nil at the end. Bytes that are no UTF-8 are replaced.
  package func header() throws(Fault) -> [String]? {
    // As many fields as a record can have are not known before: the fields are found twice.
    want([])
    guard try advance(atMost: 1), let record = records.first else { return nil }
    let columns = Array(0..<min(Int(record.fields), Self.mostColumns))
    prepare(columns, records: 1)
    find(from: Int(record.start), limit: 1)
    defer { want([]) }
    return columns.map { text(record: 0, place: $0) }
  }

  /// Which columns of the records that follow are wanted, each once; none at first.
  package func want(_ columns: [Int]) { prepare(columns) }

  /// Reads on; false at the end.
  package func advance() throws(Fault) -> Bool { try advance(atMost: recordCapacity) }

  private func advance(atMost limit: Int) throws(Fault) -> Bool {
    while true {
      if !isMarked { try fill() }
      let found = find(from: start, limit: limit)
      if found.open_quote != 0 {
        let begun = line + linesDone + Int(found.lines)
        let rest = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: bytes, count: count)[Int(found.rest)...])
        let lines = rest.count { $0 == UInt8(ascii: "\n") } + (rest.last == UInt8(ascii: "\n") ? 0 : 1)
        if found.records == 0 { throw .openQuote(line: begun, lines: lines) }
      }
      lineOfStart = line + linesDone
      linesDone += Int(found.lines)
      offset += Int(found.rest) - start
      start = Int(found.rest)
      if found.records > 0 { return true }
      if isAtEnd, found.open_quote == 0 { return false }
      isMarked = false
    }
  }

  /// Line of the place that the records found last were looked for from.
  private var lineOfStart = 1

  @discardableResult
  private func find(from start: Int, limit: Int) -> ck_csv_found {
    let found = places.withUnsafeBufferPointer {
      ck_csv_records(
        bytes, count, separator, masks, start, isAtEnd ? 1 : 0, $0.baseAddress, $0.count, wanted, fields, recordBuffer,
        min(limit, recordCapacity))
    }
    records = UnsafeBufferPointer(start: recordBuffer, count: found.records)
    return found
  }

  /// Moves what is left to the front and reads more behind it.
  private func fill() throws(Fault) {
    line += linesDone
    linesDone = 0
    if start > 0 {
      count -= start
      bytes.update(from: bytes + start, count: count)
      start = 0
    }
    if count == capacity { try grow() }
    while count < capacity, !isAtEnd {
      let got: Int
      do throws(ByteFailure) {
        got = try source.read(into: UnsafeMutableRawBufferPointer(start: bytes + count, count: capacity - count))
      } catch {
        throw .source(error)
      }
      if got == 0 { isAtEnd = true }
      count += got
      if !hasBegun, count >= 3 || isAtEnd {
        hasBegun = true
        if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
          start = 3
          offset += 3
        }
      }
      if hasBegun, got > 0, count >= min(capacity, Self.enough) { break }
    }
    (bytes + count).update(repeating: 0, count: 64)
    let flags = ck_csv_mark(bytes, count, separator, masks)
    hasBeyondASCII = Int(flags) & CK_CSV_BEYOND_ASCII != 0
    hasNUL = Int(flags) & CK_CSV_NUL != 0
    isMarked = true
  }

  /// So many bytes are worth looking at before the buffer is full.
  private static let enough = 1 << 16

  private func grow() throws(Fault) {
    guard capacity < longest else { throw .tooLong(line: line, limit: longest) }
    let larger = max(min(capacity * 2, longest), 4)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + 64)
    moved.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = moved
    Self.free(masks)
    masks = Self.masks(for: larger)
    capacity = larger
  }

  private func prepare(_ columns: [Int], records: Int? = nil) {
    wanted = columns.count
    places = Array(repeating: -1, count: (columns.max() ?? -1) + 1)
    for (place, column) in columns.enumerated() { places[column] = Int16(clamping: place) }
    let needed = wanted * (records ?? recordCapacity)
    if needed > fieldCapacity {
      fields.deallocate()
      fieldCapacity = needed
      fields = .allocate(capacity: fieldCapacity)
    }
  }

  private static func masks(for capacity: Int) -> ck_csv_masks {
    let words = (capacity + 63) / 64
    return ck_csv_masks(
      quotes: .allocate(capacity: words), ends: .allocate(capacity: words), lines: .allocate(capacity: words))
  }

  private static func free(_ masks: ck_csv_masks) {
    masks.quotes.deallocate()
    masks.ends.deallocate()
    masks.lines.deallocate()
  }

  // MARK: Looking

  /// The line a record begins in.
  package func line(of record: Int) -> Int { lineOfStart + Int(records[record].line) }

  /// A whole record as it stands, without its line end.
  package func bytes(of record: Int) -> UnsafeBufferPointer<UInt8> {
    let record = records[record]
    return UnsafeBufferPointer(start: bytes + Int(record.start), count: Int(record.end - record.start))
  }

  /// The wanted fields of a record, in the order they were asked for.
  @inline(__always)
  package func fields(of record: Int) -> UnsafePointer<ck_csv_field> { UnsafePointer(fields + record * wanted) }

  /// A field's content, between its quotes. What has `CK_CSV_ESCAPED` is to be asked for with `unescaped`.
  @inline(__always)
  package func content(_ field: ck_csv_field) -> UnsafeBufferPointer<UInt8> {
    let from = bytes + Int(field.start)
    // The closing quote may be missing from what was cut off, which is never handed out.
    return Int(field.flags) & CK_CSV_QUOTED != 0
      ? UnsafeBufferPointer(start: from + 1, count: max(0, Int(field.length) - 2))
      : UnsafeBufferPointer(start: from, count: Int(field.length))
  }

  /// The content of any field.
  package func unescaped(_ field: ck_csv_field) -> [UInt8] {
    guard Int(field.flags) & CK_CSV_ESCAPED != 0 else { return Array(content(field)) }
    return [UInt8](unsafeUninitializedCapacity: Int(field.length)) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      count = ck_csv_unescape(bytes + Int(field.start), Int(field.length), target)
    }
  }

  /// Where a field begins in the whole of the bytes.
  package func position(of field: ck_csv_field) -> Int { offset - start + Int(field.start) }

  /// A wanted field as text; bytes that are no UTF-8 are replaced.
  package func text(record: Int, place: Int) -> String {
    String(decoding: unescaped(fields(of: record)[place]), as: UTF8.self)
  }
}
