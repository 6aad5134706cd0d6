import Diagnostics
package import Checking
package import Quantities

/// Short tables of what a model holds.
package enum Listings {
  /// Inputs can be listed before the statement can be computed.
  package static func inputs(_ inputs: [InputFigures], timeline: Timeline, scenario: String) -> Report {
    let rows = inputs.map { input -> Table.Row in
      let ranges = input.uncertainty.compactMap(\.self)
      let type = input.quantity.type
      let range = ranges.first.flatMap { range -> String? in
        guard let low = range.low, let high = range.high else { return nil }
        return "\(InputText.number(low, type)) .. \(InputText.join(InputText.number(high, type), type.unit))"
      }
      let words = [ranges.count > 1 ? "by member" : range ?? "", InputText.shape(ranges.first, type.unit)]
      let about = input.isFixed ? "fixed" : words.filter { !$0.isEmpty }.joined(separator: " ")
      return Table.Row(
        .line,
        [
          .text(input.quantity.name), .text(InputText.value(input, timeline: timeline)),
          about.isEmpty ? .empty : .text(about),
          .text(input.quantity.label ?? ""),
        ])
    }
    return report(
      "Inputs", subtitle: ["Scenario \(scenario)"],
      [("Name", .label), ("Value", .figure), ("Range", .label), ("Label", .prose)], rows)
  }

  package static func scenarios(_ model: CheckedModel, inUse: String) -> Report {
    func row(_ name: String, _ label: String, _ parent: String, _ sets: String) -> Table.Row {
      Table.Row(.line, [.text(name == inUse ? "in use" : ""), .text(name), .text(label), .text(parent), .text(sets)])
    }
    let rows = model.scenarios.map { scenario in
      let sets =
        scenario.assignments.map { Wording.oneLine($0.span.text) }
        + scenario.choices.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      return row(scenario.name, scenario.label ?? "", scenario.parent ?? "base", sets.joined(separator: "; "))
    }
    return report(
      "Scenarios",
      [("", .label), ("Name", .label), ("Label", .prose), ("From", .label), ("Sets", .prose)],
      [row("base", "", "", "the inputs as the files state them")] + rows)
  }

  package static func units(_ model: CheckedModel) -> Report {
    let declared = model.units.map { unit -> Table.Row in
      let definition =
        unit.definition.isEmpty
        ? "a count"
        : "\(NumberText.significant(unit.scale / Unit(unit.definition).scale, 6)) \(Unit(unit.definition).description)"
      return Table.Row(.line, [.text(unit.name), .text(definition)])
    }
    let money = model.currency.map { [Table.Row(.line, [.text($0), .text("the reporting currency")])] } ?? []
    let builtIn = [
      ("s, min, hour", "effort: hours of work"),
      ("day, week, month, quarter, year", "calendar time"),
      ("%", "a pure number"),
    ].map { Table.Row(.line, [.text($0.0), .text($0.1)]) }
    return report("Units", [("Unit", .label), ("What it is", .prose)], money + declared + builtIn)
  }

  /// A library model as the listing shows it.
  package struct ShippedModel: Sendable, Hashable {
    /// As `use` and `load` take it: `costs/licences`.
    package let path: String
    /// The question it answers.
    package let summary: String
    package let needs: [String]
    package init(path: String, summary: String, needs: [String]) {
      self.path = path
      self.summary = summary
      self.needs = needs
    }
  }

  /// What ships, folder by folder, with what each needs.
  package static func models(_ models: [ShippedModel]) -> Report {
    var rows: [Table.Row] = []
    var folder = ""
    for model in models.sorted(by: { $0.path < $1.path }) {
      let own = model.path.split(separator: "/").dropLast().joined(separator: "/")
      if own != folder {
        folder = own
        rows.append(Table.Row(.heading, [.text(Wording.capitalised(own)), .empty, .empty]))
      }
      let needs = model.needs.isEmpty ? Cell.empty : .text(model.needs.joined(separator: ", "))
      rows.append(Table.Row(.line, [.text(model.path), .text(model.summary), needs], level: 1))
    }
    return report("Models that ship", [("Model", .label), ("Question", .prose), ("Needs", .prose)], rows)
  }

  private static func report(
    _ title: String, subtitle: [String] = [], _ columns: [(String, Table.Column.Role)], _ rows: [Table.Row]
  ) -> Report {
    let table = Table(columns: columns.map { Table.Column($0.0, $0.1) }, rows: rows)
    return Report(title: title, subtitle: subtitle, sections: [Report.Section(nil, [.table(table)])])
  }
}
