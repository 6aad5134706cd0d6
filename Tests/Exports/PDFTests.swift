import Diagnostics
import Exports
import Foundation
import ReportSamples
import Testing

struct PDFTests {
  @Test func `a document is a PDF of several pages and the same bytes again`() throws {
    let bytes = try PDFExport().bytes(of: Sample.pack)
    #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
    #expect(bytes.suffix(6).elementsEqual(Array("%%EOF\n".utf8)))
    #expect(try PDFExport().bytes(of: Sample.pack) == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("CreationDate"))
  }
}
