import CKernels
import Foundation
import Testing

@testable import DataFiles

/// The reader against Python's csv module, over random quoting and stretches of every size.
struct DifferentialTests {
  struct Case: Decodable {
    let text: String
    let separator: String
    let rows: [[String]]
    let open: Bool
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Support/Reference/usage")

  /// All fields of all rows, and whether the text ends within quotes.
  static func read(_ text: String, separator: String, stretch: Int, atOnce: Int) throws -> ([[String]], Bool) {
    let source = MemoryBytes(Array(text.utf8), stretch: stretch)
    let reader = CSVReader(
      source, separator: separator.utf8.first ?? 44, stretch: stretch, recordsAtOnce: atOnce)
    // More columns than any case has.
    reader.want(Array(0..<40))
    var rows: [[String]] = []
    do throws(CSVReader.Fault) {
      while try reader.advance() {
        for record in reader.records.indices {
          rows.append((0..<Int(reader.records[record].fields)).map { reader.text(record: record, place: $0) })
        }
      }
    } catch {
      guard case .openQuote = error else { throw error }
      return (rows, true)
    }
    return (rows, false)
  }

  static func check(_ cases: [Case], sourceLocation: SourceLocation = #_sourceLocation) throws {
    for (number, one) in cases.enumerated() {
      for stretch in [1, 2, 3, 5, 8, 13, 64, 4_096] {
        let (rows, isOpen) = try read(one.text, separator: one.separator, stretch: stretch, atOnce: 1 + number % 3)
        let said = "\(one.text.debugDescription) by \(one.separator.debugDescription), \(stretch) bytes at a time"
        #expect(rows == one.rows, "\(said)", sourceLocation: sourceLocation)
        #expect(isOpen == one.open, "\(said)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test func `recorded texts read as Python's csv module read them`() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "csv_cases.json"))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(cases.count == 500)
    try Self.check(cases)
  }

  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: python != nil, "there is no python3 to compare with"))
  func `new texts read as Python's csv module reads them`() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = [Self.folder.appending(path: "csv_cases.py").path, "\(Int.random(in: 0..<1_000_000))", "300"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try Self.check(try JSONDecoder().decode([Case].self, from: data))
  }
}
