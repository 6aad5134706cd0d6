import Checking
import Syntax

/// A statement that succeeded.
struct LogEntry: Sendable {
  enum Said: Sendable {
    /// As it stands in its source, attribute lines included.
    case statement(String)
    /// Files are named again when they are saved, since a script's paths are relative to its own folder.
    case load([Loaded])
    /// A statement that names one file: the words before it, and what follows as it was typed.
    case naming(String, Loaded, rest: String)
  }

  struct Loaded: Sendable {
    let written: String
    let text: SourceText
  }

  let said: Said
  /// The `expect` statements that hold what the answer showed.
  let expectations: [String]

  init(_ said: Said, expectations: [String] = []) {
    self.said = said
    self.expectations = expectations
  }

  /// As it was typed.
  var text: String {
    switch said {
    case .statement(let text): text
    case .load(let files): "load " + files.map { PathName.quotedIfNeeded($0.written) }.joined(separator: " ")
    case .naming(let words, let file, let rest): "\(words) \(PathName.quotedIfNeeded(file.written))\(rest)"
    }
  }
}

/// Paths as a script writes them.
enum PathName {
  /// Between quotes where a blank or a bracket would end it.
  static func quotedIfNeeded(_ path: String) -> String {
    let isPlain = !path.isEmpty && path.utf8.allSatisfy { $0 > 32 && !",{};\"#".utf8.contains($0) }
    return isPlain ? path : path.quoted
  }

  /// The folder of a file, empty for the working directory.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// A file as a script standing at `script` names it; nil where only its full path can tell.
  static func relative(_ path: String, toFolderOf script: String) -> String? {
    guard !path.hasPrefix("/"), !script.hasPrefix("/") else { return nil }
    let file = parts(of: path)
    let folder = parts(of: folder(of: script))
    guard !folder.contains("..") else { return nil }
    let common = zip(file.dropLast(), folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + file.dropFirst(common)).joined(separator: "/")
  }

  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }
}
