import Diagnostics

/// What a saved script was made with: a comment line for each model and data file, which a replay compares with what
/// it finds.
enum RecordedDigests {
  private static let mark = "# made with "

  /// `# made with models/costs/tokens.roi sha256 3fc9…`
  static func line(path: String, sha256: String) -> String { "\(mark)\(path) sha256 \(sha256)" }

  /// Digests by path.
  static func read(_ file: SourceFile) -> [String: String] {
    var digests: [String: String] = [:]
    for index in file.lineStarts.indices {
      let line = file.line(index)
      guard line.hasPrefix(mark) else { continue }
      let words = line.dropFirst(mark.count).split(separator: " ")
      guard words.count >= 3, words[words.count - 2] == "sha256", let digest = words.last else { continue }
      digests[words.dropLast(2).joined(separator: " ")] = String(digest)
    }
    return digests
  }
}
