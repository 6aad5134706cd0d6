import Diagnostics
import Exports
import Foundation
import ReportSamples
import Reports
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

  @Test func `pages are laid out for the paper that is asked for`() throws {
    var letter = Sample.pack
    letter.paper = .letter
    let pages = String(decoding: try PDFExport().bytes(of: letter), as: UTF8.self)
    #expect(pages.contains("/MediaBox [ 0 0 612 792 ]"))
    #expect(!pages.contains("/MediaBox [ 0 0 595"))
    #expect(String(decoding: try PDFExport().bytes(of: Sample.pack), as: UTF8.self).contains("/MediaBox [ 0 0 595"))
    #expect(HTMLExport().text(of: letter).contains("@page{size:letter"))
    #expect(!HTMLExport().text(of: Sample.pack).contains("size:letter"))
  }
}
