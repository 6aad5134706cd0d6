import Foundation
import Testing

/// The same session gives the same bytes, wherever and under whatever clock it runs.
struct ReproducibleTests {
  static let files = ["board.xlsx", "board.html", "board.pdf", "board.md", "board.csv", "board.json"]
  static let places: [[String: String]] = [
    ["TZ": "UTC", "LC_ALL": "C"], ["TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8"],
    ["TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"],
    ["TZ": "XXX-13:45", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"],
  ]

  @Test("with a time given, and without", arguments: [nil, "1767225600", "1785542399"])
  func acrossPlaces(_ epoch: String?) throws {
    var first: [String: Data] = [:]
    for (index, place) in Self.places.enumerated() {
      let hurdle = try BuiltProgram()
      try hurdle.write("seats.roi", Sample.model)
      var environment = place
      if let epoch { environment["SOURCE_DATE_EPOCH"] = epoch }
      let statements = ["load seats.roi", "simulate 2048 trials"] + Self.files.map { "export \($0)" }
      try hurdle.write("all.hurdle", statements.joined(separator: "\n") + "\n")
      let run = try hurdle.run("run", "all.hurdle", environment: environment)
      #expect(run.status == 0, "\(run.complaint)")
      for file in Self.files {
        let bytes = try Data(contentsOf: hurdle.folder.appending(path: file))
        if index == 0 { first[file] = bytes }
        #expect(bytes == first[file], "\(file) in \(place)")
      }
    }
    #expect(first["board.csv"]?.range(of: Data("2026-".utf8)) != nil)
    let said = first["board.md"]?.range(of: Data("Time: ".utf8)) != nil
    #expect(said == (epoch != nil))
  }
}
