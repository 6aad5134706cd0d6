/// The order of the classes along a path: input, output, outcome.
enum ClassOrder {
  static func findings(of measure: any Measuring, _ dossier: Dossier) -> [RuleFinding] {
    guard let stage = measure.stage, let place = MetricClass.stages.firstIndex(of: stage) else { return [] }
    for above in measure.supports {
      guard let next = dossier.measuring(above), let its = next.stage,
        let itsPlace = MetricClass.stages.firstIndex(of: its)
      else { continue }
      if itsPlace < place {
        return [
          RuleFinding(
            129, .red, measure.subject("supports"),
            "\(measure.title) is an \(stage.rawValue) but supports \(next.title), an \(its.rawValue)",
            do: "turn them round: start from the outcome and trace back")
        ]
      }
    }
    guard stage != .outcome else {
      return [RuleFinding(129, .good, measure.subject(), "\(measure.title): outcome")]
    }
    let outcomes = Set(
      dossier.objectives.map(\.name) + dossier.measurings.filter { $0.stage == .outcome }.map(\.name))
    guard let path = dossier.graph.path(from: measure.name, to: outcomes.contains) else {
      return [
        RuleFinding(
          129, .warning, measure.subject("supports"),
          "\(measure.title) is an \(stage.rawValue) that leads to no outcome",
          do: "add supports: with the outcome it serves")
      ]
    }
    return [RuleFinding(129, .good, measure.subject(), path.joined(separator: " → "))]
  }
}
