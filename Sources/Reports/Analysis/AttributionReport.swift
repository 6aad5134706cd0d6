package import Analysis
import Checking
import Engine
import Finance
package import Quantities

/// Why figures changed: a row for each change, and columns that add up to the whole.
package struct AttributionReport: Sendable {
  package let attribution: Attribution
  package let header: AnalysisHeader
  /// Between what: `the last change`, `cautious and base`.
  package let between: String
  private let timeline: Timeline
  private let texts: [MeasureText]

  package init(_ attribution: Attribution, _ header: AnalysisHeader, between: String, timeline: Timeline) {
    self.attribution = attribution
    self.header = header
    self.between = between
    self.timeline = timeline
    texts = MeasureText.beside(
      attribution.measures, currency: header.currency,
      figures: attribution.measures.indices.map { [attribution.before[$0], attribution.after[$0]] })
  }

  package func report() -> Report {
    var sections: [Report.Section] = []
    if order.isEmpty {
      sections.append(Report.Section(nil, [.note("Nothing that counts is different.")]))
    } else {
      sections.append(Report.Section(nil, [.table(table())]))
      sections.append(Report.Section(nil, notes.map { .note($0) }))
    }
    return Report(
      title: "What changed \(between)", subtitle: [header.line()], sections: sections)
  }

  /// Largest effect on the first figure first, without what was set again to what it was.
  private var order: [Attribution.Part] {
    func size(_ part: Attribution.Part) -> Double { abs(part.amounts.first.flatMap(\.self) ?? 0) }
    return attribution.parts.enumerated().filter { !isIdle($0.element) }.sorted { a, b in
      let (first, second) = (size(a.element), size(b.element))
      return first == second ? a.offset < b.offset : first > second
    }.map(\.element)
  }

  private func isIdle(_ part: Attribution.Part) -> Bool {
    guard part.amounts.allSatisfy({ $0 == 0 || $0 == nil }) else { return false }
    switch part.change {
    case .input(let id): return value(id, attribution.inputs.before) == value(id, attribution.inputs.after)
    case .model: return true
    case .choice, .line: return false
    }
  }

  /// Figures whose parts are known: those that exist on both sides and on the way.
  private var shown: [Int] {
    attribution.measures.indices.filter { index in attribution.parts.allSatisfy { $0.amounts[index] != nil } }
  }

  private func table() -> Table {
    let parts = order
    let whole = ["before", "after"]
    let sides = [attribution.before, attribution.after]
    let blank = Cell.empty
    var rows = [Table.Row(.detail, [.text(whole[0]), blank] + shown.map { texts[$0].cell(sides[0][$0]) })]
    rows += parts.map { part in
      Table.Row(
        .line,
        [.text(name(of: part.change)), .text(values(of: part.change))]
          + shown.map { part.amounts[$0].map(texts[$0].change) ?? blank }, level: 0)
    }
    rows.append(
      Table.Row(
        .subtotal,
        [.text("together"), blank]
          + shown.map { texts[$0].change((sides[1][$0].number ?? .nan) - (sides[0][$0].number ?? .nan)) }, level: 1))
    rows.append(Table.Row(.total, [.text(whole[1]), blank] + shown.map { texts[$0].cell(sides[1][$0]) }))
    let none: [Table.Chart.Bar] = []
    let bars = shown.first.map { first in
      [none] + parts.map { [Table.Chart.Bar(from: 0, to: $0.amounts[first] ?? .nan)] } + [none, none]
    }
    let table = Table(
      caption: MeasureText.caption(texts),
      columns: [Table.Column("", .label), Table.Column("", .prose)]
        + shown.map { Table.Column(texts[$0].column, .figure) },
      rows: rows, chart: bars.map { Table.Chart(.bars($0, mark: 0)) })
    return table
  }

  private func name(of change: Attribution.Change) -> String {
    switch change {
    case .input(let id): header.model[id].name
    case .choice(let name): name
    case .line(let index): header.model[header.model.lines[index].id].name
    case .model: "declarations"
    }
  }

  private func values(of change: Attribution.Change) -> String {
    let (before, after) = attribution.inputs
    switch change {
    case .input(let id): return "\(value(id, before)) → \(value(id, after))"
    case .choice(let name): return "\(before.choices[name] ?? "") → \(after.choices[name] ?? "")"
    case .line(let index): return after.countedLines[index] ? "taken in" : "left out"
    case .model: return "declared or loaded since"
    }
  }

  private func value(_ id: QuantityID, _ inputs: InputValues) -> String {
    let quantity = header.model[id]
    let figures = InputFigures(
      quantity: quantity, values: (0..<quantity.type.cellCount).map { Array(inputs.values(of: id, cell: $0)) },
      isFixed: inputs.fixed.contains(id), uncertainty: inputs.uncertainty[id.index])
    return InputText.value(figures, timeline: timeline)
  }

  private var notes: [String] {
    var notes: [String] = []
    for index in attribution.measures.indices where !shown.contains(index) {
      let text = texts[index]
      let sides = (attribution.before[index], attribution.after[index])
      switch sides {
      case (.notMeaningful(let before), .notMeaningful(let after)) where before == after:
        notes.append("\(text.title) is n/m before and after (\(before.description)), so it has no parts.")
      case (.value, .value):
        notes.append(
          "\(text.title) went from \(text.text(sides.0)) to \(text.text(sides.1)); with only some of the changes made it is "
            + "n/m, so it has no parts.")
      case (.notMeaningful(let reason), _):
        notes.append(
          "\(text.title) is n/m before (\(reason.description)) and \(text.text(sides.1)) after, so it has no parts.")
      case (_, .notMeaningful(let reason)):
        notes.append(
          "\(text.title) is \(text.text(sides.0)) before and n/m after (\(reason.description)), so it has no parts.")
      }
    }
    if attribution.isExact {
      if order.count > 1 {
        notes.append("Each part is what its change adds on average over all orders of making them (Shapley value).")
      }
    } else {
      let largest = attribution.parts.compactMap(\.errors.first).max() ?? 0
      let first = texts[0]
      notes.append(
        "Each part is what its change adds on average over orders drawn at random; standard error of \(first.title) "
          + "parts up to \(first.text(largest)). The parts add up whatever the error.")
    }
    return notes
  }
}
