import Foundation
import Testing

@testable import Routing

/// The same programmes given to GLPK, out of process.
struct PeerSolverTests {
  static let glpsol = "/usr/bin/glpsol"

  /// In CPLEX's LP format.
  static func text(_ program: LinearProgram) -> String {
    func term(_ value: Double, _ j: Int) -> String { "\(value < 0 ? "-" : "+") \(abs(value)) x\(j)" }
    var rows = Array(repeating: [String](), count: program.rows.count)
    for (j, column) in program.columns.enumerated() {
      for entry in column.entries { rows[entry.row].append(term(entry.value, j)) }
    }
    var lines = [
      "Minimize", " cost: " + program.columns.enumerated().map { term($1.cost, $0) }.joined(separator: "\n  "),
    ]
    lines.append("Subject To")
    for (i, row) in program.rows.enumerated() where !rows[i].isEmpty {
      let sum = rows[i].joined(separator: "\n  ")
      if row.lower == row.upper {
        lines.append(" r\(i): \(sum) = \(row.lower)")
      } else {
        if row.lower > -1e30 { lines.append(" l\(i): \(sum) >= \(row.lower)") }
        if row.upper < 1e30 { lines.append(" u\(i): \(sum) <= \(row.upper)") }
      }
    }
    lines.append("Bounds")
    for (j, column) in program.columns.enumerated() {
      lines.append(column.upper < 1e30 ? " \(column.lower) <= x\(j) <= \(column.upper)" : " x\(j) >= \(column.lower)")
    }
    let whole = program.columns.indices.filter { program.columns[$0].isWhole }
    if !whole.isEmpty { lines.append("General\n " + whole.map { "x\($0)" }.joined(separator: " ")) }
    return (lines + ["End", ""]).joined(separator: "\n")
  }

  /// Before a change lands it has to be there.
  static let isWanted =
    FileManager.default.isExecutableFile(atPath: glpsol) || ProcessInfo.processInfo.environment["CI"] != nil

  @Test(.enabled(if: isWanted, "glpsol of glpk-utils is not installed"))
  func `GLPK finds the same least cost`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "routing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var solved = 0
    for reference in try ReferenceProblemTests.references.prefix(30) {
      let problem = reference.problem
      let candidates = PolicyCandidates(problem)
      guard candidates.byClass.allSatisfy({ !$0.isEmpty }) else { continue }
      let routing = RoutingProgram(problem, candidates, ignoring: { _ in false })
      let file = folder.appending(path: "problem.lp")
      let answer = folder.appending(path: "answer.txt")
      try Self.text(routing.program).write(to: file, atomically: true, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(filePath: Self.glpsol)
      process.arguments = ["--lp", file.path(), "-o", answer.path(), "--tmlim", "20"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let lines = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n")
      let status = try #require(lines.first { $0.hasPrefix("Status:") })
      guard status.hasSuffix("OPTIMAL") else {
        #expect(reference.cost == nil)
        continue
      }
      let objective = try #require(lines.first { $0.hasPrefix("Objective:") })
      let value = try #require(objective.split(separator: " ").compactMap { Double($0) }.first)
      let solution = try Router().solve(problem)
      #expect(abs(value * routing.scale - solution.totals.cost.total) < 1e-5 * solution.totals.cost.total)
      solved += 1
    }
    #expect(solved > 15)
  }
}
