import Glibc

/// The user's own editor, for a statement that is longer than a line.
package enum ExternalEditor {
  package enum Outcome: Equatable {
    case saved(String)
    case unchanged
    /// In words.
    case failed(String)
  }

  /// Opens a text in `$VISUAL`, else `$EDITOR`, else `vi`, and waits for it.
  package static func changed(_ text: String) -> Outcome {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let command = value("VISUAL") ?? value("EDITOR") ?? "vi"
    var template = Array("\(value("TMPDIR") ?? "/tmp")/hurdle-XXXXXX.hurdle".utf8CString)
    let descriptor = mkstemps(&template, 7)
    guard descriptor >= 0 else { return .failed("no file to edit could be made: \(String(cString: strerror(errno)))") }
    let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer { unlink(path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let original = text.hasSuffix("\n") ? text : text + "\n"
    let bytes = Array(original.utf8)
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard written == bytes.count else { return .failed("\(path) could not be written") }
    let status = run("\(command) \"$0\"", path)
    if status == 127 { return .failed("the editor `\(command)` was not found; set EDITOR to one that is there") }
    if status != 0 { return .failed("the editor `\(command)` ended with \(status)") }
    guard let file = fopen(path, "r") else { return .failed("the editor left no file") }
    defer { fclose(file) }
    var saved: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { saved += buffer[..<count] }
    let result = String(decoding: saved, as: UTF8.self)
    return result == original || result.allSatisfy(\.isWhitespace) ? .unchanged : .saved(result)
  }

  /// The exit status of a shell command that is handed one argument; 127 where it cannot be run.
  private static func run(_ command: String, _ argument: String) -> CInt {
    fflush(nil)
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(command), strdup(argument), nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, words, environ) == 0 else { return 127 }
    var status: CInt = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
