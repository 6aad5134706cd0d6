/// A pilot with its record, and its data where they were read.
struct PilotInView {
  let record: BlockRecord
  let design: PilotDesign?
  let reading: PilotReading?

  func subject(_ key: String? = nil) -> Subject {
    Subject(keyword: BlockKind.pilot.keyword, name: record.name, title: record.title, key: key)
  }

  func finding(
    _ rule: Int, _ severity: RuleFinding.Severity, _ key: String?, _ text: String, do remedy: String = ""
  ) -> RuleFinding {
    RuleFinding(rule, severity, subject(key), "\(record.title): \(text)", do: remedy)
  }

  /// Every measure it names, with what the catalogue knows of it.
  var measures: [(name: String, column: String, metric: CatalogueMetric?)] {
    guard let design else { return [] }
    let named =
      [(design.primary.name, design.primary.column)] + design.guards.map { ($0.name, $0.column) }
      + design.secondaries.map { ($0.name, $0.column) }
    return named.map { ($0.0, $0.1, MetricCatalogue.metric(named: [$0.0, $0.1])) }
  }
}

extension Dossier {
  var pilotsInView: [PilotInView] {
    pilots.map { PilotInView(record: $0, design: PilotDesign($0), reading: pilotReadings[$0.name]) }
  }

  /// The weekly values of what a measure reads, or of the measure itself.
  func series(of measure: some Measuring) -> ActualSeries? {
    measure.measures.flatMap { actuals[$0] } ?? actuals[measure.name]
  }

  /// Which way is good, by its own word, its target, or the catalogue.
  func good(_ measure: some Measuring) -> PilotDesign.Direction? {
    if let word = measure.record.text("good when").flatMap(PilotDesign.Direction.init) { return word }
    switch measure.target?.aim {
    case .lower, .atMost: return .lower
    case .higher, .atLeast: return .higher
    case .between, .exactly, nil: break
    }
    return MetricCatalogue.direction(of: [measure.name, measure.title, measure.measures ?? ""])
  }
}
