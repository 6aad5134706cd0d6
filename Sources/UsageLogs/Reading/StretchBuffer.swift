import DataFiles

/// Bytes of a source in a window that moves on: what was taken is given up, what is needed whole is kept.
final class StretchBuffer {
  private let source: any ByteSource
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var end = 0
  private(set) var isAtEnd = false
  /// Bytes taken so far.
  private(set) var offset = 0

  init(_ source: any ByteSource, stretch: Int) {
    self.source = source
    capacity = max(16, stretch)
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  /// What was read and not taken.
  var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes + start, count: end - start) }

  func take(_ count: Int) {
    start += count
    offset += count
  }

  /// Reads more behind the rest.
  func fill() throws(ByteFailure) {
    if start > 0 {
      bytes.update(from: bytes + start, count: end - start)
      end -= start
      start = 0
    }
    if end == capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      larger.update(from: bytes, count: end)
      bytes.deallocate()
      bytes = larger
      capacity *= 2
    }
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: bytes + end, count: capacity - end))
    if got == 0 { isAtEnd = true }
    end += got
  }
}
