/// The steps at 90 days, 6 months and 12 months after the start.
enum Milestones {
  /// Days after the start; a target within 31 days of one is its milestone.
  static let days: [(after: Int, words: String)] = [(90, "90 days"), (182, "6 months"), (365, "12 months")]

  static func findings(of priority: Priority, _ dossier: Dossier) -> [RuleFinding] {
    var found: [RuleFinding] = []
    let start = dossier.goLive ?? dossier.money.start
    if priority.baseline == nil {
      found.append(
        RuleFinding(
          4, .missing, priority.subject("baseline"), "\(priority.title) does not say where it stood before",
          do: "add baseline: and the value"))
    }
    guard let start else { return found }
    let targets = priority.milestones + [priority.target].compactMap { $0 }
    let measured = priority.measures.flatMap { dossier.actuals[$0] }
    for (after, words) in days {
      let due = start.advanced(by: after)
      guard let step = targets.first(where: { abs(($0.by ?? dossier.today).distance(to: due)) <= 31 && $0.by != nil })
      else {
        found.append(
          RuleFinding(
            4, .warning, priority.subject("milestone"), "\(priority.title) has no target for \(words) after the start",
            do: "add milestone: with a value by \(due.description)"))
        continue
      }
      guard let day = step.by, day <= dossier.today else { continue }
      guard let actual = measured?.value(at: day), let met = step.isMet(by: actual, from: priority.baseline) else {
        found.append(
          RuleFinding(
            4, .missing, priority.subject("milestone"),
            "what \(priority.title) reached by \(day.description) is not known", do: "import its actuals"))
        continue
      }
      found.append(
        RuleFinding(
          4, met ? .good : .red, priority.subject("milestone"),
          "\(priority.title): \(step.written.isEmpty ? words : step.written) \(met ? "reached" : "missed")",
          do: met ? "" : "say what changes, or lower the plan"))
    }
    return found
  }
}

extension ActualSeries {
  /// The last value of a week that began on that day or before it.
  package func value(at day: Day) -> Double? {
    weeks.lastIndex { $0 <= day }.flatMap { $0 < values.count ? values[$0] : nil }
  }
}
