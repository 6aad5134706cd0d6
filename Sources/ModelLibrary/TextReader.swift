package import Checking
import DataFiles
import Diagnostics
import Glibc

/// Reads whole text files, and says in a word why one cannot be read.
package enum TextReader {
  /// Larger files are not models, scripts or tables that a person keeps.
  package static let limit = 256 << 20

  /// - Parameter name: the path as the user would write it.
  package static func read(
    _ path: String, named name: String, isShipped: Bool = false
  ) -> Result<SourceText, SourceFailure> {
    var bytes: [UInt8]
    switch self.bytes(path, named: name) {
    case .success(let read): bytes = read
    case .failure(let failure): return .failure(failure)
    }
    let digest = SHA256.digest(of: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .failure(.notUTF8(line: firstInvalidLine(bytes)))
    }
    return .success(
      SourceText(
        file: SourceFile(name: name, text: text), identity: identity(of: path), sha256: digest, isShipped: isShipped))
  }

  /// What a file holds, text or not.
  package static func bytes(_ path: String, named name: String) -> Result<[UInt8], SourceFailure> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return .failure(
        errno == ENOENT || errno == ENOTDIR ? .missing(tried: [name]) : .unreadable(reason: reason(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(.unreadable(reason: reason(errno))) }
    if status.st_mode & S_IFMT == S_IFDIR { return .failure(.directory) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.unreadable(reason: "it is not a file")) }
    if status.st_size > limit { return .failure(.tooBig(bytes: Int(status.st_size), limit: limit)) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 { return .failure(.unreadable(reason: reason(errno))) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return .success(bytes)
  }

  /// The same for one file however it is reached; the path itself where nothing stands there.
  package static func identity(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted; none where it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func reason(_ number: Int32) -> String { String(cString: strerror(number)).lowercased() }

  private static func firstInvalidLine(_ bytes: [UInt8]) -> Int {
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where String(validating: line, as: UTF8.self) == nil {
      return index + 1
    }
    return 1
  }
}
