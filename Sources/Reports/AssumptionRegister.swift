import Evidence
package import Checking
import Quantities

/// Every assumption with its range, its evidence and who stands for it.
package struct AssumptionRegister: Sendable {
  package struct Entry: Sendable {
    /// A1, A2, … in declaration order.
    package let id: String
    package let input: InputFigures
    package let value: String
    package let low: String
    package let high: String
    package let shape: String
    /// `realised 0.5`
    package let correlations: [String]
    /// The value a scenario or a `set` replaced; nil where the file's own value stands.
    package let superseded: String?
    /// Other inputs it is given as; they have the source then.
    package let binding: [String]
    /// Names of what uses it directly.
    package let users: [String]
    /// Its place by the swing of NPV over its range, from 1; nil where it is certain or that is not known.
    package let rank: Int?
    package subscript(attribute key: String) -> String { input.quantity.attributes[key] ?? "" }
  }

  package let figures: Figures
  package let entries: [Entry]

  /// - Parameter ranks: the place of each uncertain input by its swing of NPV.
  package init(_ figures: Figures, ranks: [QuantityID: Int] = [:]) {
    self.figures = figures
    let model = figures.model
    let users = Dependencies(model).users
    entries = figures.inputs.enumerated().map { index, input in
      let quantity = input.quantity
      let unit = quantity.type.unit
      let ranges = input.uncertainty.compactMap(\.self)
      let bounds = { (bound: (Uncertainty) -> Double?) -> String in
        let texts = ranges.compactMap(bound).map { InputText.number($0, quantity.type) }
        return texts.isEmpty ? "" : InputText.join(texts.joined(separator: ", "), unit)
      }
      let pairs = model.correlations.compactMap { pair -> String? in
        guard pair.first == quantity.id || pair.second == quantity.id else { return nil }
        let other = model[pair.first == quantity.id ? pair.second : pair.first]
        return "\(other.name) \(NumberText.significant(pair.coefficient, 3))"
      }
      let isOverridden =
        figures.overrides.contains { $0.name == quantity.name || $0.name.hasPrefix(quantity.name + "[") }
        || model.assigns(quantity.id, in: figures.scenario)
      return Entry(
        id: "A\(index + 1)", input: input, value: InputText.value(input, timeline: figures.timeline),
        low: bounds(\.low),
        high: bounds(\.high), shape: InputText.shape(ranges.first, unit), correlations: pairs,
        superseded: isOverridden ? quantity.written : nil, binding: model.binding(of: quantity),
        users: users.indices.contains(quantity.id.index) ? users[quantity.id.index].map { model[$0].name } : [],
        rank: ranks[quantity.id])
    }
  }

  /// Inputs that name neither a source nor evidence; settings such as the hurdle rate are the model's own.
  package var withoutSource: [Entry] {
    entries.filter {
      $0[attribute: "source"].isEmpty && $0[attribute: "evidence"].isEmpty && !$0.input.quantity.isSetting
        && $0.binding.isEmpty && $0.input.quantity.pilot == nil
    }
  }

  package func report() -> Report {
    Report(
      title: Header.title(figures.model), subtitle: Header.lines(figures), sections: [section()])
  }

  package func section() -> Report.Section {
    var blocks: [Report.Block] = [.table(table())]
    let bare = withoutSource
    if bare.isEmpty {
      blocks.append(.note("Every input names its source or evidence."))
    } else {
      let inputs = Wording.count(bare.count, "input")
      blocks.append(
        .note("\(inputs) without a source: \(Wording.list(bare.map { "\($0.id) \($0.input.quantity.name)" }))."))
    }
    return Report.Section("Assumptions", blocks)
  }

  // MARK: Table

  private typealias Field = (head: String, role: Table.Column.Role, text: @Sendable (Entry) -> String)

  private static let id: Field = ("ID", .label, { $0.id })
  private static let name: Field = ("Name", .label, { $0.input.quantity.name })
  private static let label: Field = ("Label", .prose, { $0.input.quantity.label ?? "" })
  private static let value: Field = ("Base", .figure, { $0.value + ($0.input.isFixed ? " fixed" : "") })
  private static let low: Field = ("Low", .figure, { $0.low })
  private static let high: Field = ("High", .figure, { $0.high })
  private static let shape: Field = ("Shape", .label, { $0.shape })
  private static let confidence: Field = ("Conf.", .label, { $0[attribute: "confidence"] })
  private static let owner: Field = ("Owner", .prose, { $0[attribute: "owner"] })
  private static let source: Field = (
    "Source", .prose,
    { entry in
      if !entry.binding.isEmpty { return "given as \(Wording.list(entry.binding))" }
      let pilot = entry.input.quantity.pilot.map { "pilot \($0.name)" + ($0.prior.map { ", prior \($0.key)" } ?? "") }
      let given = [pilot ?? ""] + ["source", "evidence"].map { entry[attribute: $0] }
      let found = given.filter { !$0.isEmpty }
      return found.isEmpty ? (entry.input.quantity.isSetting ? "" : "none") : found.joined(separator: "; ")
    }
  )
  private static let rank: Field = ("Rank", .figure, { $0.rank.map { "\($0)" } ?? "" })
  private static let users: Field = ("Used in", .prose, { $0.users.joined(separator: ", ") })

  /// What a register has to say in full, for exports.
  private static let whole: [Field] = [
    id, rank, name, label, ("Unit", .label, { $0.input.quantity.type.unit.description }), low, value, high, shape,
    ("Correlations", .prose, { $0.correlations.joined(separator: ", ") }), source, owner,
    ("As of", .label, { $0[attribute: "as of"] }), confidence,
    ("Review by", .label, { $0[attribute: "review by"] }), ("Superseded", .figure, { $0.superseded ?? "" }), users,
    ("Note", .prose, { $0[attribute: "note"] }),
  ]

  package func table() -> Table {
    let sets = [
      Self.whole,
      [
        Self.id, Self.rank, Self.name, Self.label, Self.low, Self.value, Self.high, Self.shape, Self.confidence,
        Self.owner,
        Self.source, Self.users,
      ],
      [Self.id, Self.rank, Self.name, Self.low, Self.value, Self.high, Self.confidence, Self.owner, Self.source],
      [Self.id, Self.name, Self.value, Self.confidence, Self.source],
    ]
    let isRanked = entries.contains { $0.rank != nil }
    let tables = sets.map { all in
      let fields = all.filter { isRanked || $0.head != "Rank" }
      return Table(
        columns: fields.map { field in
          // Values by member are sentences rather than figures.
          let isLong = field.role == .figure && entries.contains { field.text($0).count > 24 }
          return Table.Column(field.head, isLong ? .prose : field.role)
        },
        rows: entries.map { entry in
          Table.Row(
            .line, fields.map { field in field.text(entry).isEmpty ? .empty : .text(field.text(entry)) })
        })
    }
    var widest = tables[0]
    widest.folded = Array(tables.dropFirst())
    return widest
  }
}

