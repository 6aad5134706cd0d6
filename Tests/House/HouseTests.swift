import Foundation
import Testing

/// The rules of the house that the compiler does not keep.
struct HouseTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each room may import beside the standard library. A room is added here when it is added to the package.
  static let allowed: [String: Set<String>] = [
    "Diagnostics": [],
    "Quantities": [],
    "Guide": [],
    "Syntax": ["Diagnostics", "Quantities"],
    "DataFiles": ["CKernels"],
    "Databases": ["CODBC", "Dispatch", "Synchronization", "UsageLogs"],
    "UsageLogs": ["CKernels", "DataFiles", "Diagnostics", "Quantities"],
    "Finance": ["CKernels"],
    "Sampling": ["CKernels"],
    "Evidence": ["CKernels", "DataFiles", "Diagnostics", "Quantities", "Sampling"],
    "Prices": ["Diagnostics", "Quantities"],
    "Routing": ["CCoin", "CKernels", "Synchronization"],
    "Program": ["Quantities", "Finance", "CKernels"],
    "Spreadsheet": ["CKernels", "Quantities"],
    "Functions": ["Diagnostics", "Quantities", "Program", "Finance", "Spreadsheet"],
    "Checking": [
      "Diagnostics", "Quantities", "Syntax", "Finance", "Functions", "Program", "CKernels", "Routing", "Evidence",
      "DataFiles", "OrderedCollections",
    ],
    "Planning": [
      "Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Functions", "Checking", "OrderedCollections",
    ],
    "Engine": [
      "Diagnostics", "Quantities", "Syntax", "Finance", "Sampling", "Synchronization", "Program", "Functions",
      "Checking", "Planning", "CKernels",
      "OrderedCollections",
    ],
    "Analysis": [
      "Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Functions", "Checking", "Planning", "Engine",
      "Sampling", "CKernels", "Synchronization",
    ],
    "RoutedModels": [
      "Diagnostics", "Quantities", "Checking", "Engine", "Prices", "Routing", "Synchronization", "OrderedCollections",
    ],
    "Reports": [
      "Prices", "Evidence",
      "Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Functions", "Checking", "Planning", "Engine",
      "Sampling", "Analysis", "Routing", "OrderedCollections",
    ],
    "Workbook": [
      "CWorkbookReader",
      "Diagnostics", "Quantities", "Syntax", "Finance", "Program", "Spreadsheet", "Functions", "Checking", "Planning",
      "Engine", "Sampling", "Analysis", "Routing", "Reports",
    ],
    "Exports": [
      "CXlsxWriter", "Spreadsheet", "Workbook", "Evidence", "Diagnostics", "Quantities", "Syntax", "Finance", "Program",
      "Functions", "Checking", "Planning",
      "Engine",
      "Sampling", "Analysis", "Reports", "Routing", "CPage", "OrderedCollections", "Glibc", "FoundationEssentials",
    ],
    "ModelLibrary": [
      "DataFiles", "Diagnostics", "Quantities", "Syntax", "Checking", "Evidence", "Glibc", "FoundationEssentials",
      "OrderedCollections",
    ],
    "Session": [
      "Prices",
      "Diagnostics", "Quantities", "Guide", "Syntax", "Finance", "Program", "Functions", "Checking", "Planning",
      "Engine", "Sampling", "Analysis", "Reports", "Exports", "Workbook", "Spreadsheet", "OrderedCollections",
      "DataFiles", "Prices", "RoutedModels", "Routing", "UsageLogs", "Evidence",
    ],
    "Terminal": [
      "CEditLine", "Diagnostics", "Quantities", "Reports", "Glibc", "FoundationEssentials", "Synchronization",
    ],
    "hurdle": [
      "ArgumentParser", "Dispatch", "DataFiles", "UsageLogs", "Databases", "Diagnostics", "Quantities", "Guide",
      "Syntax", "Checking", "Functions", "Finance",
      "Planning",
      "Engine", "Reports", "Exports", "ModelLibrary", "Session", "Terminal", "Glibc", "FoundationEssentials",
      "OrderedCollections",
    ],
  ]

  static func swiftFiles(in room: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }

  static var rooms: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(
        at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    }
  }

  @Test func `imports point one way`() throws {
    let statement =
      /^(?:@\w+(?:\([^)]*\))? )*(?:public |package |internal |private |fileprivate )?import (?:struct |func |enum |class )?(\w+)/
    for room in try Self.rooms {
      let name = room.lastPathComponent
      let files = Self.swiftFiles(in: room)
      guard !files.isEmpty else { continue }
      let known = try #require(Self.allowed[name], "a room that is not in the table: \(name)")
      for file in files {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          guard let match = line.firstMatch(of: statement) else { continue }
          #expect(known.contains(String(match.1)), "\(name)/\(file.lastPathComponent) imports \(match.1)")
        }
      }
    }
  }

  @Test func `no user's path can stop the process on purpose`() throws {
    let forbidden = ["try!", "fatalError(", "preconditionFailure(", " as! ", "TODO", "FIXME"]
    for room in try Self.rooms {
      for file in Self.swiftFiles(in: room) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for word in forbidden {
          #expect(!text.contains(word), "\(file.lastPathComponent) has \(word)")
        }
      }
    }
  }

  @Test func `nothing else stands at the top`() throws {
    let expected: Set<String> = ["Package.swift", "Sources", "Tests", "models", "README.md"]
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(present).subtracting(expected).isEmpty)
  }
}
