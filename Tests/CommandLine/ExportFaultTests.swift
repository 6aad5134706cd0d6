import Foundation
import Testing

/// Whatever stands in the way of an export is said, and what was there before is whole.
struct ExportFaultTests {
  static let files = ["board.xlsx", "board.html", "board.pdf", "board.md", "board.csv", "board.json"]
  let hurdle: BuiltProgram

  init() throws {
    hurdle = try BuiltProgram()
    try hurdle.write("seats.roi", Sample.model)
  }

  private func path(_ name: String) -> String { hurdle.folder.appending(path: name).path }

  /// Files beside the model and the test's own streams.
  private func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: hurdle.folder.path)
      .filter { !$0.hasPrefix(".stream-") && $0 != "seats.roi" }.sorted()
  }

  @Test("a path that may not be written", arguments: files)
  func unwritable(_ file: String) throws {
    let run = try hurdle.run("export", "seats.roi", "-o", "/sys/\(file)")
    #expect(run.status == 1)
    #expect(run.complaint.contains("E0903"), "\(run.complaint)")
    let nowhere = try hurdle.run("export", "seats.roi", "-o", "nowhere/\(file)")
    #expect(nowhere.status == 1 && nowhere.complaint.contains("E0901"), "\(nowhere.complaint)")
  }

  @Test("a file that LibreOffice or Excel has open", arguments: [".~lock.board.xlsx#", "~$board.xlsx"])
  func openElsewhere(_ lock: String) throws {
    try hurdle.write("board.xlsx", "old")
    try hurdle.write(lock, ",ann,desk,21.11.2026 18:00,file:///home/ann;\n")
    let run = try hurdle.run("export", "seats.roi", "-o", "board.xlsx")
    #expect(run.status == 1)
    #expect(run.complaint.contains("E0908: `board.xlsx` is open in "), "\(run.complaint)")
    #expect(run.complaint.contains(lock.hasPrefix(".") ? "LibreOffice by ann" : "Excel"), "\(run.complaint)")
    #expect(try hurdle.read("board.xlsx") == "old")
    // Under another name it is written.
    #expect(try hurdle.run("export", "seats.roi", "-o", "other.xlsx").status == 0)
    try FileManager.default.removeItem(atPath: path(lock))
    #expect(try hurdle.run("export", "seats.roi", "-o", "board.xlsx").status == 0)
  }

  @Test("a limit on the size of files", arguments: files)
  func limited(_ file: String) throws {
    try hurdle.write(file, "old")
    // 4 KiB, less than any of them.
    let run = try hurdle.run(
      "export", "programmes/support-copilot", "-o", file,
      through: ["/bin/bash", "-c", "ulimit -f 4; exec \"$0\" \"$@\""])
    #expect(run.status == 1)
    #expect(run.complaint.contains("error E0904"), "\(run.complaint)")
    #expect(try hurdle.read(file) == "old")
    #expect(try leftovers() == [file])
  }

  /// A file system of 12 KiB, in a name space of the test's own.
  private func onSmallDisk(_ script: String) throws -> BuiltProgram.Run {
    try FileManager.default.createDirectory(atPath: path("small"), withIntermediateDirectories: true)
    let whole = "mount -t tmpfs -o size=12k none small && \(script)"
    return try hurdle.run(through: ["/usr/bin/unshare", "-rm", "/bin/bash", "-c", whole])
  }

  @Test("a disk that is full", arguments: files)
  func full(_ file: String) throws {
    let run = try onSmallDisk(
      "echo old > small/\(file); \"$0\" export programmes/support-copilot -o small/\(file); echo $?; cat small/\(file); ls -A small"
    )
    #expect(run.complaint.contains("E0904"), "\(run.complaint)")
    #expect(run.output.hasSuffix("1\nold\n\(file)\n"), "\(run.output)")
  }

  @Test func `no room for the temporary files that a workbook is put together in`() throws {
    let run = try onSmallDisk(
      "echo old > board.xlsx; TMPDIR=small \"$0\" export programmes/support-copilot -o board.xlsx; echo $?; cat board.xlsx"
    )
    #expect(run.complaint.contains("E0904: there is no room to put the workbook together"), "\(run.complaint)")
    #expect(run.output.hasSuffix("1\nold\n"), "\(run.output)")
  }

  @Test func `a workbook of a million rows is refused, and the same as a table is written`() throws {
    // 250 by 250 cells, a row of thirteen columns for each, twice over.
    let members = (1...250).map { "m\($0)" }
    try hurdle.write(
      "wide.roi",
      """
      model "Wide"
      timeline 2026-01 for 12 months
      currency EUR
      discount 9% per year
      dimension one = \(members.joined(separator: ", "))
      dimension other = \(members.joined(separator: ", "))
      input price by one = 1 EUR/month
      input share by other = 100%
      cost licences = price * share
        category: licences

      """)
    let run = try hurdle.run("export", "wide.roi", "-o", "wide.xlsx")
    #expect(run.status == 1)
    #expect(run.complaint.contains("E0921"), "\(run.complaint)")
    #expect(try leftovers() == ["wide.roi"])
    #expect(try hurdle.run("export", "wide.roi", "-o", "wide.csv").status == 0)
  }

  @Test("an export before any simulation says so", arguments: ["board.html", "board.md"])
  func unsimulated(_ file: String) throws {
    try hurdle.write("own.roi", Sample.model.replacing("= 100 seat", with: "= 100 seat in 80 .. 120 seat as pert"))
    #expect(try hurdle.run("export", "own.roi", "-o", file).status == 0)
    #expect(try hurdle.read(file).contains("No simulation was run"))
    #expect(try hurdle.run("export", "own.roi", "-o", file, "--trials", "4096", "--seed", "3").status == 0)
    let text = try hurdle.read(file)
    #expect(!text.contains("No simulation was run"))
    #expect(text.contains("4,096 trials, seed 3"))
    #expect(text.contains("P(loss)"))
  }
}