extension Quantity {
  /// An input made from its own statement: the hurdle rate, the tax rate, an exchange rate.
  package var isSetting: Bool {
    if case .input(let detail) = role { detail.isSetting } else { false }
  }

  /// What its distribution rests on, where that is a pilot.
  package var pilot: PilotProvenance? {
    if case .input(let detail) = role { detail.pilot } else { nil }
  }

  /// The base as written in the file; empty for what is no input.
  package var written: String {
    if case .input(let detail) = role { detail.written } else { "" }
  }
}

extension CheckedModel {
  /// What an input is given as, where a `use` binds it to other quantities; exchange rates aside.
  package func binding(of quantity: Quantity) -> [String] {
    guard case .input = quantity.role, let definition = quantity.definition else { return [] }
    return definition.namedQuantities.map { self[$0] }.filter { !$0.isSetting }.map(\.name)
  }

  /// Whether a scenario or one it stands on sets the input.
  package func assigns(_ id: QuantityID, in scenario: String) -> Bool {
    var name: String? = scenario
    var seen: Set<String> = []
    while let current = name, seen.insert(current).inserted,
      let found = scenarios.first(where: { $0.name == current })
    {
      if found.assignments.contains(where: { $0.target == id }) { return true }
      name = found.parent
    }
    return false
  }
}
