import Glibc

/// Statements entered earlier, one a line, in a file that is only ever appended to and that its owner alone can read.
///
/// Every append is one write under a lock: sessions side by side lose nothing, nor does one that is killed.
/// Line feeds, carriage returns and backslashes in a statement are escaped with a backslash.
package struct HistoryFile: Sendable {
  /// Why a statement could not be saved.
  package struct Failure: Error, Equatable {
    package let path: String
    package let reason: String
  }

  package let path: String

  package init(path: String) { self.path = path }

  /// `HURDLE_HISTORY`, or `hurdle/history` in the user's state folder (`XDG_STATE_HOME`, `~/.local/state`).
  /// Nil where none of these is known.
  package static func `default`(environment: (String) -> String?) -> HistoryFile? {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    if let path = value("HURDLE_HISTORY") { return HistoryFile(path: path) }
    let state = value("XDG_STATE_HOME") ?? value("HOME").map { $0 + "/.local/state" }
    return state.map { HistoryFile(path: $0 + "/hurdle/history") }
  }

  /// The newest statements, oldest first; none where the file cannot be read.
  /// A last line without its end was cut off by a crash and is left out.
  package func statements(limit: Int = 10_000) -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    // Enough for the limit at any sensible length; an older part of a huge file is not read.
    let window: off_t = 4 << 20
    let size = lseek(descriptor, 0, SEEK_END)
    let start = max(size - window, 0)
    guard size > 0, lseek(descriptor, start, SEEK_SET) >= 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(size - start))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count) }
      if got <= 0 { break }
      count += got
    }
    var lines = bytes[..<count].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    if start > 0 { lines = lines.dropFirst() }
    return lines.suffix(limit).filter { !$0.isEmpty }.map { Self.unescaped(String(decoding: $0, as: UTF8.self)) }
  }

  /// Adds a statement, creating the file and its folder where they are missing.
  package func append(_ statement: String) throws(Failure) {
    makeFolder()
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw failure() }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if isRegular, status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
    var line = Self.escaped(statement) + "\n"
    if isRegular, status.st_size > 0 {
      var last: UInt8 = 0
      // A session that was killed while writing left its line open: it is closed, so that this one stands alone.
      if pread(descriptor, &last, 1, status.st_size - 1) == 1, last != UInt8(ascii: "\n") { line = "\n" + line }
    }
    let bytes = Array(line.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw failure() }
  }

  private func failure() -> Failure { Failure(path: path, reason: String(cString: strerror(errno))) }

  private func makeFolder() {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for end in parts.indices where !parts[end].isEmpty {
      mkdir(parts[...end].joined(separator: "/"), 0o700)
    }
  }

  static func escaped(_ statement: String) -> String {
    var result = ""
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func unescaped(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escaped = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      result.append(escaped == "n" ? "\n" : escaped == "r" ? "\r" : escaped)
    }
    return String(result)
  }
}
