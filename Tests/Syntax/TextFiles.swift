import Diagnostics
import FoundationEssentials
import Syntax

/// Files beside the tests.
enum TextFiles {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let examples = tests.appending(path: "Syntax/Examples")
  static let shipped = tests.deletingLastPathComponent().appending(path: "models")

  static let models = all("roi", below: examples) + all("roi", below: shipped)
  static let sessions = all("hurdle", below: shipped)
  static let verbs = ReservedWords.verbs.union(["scenario", "use", "check", "route"])

  static func source(_ url: URL) throws -> SourceFile {
    SourceFile(name: url.lastPathComponent, text: String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  static func example(_ name: String) throws -> SourceFile {
    try source(examples.appending(path: "\(name).roi"))
  }

  /// Every file below a folder with the extension, in order; none where the folder is missing.
  private static func all(_ pathExtension: String, below folder: URL) -> [URL] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0) }.filter { $0.pathExtension == pathExtension }
  }
}
