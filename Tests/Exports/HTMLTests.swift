import Exports
import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import ReportSamples
import Reports
import Testing

struct HTMLTests {
  /// The elements of a page in order, and the text within each kind.
  private final class Elements: NSObject, XMLParserDelegate {
    var names: [String] = []
    var attributes: [(name: String, values: [String: String])] = []
    var text: [String: [String]] = [:]
    private var open: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes values: [String: String]
    ) {
      names.append(name)
      attributes.append((name, values))
      open.append(name)
      text[name, default: []].append("")
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
      guard let name = open.last, var texts = text[name], let last = texts.popLast() else { return }
      text[name] = texts + [last + characters]
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }
  }

  private func elements(_ page: String) throws -> Elements {
    let parser = XMLParser(data: Data(page.utf8))
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(parser.parserError.debugDescription) in line \(parser.lineNumber)")
    return elements
  }

  @Test func `a page is well formed, has one main heading and leaves no level out`() throws {
    let page = try elements(HTMLExport().text(of: Sample.pack))
    let levels = page.names.compactMap { name in
      name.count == 2 && name.hasPrefix("h") ? Int(name.dropFirst()) : nil
    }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
  }

  @Test func `a page asks nothing of the world: no script, no other file`() throws {
    let page = try elements(HTMLExport().text(of: Sample.pack))
    #expect(Set(page.names).isDisjoint(with: ["script", "img", "link", "iframe", "object"]))
    for (name, values) in page.attributes {
      #expect(values["src"] == nil && values["href"] == nil, "\(name)")
      for value in values.values { #expect(!value.contains("//"), "\(name): \(value)") }
    }
    #expect(!page.text["style", default: []].joined().contains("url("))
  }

  @Test func `pictures can be read out, tables have heads`() throws {
    let page = try elements(HTMLExport().text(of: Sample.pack))
    let pictures = page.attributes.filter { $0.name == "svg" && $0.values["role"] == "img" }
    #expect(pictures.count == 3)
    let ids = Set(page.attributes.compactMap { $0.values["id"] })
    for picture in pictures {
      let labels = picture.values["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
      #expect(labels.count == 2 && labels.allSatisfy(ids.contains))
    }
    #expect(page.text["desc", default: []].allSatisfy { $0.hasSuffix(".") })
    let heads = page.attributes.filter { $0.name == "th" }
    #expect(!heads.isEmpty && heads.allSatisfy { ["row", "col"].contains($0.values["scope"]) })
    #expect(ids.count == page.attributes.compactMap { $0.values["id"] }.count)
  }

  @Test func `the board page says what finance asks of it`() throws {
    let page = try elements(HTMLExport().text(of: Sample.pack))
    let headings = page.text["h2", default: []]
    for heading in ["The ask", "Cash and capacity", "What must be true", "Weakest evidence"] {
      #expect(headings.contains(heading), "\(heading)")
    }
    let labels = page.text["dt", default: []]
    for label in ["NPV", "ROI", "Payback", "Peak funding"] {
      #expect(labels.contains { $0.hasPrefix(label) }, "\(label)")
    }
  }

  @Test func `text that looks like markup stays text`() throws {
    let nasty = "<script>alert(\"1\")</script> & 'co' \u{1} ]]>"
    let report = Report(
      title: nasty, subtitle: [nasty],
      sections: [
        .init(nasty, [.note(nasty), .lines([nasty]), .pairs([(nasty, .text(nasty))]), .flag(passed: false, nasty)])
      ])
    let page = try elements(HTMLExport().text(of: report))
    #expect(!page.names.contains("script"))
    #expect(page.text["h1"]?.first?.hasPrefix("<script>alert(\"1\")</script> & 'co'") == true)
  }

  @Test func `the same figures give the same bytes`() {
    #expect(HTMLExport().text(of: Sample.pack) == HTMLExport().text(of: Sample.pack))
  }
}
