import Diagnostics
import Exports
import Foundation
import Testing

@Suite struct ExportFormatTests {
  @Test func `each format is found by its name and every ending`() throws {
    for format in ExportFormats.all {
      #expect(ExportFormats.named(format.name)?.name == format.name)
      for ending in format.extensions {
        #expect(ExportFormats.format(forPath: "a.b/board.\(ending.uppercased())")?.name == format.name)
      }
      #expect(!format.summary.isEmpty)
    }
  }

  @Test func `each format stands in the list`() throws {
    let room = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Exports")
    let files = try FileManager.default.subpathsOfDirectory(atPath: room.path)
    let formats = files.filter { $0.hasSuffix("Export.swift") }
    #expect(formats.count == ExportFormats.all.count)
  }

  @Test(arguments: [
    ("board.doc", "no export ends in .doc"),
    ("board", "the file's name has no ending that says what to write"),
    (".csv", "the file's name has no ending that says what to write"),
  ])
  func `an ending that is not known is named`(path: String, title: String) throws {
    let error = #expect(throws: Diagnostic.self) { _ = try ExportFormats.format(forPath: path, at: nil) }
    #expect(error?.title == title)
    #expect(error?.code.id == "E0906")
  }

  @Test func `a folder is told from a file without an ending`() {
    let error = #expect(throws: Diagnostic.self) { _ = try ExportFormats.format(forPath: "reports/", at: nil) }
    #expect(error?.code.id == "E0902")
  }

  @Test func `codes of exports are distinct and explained`() {
    let ids = DiagnosticCode.exports.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("E09") })
    #expect(DiagnosticCode.exports.allSatisfy { !$0.explanation.isEmpty && !$0.mend.isEmpty })
  }
}
