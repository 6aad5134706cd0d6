/// A routing problem as a linear programme. Columns are shares of classes, 0...1; money is scaled so that no
/// coefficient is above 1.
struct RoutingProgram {
  /// A row that stands for a number of a requirement, with what turns the row's dual into cost per unit.
  struct Marked {
    var requirement: Requirement
    var vendor: Int?
    var row: Int
    var unit: Double
    /// The unit is to be multiplied by the whole spend on models: the row is about a share of it.
    var isOfSpend = false
  }
  private(set) var program = LinearProgram()
  let candidates: PolicyCandidates
  /// `shares[class][policy]`: columns.
  private(set) var shares: [[Int]] = []
  private(set) var marks: [Marked] = []
  /// The column of the units taken of a model's hosting, by model.
  private(set) var units: [Int: Int] = [:]
  /// Money per unit of the objective.
  let scale: Double
  private let problem: RoutingProblem
  private let ignored: (Requirement) -> Bool
  /// Spend on models by vendor, scaled.
  private var spend: [LinearTerms] = []

  init(_ problem: RoutingProblem, _ candidates: PolicyCandidates, ignoring ignored: @escaping (Requirement) -> Bool) {
    self.problem = problem
    self.candidates = candidates
    self.ignored = ignored
    var largest = 0.0
    for (item, policies) in zip(problem.classes, candidates.byClass) {
      for policy in policies { largest = max(largest, item.requests * policy.cost.total) }
    }
    for model in problem.models { largest = max(largest, model.hosting?.unitCost ?? 0) }
    for terms in problem.terms { for item in terms.commitments { largest = max(largest, item.minimum) } }
    scale = largest > 0 ? largest : 1
    addShares()
    addSpend()
    addHosting()
    addRules()
  }

  private func forEachPolicy(_ body: (_ c: Int, _ policy: Policy, _ column: Int) -> Void) {
    for (c, policies) in candidates.byClass.enumerated() {
      for (p, policy) in policies.enumerated() { body(c, policy, shares[c][p]) }
    }
  }

  private func terms(_ coefficient: (_ c: Int, _ policy: Policy) -> Double) -> LinearTerms {
    var terms = LinearTerms()
    forEachPolicy { c, policy, column in terms.add(coefficient(c, policy), column) }
    return terms
  }

  private mutating func addShares() {
    var whole: Set<Int> = []
    for (r, rule) in problem.rules.enumerated() where !ignored(.rule(r)) {
      if case .onePolicy(let classes) = rule { whole.formUnion(classes) }
    }
    for (c, policies) in candidates.byClass.enumerated() {
      shares.append(policies.map { _ in program.addColumn(upper: 1, isWhole: whole.contains(c)) })
      var all = LinearTerms()
      for column in shares[c] { all.add(1, column) }
      program.addRow(all, lower: 1, upper: 1)
      var batch = LinearTerms()
      for (policy, column) in zip(policies, shares[c]) where policy.service == .batch { batch.add(1, column) }
      if !batch.items.isEmpty, problem.classes[c].batchShare < 1, !ignored(.batchShare(class: c)) {
        let row = program.addRow(batch, upper: problem.classes[c].batchShare)
        marks.append(Marked(requirement: .batchShare(class: c), row: row, unit: 1))
      }
    }
    // What people and wrong answers cost; the spend on models is added by vendor.
    program.addCost(
      terms { c, policy in
        problem.classes[c].requests * (policy.cost.review + policy.cost.rework + policy.cost.errors) / scale
      })
  }

  /// Money for a vendor's tokens at list prices, scaled, and the checks of cascades which are counted to the vendor of
  /// the first model.
  private func listSpend(_ vendor: String) -> LinearTerms {
    terms { c, policy in
      var sum = 0.0
      for stage in policy.stages where problem.models[stage.model].vendor == vendor {
        sum += stage.calls * (problem.models[stage.model].offers[stage.offer].price[c] ?? 0)
      }
      return problem.classes[c].requests * sum / scale
    }
  }

  private mutating func addSpend() {
    let checks = terms { c, policy in problem.classes[c].requests * policy.cost.checks / scale }
    program.addCost(checks)
    for vendor in problem.vendors {
      let list = listSpend(vendor)
      guard let terms = problem.terms.first(where: { $0.vendor == vendor }) else {
        spend.append(list)
        program.addCost(list)
        continue
      }
      spend.append(addTerms(VendorOption.all(terms), list: list, tokens: tokens(vendor)))
    }
  }

  private func tokens(_ vendor: String) -> LinearTerms {
    terms { c, policy in
      policy.stages.reduce(0) {
        $0 + (problem.models[$1.model].vendor == vendor ? $1.calls * problem.classes[c].tokens : 0)
      } * problem.classes[c].requests
    }
  }

