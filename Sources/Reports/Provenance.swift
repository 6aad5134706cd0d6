package import Checking

/// Where an export's numbers come from, so that they can be made again.
package struct Provenance: Sendable, Hashable {
  package let version: String
  package let sources: [ModelSource]
  package let scenario: String
  package let overrides: [Figures.Override]
  /// Of a simulation, below 2^53; nil where none was run.
  package let seed: UInt64?
  package let trials: Int?
  /// Only where one is handed in: an export is otherwise the same bytes on every day.
  package let time: String?

  package init(
    version: String, sources: [ModelSource], scenario: String, overrides: [Figures.Override], seed: UInt64? = nil,
    trials: Int? = nil, time: String? = nil
  ) {
    self.version = version
    self.sources = sources
    self.scenario = scenario
    self.overrides = overrides
    self.seed = seed
    self.trials = trials
    self.time = time
  }

  /// In one line, for the foot of a page.
  package var line: String {
    let files = sources.map { "\($0.path) (SHA-256 \($0.sha256.prefix(12))…)" }
    let runs = trials.map { ", \(NumberStyle.count.text(Double($0))) trials, seed \(seed ?? 0)" } ?? ""
    return "Hurdle \(version) · \(files.joined(separator: ", ")) · scenario \(scenario)\(runs)"
      + (time.map { " · \($0)" } ?? "")
  }

  package func section() -> Report.Section {
    var pairs: [(label: String, value: Cell)] = [("Made by", .text("Hurdle \(version)"))]
    for source in sources {
      let kind =
        switch source.kind {
        case .model: "Model"
        case .library: "Library model"
        case .data: "Data"
        }
      pairs.append((kind, .text("\(source.path)  SHA-256 \(source.sha256)")))
    }
    pairs.append(("Scenario", .text(scenario)))
    for override in overrides { pairs.append(("Set", .text("\(override.name) = \(override.value)"))) }
    if let seed { pairs.append(("Seed", .text(String(seed)))) }
    if let trials { pairs.append(("Trials", .number(Double(trials), .count))) }
    if let time { pairs.append(("Time", .text(time))) }
    return Report.Section("Provenance", [.pairs(pairs)])
  }
}
