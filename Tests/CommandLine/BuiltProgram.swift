import Foundation

/// The built `hurdle`, run as a process of its own.
struct BuiltProgram {
  struct Run: Equatable {
    let status: Int32
    let output: String
    let complaint: String
  }

  /// A folder of the test's own, removed with the value's last use by the system's temporary cleaning.
  let folder: URL

  static let executable: String = {
    // The test bundle and the program are built into one folder.
    var folder = Bundle.main.bundleURL
    for argument in CommandLine.arguments {
      if let range = argument.range(of: ".xctest") {
        folder = URL(filePath: String(argument[..<range.lowerBound])).deletingLastPathComponent()
      }
    }
    return folder.appending(path: "hurdle").path
  }()

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hurdle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Runs in the folder; `through` are words before the program's, such as a shell that limits it.
  func run(
    _ arguments: String..., input: String = "", through: [String] = [], environment: [String: String] = [:]
  ) throws -> Run {
    try run(words: arguments, input: input, through: through, environment: environment)
  }

  func run(
    words arguments: [String], input: String = "", through: [String] = [], environment: [String: String] = [:]
  ) throws -> Run {
    let words = through + [Self.executable] + arguments
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "HURDLE_MODELS": Self.root.appending(path: "models").path,
    ].merging(environment) { $1 }
    let output = FileHandle.temporary(in: folder)
    let complaint = FileHandle.temporary(in: folder)
    let given = Pipe()
    process.standardOutput = output.handle
    process.standardError = complaint.handle
    process.standardInput = given
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOf: output.url, encoding: .utf8),
      complaint: try String(contentsOf: complaint.url, encoding: .utf8))
  }
}

extension FileHandle {
  /// A file rather than a pipe, so that much output cannot block the program.
  static func temporary(in folder: URL) -> (handle: FileHandle, url: URL) {
    let url = folder.appending(path: ".stream-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    return (FileHandle(forWritingAtPath: url.path) ?? .nullDevice, url)
  }
}

enum Sample {
  static let model = """
    model "Seats"
    timeline 2026-01 for 12 months
    currency EUR
    discount 9% per year
    unit seat
    input seats "Seats" = 100 seat
    input price "Price" = 20 EUR/seat/month
    cost licences "Licences" = seats * price
      category: licences
    benefit saved "Saved" = 30k EUR/year
      kind: cash
      owner: "Finance"
    scenario dearer "Dearer" { price = price * 2 }
    check npv > 0

    """
}