  /// Splits a vendor's spend among the ways it can be billed, one of which is in force; answers what is paid.
  private mutating func addTerms(_ options: [VendorOption], list: LinearTerms, tokens: LinearTerms) -> LinearTerms {
    let most = max(list.items.reduce(0) { $0 + $1.value }, 1e-9)
    let mostTokens = max(tokens.items.reduce(0) { $0 + $1.value }, 1e-9)
    let measuresTokens = options.contains { $0.measure == .tokens }
    var split = list
    var splitTokens = tokens
    var choice = LinearTerms()
    var paid = LinearTerms()
    for option in options {
      let isChosen = program.addColumn(lower: options.count == 1 ? 1 : 0, upper: 1, isWhole: options.count > 1)
      let part = program.addColumn()
      let pays = program.addColumn(cost: 1)
      choice.add(1, isChosen)
      split.add(-1, part)
      paid.add(1, pays)
      program.addRow(LinearTerms(items: [(part, 1), (isChosen, -most)]), upper: 0)
      program.addRow(LinearTerms(items: [(pays, 1), (part, -option.factor)]), lower: 0)
      program.addRow(LinearTerms(items: [(pays, 1), (isChosen, -option.minimum / scale)]), lower: 0)
      var measured = part
      var unit = scale
      if measuresTokens {
        measured = program.addColumn()
        unit = mostTokens
        splitTokens.add(-mostTokens, measured)
        program.addRow(LinearTerms(items: [(measured, 1), (isChosen, -1)]), upper: 0)
      }
      if option.from > 0 {
        program.addRow(LinearTerms(items: [(measured, 1), (isChosen, -option.from / unit)]), lower: 0)
      }
      if option.to < .infinity {
        program.addRow(LinearTerms(items: [(measured, 1), (isChosen, -option.to / unit)]), upper: 0)
      }
    }
    program.addRow(choice, lower: 1, upper: 1)
    program.addRow(split, lower: 0, upper: 0)
    if measuresTokens {
      program.addRow(
        LinearTerms(items: splitTokens.items.map { ($0.column, $0.value / mostTokens) }), lower: 0, upper: 0)
    }
    return paid
  }

  private mutating func addHosting() {
    for (m, model) in problem.models.enumerated() {
      guard let hosting = model.hosting else { continue }
      let loads = hosting.limits(of: m, in: problem).map { limit in
        (
          limit: limit,
          terms: terms { c, policy in policy.calls(of: m) * problem.classes[c].requests * limit.perRequest[c] }
        )
      }
      func most(_ load: LinearTerms) -> Double { load.items.reduce(0) { $0 + $1.value } }
      var units: Int?
      if hosting.unitCost > 0 {
        // So many are enough for all there is; without anything to run out of, one is.
        let enough = loads.filter { $0.limit.perUnit > 0 }
          .map { (most($0.terms) / $0.limit.perUnit).rounded(.up) + 1 }.max()
        let limit = min(hosting.unitLimit.map(Double.init) ?? .infinity, enough ?? .infinity)
        let column = program.addColumn(
          cost: hosting.unitCost / scale, upper: limit == .infinity ? 1 : limit, isWhole: true)
        units = column
        self.units[m] = column
        let vendor = problem.vendors.firstIndex(of: model.vendor) ?? 0
        spend[vendor].add(hosting.unitCost / scale, column)
        addUse(of: m, needs: column)
      }
      for (limit, load) in loads where !ignored(limit.requirement) {
        let size = max(most(load), units == nil ? 0 : limit.perUnit, 1e-9)
        var scaled = LinearTerms(items: load.items.map { ($0.column, $0.value / size) })
        let row: Int
        if let units {
          scaled.add(-limit.perUnit / size, units)
          row = program.addRow(scaled, upper: 0)
        } else if let count = hosting.unitLimit {
          row = program.addRow(scaled, upper: limit.perUnit * Double(count) / size)
        } else {
          continue
        }
        marks.append(Marked(requirement: limit.requirement, row: row, unit: 1 / size))
      }
    }
  }

  /// No class uses the model unless the column is at least 1.
  private mutating func addUse(of model: Int, needs column: Int) {
    for (c, policies) in candidates.byClass.enumerated() {
      var use = LinearTerms()
      for (policy, share) in zip(policies, shares[c]) where policy.stages.contains(where: { $0.model == model }) {
        use.add(1, share)
      }
      guard !use.items.isEmpty else { continue }
      use.add(-1, column)
      program.addRow(use, upper: 0)
    }
  }

  private mutating func addRules() {
    for (r, rule) in problem.rules.enumerated() where !ignored(.rule(r)) {
      let requirement = Requirement.rule(r)
      switch rule {
      case .quality(let minimum, let only):
        let all = only.map { problem.classes[$0].requests } ?? problem.requests
        let terms = terms { c, policy in
          if let only { return c == only ? policy.quality.lower : 0 }
          return all > 0 ? policy.quality.lower * problem.classes[c].requests / all : 0
        }
        let isEmpty = only == nil && all <= 0
        let row = program.addRow(terms, lower: isEmpty ? 0 : minimum)
        marks.append(Marked(requirement: requirement, row: row, unit: 1))
      case .budget(let limit, let kind):
        var money = LinearTerms()
        for item in spend { money.add(item) }
        money.add(
          terms { c, policy in
            let people = policy.cost.review + policy.cost.rework + policy.cost.errors
            let cost = policy.cost.checks + (kind == .everything ? people : 0)
            return problem.classes[c].requests * cost / scale
          })
        let row = program.addRow(money, upper: limit / scale)
        marks.append(Marked(requirement: requirement, row: row, unit: 1 / scale))
      case .vendorShare(let limit, let vendor):
        for (v, name) in problem.vendors.enumerated() where vendor == nil || vendor == name {
          var terms = spend[v]
          for item in spend { terms.add(item, times: -limit) }
          let row = program.addRow(terms, upper: 0)
          marks.append(Marked(requirement: requirement, vendor: v, row: row, unit: 1 / scale, isOfSpend: true))
        }
      case .modelLimit(let limit):
        var used = LinearTerms()
        for m in problem.models.indices {
          let column = program.addColumn(upper: 1, isWhole: true)
          used.add(1, column)
          addUse(of: m, needs: column)
        }
        program.addRow(used, upper: Double(limit))
      case .residency, .latency, .onePolicy: break
      }
    }
  }
}
