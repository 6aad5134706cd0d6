import Diagnostics

/// Tells the paths of files from other words, by how they look.
enum PathText {
  /// Bytes looked at on either side, as many as paths have.
  private static let longest = 4_096

  /// Whether the unspaced run around `span` is a path: it begins like one, or ends in a file's extension.
  static func surrounds(_ span: Span) -> Bool {
    let bytes = span.file.text.utf8
    var start = bytes.index(bytes.startIndex, offsetBy: min(span.start, bytes.count))
    var end = start
    for _ in 0..<longest where start > bytes.startIndex && bytes[bytes.index(before: start)] > 32 {
      start = bytes.index(before: start)
    }
    for _ in 0..<longest where end < bytes.endIndex && bytes[end] > 32 { end = bytes.index(after: end) }
    let run = span.file.text[start..<end]
    if ["~", "/", "./", "../"].contains(where: run.hasPrefix) { return true }
    let name = run.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: ".") else { return false }
    let ending = name[name.index(after: point)...]
    return (1...8).contains(ending.utf8.count) && ending.utf8.allSatisfy(\.isWordStart)
  }
}
