package import Checking
import DataFiles
import Diagnostics
import Exports
package import Foundation
import ModelLibrary
package import Session
import Synchronization
package import UsageLogs

/// Files in memory over the shipped model library, for sessions in tests.
package final class MemoryFiles: SessionFiles {
  private let texts: Mutex<[String: String]>
  private let raw = Mutex<[String: [UInt8]]>([:])
  private let shipped: ModelLibrary

  /// - Parameter texts: by path.
  package init(_ texts: [String: String] = [:]) {
    self.texts = Mutex(texts)
    shipped = ModelLibrary(folder: Self.root.appending(path: "models").path)
  }

  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  package func written(_ path: String) -> String? { texts.withLock { $0[path] } }

  // MARK: SourceReader

  package func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    let own = Self.place(path, from: naming)
    for candidate in [own, own + ".roi"] {
      if let text = text(at: candidate, isShipped: false) { return .success(text) }
    }
    let result = shipped.text(path)
    if case .failure(.missing) = result { return .failure(.missing(tried: [path, "models/\(path)"])) }
    return result
  }

  package func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    let place = Self.place(path, from: naming)
    if let text = text(at: place, isShipped: false) { return .success(text) }
    // Beside a shipped model stand files that ship too.
    if let naming, naming.hasPrefix(Self.root.path) {
      return TextReader.read(place, named: path)
    }
    guard let sample = GradedSamples.files[path] ?? EvidenceSamples.files[path] else {
      return .failure(.missing(tried: [path]))
    }
    return .success(
      SourceText(
        file: SourceFile(name: path, text: sample), identity: path, sha256: SHA256.digest(of: sample.utf8)))
  }

  package func suppliers(of name: String) -> [String] { shipped.suppliers(of: name) }

  package var priceLists: [SourceText] { shipped.priceLists }

  package var publishedEffects: SourceText? { shipped.publishedEffects }

  // MARK: SessionFiles

  package func script(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    data(path, from: naming)
  }

  package func log(_ path: String, from naming: String?) -> Result<any OpenedLog, SourceFailure> {
    if let own = text(at: Self.place(path, from: naming), isShipped: false) { return .success(MemoryLog(own)) }
    let shipped = Self.root.appending(path: "models/\(path)")
    guard let text = try? String(contentsOf: shipped, encoding: .utf8) else { return .failure(.missing(tried: [path])) }
    return .success(
      MemoryLog(
        SourceText(
          file: SourceFile(name: path, text: text), identity: path, sha256: SHA256.digest(of: text.utf8),
          isShipped: true)))
  }

  package func database(_ connection: String) -> Result<any DatabaseConnection, DatabaseFailure> {
    .failure(.told("[unixODBC][Driver Manager]Can't open lib 'Nothing' : file not found"))
  }

  package func write(_ bytes: [UInt8], to path: String) -> WriteOutcome {
    if path.hasPrefix("/refused/") { return .refused }
    if path.hasPrefix("nowhere/") { return .failed(.missingFolder(folder: "nowhere")) }
    if path.hasPrefix("/sys/") { return .failed(.notPermitted(path: path)) }
    if path.utf8.count > 255 { return .failed(.other(path: path, reason: "File name too long")) }
    texts.withLock { $0[path] = String(decoding: bytes, as: UTF8.self) }
    raw.withLock { $0[path] = bytes }
    return .written
  }

  package func bytes(_ path: String, from naming: String?) -> Result<[UInt8], SourceFailure> {
    if let bytes = raw.withLock({ $0[path] }) { return .success(bytes) }
    return data(path, from: naming).map { Array($0.file.text.utf8) }
  }

  package var library: [LibraryEntry] {
    shipped.paths.compactMap { path in
      if case .success(let text) = shipped.text(path) { LibraryEntry(path: path, text: text) } else { nil }
    }
  }

  package func paths(beginning prefix: String) -> [String] {
    texts.withLock { $0.keys.filter { $0.hasPrefix(prefix) }.sorted() }
  }

  private func text(at path: String, isShipped: Bool) -> SourceText? {
    guard let text = texts.withLock({ $0[path] }) else { return nil }
    return SourceText(
      file: SourceFile(name: path, text: text), identity: path, sha256: SHA256.digest(of: text.utf8),
      isShipped: isShipped)
  }

  private static func place(_ path: String, from naming: String?) -> String {
    guard let naming, let slash = naming.lastIndex(of: "/") else { return path }
    return naming[...slash] + path
  }
}

/// A text as a log.
private final class MemoryLog: OpenedLog {
  let name: String
  let identity: String
  let size: Int
  let sha256: String
  let isShipped: Bool
  private let bytes: MemoryBytes

  init(_ text: SourceText) {
    name = text.file.name
    identity = text.identity
    sha256 = text.sha256
    isShipped = text.isShipped
    let content = Array(text.file.text.utf8)
    size = content.count
    bytes = MemoryBytes(content)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int { bytes.read(into: buffer) }
}
