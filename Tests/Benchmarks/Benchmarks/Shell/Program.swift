import Foundation

/// A run of the built `hurdle`, found beside this package's root or where HURDLE says.
struct Program {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let path =
    ProcessInfo.processInfo.environment["HURDLE"] ?? root.appending(path: ".build/release/hurdle").path

  /// Runs to the end, and stops the benchmark where the program does not leave with the status.
  static func run(_ arguments: [String], program: String = path, status: Int32 = 0) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    if status != 0 { process.standardError = FileHandle.nullDevice }
    do { try process.run() } catch { fatalError("\(program): \(error)") }
    process.waitUntilExit()
    precondition(process.terminationStatus == status, "\(program) \(arguments.joined(separator: " ")) failed")
  }

  /// Writes `text` to a temporary file and returns its path.
  static func file(_ name: String, _ text: String) -> String {
    let url = FileManager.default.temporaryDirectory.appending(path: name)
    do { try text.write(to: url, atomically: true, encoding: .utf8) } catch { fatalError("\(error)") }
    return url.path
  }
}

/// A model of `items` statement lines over 36 months, each with an input and a calculation of its own.
func largeModel(items: Int) -> String {
  var text = """
    model "Large"
    timeline 2026-01 for 36 months
    currency EUR
    discount 9% per year
    unit seat

    """
  for i in 0..<items {
    text += "input seats\(i) = \(10 + i % 90) seat\n"
    text += "spend\(i) = seats\(i) * 3 EUR/seat/month * growing(1% per month)\n"
    text += i % 2 == 0 ? "cost line\(i) = spend\(i)\n" : "benefit line\(i) = spend\(i) * 1.4\n  kind: cash\n"
  }
  return text
}

/// A model of about `count` lines of text.
func longModel(lines count: Int) -> String { largeModel(items: count * 2 / 7) }

/// A model of `items` statement lines, each with an uncertain input of its own up to `uncertain` of them.
func uncertainModel(items: Int, uncertain: Int) -> String {
  var text = """
    model "Uncertain"
    timeline 2026-01 for 36 months
    currency EUR
    discount 9% per year
    unit seat

    """
  for i in 0..<items {
    let range = i < uncertain ? " in \(5 + i % 90) .. \(20 + i % 90) seat as pert" : ""
    text += "input seats\(i) = \(10 + i % 90) seat\(range)\n"
    text += i % 2 == 0 ? "cost line\(i)" : "benefit line\(i)"
    text += " = seats\(i) * \(i % 2 == 0 ? 3 : 4) EUR/seat/month * growing(1% per month)\n"
    if i % 2 == 1 { text += "  kind: cash\n" }
  }
  return text
}

/// A model of so many statement lines over so many months, each with an uncertain input and a calculation of its own.
func wideModel(lines: Int, months: Int) -> String {
  var text = """
    model "Wide"
    timeline 2026-01 for \(months) months
    currency EUR
    discount 9% per year
    unit seat

    """
  for i in 0..<lines {
    text += "input seats\(i) = \(10 + i % 90) seat in \(5 + i % 90) .. \(20 + i % 90) seat as pert\n"
    text += "spend\(i) = seats\(i) * 3 EUR/seat/month * growing(1% per month)\n"
    text += i % 2 == 0 ? "cost line\(i) = spend\(i)\n" : "benefit line\(i) = spend\(i) * 1.4\n  kind: cash\n"
  }
  return text
}
