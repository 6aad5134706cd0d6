/// The five questions answered: as stated, else by what the model shows.
package struct ProgrammeDiagnosis: Sendable {
  package struct Answer: Sendable, Hashable {
    package let question: ProgrammeQuestion
    /// Nil where nobody has said and the model does not show it.
    package let yes: Bool?
    /// Whether a person said so; a stated answer goes before what the model shows.
    package let isStated: Bool
    /// What it rests on.
    package let because: String
  }

  /// Five, in the order of the questions.
  package let answers: [Answer]
  package var noes: Int { answers.count { $0.yes == false } }
  /// More than two noes.
  package var isAdoptionProgramme: Bool { noes > 2 }
  package var verdict: String {
    if isAdoptionProgramme { return "an adoption programme with a value label on it" }
    let open = answers.count { $0.yes == nil }
    return open > 0 && noes + open > 2
      ? "not decided: \(Wording.count(open, "question")) open" : "a programme of value"
  }

  package init(_ dossier: Dossier) {
    answers = ProgrammeQuestion.allCases.map { question in
      if let stated = dossier.answers.lazy.compactMap({ $0.answer(question) }).first {
        return Answer(question: question, yes: stated, isStated: true, because: "stated")
      }
      let (yes, because) = Self.shown(question, dossier)
      return Answer(question: question, yes: yes, isStated: false, because: because)
    }
  }

  private static func shown(_ question: ProgrammeQuestion, _ dossier: Dossier) -> (Bool?, String) {
    switch question {
    case .outcomeNamed:
      guard !dossier.initiatives.isEmpty else {
        let wired = dossier.objectives.contains { $0.outcome != nil }
        return dossier.objectives.isEmpty
          ? (nil, "no initiative or objective is stated")
          : (wired, wired ? "objectives name their outcomes" : "no objective names an outcome")
      }
      let outcomes = Set(
        dossier.objectives.filter { $0.outcome != nil }.map(\.name) + dossier.priorities.map(\.name))
      let graph = dossier.graph
      let blind = dossier.initiatives.filter { !graph.reaches($0.name, outcomes) }
      return blind.isEmpty
        ? (true, "every initiative reaches an outcome") : (false, "\(blind[0].title) reaches no outcome")
    case .baselineTaken:
      let windows =
        dossier.pilots.filter { $0.days("baseline") != nil }.map(\.title)
        + dossier.workflows.filter { $0.record.days("baseline") != nil }.map(\.title)
      if let first = windows.first { return (true, "baseline of \(first)") }
      let results = dossier.measurings.filter { $0.stage == .outcome }
      guard !results.isEmpty else { return (nil, "no outcome is measured") }
      let with = results.filter { $0.baseline != nil }
      return with.isEmpty ? (false, "no outcome has a baseline") : (true, "baseline of \(with[0].title)")
    case .usersProficient:
      guard !dossier.usages.isEmpty else { return (nil, "no usage is stated") }
      return dossier.usages.contains { $0.number("proficient") != nil }
        ? (true, "proficient users are counted") : (false, "only access and activity are counted")
    case .workStopped:
      let capacity = dossier.benefitLines.filter { $0.kind == "capacity" }
      let stops = dossier.initiatives.filter { $0.stops != nil }
      guard !capacity.isEmpty else {
        return stops.isEmpty ? (nil, "no hours are saved in the model") : (true, stops[0].stops ?? "")
      }
      let idle = capacity.filter { line in
        line.reallocatedTo == nil && !stops.contains { $0.earns.contains(line.name) }
      }
      return idle.isEmpty
        ? (true, "hours are put to use: \(capacity[0].reallocatedTo ?? stops.first?.stops ?? "")")
        : (false, "the hours of \(idle[0].label) go nowhere")
    case .seenInTheAccounts:
      guard !dossier.benefitLines.isEmpty else { return (nil, "the model has no benefit") }
      let seen = dossier.benefitLines.first { line in
        line.kind == "cash" || (line.kind == "avoided" && line.budget != nil)
          || (line.kind == "revenue" && line.margin != nil)
      }
      return seen.map { (true, "\($0.label) is in the accounts") } ?? (false, "no benefit is cash, a budget or margin")
    }
  }
}
