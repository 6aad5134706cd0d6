import Quantities
import Checking
import Finance

/// Puts the rows of a statement together, in the order a finance partner reads them.
struct StatementRows {
  let figures: Figures
  let detail: String?
  private(set) var rows: [Statement.Row] = []
  private(set) var refs: [String: String] = [:]

  init(figures: Figures, detail: String?) {
    self.figures = figures
    self.detail = detail
  }

  private var zeros: [Double] { Array(repeating: 0, count: figures.timeline.columns) }

  mutating func build() {
    addCosts()
    addBenefits()
    addNet()
    addTax()
    addLeftOut()
  }

  // MARK: Costs

  /// The order of the language's categories; one of the model's own stands after them.
  static let categoryOrder = [
    "licences", "tokens", "review", "rework", "change", "integration", "governance", "infrastructure", "exceptions",
    "other",
  ]

  private mutating func addCosts() {
    let costs = figures.lines.filter { $0.isCost && $0.isShown }
    rows.append(.init("Costs", .heading))
    let present = Self.categoryOrder.filter { category in costs.contains { $0.line.category == category } }
    var number = 0
    for category in present {
      let members = costs.filter { $0.line.category == category }
      let title = Wording.capitalised(category)
      if members.count > 1 { rows.append(.init(title, .heading, level: 1)) }
      for member in members {
        number += 1
        // A category of one line is its own subtotal; the line names the category where its title does not.
        let isNamed = members.count > 1 || member.quantity.title.lowercased().contains(category)
        let prefix = isNamed ? "" : title + ": "
        add(member, ref: "C\(number)", prefix: prefix, level: members.count == 1 ? 1 : 2)
      }
      if members.count > 1 {
        let sum = [Double].sum(of: members.map(\.economic), count: zeros.count)
        rows.append(.init("Total \(category)", .subtotal, level: 1, amounts: sum.negated))
      }
    }
    let costTotal = figures.views[.economic]?.costs ?? zeros
    let cashTotal = figures.views[.cashOnly]?.costs ?? zeros
    rows.append(.init(ref: "C", "Total costs", .subtotal, amounts: costTotal.negated))
    let capacity = zip(costTotal, cashTotal).map { $0 - $1 }
    rows.append(.init("of which cash", .detail, level: 1, amounts: cashTotal.negated))
    rows.append(.init("of which capacity", .detail, level: 1, amounts: capacity.negated))
  }

  // MARK: Benefits

  private mutating func addBenefits() {
    let benefits = figures.lines.filter { !$0.isCost && $0.isShown }
    rows.append(.init("Benefits", .heading))
    var number = 0
    for kind in [Line.Kind.cash, .avoided, .revenue, .capacity, .risk] {
      let members = benefits.filter { $0.line.kind == kind }
      // Cash and capacity always stand apart: none of either is an answer too.
      guard !members.isEmpty || kind == .cash || kind == .capacity else { continue }
      if !members.isEmpty { rows.append(.init(Self.heading(kind), .heading, level: 1)) }
      for member in members {
        number += 1
        add(member, ref: "B\(number)", prefix: "", level: 2)
      }
      let sum = [Double].sum(of: members.map(\.economic), count: zeros.count)
      rows.append(.init("Total \(Self.heading(kind).lowercasedFirst)", .subtotal, level: 1, amounts: sum))
    }
    rows.append(.init(ref: "B", "Total benefits", .subtotal, amounts: figures.views[.economic]?.benefits ?? zeros))
  }

  private static func heading(_ kind: Line.Kind) -> String {
    switch kind {
    case .cash: "Cash benefits"
    case .avoided: "Avoided costs"
    case .revenue: "Revenue at its margin"
    case .capacity: "Capacity benefits"
    case .risk: "Risk reduction"
    }
  }

  private mutating func add(_ member: LineFigures, ref: String, prefix: String, level: Int) {
    refs[member.quantity.name] = ref
    let sign: Double = member.isCost ? -1 : 1
    let amounts = member.economic.map { $0 * sign + 0 }
    rows.append(.init(ref: ref, prefix + member.label(in: figures), .line, level: level, amounts: amounts))
    for (name, cells) in breakdown(of: member) {
      rows.append(.init(name, .detail, level: level + 1, amounts: cells.map { $0 * sign + 0 }))
    }
  }

  /// The counted amounts by member of the dimension asked for; nothing for a line without it.
  private func breakdown(of member: LineFigures) -> [(String, [Double])] {
    guard let detail, member.standing == .counted, member.counted[.economic] != nil,
      let axis = member.quantity.type.axes.first(where: { $0.name == detail })
    else { return [] }
    return axis.members.indices.map { index in
      let cells = member.quantity.type.cells(axis: detail, member: index)
      return (axis.members[index], [Double].sum(of: cells.map { member.cells[$0] }, count: zeros.count))
    }
  }

  // MARK: Net

  private mutating func addNet() {
    let net = figures.views[.economic]?.net ?? zeros
    let present = net.times(figures.factors)
    rows.append(.init(ref: "N", "Net benefits", .total, amounts: net))
    rows.append(.init("of which cash only", .detail, level: 1, amounts: figures.views[.cashOnly]?.net ?? zeros))
    rows.append(.init("Cumulative net", .line, amounts: net.cumulated, rollUp: .last, beside: .nothing))
    rows.append(.init(ref: "PV", "Present value of net", .line, amounts: present, beside: .totalOnly))
    rows.append(.init("Cumulative present value", .line, amounts: present.cumulated, rollUp: .last, beside: .nothing))
  }

  private mutating func addTax() {
    guard let view = figures.views[.afterTax], let tax = view.tax else { return }
    rows.append(.init("Tax", .heading))
    rows.append(.init(ref: "T", "Tax on the cash result", .line, level: 1, amounts: tax.negated))
    rows.append(.init(ref: "A", "Net after tax", .total, amounts: view.net))
  }

  /// What is left out stays visible, with what it would have been.
  private mutating func addLeftOut() {
    let out = figures.lines.filter { !$0.isShown }
    guard !out.isEmpty else { return }
    rows.append(.init("Left out of the totals", .heading))
    for member in out {
      let sign: Double = member.isCost ? -1 : 1
      rows.append(
        .init(
          "\(member.label(in: figures)) (\(member.standing.words))", .detail, level: 1,
          amounts: member.cash.map { $0 * sign + 0 }))
    }
  }
}

extension LineFigures {
  /// Among the lines that add up; else listed as left out.
  var isShown: Bool { standing == .counted }

  /// The line's title, with the reason of a stated zero.
  func label(in figures: Figures) -> String {
    let title = figures.title(of: quantity)
    return line.statedZero.map { "\(title): none (\($0))" } ?? title
  }
}

extension LineFigures.Standing {
  package var words: String {
    switch self {
    case .counted: "counted"
    case .excluded: "excluded"
    case .notChosen: "not chosen"
    case .unavailable: "waits for a need"
    }
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
