package import Analysis
import Checking
import Quantities
import Sampling

/// The values of an input that give a condition a probability, or how close it comes.
package struct ProbabilityGoalReport: Sendable {
  package let search: ProbabilitySearch
  package let header: AnalysisHeader
  private let lever: LeverText

  package init(_ search: ProbabilitySearch, _ header: AnalysisHeader) {
    self.search = search
    self.header = header
    lever = LeverText(search.lever, in: header.model)
  }

  package func report() -> Report {
    var blocks: [Report.Block] = []
    if !search.isUncertain {
      blocks.append(
        .note(
          "No input is uncertain, so that the condition holds or does not. Give one a shape, as in "
            + "`set x = 8% in 5% .. 10% as pert`."))
    }
    if search.roots.isEmpty {
      blocks.append(.note(closest))
    } else {
      blocks.append(.table(table()))
      if let first = search.roots.min(by: { distance($0) < distance($1) }) {
        blocks.append(.note("Take it over: \(lever.statement(first.place.value, digits: 4))"))
      }
    }
    let trials = NumberStyle.count.text(Double(search.trials))
    blocks.append(
      .note(
        "Every value is tried with the same \(trials) draws: \(ProbabilitySearch.sets) independently scrambled sets of Sobol' points, seed "
          + "\(search.seed). ± is one standard error, from how the sets differ."))
    if search.undecided > 0 {
      blocks.append(
        .note(
          "In \(NumberStyle.count.text(Double(search.undecided))) of them the condition cannot be decided; they count as no."
        ))
    }
    blocks.append(
      .plot(
        Plot(
          kind: .line, title: "\(search.text) over \(looked)", labels: [], values: search.curve.map(\.probability),
          style: .percent(decimals: 0))))
    return Report(
      title: "\(search.text) = \(Self.percent(search.target)) by \(lever.name)",
      subtitle: [
        header.line(
          "\(lever.name) is \(lever.text(search.base))", "\(search.text) is \(Self.percent(search.probabilityAtBase))",
          "looked over \(looked)")
      ],
      sections: [Report.Section(nil, blocks)])
  }

  private func distance(_ root: ProbabilitySearch.Root) -> Double { abs(root.place.value - search.base) }

  private var looked: String { lever.range(search.span.lowerBound, search.span.upperBound) }

  private var closest: String {
    guard let closest = search.closest else { return "\(search.text) does not exist anywhere over \(looked)." }
    return
      "No value of \(lever.name) over \(looked) gives \(search.text) a probability of \(Self.percent(search.target)): the closest is "
      + "\(lever.text(closest.place)), where it is \(Self.percent(closest.probability))."
  }

  private func table() -> Table {
    let rows = search.roots.map { root -> Table.Row in
      let change =
        search.base == 0 || search.lever.reach == .scale ? nil : (root.place.value - search.base) / abs(search.base)
      return Table.Row(
        .line,
        [
          .text(lever.text(root.place.value)), .text(error(root.place)),
          change.map { .text("\($0 < 0 ? "-" : "+")\(NumberText.significant(abs($0) * 100, 3))%") } ?? .empty,
          .text(Self.percent(root.probability)),
        ])
    }
    return Table(
      columns: [
        Table.Column(Wording.capitalised(lever.name), .figure), Table.Column("±", .figure),
        Table.Column("Change", .figure), Table.Column("\(search.text) there", .figure),
      ], rows: rows)
  }

  /// In the lever's unit: a difference, which a scale has in points of its factor.
  private func error(_ place: Estimate) -> String {
    if search.lever.reach == .scale { return NumberText.significant(place.standardError * 100, 2) + "%" }
    let unit = header.model[search.lever.input].type.unit
    return NumberText.significant(unit.number(place.standardError), 2)
  }

  private static func percent(_ share: Double) -> String { NumberText.significant(share * 100, 3) + "%" }

  /// `27.2% ±0.1`
  private static func percent(_ estimate: Estimate) -> String {
    let decimals = estimate.standardError < 0.000_95 ? 2 : 1
    return
      "\(NumberText.fixed(estimate.value * 100, decimals: decimals))% ±\(NumberText.fixed(max(estimate.standardError * 100, 0.01), decimals: decimals))"
  }
}
