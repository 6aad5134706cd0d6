import Glibc

/// The process's two streams. Answers go to standard output, complaints to standard error.
enum Output {
  static func text(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func line(_ text: String) { self.text(text.hasSuffix("\n") ? text : text + "\n") }
  static func complaint(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO) }

  /// As it stands, without a line end.

  /// Bytes that are no text.
  static func bytes(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0, to: STDOUT_FILENO) } }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }
}
