import Diagnostics

/// Tells the paths of files from other words, by how they look.
enum PathText {
  /// Whether the unspaced run around `span` is a path: it begins like one, or ends in a file's extension.
  static func surrounds(_ span: Span) -> Bool {
    let line = span.file.lineIndex(at: span.start)
    let lineStart = span.file.lineStarts[line]
    let bytes = Array(span.file.line(line).utf8)
    var start = min(span.start - lineStart, bytes.count)
    var end = start
    while start > 0, bytes[start - 1] > 32 { start -= 1 }
    while end < bytes.count, bytes[end] > 32 { end += 1 }
    let run = String(decoding: bytes[start..<end], as: UTF8.self)
    if ["~", "/", "./", "../"].contains(where: run.hasPrefix) { return true }
    let name = run.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: ".") else { return false }
    let ending = name[name.index(after: point)...]
    return (1...8).contains(ending.utf8.count) && ending.utf8.allSatisfy(\.isWordStart)
  }
}
