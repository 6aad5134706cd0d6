package import Diagnostics
package import Reports

/// One way to write figures down. A format is one file that declares one value, listed in `ExportFormats.all`.
package protocol ExportFormat: Sendable {
  /// As `--format` takes it.
  var name: String { get }
  /// Without the dot; the first is the usual one.
  var extensions: [String] { get }
  /// What it is for, in one sentence.
  var summary: String { get }
  /// Whether it has a page for the board, which says what moves the result most.
  var hasBoardPage: Bool { get }
  /// Everything about a scenario: what `export` writes.
  /// - Throws: where the machine lacks what it takes.
  func bytes(of pack: Pack) throws(Diagnostic) -> [UInt8]
}

extension ExportFormat {
  package var hasBoardPage: Bool { false }
}

/// A format that is text, and so can hold any single answer too.
package protocol TextFormat: ExportFormat {
  func text(of pack: Pack) -> String
  func text(of report: Report) -> String
}

extension TextFormat {
  package func bytes(of pack: Pack) throws(Diagnostic) -> [UInt8] { Array(text(of: pack).utf8) }
}

/// The formats there are, in the order help lists them.
package enum ExportFormats {
  package static let all: [any ExportFormat] = [
    XLSXExport(), HTMLExport(), PDFExport(), MarkdownExport(), CSVExport(), JSONExport(),
  ]

  package static func named(_ name: String) -> (any ExportFormat)? { all.first { $0.name == name } }

  /// The format a path asks for by its ending.
  package static func format(forPath path: String) -> (any ExportFormat)? {
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
    let ending = file[file.index(after: dot)...].lowercased()
    return all.first { $0.extensions.contains(ending) }
  }
}
