package import Reports

/// One way to write figures down. A format is one file that declares one value, listed in `ExportFormats.all`.
package protocol ExportFormat: Sendable {
  /// As `--format` takes it.
  var name: String { get }
  /// Without the dot; the first is the usual one.
  var extensions: [String] { get }
  /// What it is for, in one sentence.
  var summary: String { get }
  /// Everything about a scenario: what `export` writes.
  func text(of pack: Pack) -> String
  /// Any single answer.
  func text(of report: Report) -> String
}

/// The formats there are, in the order help lists them.
package enum ExportFormats {
  package static let all: [any ExportFormat] = [CSVExport(), MarkdownExport(), JSONExport()]

  package static func named(_ name: String) -> (any ExportFormat)? { all.first { $0.name == name } }

  /// The format a path asks for by its ending.
  package static func format(forPath path: String) -> (any ExportFormat)? {
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
    let ending = file[file.index(after: dot)...].lowercased()
    return all.first { $0.extensions.contains(ending) }
  }
}
