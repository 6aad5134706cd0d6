/// Data of pilots by path; each but the first has one fault.
enum PilotFiles {
  static let all: [String: String] = [
    "pilot.csv": pilot(),
    "pilot-ragged.csv": pilot() + "a0,off\n",
    "pilot-other-names.csv": pilot().replacing("seconds", with: "second"),
    "pilot-other-groups.csv": pilot().replacing(",on,", with: ",pilot,"),
    "pilot-no-control.csv": pilot { $0.contains(",on,") },
    "pilot-no-treated.csv": pilot { $0.contains(",off,") },
    "pilot-four-rows.csv": pilot { $0.contains("2025-10-13") && ["a0,", "a1,", "a2,", "a3,"].contains($0.prefix(3)) },
    "pilot-missing.csv": pilot().replacing(",417,", with: ",,"),
    "pilot-text.csv": pilot().replacing(",417,", with: ",fast,"),
    "pilot-weeks.csv": pilot().replacing("2025-10-20", with: "20 October"),
    "pilot-both-groups.csv": pilot() + "a0,on,2025-11-03,400,1\n",
  ]

  /// Twenty agents, half with the tool, over four weeks.
  private static func pilot(_ isKept: (String) -> Bool = { _ in true }) -> String {
    let weeks = ["2025-10-13", "2025-10-20", "2025-10-27", "2025-11-03"]
    let rows = (0..<20).flatMap { agent in
      weeks.enumerated().map { place, week in
        let seconds = (agent % 2 == 0 ? 480 : 400) + (agent * 7 + place * 10) % 40
        return "a\(agent),\(agent % 2 == 0 ? "off" : "on"),\(week),\(seconds),\(agent == 4 ? 0 : 1)"
      }
    }
    return (["agent,group,week,seconds,passed"] + rows.filter(isKept)).joined(separator: "\n") + "\n"
  }
}
