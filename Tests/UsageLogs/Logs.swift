import DataFiles
import Diagnostics
import Foundation

@testable import UsageLogs

/// Logs to read in tests.
enum Logs {
  static func read(
    _ text: String, _ request: UsageRequest = request(), stretch: Int = 1 << 18
  ) throws(Diagnostic) -> ImportedLog {
    try UsageReader.read(MemoryBytes(Array(text.utf8)), request, stretch: stretch)
  }

  static func requests(
    _ text: String, _ request: UsageRequest = request(), stretch: Int = 1 << 18
  ) throws(Diagnostic) -> UsageSummary {
    guard case .requests(let summary) = try read(text, request, stretch: stretch) else {
      throw .emptyLog(request.log)
    }
    return summary
  }

  static func request(
    columns: [ColumnRole: String] = [:], classes: UsageRequest.Classes = .none, countsCached: Bool? = nil
  ) -> UsageRequest {
    UsageRequest(
      log: name("log"), columns: columns.mapValues { name($0) }, classes: classes, countsCached: countsCached)
  }

  static func name(_ text: String) -> UsageRequest.Name { UsageRequest.Name(text, at: nil) }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Public data beside the clone.
  static let shared = root.deletingLastPathComponent().appending(path: "shared/data")
  static let hasShared =
    FileManager.default.fileExists(atPath: shared.path) || ProcessInfo.processInfo.environment["CI"] == "true"
}
