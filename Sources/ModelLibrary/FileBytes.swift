package import Checking
package import DataFiles
import Glibc

/// A file of any size, read in stretches.
package final class FileBytes: ByteSource {
  package let name: String
  package let identity: String
  package let size: Int
  private let descriptor: Int32
  private var digest = SHA256()

  /// Whether it ships with the product.
  package let isShipped: Bool

  private init(name: String, identity: String, size: Int, descriptor: Int32, isShipped: Bool) {
    self.isShipped = isShipped
    self.name = name
    self.identity = identity
    self.size = size
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// - Parameter name: the path as the user would write it.
  package static func open(_ path: String, named name: String, isShipped: Bool = false) -> Result<
    FileBytes, SourceFailure
  > {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return .failure(
        errno == ENOENT || errno == ENOTDIR
          ? .missing(tried: [name]) : .unreadable(reason: TextReader.reason(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { close(descriptor) }
      return .failure(.unreadable(reason: TextReader.reason(errno)))
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      return .failure(kind == S_IFDIR ? .directory : .unreadable(reason: "it is not a file"))
    }
    return .success(
      FileBytes(
        name: name, identity: TextReader.identity(of: path), size: Int(status.st_size), descriptor: descriptor,
        isShipped: isShipped))
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFailure) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw ByteFailure(reason: TextReader.reason(errno)) }
      digest.absorb(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
      return got
    }
  }

  /// Of what was read so far: of the whole file once its end was reached.
  package var sha256: String { digest.text }
}
