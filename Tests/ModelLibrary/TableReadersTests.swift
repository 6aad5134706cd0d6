import Checking
import DataFiles
import Diagnostics
import Testing

/// Data of a model is read whole, with a place for each field; logs are read in stretches. Both read the same.
struct TableReadersTests {
  private struct Chance {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  /// A table by RFC 4180: fields with commas, quotes, line ends and letters beyond ASCII; blank lines between records.
  private static func text(_ chance: inout Chance) -> String {
    let columns = 2 + chance.below(4)
    let end = chance.below(2) == 0 ? "\n" : "\r\n"
    let parts = ["a", "é", " ", "12", ",", "\"", "\n", "日", ".5", ""]
    var text = chance.below(3) == 0 ? "\u{FEFF}" : ""
    for row in 0...chance.below(6) {
      let fields = (0..<columns).map { column -> String in
        // What begins or ends in a blank is trimmed where a model reads it.
        let content = "x" + (0..<chance.below(5)).map { _ in parts[chance.below(parts.count)] }.joined() + "y"
        let isBare = !content.contains { ",\"\n".contains($0) } && chance.below(2) == 0
        return row == 0 ? "c\(column)" : isBare ? content : "\"\(content.replacing("\"", with: "\"\""))\""
      }
      text += fields.joined(separator: ",") + end + (chance.below(5) == 0 ? end : "")
    }
    return chance.below(3) == 0 ? String(text.trimmingSuffix { $0.isNewline }) : text
  }

  @Test(arguments: 1...60) func `a table and a stretch of a log hold the same texts`(seed: Int) throws {
    var chance = Chance(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    let text = Self.text(&chance)
    var fault: Diagnostic?
    let table = CSVTable(SourceFile(name: "t.csv", text: text), fault: &fault)
    #expect(fault == nil)
    let reader = CSVReader(MemoryBytes(Array(text.utf8), stretch: 1 + chance.below(40)), stretch: 16)
    let header = try #require(try reader.header())
    reader.want(Array(header.indices))
    var records: [[String]] = []
    while try reader.advance() {
      records += reader.records.indices.map { record in
        header.indices.map { reader.text(record: record, place: $0) }
      }
    }
    #expect(table.header.map(\.text) == header)
    #expect(table.records.map { $0.map(\.text) } == records, "\(text.debugDescription)")
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while test: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, test(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}
