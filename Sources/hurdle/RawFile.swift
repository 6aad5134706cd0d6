import Checking
import Glibc

/// Files of bytes that are no text.
enum RawFile {
  static func read(_ path: String) -> Result<[UInt8], SourceFailure> {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return .failure(errno == ENOENT ? .missing(tried: [path]) : .unreadable(reason: String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var known = stat()
    if fstat(descriptor, &known) == 0, known.st_mode & S_IFMT == S_IFREG { bytes.reserveCapacity(Int(known.st_size)) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(.unreadable(reason: String(cString: strerror(errno)))) }
      if count == 0 { return .success(bytes) }
      bytes += buffer[..<count]
    }
  }
}
