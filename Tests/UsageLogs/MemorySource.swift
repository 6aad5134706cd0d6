import DataFiles

enum MemorySource {
  static func bytes(_ bytes: [UInt8]) -> MemoryBytes { MemoryBytes(bytes) }
}
