import CWorkbookReader
import Quantities

/// The numbers behind the defined names of an .xlsx file, whichever program saved it last.
package struct WorkbookFile: Sendable {
  package enum Failure: Error, Sendable, Equatable {
    case missingLibrary
    case noWorkbook
    case damaged(part: String)
  }

  /// By name in lower case: the numbers of its cells, left to right; nil where a cell holds none.
  package let numbers: [String: [Double?]]

  package init(_ bytes: [UInt8]) throws(Failure) {
    let book = try XMLPart.read("xl/workbook.xml", of: bytes)
    let relations = try XMLPart.read("xl/_rels/workbook.xml.rels", of: bytes)
    var targets: [String: String] = [:]
    for element in relations.elements where element.name == "Relationship" {
      if let id = element["Id"], let target = element["Target"] { targets[id] = Self.path(target) }
    }
    var parts: [String: String] = [:]
    for element in book.elements where element.name == "sheet" {
      if let name = element["name"], let id = element["r:id"], let target = targets[id] { parts[name] = target }
    }
    var areas: [String: Area] = [:]
    for element in book.elements where element.name == "definedName" {
      if let name = element["name"], let area = Area(element.text) { areas[name.lowercased()] = area }
    }
    var cells: [String: [Int: [Int: Double]]] = [:]
    for sheet in Set(areas.values.map(\.sheet)).sorted() {
      guard let part = parts[sheet] else { continue }
      cells[sheet] = Self.cells(try XMLPart.read(part, of: bytes))
    }
    numbers = areas.mapValues { area in
      area.columns.map { column in cells[area.sheet]?[area.row]?[column] }
    }
  }

  /// Whether every part of the archive is there to its end; true where the libraries that could tell are missing.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      let result = cwr_check(base, buffer.count)
      return result == CWRRead || result == CWRNoLibrary
    }
  }

  /// Targets stand relative to the workbook, or from the root.
  private static func path(_ target: String) -> String {
    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
  }

  private static func cells(_ part: XMLPart) -> [Int: [Int: Double]] {
    var cells: [Int: [Int: Double]] = [:]
    var place: (row: Int, column: Int)?
    for element in part.elements {
      switch element.name {
      case "c":
        let kind = element["t"] ?? "n"
        place = kind == "n" || kind == "b" ? element["r"].flatMap { Area.place($0) } : nil
      case "v":
        if let place, let number = Double(element.text), number.isFinite {
          cells[place.row, default: [:]][place.column] = number
        }
      case _: break
      }
    }
    return cells
  }

  /// `Inputs!$D$12`, `'Change log'!$H$5:$AR$5`: one row of cells.
  private struct Area {
    let sheet: String
    let row: Int
    let columns: ClosedRange<Int>

    init?(_ text: String) {
      guard let mark = text.lastIndex(of: "!") else { return nil }
      var name = String(text[..<mark])
      if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
        name = String(name.dropFirst().dropLast()).split(separator: "''", omittingEmptySubsequences: false)
          .joined(separator: "'")
      }
      let ends = text[text.index(after: mark)...].split(separator: ":").map { $0.filter { $0 != "$" } }
      guard let first = ends.first.flatMap({ Self.place($0) }), let last = ends.last.flatMap({ Self.place($0) }),
        first.row == last.row, first.column <= last.column, last.column < 16_384
      else { return nil }
      sheet = name
      row = first.row
      columns = first.column...last.column
    }

    /// `AB12`: row and column, both from 0.
    static func place(_ text: String) -> (row: Int, column: Int)? {
      let letters = text.prefix { $0.isASCII && $0.isLetter }
      guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)), row > 0 else { return nil }
      let column = letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
      return (row - 1, column)
    }
  }
}

/// The elements of a part in the order they begin, each with the text directly inside it.
private final class XMLPart {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    subscript(name: String) -> String? { attributes[name] }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  static func read(_ part: String, of bytes: [UInt8]) throws(WorkbookFile.Failure) -> XMLPart {
    let read = XMLPart()
    let result = bytes.withUnsafeBytes { buffer -> CWRResult in
      guard let base = buffer.baseAddress else { return CWRNoArchive }
      var handler = CWRHandler(
        context: Unmanaged.passUnretained(read).toOpaque(),
        start: { context, name, attributes in XMLPart.of(context)?.begin(name, attributes) },
        end: { context, _ in XMLPart.of(context)?.end() },
        text: { context, text, length in XMLPart.of(context)?.add(text, Int(length)) })
      return withExtendedLifetime(read) { cwr_read(base, buffer.count, part, &handler) }
    }
    if result == CWRRead { return read }
    if result == CWRNoLibrary { throw .missingLibrary }
    throw result == CWRDamaged ? .damaged(part: part) : .noWorkbook
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLPart? {
    context.map { Unmanaged<XMLPart>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    var pairs: [String: String] = [:]
    var index = 0
    while let key = attributes[index], let value = attributes[index + 1] {
      pairs[String(cString: key)] = String(cString: value)
      index += 2
    }
    open.append(elements.count)
    elements.append(Element(name: String(cString: name), attributes: pairs))
  }

  private func end() { _ = open.popLast() }

  private func add(_ text: UnsafePointer<CChar>, _ length: Int) {
    guard let current = open.last else { return }
    let bytes = UnsafeRawBufferPointer(start: text, count: length)
    elements[current].text += String(decoding: bytes, as: UTF8.self)
  }
}
