/// Where bytes come from, a stretch at a time: a file, or memory.
package protocol ByteSource: AnyObject {
  /// Fills the beginning of a buffer with the bytes that follow those read before.
  /// - Returns: how many; 0 at the end only.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFailure) -> Int
}

/// Why no more bytes came.
package struct ByteFailure: Error, Sendable, Equatable {
  package let reason: String
  package init(reason: String) { self.reason = reason }
}

/// Bytes in memory, handed out in stretches of a given length.
package final class MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private let stretch: Int
  private var position = 0

  package init(_ bytes: [UInt8], stretch: Int = .max) {
    self.bytes = bytes
    self.stretch = max(1, stretch)
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position, stretch)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
    position += count
    return count
  }
}

/// A source whose first bytes may be looked at before they are read.
package final class PeekedBytes: ByteSource {
  private let source: any ByteSource
  private var ahead: [UInt8] = []
  private var position = 0

  package init(_ source: any ByteSource) { self.source = source }

  /// The first bytes, as many as asked for or as there are.
  package func peek(_ count: Int) throws(ByteFailure) -> [UInt8] {
    while ahead.count < count {
      var more = [UInt8](repeating: 0, count: count - ahead.count)
      let got = try Self.read(source, into: &more)
      if got == 0 { break }
      ahead += more.prefix(got)
    }
    return ahead
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFailure) -> Int {
    guard position < ahead.count else {
      ahead = []
      position = 0
      return try source.read(into: buffer)
    }
    let count = min(buffer.count, ahead.count - position)
    ahead.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
    position += count
    return count
  }

  private static func read(_ source: any ByteSource, into bytes: inout [UInt8]) throws(ByteFailure) -> Int {
    let result = bytes.withUnsafeMutableBytes { buffer -> Result<Int, ByteFailure> in
      do throws(ByteFailure) { return .success(try source.read(into: buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
