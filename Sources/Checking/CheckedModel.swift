package import Diagnostics
package import Evidence
package import Finance
package import Quantities

/// Index of a quantity in its model.
package struct QuantityID: Sendable, Hashable, Comparable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
  package static func < (a: QuantityID, b: QuantityID) -> Bool { a.index < b.index }
}

/// A model whose names, units and shapes are all right: the graph that is planned, explained and exported.
///
/// Composed from every file loaded, every library used and everything declared at the prompt.
package struct CheckedModel: Sendable {
  package var title: String?
  /// nil until declared; nothing can be planned without one.
  package var timeline: Timeline?
  package var currency: String?
  package var flowsMidPeriod: Bool
  package var hasTax: Bool
  package var axes: [Axis]
  /// Declared units beside the built-in ones, in order.
  package var units: [Unit.Atom]
  /// Inputs (`discount`, `tax` and `fx.*` among them), calculations, lines, metrics and needs, in declaration order.
  package var quantities: [Quantity]
  package var idByName: [String: QuantityID]
  /// Statement lines in declaration order.
  package var lines: [Line]
  package var scenarios: [Scenario]
  package var correlations: [Correlation]
  package var checks: [Check]
  package var choices: [Choice]
  package var routes: [CheckedRoute]
  /// In the order stated.
  package var evidence: [CheckedBlock] = []
  /// What the data of pilots show, by full name.
  package var pilots: [String: PilotReading] = [:]
  /// What error logs show, by error budget, and the savings of single people, by usage.
  package var errorReadings: [String: ErrorBudgetReading] = [:]
  package var savings: [String: ValueConcentration] = [:]
  /// Every file read, data files included, in the order met.
  package var sources: [ModelSource]
  /// Namespaces that `use … as` made.
  package var namespaces: [String]
  /// Names under which nothing is known after a fault: whatever is said about them is passed over.
  package var unsupported: Set<String>

  package init(
    title: String? = nil, timeline: Timeline? = nil, currency: String? = nil, flowsMidPeriod: Bool = false,
    hasTax: Bool = false, axes: [Axis] = [], units: [Unit.Atom] = [], quantities: [Quantity] = [],
    lines: [Line] = [], scenarios: [Scenario] = [], correlations: [Correlation] = [], checks: [Check] = [],
    choices: [Choice] = [], routes: [CheckedRoute] = [], sources: [ModelSource] = [], namespaces: [String] = [],
    unsupported: Set<String> = []
  ) {
    self.title = title
    self.timeline = timeline
    self.currency = currency
    self.flowsMidPeriod = flowsMidPeriod
    self.hasTax = hasTax
    self.axes = axes
    self.units = units
    self.quantities = quantities
    idByName = Dictionary(quantities.map { ($0.name, $0.id) }) { first, _ in first }
    self.lines = lines
    self.scenarios = scenarios
    self.correlations = correlations
    self.checks = checks
    self.choices = choices
    self.routes = routes
    self.sources = sources
    self.namespaces = namespaces
    self.unsupported = unsupported
  }

  package subscript(id: QuantityID) -> Quantity { quantities[id.index] }
  package func quantity(named name: String) -> Quantity? { idByName[name].map { self[$0] } }
}

package struct ModelSource: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case model, library, data }
  package let kind: Kind
  /// As the user would write it.
  package let path: String
  package let sha256: String
  package init(kind: Kind, path: String, sha256: String) {
    self.kind = kind
    self.path = path
    self.sha256 = sha256
  }
}

/// Anything with a name and a value.
package struct Quantity: Sendable {
  package enum Role: Sendable {
    case input(InputDetail)
    case calculation
    /// Index into the model's lines.
    case line(Int)
    case metric
    case need(NeedDetail)
  }
  package let id: QuantityID
  /// With its namespace: `desk.seats`.
  package let name: String
  package let label: String?
  package let role: Role
  package let type: ValueType
  /// nil for an unmet need.
  package let definition: CheckedExpression?
  package let attributes: Attributes
  /// The name's span at its declaration.
  package let span: Span
  /// The whole declaration's span.
  package let declaration: Span
  package init(
    id: QuantityID, name: String, label: String?, role: Role, type: ValueType, definition: CheckedExpression?,
    attributes: Attributes, span: Span, declaration: Span
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.role = role
    self.type = type
    self.definition = definition
    self.attributes = attributes
    self.span = span
    self.declaration = declaration
  }
  /// Whether a route's solver gives its values, which then stand in a slot of the plan as an input's do.
  package var isDecided: Bool { if case .decided? = definition?.kind { true } else { false } }
  /// What a person reads: the label, else the name.
  package var title: String { label ?? name }
}

