/// The language guide, as `help language` shows it, and the schema of JSON exports.
package enum Guide {
  /// Markdown.
  package static var language: String { String(decoding: PackageResources.Language_md, as: UTF8.self) }

  /// JSON Schema, draft 2020-12: what every JSON export keeps to.
  package static var schema: String { String(decoding: PackageResources.Schema_json, as: UTF8.self) }

  /// One section of the guide, its heading left out; empty where there is none of that name.
  package static func section(_ heading: String) -> String {
    let lines = language.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "## \(heading)") else { return "" }
    let rest = lines[lines.index(after: start)...]
    let end = rest.firstIndex { $0.hasPrefix("## ") } ?? rest.endIndex
    return rest[..<end].joined(separator: "\n")
  }
}
