/// What the first bytes of a file tell of it.
enum LogKind: Equatable {
  case csv
  /// One JSON record a line.
  case jsonLines
  case empty
  /// Something else, in words, and what to do about it.
  case other(what: String, hint: String)

  init(_ beginning: [UInt8]) {
    if beginning.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(Array(beginning.dropFirst(3)))
      return
    }
    let known: [(bytes: [UInt8], what: String, hint: String)] = [
      ([0x1F, 0x8B], "compressed with gzip", "unpack it first: gunzip"),
      ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", "unpack it first: unzstd"),
      ([0x42, 0x5A, 0x68], "compressed with bzip2", "unpack it first: bunzip2"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz", "unpack it first: unxz"),
      ([0x50, 0x4B, 0x03, 0x04], "a zip archive or a workbook", "unpack it, or save the sheet as CSV"),
      (Array("PAR1".utf8), "a Parquet file", "write it as CSV, or query it through ODBC"),
      (Array("SQLite format 3".utf8), "a SQLite database", "import usage odbc \"Driver=SQLite3;Database=…\" table …"),
      ([0xFF, 0xFE], "UTF-16", "save it as UTF-8"), ([0xFE, 0xFF], "UTF-16", "save it as UTF-8"),
      (Array("%PDF".utf8), "a PDF", "name the log itself"),
    ]
    if let found = known.first(where: { beginning.starts(with: $0.bytes) }) {
      self = .other(what: found.what, hint: found.hint)
      return
    }
    // Blanks and nothing else are no log.
    guard let first = beginning.first(where: { $0 > 32 }) else {
      self =
        beginning.contains(0)
        ? .other(what: "a binary file", hint: "a usage log is CSV or JSON lines") : .empty
      return
    }
    let line = beginning.prefix { $0 != UInt8(ascii: "\n") }
    if line.contains(0) {
      self = .other(what: "a binary file", hint: "a usage log is CSV or JSON lines")
    } else {
      self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .jsonLines : .csv
    }
  }

  /// The separator of a header line: a comma, a semicolon or a tab, whichever stands most often outside quotes.
  static func separator(of beginning: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in beginning {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), !counts.isEmpty { break }
      if [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) { counts[byte, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
  }
}
