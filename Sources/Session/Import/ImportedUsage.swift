import Checking
import Diagnostics
package import UsageLogs

/// A usage log that was imported: what it came to, and the inputs made of it.
package struct ImportedUsage: Sendable {
  /// The name its values stand under: `conv` of `conv.requests`.
  package let name: String
  /// The log as its provenance names it.
  package let source: String
  package let log: ImportedLog
  /// The dimension of its classes where it declares one.
  let dimension: String?
  /// Its inputs as a model file.
  let text: SourceText

  /// How the `use` that brings in the inputs names them.
  static func path(_ name: String) -> String { "usage:\(name)" }
}

/// Files, and the inputs made of imported logs among them.
struct UsageTexts: SourceReader {
  let files: any SessionFiles
  let imported: [String: ImportedUsage]

  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    let name = path.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
    if let usage = imported[name], path == ImportedUsage.path(name) { return .success(usage.text) }
    return files.model(path, from: naming)
  }

  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    files.data(path, from: naming)
  }
  func suppliers(of name: String) -> [String] { files.suppliers(of: name) }
  var priceLists: [SourceText] { files.priceLists }
  var publishedEffects: SourceText? { files.publishedEffects }
}
