import Foundation
import PseudoTerminal
import Testing

/// `hurdle simulate` and `hurdle merge`, as a batch engine runs them.
struct SimulateTests {
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Self.model)
  }

  private static let model = Sample.model.replacingOccurrences(
    of: "= 20 EUR/seat/month", with: "= 20 EUR/seat/month in 10 .. 45 as pert")

  @Test func `a model is simulated in every format, alike on any number of threads`() throws {
    for format in ["text", "json", "csv", "markdown"] {
      let one = try hurdle.run("simulate", "seats.roi", "--trials", "2k", "--threads", "1", "--format", format)
      #expect(one.status == 0, "\(one.complaint)")
      #expect(one.complaint == "")
      #expect(!one.output.isEmpty)
      let many = try hurdle.run("simulate", "seats.roi", "--trials", "2k", "--threads", "7", "--format", format)
      #expect(one == many)
    }
    let other = try hurdle.run("simulate", "seats.roi", "--trials", "2k", "--seed", "2", "--points", "random")
    #expect(other.output.contains("seed 2"))
    #expect(other.output.contains("Independent random numbers"))
    let against = try hurdle.run("simulate", "seats.roi", "--trials", "2k", "--against", "dearer")
    #expect(against.output.contains("dearer less base"), "\(against.output)\(against.complaint)")
  }

  @Test func `bad words are refused with their exit codes`() throws {
    let cases: [([String], Int32)] = [
      (["simulate", "seats.roi", "--trials", "many"], 2), (["simulate", "seats.roi", "--trials", "0"], 1),
      (["simulate", "seats.roi", "--trials", "1000bn"], 1), (["simulate", "seats.roi", "--trials", "0.5"], 1),
      (["simulate", "seats.roi", "--threads", "0"], 2), (["simulate", "seats.roi", "--shard", "1/2"], 2),
      (["simulate", "seats.roi", "--shard", "5/4", "-o", "x.hshard"], 1), (["simulate", "none.roi"], 1),
      (["simulate", "seats.roi", "--scenario", "none"], 1), (["merge", "none.hshard"], 1),
      (["merge", "seats.roi"], 1), (["merge"], 2),
    ]
    for (words, status) in cases {
      let run = try hurdle.run(words: words)
      #expect(run.status == status, "\(words): \(run.output)\(run.complaint)")
      #expect(!run.complaint.isEmpty)
    }
  }

  static let hasParallel = FileManager.default.isExecutableFile(atPath: "/usr/bin/parallel")

  @Test(.enabled(if: hasParallel, "GNU parallel is not installed"))
  func `GNU parallel spreads a simulation, and merge gives the bytes of the whole`() throws {
    let words = "simulate seats.roi --trials 20k --of irr"
    let spread = try hurdle.run(through: [
      "/bin/sh", "-c",
      "seq 5 | parallel --will-cite \"$0\" \(words) --shard {}/5 -o part-{}.hshard && \"$0\" merge part-*.hshard --format json",
    ])
    #expect(spread.status == 0, "\(spread.complaint)")
    let whole = try hurdle.run("simulate", "seats.roi", "--trials", "20k", "--of", "irr", "--format", "json")
    #expect(whole.status == 0)
    #expect(spread.output == whole.output)
    let text = try hurdle.run(
      "merge", "part-2.hshard", "part-1.hshard", "part-5.hshard", "part-3.hshard", "part-4.hshard")
    #expect(text.output == (try hurdle.run("simulate", "seats.roi", "--trials", "20k", "--of", "irr")).output)
    let missing = try hurdle.run("merge", "part-2.hshard", "part-1.hshard")
    #expect(missing.status == 1)
    #expect(missing.complaint.contains("3/5, 4/5, 5/5"))
  }

  @Test func `Ctrl-C stops a simulation, tells what was done and keeps the session`() throws {
    let terminal = try PseudoTerminal(
      [BuiltProgram.executable, hurdle.folder.appending(path: "seats.roi").path],
      environment: [
        "TERM": "xterm", "LANG": "C.UTF-8", "EDITRC": "/dev/null", "HOME": hurdle.folder.path, "NO_COLOR": "1",
        "PAGER": "cat", "PATH": "/usr/bin:/bin",
      ], columns: 100)
    try terminal.wait(for: "hurdle> ")
    terminal.type("simulate 1bn trials\r")
    try terminal.wait(for: "simulating  ")
    // How much is done, and the time left.
    try terminal.wait(for: "%, ")
    try terminal.wait(for: " left")
    terminal.type("\u{03}")
    try terminal.wait(for: "Stopped: ")
    try terminal.wait(for: "hurdle> ")
    terminal.type("show tco\r")
    try terminal.wait(for: "24,000")
  }
}
