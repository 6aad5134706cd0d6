import Foundation
import Testing

struct BatchTests {
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
  }

  @Test func `the same input gives the same bytes, side by side or not`() throws {
    let session = "load seats.roi\nshow\nset price = 15\ncompare base dearer\nexplain tco\nexport pack.json\n"
    for name in ["a", "b", "c"] { try hurdle.write("\(name).hurdle", session) }
    let alone = try hurdle.run("run", "a.hurdle", "b.hurdle", "c.hurdle")
    let together = try hurdle.run("run", "a.hurdle", "b.hurdle", "c.hurdle", "--jobs", "3")
    #expect(alone == together)
    #expect(alone.status == 0, "\(alone.complaint)")
  }

  @Test func `each format can be had on standard output`() throws {
    let json = try hurdle.run("show", "seats.roi", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "hurdle/1")
    #expect(try hurdle.run("show", "seats.roi", "--format", "csv").output.hasPrefix("scenario,view,line"))
    #expect(try hurdle.run("show", "seats.roi", "--format", "markdown").output.contains("| "))
  }

  @Test func `an export goes by its ending, or by the format that is named`() throws {
    #expect(try hurdle.run("export", "seats.roi", "-o", "pack.csv").status == 0)
    #expect(try hurdle.run("export", "seats.roi", "-o", "pack.txt", "--format", "csv").status == 0)
    #expect(try hurdle.read("pack.txt") == hurdle.read("pack.csv"))
    #expect(try hurdle.run("export", "seats.roi", "--format", "csv").output == hurdle.read("pack.csv"))
    #expect(try hurdle.run("export", "seats.roi").status == 2)
    #expect(try hurdle.run("export", "seats.roi", "-o", "none/pack.txt", "--format", "csv").status == 1)
  }

  @Test func `a replay as JSON has every expectation with what it found`() throws {
    try hurdle.write("moved.hurdle", "load seats.roi\nexpect tco = 25_000 EUR within 1 EUR\n")
    let run = try hurdle.run("run", "moved.hurdle", "--format", "json")
    #expect(run.status == 3)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["passed"] as? Bool == false)
    let expectations = try #require(object["expectations"] as? [[String: Any]])
    let moved = try #require(expectations.first { $0["kind"] as? String == "expect" })
    #expect(moved["expected"] as? Double == 25_000)
    #expect(moved["actual"] as? Double == 24_000)
    #expect(moved["delta"] as? Double == -1000)
    #expect(moved["line"] as? Int == 2)
  }

  @Test func `accepting rewrites the expectations that moved and leaves the rest`() throws {
    try hurdle.write(
      "moved.hurdle",
      "# kept\nload seats.roi\nexpect tco = 25_000 EUR within 1 EUR  # kept\nexpect pv_costs = n/m\n")
    #expect(try hurdle.run("run", "moved.hurdle", "--accept").status == 0)
    let text = try hurdle.read("moved.hurdle")
    #expect(text.hasPrefix("# kept\nload seats.roi\nexpect tco = 24_000 EUR within 1 EUR  # kept\nexpect pv_costs = 2"))
    #expect(try hurdle.run("run", "moved.hurdle").status == 0)
  }

  @Test func `settings of the command line stand above everything else`() throws {
    try hurdle.write("sets.hurdle", "load seats.roi\nset price = 50\nshow tco\n")
    let run = try hurdle.run("run", "sets.hurdle", "--set", "price = 10 EUR/seat/month")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.output.contains("12,000"))
  }

  @Test func `safe writes nothing but under out, and reads nothing outside`() throws {
    try hurdle.write("writes.hurdle", "load seats.roi\nexport pack.csv\n")
    let refused = try hurdle.run("run", "writes.hurdle", "--safe")
    #expect(refused.status == 1)
    #expect(!FileManager.default.fileExists(atPath: hurdle.folder.appending(path: "pack.csv").path))
    #expect(try hurdle.run("run", "writes.hurdle", "--safe", "--out", "made").status == 0)
    #expect(try hurdle.read("made/pack.csv").hasPrefix("scenario,"))
    let other = try BuiltProgram()
    try other.write("seats.roi", Sample.model)
    try hurdle.write("reads.hurdle", "load \"\(other.folder.path)/seats.roi\"\n")
    #expect(try hurdle.run("run", "reads.hurdle").status == 0)
    #expect(try hurdle.run("run", "reads.hurdle", "--safe").status == 1)
    try hurdle.write("climbs.hurdle", "load seats.roi\nexport ../pack.csv\n")
    #expect(try hurdle.run("run", "climbs.hurdle", "--safe", "--out", "made").status == 1)
  }

  @Test func `formatting changes a file in place, or says that it would`() throws {
    try hurdle.write("loose.roi", "input   a=3   # kept\n")
    #expect(try hurdle.run("fmt", "--check", "loose.roi").status == 1)
    #expect(try hurdle.read("loose.roi") == "input   a=3   # kept\n")
    #expect(try hurdle.run("fmt", "loose.roi").status == 0)
    #expect(try hurdle.read("loose.roi").contains("input a = 3"))
    #expect(try hurdle.read("loose.roi").contains("# kept"))
    #expect(try hurdle.run("fmt", "--check", "loose.roi").status == 0)
    #expect(try hurdle.run("fmt", "-", input: "input   a=3\n").output == "input a = 3\n")
  }

  @Test func `a library model shown alone stands on its examples and says so`() throws {
    let run = try hurdle.run("show", "costs/licences")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.complaint.contains("example") || run.output.contains("example"))
  }
}
