import Glibc

/// Writes whole files: a reader sees the old content or the new, never a part.
package enum AtomicFile {
  /// Why nothing was written. The old file, if there was one, is as it was.
  package enum Failure: Error, Sendable, Equatable {
    case missingFolder(folder: String)
    case isDirectory(path: String)
    case notPermitted(path: String)
    case diskFull(path: String)
    /// A program has it open and would write its own state over it, or lose it.
    case openElsewhere(path: String, by: String, lock: String)
    /// Anything else, in the system's words.
    case other(path: String, reason: String)
  }

  /// Text, as UTF-8.
  package static func write(_ text: String, to path: String) throws(Failure) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes to a temporary file beside the path, brings it to the disk, and puts it in the old one's place.
  ///
  /// An existing file keeps its permissions, and a symbolic link stays one. What is no file (`/dev/stdout`, a pipe) is
  /// written to directly.
  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    // A file size limit then shows as an error of the write instead of ending the process.
    signal(SIGXFSZ, SIG_IGN)
    let target = destination(of: path)
    var existing = stat()
    let exists = stat(target, &existing) == 0
    if exists {
      switch existing.st_mode & S_IFMT {
      case S_IFDIR: throw .isDirectory(path: path)
      case S_IFREG: break
      default: return try writeDirectly(bytes, to: path)
      }
      if let lock = DocumentLock(of: target) {
        throw .openElsewhere(path: path, by: lock.owner, lock: lock.path)
      }
      // A rename would replace a file its owner has closed to writing.
      if access(target, W_OK) != 0 { throw failure(errno, path) }
    }
    let temporary = try temporaryFile(beside: target, path: path)
    do throws(Failure) {
      try fill(temporary.descriptor, with: bytes, path: path)
      if exists, fchmod(temporary.descriptor, existing.st_mode & 0o7777) != 0 { throw failure(errno, path) }
      if fsync(temporary.descriptor) != 0 { throw failure(errno, path) }
    } catch {
      close(temporary.descriptor)
      unlink(temporary.name)
      throw error
    }
    // Some file systems find out only here that there is no room.
    if close(temporary.descriptor) != 0 || rename(temporary.name, target) != 0 {
      let error = failure(errno, path)
      unlink(temporary.name)
      throw error
    }
    syncFolder(of: target)
  }

  // MARK: Steps

  /// Where a symbolic link leads; the path itself where it is none.
  private static func destination(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A new file in the same folder, so that renaming it never crosses file systems.
  private static func temporaryFile(
    beside target: String, path: String
  ) throws(Failure) -> (descriptor: Int32, name: String) {
    for attempt in 0..<100 {
      let name = "\(folder(of: target))/.hurdle-\(getpid())-\(attempt).tmp"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, name) }
      if errno != EEXIST { throw failure(errno, path) }
    }
    throw .other(path: path, reason: "no free name for a temporary file")
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8], path: String) throws(Failure) {
    let error = bytes.withUnsafeBufferPointer { bytes -> Int32 in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(written)
      }
      return 0
    }
    if error != 0 { throw failure(error, path) }
  }

  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { throw failure(errno, path) }
    defer { close(descriptor) }
    try fill(descriptor, with: bytes, path: path)
  }

  /// So that the new name survives a power cut; where a folder cannot be synced the file is still whole.
  private static func syncFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ error: Int32, _ path: String) -> Failure {
    switch error {
    case ENOENT, ENOTDIR: .missingFolder(folder: folder(of: path))
    case EISDIR: .isDirectory(path: path)
    case EACCES, EPERM, EROFS: .notPermitted(path: path)
    case ENOSPC, EFBIG, EDQUOT: .diskFull(path: path)
    default: .other(path: path, reason: String(cString: strerror(error)))
    }
  }
}
