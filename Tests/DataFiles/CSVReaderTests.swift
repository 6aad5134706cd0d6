import CKernels
import Testing

@testable import DataFiles

struct CSVReaderTests {
  static func reader(_ text: String, stretch: Int = 16, longest: Int = CSVReader.longestRecord) -> CSVReader {
    CSVReader(MemoryBytes(Array(text.utf8), stretch: 7), stretch: stretch, longest: longest)
  }

  @Test func `a byte order mark is not part of the first name`() throws {
    let reader = Self.reader("\u{FEFF}a,b\n1,2\n")
    #expect(try reader.header() == ["a", "b"])
    reader.want([1])
    #expect(try reader.advance())
    #expect(reader.text(record: 0, place: 0) == "2")
  }

  @Test func `a last line without a newline is a row`() throws {
    let reader = Self.reader("a\n1\n2")
    _ = try reader.header()
    reader.want([0])
    var rows: [String] = []
    while try reader.advance() { rows += reader.records.indices.map { reader.text(record: $0, place: 0) } }
    #expect(rows == ["1", "2"])
  }

  @Test(arguments: [1, 4, 16, 256]) func `lines are counted through newlines in quotes`(stretch: Int) throws {
    let reader = Self.reader("a,b\n1,\"x\ny\nz\"\n\n\r\n2,q\n3,\"\n\"\n4,r", stretch: stretch)
    _ = try reader.header()
    reader.want([0])
    var lines: [String: Int] = [:]
    while try reader.advance() {
      for record in reader.records.indices { lines[reader.text(record: record, place: 0)] = reader.line(of: record) }
    }
    #expect(lines == ["1": 2, "2": 7, "3": 8, "4": 10])
  }

  @Test func `an open quote is told with its line and how far it reaches`() throws {
    let reader = Self.reader("a,b\n1,2\n3,\"4\n5,6\n7,8\n")
    _ = try reader.header()
    #expect(throws: CSVReader.Fault.openQuote(line: 3, lines: 3)) { while try reader.advance() {} }
  }

  @Test func `a record that never ends is given up at the limit`() throws {
    let reader = Self.reader("a\n1\n\"" + String(repeating: "x", count: 5_000), stretch: 16, longest: 1_024)
    _ = try reader.header()
    #expect(throws: CSVReader.Fault.tooLong(line: 3, limit: 1_024)) { while try reader.advance() {} }
  }

  @Test func `an empty text has no header`() throws {
    #expect(try Self.reader("").header() == nil)
    #expect(try Self.reader("\n\n").header() == nil)
  }

  @Test func `positions are those in the whole text`() throws {
    let text = "\u{FEFF}name,n\nfirst,1\n\"se\"\"cond\",2\n"
    let reader = Self.reader(text, stretch: 8)
    _ = try reader.header()
    reader.want([0])
    var texts: [String] = []
    while try reader.advance() {
      for record in reader.records.indices {
        let field = reader.fields(of: record)[0]
        let start = reader.position(of: field)
        texts.append(String(decoding: Array(text.utf8)[start..<start + Int(field.length)], as: UTF8.self))
      }
    }
    #expect(texts == ["first", "\"se\"\"cond\""])
  }

  @Test func `every level of the processor marks the same bytes`() {
    // Bytes of all values, at every alignment of the end.
    let bytes = (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 37) } + [UInt8](repeating: 0, count: 64)
    for count in [0, 1, 63, 64, 65, 130, 447, 448] {
      let words = (count + 63) / 64
      var quotes = [UInt64](repeating: 0, count: words + 1)
      var ends = quotes
      var lines = quotes
      let flags = quotes.withUnsafeMutableBufferPointer { quotes in
        ends.withUnsafeMutableBufferPointer { ends in
          lines.withUnsafeMutableBufferPointer { lines in
            ck_csv_mark(
              bytes, count, 44,
              ck_csv_masks(quotes: quotes.baseAddress, ends: ends.baseAddress, lines: lines.baseAddress))
          }
        }
      }
      func isSet(_ mask: [UInt64], _ index: Int) -> Bool { mask[index / 64] >> UInt64(index % 64) & 1 == 1 }
      for index in 0..<count {
        #expect(isSet(quotes, index) == (bytes[index] == 34))
        #expect(isSet(ends, index) == [44, 10, 13].contains(bytes[index]))
        #expect(isSet(lines, index) == (bytes[index] == 10))
      }
      for index in count..<words * 64 { #expect(!isSet(ends, index) && !isSet(quotes, index)) }
      #expect((Int(flags) & CK_CSV_NUL != 0) == bytes[..<count].contains(0))
      #expect((Int(flags) & CK_CSV_BEYOND_ASCII != 0) == bytes[..<count].contains { $0 > 127 })
    }
  }
}
