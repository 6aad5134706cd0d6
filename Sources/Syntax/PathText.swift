import Diagnostics

/// An unspaced run of a text, which may be the path of a file.
struct PathText {
  /// Bytes looked at on either side of a place, as many as paths have.
  private static let longest = 4_096

  private let run: Substring
  /// Offset of the run's end.
  let end: Int

  /// The run around `offset`.
  init(around offset: Int, in file: SourceFile) {
    let bytes = file.text.utf8
    let place = bytes.index(bytes.startIndex, offsetBy: min(offset, bytes.count))
    let before = bytes[..<place].suffix(Self.longest)
    let after = bytes[place...].prefix(Self.longest).prefix { $0 > 32 }
    let start = before.lastIndex { $0 <= 32 }.map(before.index(after:)) ?? before.startIndex
    run = file.text[start..<after.endIndex]
    end = offset + after.count
  }

  /// Whether it begins like a path, or ends in a file's extension.
  var isPath: Bool {
    if ["~", "/", "./", "../"].contains(where: run.hasPrefix) { return true }
    let name = run.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: ".") else { return false }
    let ending = name[name.index(after: point)...]
    return (1...8).contains(ending.utf8.count) && ending.utf8.allSatisfy(\.isWordStart)
  }
}