package struct InputDetail: Sendable {
  /// One per cell; nil where the cell is certain.
  package let uncertainty: [Uncertainty?]
  /// The base as written, for the register (`14%`, `{ billing: 120k, … } case/month`).
  package let written: String
  /// Whether it exists without a declaration: `discount`, `tax`, `fx.USD` are made from their own statements.
  package let isSetting: Bool
  /// What its distribution rests on, where that is a pilot.
  package let pilot: PilotProvenance?
  package init(
    uncertainty: [Uncertainty?], written: String, isSetting: Bool = false, pilot: PilotProvenance? = nil
  ) {
    self.uncertainty = uncertainty
    self.written = written
    self.isSetting = isSetting
    self.pilot = pilot
  }
}

package struct NeedDetail: Sendable {
  /// Used where the library model is shown alone.
  package let example: CheckedExpression?
  /// Whether something supplies it (its `definition` is then a reference to that).
  package let isMet: Bool
  /// Library models known to supply it.
  package let suppliers: [String]
  package init(example: CheckedExpression?, isMet: Bool, suppliers: [String]) {
    self.example = example
    self.isMet = isMet
    self.suppliers = suppliers
  }
}

/// How an input may differ from its base, in base units.
package struct Uncertainty: Sendable, Hashable {
  package enum Shape: Sendable, Hashable {
    case uniform
    case triangular
    case pert
    /// `central` is the probability between low and high.
    case normal(central: Double)
    case lognormal(central: Double)
    case normalMoments(mean: Double, sd: Double)
    case beta(alpha: Double, beta: Double)
    case discrete(outcomes: [Double], weights: [Double])
    case sampled(path: String, column: String, values: [Double])
  }
  package let low: Double?
  package let high: Double?
  /// nil where a range stands without `as`: drawn as nothing, used by tornado and register.
  package let shape: Shape?
  /// Mean of the shape in base units; nil without a shape.
  package let mean: Double?
  package init(low: Double?, high: Double?, shape: Shape?, mean: Double?) {
    self.low = low
    self.high = high
    self.shape = shape
    self.mean = mean
  }
}

/// The `key: value` lines of a declaration.
package struct Attributes: Sendable, Hashable {
  package var all: [(key: String, text: String)] { pairs.map { ($0.key, $0.text) } }
  private struct Pair: Sendable, Hashable {
    let key: String
    let text: String
  }
  private var pairs: [Pair]
  package init(_ pairs: [(key: String, text: String)] = []) {
    self.pairs = pairs.map { Pair(key: $0.key, text: $0.text) }
  }
  package subscript(key: String) -> String? { pairs.first { $0.key == key }?.text }
}

