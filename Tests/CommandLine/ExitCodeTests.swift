import Testing

struct ExitCodeTests {
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
  }

  @Test func `a fine answer leaves with 0 and complains of nothing`() throws {
    let run = try hurdle.run("show", "seats.roi")
    #expect(run.status == 0)
    #expect(run.complaint == "")
    #expect(run.output.contains("Licences"))
  }

  @Test func `an error of a model leaves with 1 and names file, line and column`() throws {
    try hurdle.write("broken.roi", "model \"Broken\"\ncurrency EUR\ninput a = 3 EUR\nb = a + 2 hour\n")
    let run = try hurdle.run("check", "broken.roi")
    #expect(run.status == 1)
    #expect(run.complaint.contains("broken.roi:4:5: error E0301"))
    #expect(run.complaint.contains("4 | b = a + 2 hour"))
  }

  @Test func `errors of grammar and of meaning are shown together`() throws {
    try hurdle.write("broken.roi", "currency EUR\nw = 30 EUR + 2 hour\nx = 1,200\n")
    let run = try hurdle.run("check", "broken.roi")
    #expect(run.complaint.contains("broken.roi:2:5: error E0301"))
    #expect(run.complaint.contains("broken.roi:3:5: error E0101"))
  }

  @Test func `an empty session says what it lacks`() throws {
    let run = try hurdle.run("-c", "show npv")
    #expect(run.status == 1)
    #expect(run.complaint.contains("no timeline"))
  }

  @Test func `a word that is no option is a matter of usage and leaves with 2`() throws {
    #expect(try hurdle.run("show", "seats.roi", "--nonsense").status == 2)
    #expect(try hurdle.run("run").status == 2)
    #expect(try hurdle.run("run", "a.hurdle", "--jobs", "0").status == 2)
  }

  @Test func `a failed check leaves with 3`() throws {
    #expect(try hurdle.run("check", "seats.roi").status == 0)
    #expect(try hurdle.run("check", "seats.roi", "--scenario", "dearer").status == 3)
    #expect(try hurdle.run("check", "seats.roi", "--set", "price = 30 EUR/seat/month").status == 3)
  }

  @Test func `a failed expectation leaves with 3 and does not stop the script`() throws {
    try hurdle.write(
      "late.hurdle", "load seats.roi\nexpect tco = 1 EUR within 1 EUR\nexpect tco = 24k EUR within 1 EUR\nshow tco\n")
    let run = try hurdle.run("run", "late.hurdle")
    #expect(run.status == 3)
    #expect(run.output.contains("24,000"))
  }

  @Test func `a script stops at its first error and leaves with 1`() throws {
    try hurdle.write("stops.hurdle", "load seats.roi\nset pricee = 3\nset price = 1\nshow tco\n")
    let run = try hurdle.run("run", "stops.hurdle")
    #expect(run.status == 1)
    #expect(run.complaint.contains("stops.hurdle:2:5: error"))
    #expect(run.complaint.contains("did you mean price?"))
    #expect(!run.output.contains("1,200"))
  }

  @Test func `of several scripts the highest code counts and each has a line of its own`() throws {
    try hurdle.write("good.hurdle", "load seats.roi\nexpect tco = 24k EUR within 1 EUR\n")
    try hurdle.write("unmet.hurdle", "load seats.roi\nexpect tco = 25k EUR within 1 EUR\n")
    let run = try hurdle.run("run", "good.hurdle", "unmet.hurdle", "good.hurdle", "--jobs", "2")
    #expect(run.status == 3)
    let lines = run.output.split(separator: "\n").filter { $0.contains(".hurdle: ") }
    #expect(lines.map { $0.prefix(while: { $0 != ":" }) } == ["good.hurdle", "unmet.hurdle", "good.hurdle"])
  }

  @Test func `a script may be run by its name alone, as a shebang does`() throws {
    try hurdle.write("alone.hurdle", "#!/usr/bin/env hurdle\nload seats.roi\nshow tco\n")
    let run = try hurdle.run("alone.hurdle")
    #expect(run.status == 0)
    #expect(run.output.contains("24,000"))
  }

  @Test func `statements of the command line run one after another`() throws {
    let run = try hurdle.run("seats.roi", "-c", "set price = 10", "show tco")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.output.contains("12,000"))
  }

  @Test func `statements from a pipe are a script without a name`() throws {
    let run = try hurdle.run("seats.roi", input: "show tco\nset nothing = 3\n")
    #expect(run.status == 1)
    #expect(run.output.contains("24,000"))
    #expect(run.complaint.contains("2:5: error"))
  }
}
