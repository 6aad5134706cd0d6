extension RoutingProblem {
  /// The first number or table that cannot be meant; the solver is never handed one.
  package func validate() throws(RoutingFault) {
    guard !classes.isEmpty else { throw .noClasses }
    guard !models.isEmpty else { throw .noModels }
    try validateClasses()
    try validateModels()
    try validateQuality()
    try validateRules()
    try validateTerms()
    if !today.isEmpty {
      guard today.count == classes.count else {
        throw .unevenTable(what: "today", found: today.count, expected: classes.count)
      }
      for (c, shares) in today.enumerated() {
        guard shares.count == models.count else {
          throw .unevenTable(what: "today", found: shares.count, expected: models.count)
        }
        for share in shares { try check(share, "today's share", classes[c].name, atMost: 1) }
      }
    }
  }

  private func check(_ value: Double, _ what: String, _ of: String, atMost limit: Double = 1e15) throws(RoutingFault) {
    // Written so that NaN fails.
    if !(value >= 0 && value <= limit) { throw .impossibleNumber(what: what, of: of, value: value) }
  }

  private func validateClasses() throws(RoutingFault) {
    for item in classes {
      try check(item.requests, "volume", item.name)
      try check(item.tokens, "tokens", item.name)
      try check(item.longestPrompt, "longest prompt", item.name)
      try check(item.wrongAnswer, "cost of a wrong answer", item.name)
      if item.reviewShares.isEmpty { throw .unevenTable(what: "review of \(item.name)", found: 0, expected: 1) }
      for share in item.reviewShares { try check(share, "review", item.name, atMost: 1) }
      try check(item.reviewHours, "review time", item.name)
      try check(item.detection, "detection rate", item.name, atMost: 1)
      try check(item.reworkHours, "rework time", item.name)
      try check(item.wage, "labour rate", item.name)
      try check(item.batchShare, "share that can wait", item.name, atMost: 1)
    }
  }

  private func validateModels() throws(RoutingFault) {
    for model in models {
      for offer in model.offers {
        for row in [offer.price.count, offer.latency.count] where row != classes.count {
          throw .unevenTable(what: "prices of \(model.name)", found: row, expected: classes.count)
        }
        for price in offer.price.compactMap(\.self) { try check(price, "price", model.name) }
        for latency in offer.latency.compactMap(\.self) { try check(latency, "latency", model.name) }
      }
      if let context = model.context { try check(context, "context", model.name) }
      if let hosting = model.hosting {
        try check(hosting.unitCost, "fixed cost", model.name)
        if let capacity = hosting.unitCapacity { try check(capacity, "capacity", model.name, atMost: 1e18) }
        if let hours = hosting.unitHours { try check(hours, "machine hours", model.name) }
        for hours in hosting.requestHours { try check(hours, "machine time", model.name) }
        if let limit = hosting.unitLimit { try check(Double(limit), "units", model.name, atMost: 1e9) }
      }
    }
  }

  private func validateQuality() throws(RoutingFault) {
    guard quality.count == classes.count else {
      throw .unevenTable(what: "quality", found: quality.count, expected: classes.count)
    }
    for (c, row) in quality.enumerated() {
      guard row.count == models.count else {
        throw .unevenTable(what: "quality of \(classes[c].name)", found: row.count, expected: models.count)
      }
      for value in row.compactMap(\.self) {
        for part in [value.estimate, value.lower, value.upper] {
          try check(part, "quality", classes[c].name, atMost: 1)
        }
      }
    }
    if let gate = cascades?.gate {
      try check(gate.passesRight, "right answers that pass", "the gate", atMost: 1)
      try check(gate.passesWrong, "wrong answers that pass", "the gate", atMost: 1)
      try check(gate.cost, "cost of a check", "the gate")
    }
  }

  private func validateRules() throws(RoutingFault) {
    for rule in rules {
      switch rule {
      case .quality(let minimum, _): try check(minimum, "quality floor", "the rules", atMost: 1)
      case .budget(let limit, _): try check(limit, "budget", "the rules")
      case .vendorShare(let limit, let vendor): try check(limit, "share", vendor ?? "a vendor", atMost: 1)
      case .latency(let limit, _): try check(limit, "latency", "the rules")
      case .modelLimit(let limit): try check(Double(limit), "number of models", "the rules")
      case .residency, .onePolicy: break
      }
    }
  }

  private func validateTerms() throws(RoutingFault) {
    for item in terms {
      for tier in item.tiers {
        try check(tier.threshold, "tier", item.vendor)
        try check(tier.factor, "price factor", item.vendor, atMost: 1e6)
      }
      for commitment in item.commitments {
        try check(commitment.minimum, "commitment", item.vendor)
        try check(commitment.factor, "price factor", item.vendor, atMost: 1e6)
      }
    }
  }
}