/// A cost or benefit of the statement.
package struct Line: Sendable {
  package enum Side: String, Sendable { case cost, benefit }
  package enum Kind: String, Sendable, CaseIterable { case cash, capacity, avoided, revenue, risk }
  package static let categories = [
    "licences", "tokens", "review", "rework", "change", "integration", "governance", "infrastructure", "exceptions",
    "other",
  ]
  package let id: QuantityID
  package let side: Side
  package let kind: Kind
  /// One of the language's categories; `other` where none is given; benefits have `other`.
  package let category: String
  /// `none "reason"`: a stated zero.
  package let statedZero: String?
  /// Haircut as a fraction; nil without one.
  package let risk: CheckedExpression?
  /// Margin of revenue as a fraction; nil without one (such revenue counts as 0).
  package let margin: CheckedExpression?
  /// nil is an expense; else amortised over so many months.
  package let capexMonths: Int?
  package let payment: PaymentTiming
  /// Namespace of the `choice` it belongs to; nil counts always.
  package let choiceOption: ChoiceOption?
  /// Whether it counts at all in the economic view: capacity needs `reallocated to`, revenue a `margin`.
  package let countsEconomically: Bool
  /// Whether it counts as cash: cash costs; cash benefits, avoided with a budget, revenue with a margin.
  package let countsAsCash: Bool
  package init(
    id: QuantityID, side: Side, kind: Kind, category: String, statedZero: String?, risk: CheckedExpression?,
    margin: CheckedExpression?, capexMonths: Int?, payment: PaymentTiming, choiceOption: ChoiceOption?,
    countsEconomically: Bool, countsAsCash: Bool
  ) {
    self.id = id
    self.side = side
    self.kind = kind
    self.category = category
    self.statedZero = statedZero
    self.risk = risk
    self.margin = margin
    self.capexMonths = capexMonths
    self.payment = payment
    self.choiceOption = choiceOption
    self.countsEconomically = countsEconomically
    self.countsAsCash = countsAsCash
  }
}

/// An overlay on its parent (nil is base).
package struct Scenario: Sendable {
  package let name: String
  package let label: String?
  package let parent: String?
  package let assignments: [CheckedAssignment]
  /// `vendor = beta`: option by choice name.
  package let choices: [String: String]
  package let span: Span
  package init(
    name: String, label: String?, parent: String?, assignments: [CheckedAssignment], choices: [String: String],
    span: Span
  ) {
    self.name = name
    self.label = label
    self.parent = parent
    self.assignments = assignments
    self.choices = choices
    self.span = span
  }
}

/// One input set to something. In `value` a reference to the target itself is its value beneath;
/// a reference to another input is that input in the same scenario.
package struct CheckedAssignment: Sendable {
  package enum Ranging: Sendable {
    /// A plain value fixes an uncertain input.
    case fixed
    /// `keeping range`: low and high scale with the value.
    case scaled
    /// A range given anew, one per cell.
    case replaced([Uncertainty?])
  }
  package let target: QuantityID
  /// The cells set; nil is all of them.
  package let cells: [Int]?
  package let value: CheckedExpression
  package let ranging: Ranging
  package let reason: String?
  package let span: Span
  package init(
    target: QuantityID, cells: [Int]?, value: CheckedExpression, ranging: Ranging, reason: String? = nil, span: Span
  ) {
    self.target = target
    self.cells = cells
    self.value = value
    self.ranging = ranging
    self.reason = reason
    self.span = span
  }
}

package struct Correlation: Sendable {
  package let first: QuantityID
  package let second: QuantityID
  /// Rank correlation, −1 to 1.
  package let coefficient: Double
  package let span: Span
  package init(first: QuantityID, second: QuantityID, coefficient: Double, span: Span) {
    self.first = first
    self.second = second
    self.coefficient = coefficient
    self.span = span
  }
}

package struct Check: Sendable {
  package enum Condition: Sendable {
    /// Holds where it is not 0, in every period of a series.
    case truth(CheckedExpression)
    /// |left − right| ≤ tolerance.
    case within(left: CheckedExpression, tolerance: CheckedExpression, right: CheckedExpression)
  }
  package let condition: Condition
  /// `base` or a scenario; nil is the one in use.
  package let scenario: String?
  /// The statement's source text without `check`.
  package let text: String
  package let span: Span
  package init(condition: Condition, scenario: String?, text: String, span: Span) {
    self.condition = condition
    self.scenario = scenario
    self.text = text
    self.span = span
  }
}

/// `choice vendor = alpha, beta`: only the chosen namespace's lines count.
package struct Choice: Sendable {
  package let name: String
  package let options: [String]
  package let span: Span
  package init(name: String, options: [String], span: Span) {
    self.name = name
    self.options = options
    self.span = span
  }
}

package struct ChoiceOption: Sendable, Hashable {
  package let choice: String
  package let option: String
  package init(choice: String, option: String) {
    self.choice = choice
    self.option = option
  }
}
