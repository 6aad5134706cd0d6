import Checking
import Finance
import Quantities

/// What the built-in checks found: remarks for the reader, none of which fails a run.
package struct Finding: Sendable, Hashable {
  package let title: String
  /// Arithmetic that holds, or nothing to remark on.
  package let isFine: Bool
  package let detail: String
  package init(_ title: String, isFine: Bool, _ detail: String) {
    self.title = title
    self.isFine = isFine
    self.detail = detail
  }
}

/// The built-in checks of every statement: that it adds up, and what finance people hold against such models.
package enum Findings {
  /// - Parameter others: further scenarios, whose changes from `figures` must add up line by line.
  package static func all(_ figures: Figures, others: [Figures] = []) -> [Finding] {
    let statement = Statement(figures)
    return [
      crossFoot(figures, statement), yearsAddUp(figures), presentValues(figures), scenarioDeltas(figures, others),
      owners(figures), reallocated(figures), margins(figures), budgets(figures), haircuts(figures), costLines(figures),
      sources(figures), sameHours(figures),
    ]
  }

  // MARK: Arithmetic

  /// Equal to within rounding of sums of this size.
  static func agree(_ a: Double, _ b: Double, size: Double) -> Bool {
    abs(a - b) <= 1e-9 * max(size, 1)
  }

  private static func crossFoot(_ figures: Figures, _ statement: Statement) -> Finding {
    let count = figures.timeline.columns
    let lines = statement.rows.filter { $0.role == .line && !$0.ref.isEmpty && "CB".contains($0.ref.prefix(1)) }
    let sum = [Double].sum(of: lines.map(\.amounts), count: count)
    let net = figures.views[.economic]?.net ?? []
    let size = net.reduce(0) { $0 + abs($1) }
    let misses = zip(sum, net).filter { !agree($0, $1, size: size) }.count
    let across = agree(sum.total, net.total, size: size)
    let isFine = misses == 0 && across && sum.count == net.count
    return Finding(
      "Totals cross-foot", isFine: isFine,
      isFine
        ? "\(Wording.count(lines.count, "line")) add up to the net in every period and in total"
        : "\(Wording.count(misses, "period")) in which the lines do not add up to the net")
  }

  private static func yearsAddUp(_ figures: Figures) -> Finding {
    let period = figures.timeline.period.name
    let net = figures.views[.economic]?.net ?? []
    let years = figures.timeline.columns(by: .year).reduce(0) { $0 + net.amount(in: $1) }
    let isFine = agree(years, net.total, size: net.reduce(0) { $0 + abs($1) })
    return Finding(
      "\(Wording.capitalised(period))s add up to years", isFine: isFine,
      isFine ? "the yearly columns hold every \(period) once" : "years \(years), \(period)s \(net.total)")
  }

  private static func presentValues(_ figures: Figures) -> Finding {
    let sum = figures.lines.reduce(0) { total, line in
      total + (line.isCost ? -1 : 1) * figures.presentValue(line.economic)
    }
    guard let npv = figures.metric(.npv).number else {
      return Finding("Present values add up to NPV", isFine: false, "NPV is n/m")
    }
    let size = figures.lines.reduce(0) { $0 + abs(figures.presentValue($1.economic)) }
    let isFine = agree(sum, npv, size: size)
    return Finding(
      "Present values add up to NPV", isFine: isFine,
      isFine ? "Σ PV of the lines is the NPV" : "Σ PV \(sum), NPV \(npv)")
  }

  private static func scenarioDeltas(_ figures: Figures, _ others: [Figures]) -> Finding {
    let title = "Scenario changes add up"
    guard !others.isEmpty else { return Finding(title, isFine: true, "no other scenario to compare with") }
    let misses = others.filter { other in
      guard let from = figures.metric(.npv).number, let to = other.metric(.npv).number else { return false }
      var size = 1.0
      let sum = zip(figures.lines, other.lines).reduce(0) { total, pair in
        let before = figures.presentValue(pair.0.economic)
        let after = other.presentValue(pair.1.economic)
        size += abs(before) + abs(after)
        return total + (pair.0.isCost ? before - after : after - before)
      }
      return !agree(sum, to - from, size: size)
    }
    return Finding(
      title, isFine: misses.isEmpty,
      misses.isEmpty
        ? "the lines' changes make the change in NPV in \(Wording.count(others.count, "scenario"))"
        : "not in \(Wording.list(misses.map(\.scenario)))")
  }

  // MARK: What finance people ask

  private static func about(
    _ title: String, _ figures: Figures, fine: String, where isOpen: (LineFigures) -> Bool
  ) -> Finding {
    let open = figures.lines.filter { $0.standing == .counted && $0.line.statedZero == nil && isOpen($0) }
    return Finding(title, isFine: open.isEmpty, open.isEmpty ? fine : Wording.list(open.map(\.quantity.name)))
  }

  private static func owners(_ figures: Figures) -> Finding {
    about("Benefits without an owner", figures, fine: "each benefit has one") {
      !$0.isCost && ($0.quantity.attributes["owner"] ?? "").isEmpty
    }
  }

  private static func reallocated(_ figures: Figures) -> Finding {
    about("Capacity with no \"reallocated to\", counted at zero", figures, fine: "none") {
      !$0.isCost && $0.line.kind == .capacity && !$0.line.countsEconomically
    }
  }

  private static func margins(_ figures: Figures) -> Finding {
    about("Revenue without a margin, counted at zero", figures, fine: "none") {
      $0.line.kind == .revenue && $0.line.margin == nil
    }
  }

  private static func budgets(_ figures: Figures) -> Finding {
    about("Avoided costs without a budget, not cash", figures, fine: "none") {
      $0.line.kind == .avoided && !$0.line.countsAsCash
    }
  }

  private static func haircuts(_ figures: Figures) -> Finding {
    let model = figures.model
    let uncertain = Set(
      figures.inputs.filter { $0.uncertainty.contains { $0?.shape != nil } }.map(\.quantity.id))
    let dependencies = Dependencies(model)
    let both = figures.lines.compactMap { line -> String? in
      guard line.line.risk != nil else { return nil }
      let drivers = dependencies.reached(from: line.quantity.id).intersection(uncertain).sorted()
      guard !drivers.isEmpty else { return nil }
      return "\(line.quantity.name) (\(Wording.list(drivers.map { model[$0].name })))"
    }
    return Finding(
      "A haircut and a distribution on one driver", isFine: both.isEmpty,
      both.isEmpty ? "none" : "risk is counted twice in \(Wording.list(both))")
  }

  /// The five that a financial review asks for, by category; `none "reason"` states one too.
  static let financialLayer = ["licences", "integration", "governance", "change", "exceptions"]

  private static func costLines(_ figures: Figures) -> Finding {
    let stated = Set(figures.lines.filter(\.isCost).map(\.line.category))
    let missing = financialLayer.filter { !stated.contains($0) }
    return Finding(
      "The five cost lines of the financial layer", isFine: missing.isEmpty,
      missing.isEmpty ? "all stated" : "not stated: \(Wording.list(missing))")
  }

  private static func sources(_ figures: Figures) -> Finding {
    let bare = AssumptionRegister(figures).withoutSource
    return Finding(
      "Inputs without a source", isFine: bare.isEmpty,
      bare.isEmpty ? "none" : "\(bare.count): \(Wording.list(bare.map(\.input.quantity.name)))")
  }

  /// Two benefits that rest on one calculation of hours may sell the same hour twice.
  private static func sameHours(_ figures: Figures) -> Finding {
    let model = figures.model
    let dependencies = Dependencies(model)
    var benefits: [QuantityID: [String]] = [:]
    for line in figures.lines where !line.isCost && line.standing == .counted && line.line.countsEconomically {
      for id in dependencies.reached(from: line.quantity.id) where model[id].isHours {
        benefits[id, default: []].append(line.quantity.name)
      }
    }
    let shared = benefits.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    return Finding(
      "Two benefits on the same hours", isFine: shared.isEmpty,
      shared.isEmpty
        ? "none" : Wording.list(shared.map { "\(Wording.list($0.value)) on \(model[$0.key].name)" }, joining: "and"))
  }
}

extension Quantity {
  /// A calculation of hours of work over time, which a benefit may put to use once.
  fileprivate var isHours: Bool {
    guard case .calculation = role else { return false }
    return type.unit.dimension == Dimension([.effort: 1, .time: -1])
  }
}
