import CKernels
package import DataFiles

/// A small file of comma-separated values as texts.
package struct PlainTable: Sendable {
  package enum Fault: Error, Sendable, Equatable {
    case empty
    case unreadable(CSVReader.Fault)
    case ragged(line: Int, fields: Int, header: Int)
  }

  package struct Row: Sendable {
    package let line: Int
    package let fields: [String]
    package init(line: Int, fields: [String]) {
      self.line = line
      self.fields = fields
    }
  }

  package let header: [String]
  package let rows: [Row]

  /// Rows that came from elsewhere, such as a database; `line` counts them from 1.
  package init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows.enumerated().map { Row(line: $0 + 1, fields: $1) }
  }

  private init(header: [String], read rows: [Row]) {
    self.header = header
    self.rows = rows
  }

  /// The first of the columns that there is, whatever the case of its letters.
  package func column(_ names: [String]) -> Int? {
    for name in names {
      if let place = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return place }
    }
    return nil
  }

  package static func read(_ source: any ByteSource) throws(Fault) -> PlainTable {
    let peeked = PeekedBytes(source)
    let separator: UInt8
    do throws(ByteFailure) {
      let start = try peeked.peek(4_096).prefix { $0 != UInt8(ascii: "\n") }
      separator =
        start.contains(UInt8(ascii: ",")) || !start.contains(UInt8(ascii: ";"))
        ? UInt8(ascii: ",") : UInt8(ascii: ";")
    } catch {
      throw .unreadable(.source(error))
    }
    let reader = CSVReader(peeked, separator: separator)
    let names: [String]?
    do throws(CSVReader.Fault) { names = try reader.header() } catch { throw .unreadable(error) }
    guard let header = names?.map(\.trimmed) else { throw .empty }
    reader.want(Array(header.indices))
    var rows: [Row] = []
    while try advance(reader) {
      for record in reader.records.indices {
        let line = reader.line(of: record)
        let fields = Int(reader.records[record].fields)
        guard fields == header.count else { throw .ragged(line: line, fields: fields, header: header.count) }
        rows.append(Row(line: line, fields: header.indices.map { reader.text(record: record, place: $0).trimmed }))
      }
    }
    return PlainTable(header: header, read: rows)
  }

  private static func advance(_ reader: CSVReader) throws(Fault) -> Bool {
    do throws(CSVReader.Fault) { return try reader.advance() } catch { throw .unreadable(error) }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
