import Quantities
import Routing
import Syntax

/// The results of a route as formulas of the language: tokens, calls, reviews, rework and errors of every policy, and
/// the route's totals over the shares decided. What a policy comes to per request is what `Routing` says it is.
struct RouteFormulas {
  struct Formula {
    let name: String
    let label: String?
    let text: String
    /// Which axes values by member are of.
    let axes: [Axis]
  }

  let draft: RouteDraft
  let choices: RoutePolicies
  let prompts: RoutePrompts?
  let classes: Axis
  private let models: Axis
  let offers: Axis
  private let policies: Axis
  private(set) var all: [Formula] = []

  init(
    _ draft: RouteDraft, _ choices: RoutePolicies, _ prompts: RoutePrompts?,
    axes: (classes: Axis, models: Axis, offers: Axis, policies: Axis)
  ) {
    self.draft = draft
    self.choices = choices
    self.prompts = prompts
    (classes, models, offers, policies) = axes
    prices()
    outcomes()
    costs()
  }

  func has(_ key: String) -> Bool { draft.entries[key] != nil }

  mutating func add(_ name: String, _ label: String?, _ text: String, by axis: Axis? = nil) {
    all.append(Formula(name: name, label: label, text: text, axes: [axis].compactMap(\.self)))
  }

  func byMember(_ axis: Axis, _ value: (Int) -> String) -> String {
    "{ " + axis.members.indices.map { "\(axis.members[$0]): \(value($0))" }.joined(separator: ", ") + " }"
  }

  private func overClasses(_ text: String) -> String { "sum(\(text), over: \(classes.name))" }
  private func overPolicies(_ text: String) -> String { "sum(\(text), over: \(policies.name))" }
  private func overOffers(_ text: String) -> String { "sum(\(text), over: \(offers.name))" }

  // MARK: Outcomes per request

  private func quality(_ offer: Int) -> String {
    "model_quality[\(draft.models[choices.offers[offer].model].name.text)]"
  }

  private func review(_ policy: CheckedRoute.Policy) -> String? {
    if has("review") { return policy.review == 0 ? "review" : "review_rate_\(policy.review)" }
    return has("review_rates") ? "review_rate_\(policy.review + 1)" : nil
  }

  private var isGated: Bool { has("gate_passes_right") }

  /// What share of wrong answers a review of the policy finds.
  private func found(_ policy: CheckedRoute.Policy) -> String? {
    review(policy).map { has("detects") ? "\($0) * detects" : $0 }
  }

  /// The formulas are those of `PolicyOutcome`; where two models' answers were not graded on the same prompts, the
  /// second is taken to be right as seldom on what is passed on as its quality allows.
  private mutating func outcomes() {
    if draft.hasCascades {
      if let graded = draft.graded { paired(graded) }
      add(
        "passed_on", "Requests passed on",
        byMember(policies) { index in
          let policy = choices.policies[index]
          guard policy.second != nil else { return "0%" }
          let first = quality(policy.first)
          if isGated {
            return "\(first) * (1 - gate_passes_right) + (1 - \(first)) * (1 - gate_passes_wrong)"
          }
          return found(policy).map { "(1 - \(first)) * \($0)" } ?? "0%"
        }, by: policies)
      add(
        "mended", "Right answers of the second model to what was passed on",
        byMember(policies) { index in
          let policy = choices.policies[index]
          guard let second = policy.second else { return "0%" }
          if draft.graded != nil {
            let first = quality(policy.first)
            let afterWrong = "after_wrong[\(policy.name)]"
            if isGated {
              return "\(first) * (1 - gate_passes_right) * after_right[\(policy.name)]"
                + " + (1 - \(first)) * (1 - gate_passes_wrong) * \(afterWrong)"
            }
            return found(policy).map { "(1 - \(first)) * \($0) * \(afterWrong)" } ?? "0%"
          }
          return "max(0, passed_on[\(policy.name)] + \(quality(second)) - 1)"
        }, by: policies)
    }
    add(
      "right", "Right answers per request",
      byMember(policies) { index in
        let policy = choices.policies[index]
        let first = quality(policy.first)
        guard policy.second != nil else { return first }
        return isGated
          ? "\(first) * gate_passes_right + mended[\(policy.name)]" : "\(first) + mended[\(policy.name)]"
      }, by: policies)
    if has("review") || has("review_rates") {
      add(
        "reviews", "Reviews per request",
        byMember(policies) { index in
          let policy = choices.policies[index]
          let share = review(policy) ?? "0%"
          return policy.second == nil || isGated ? share : "\(share) + passed_on[\(policy.name)]"
        }, by: policies)
    }
    let detects = has("detects") ? "detects" : "1"
    add(
      "reworks", "Answers reworked per request",
      byMember(policies) { index in
        let policy = choices.policies[index]
        guard let found = found(policy) else { return "0%" }
        if policy.second != nil, !isGated {
          return "(passed_on[\(policy.name)] - mended[\(policy.name)]) * \(detects)"
        }
        return "(1 - right[\(policy.name)]) * \(found)"
      }, by: policies)
    add(
      "escapes", "Wrong answers that leave per request",
      byMember(policies) { index in
        let policy = choices.policies[index]
        guard let found = found(policy) else { return "1 - right[\(policy.name)]" }
        if policy.second != nil, !isGated {
          return "(1 - \(quality(policy.first))) * (1 - \(found))"
            + " + (passed_on[\(policy.name)] - mended[\(policy.name)]) * (1 - \(detects))"
        }
        return "(1 - right[\(policy.name)]) * (1 - \(found))"
      }, by: policies)
  }

  /// How often the second model of a cascade is right where the first was right, and where it was wrong.
  private mutating func paired(_ graded: GradedQuality) {
    func table(_ value: (PairedOutcomes) -> Double?) -> String {
      "{ "
        + classes.members.enumerated().map { c, name in
          "\(name): "
            + byMember(policies) { index in
              let policy = choices.policies[index]
              guard let second = policy.second,
                let pair = graded.pairs[c][choices.offers[policy.first].model][choices.offers[second].model]
              else { return "0%" }
              return NumberText.literal(value(pair) ?? 0.5)
            }
        }.joined(separator: ", ") + " }"
    }
    let axes = [classes, policies]
    all.append(
      Formula(
        name: "after_right", label: "Second right where the first was right",
        text: table { Proportion($0.both, of: $0.both + $0.firstOnly).estimate }, axes: axes))
    all.append(
      Formula(
        name: "after_wrong", label: "Second right where the first was wrong",
        text: table { Proportion($0.secondOnly, of: $0.secondOnly + $0.neither).estimate }, axes: axes))
  }

  // MARK: Costs per month

  private mutating func costs() {
    add(
      "calls", "Calls per request",
      byMember(offers) { index in
        let terms = choices.policies.compactMap { policy -> String? in
          if policy.first == index { return "share[\(policy.name)]" }
          return policy.second == index ? "share[\(policy.name)] * passed_on[\(policy.name)]" : nil
        }
        return terms.isEmpty ? "0%" : terms.joined(separator: " + ")
      }, by: offers)
    let factor = draft.terms.isEmpty ? "" : " * price_factor"
    add("usage_cost", "Tokens by class and offer", "volume * calls * request_price\(factor)")
    var parts = [overClasses(overOffers("usage_cost"))]
    let hosted = draft.models.filter(\.isHosted).map(\.name.text)
    if !hosted.isEmpty {
      add("fixed_cost", "Hosting", hosted.map { "units[\($0)] * \($0).fixed" }.joined(separator: " + "))
      parts.append("fixed_cost")
    }
    if draft.hasCascades, isGated, has("gate_cost") {
      let cascades = choices.policies.filter { $0.second != nil }.map { "share[\($0.name)]" }
      if !cascades.isEmpty {
        add(
          "check_cost", "Checks between two models",
          overClasses("volume * (\(cascades.joined(separator: " + "))) * gate_cost"))
        parts.append("check_cost")
      }
    }
    if !draft.terms.isEmpty {
      let gaps = draft.terms.map { terms -> String in
        let word = RouteExpansion.word(terms.vendor.text)
        let theirs = choices.offers.filter { draft.models[$0.model].vendor == terms.vendor.text }
        let usage = theirs.map { "usage_cost[\($0.name)]" }.joined(separator: " + ")
        return "max(0, minimum[\(word)] - \(overClasses("(\(usage))")))"
      }
      add("commitment_cost", "Commitments beyond use", gaps.joined(separator: " + "))
      parts.append("commitment_cost")
    }
    add("token_cost", "Models: tokens, hosting and commitments", parts.joined(separator: " + "))
    var all = ["token_cost"]
    func perRequest(_ what: String) -> String { overPolicies("share * \(what)") }
    let isReviewed = has("review_time") && has("labour")
    if isReviewed {
      add("class_review_cost", "Review by class", "volume * \(perRequest("reviews")) * review_time * labour")
      add("review_cost", "Review", overClasses("class_review_cost"))
      all.append("review_cost")
    }
    if has("rework_time"), has("labour") {
      add("class_rework_cost", "Rework by class", "volume * \(perRequest("reworks")) * rework_time * labour")
      add("rework_cost", "Rework", overClasses("class_rework_cost"))
      all.append("rework_cost")
    }
    if has("wrong_answer") {
      add("class_error_cost", "Wrong answers that leave, by class", "volume * \(perRequest("escapes")) * wrong_answer")
      add("error_cost", "Wrong answers that leave", overClasses("class_error_cost"))
      all.append("error_cost")
    }
    add("cost", "Models, review, rework and errors", all.joined(separator: " + "))
    add("class_quality", "Right answers by class", perRequest("right"))
    add("quality", "Right answers", "\(overClasses("volume * class_quality")) / \(overClasses("volume"))")
    add("accepted", "Answers that leave right", overClasses("volume * (1 - \(perRequest("escapes")))"))
    if !draft.today.isEmpty { today(isReviewed: isReviewed) }
  }

  // MARK: Today

  /// The offer that answers a class today: where a requirement asks for a region, that.
  private func offer(of model: Int, for taskClass: String) -> Int? {
    let own = choices.offers.indices.filter { choices.offers[$0].model == model && !choices.offers[$0].isBatch }
    for case .requirement(let requirement) in draft.syntax.items {
      guard case .region(let regions) = requirement.kind,
        requirement.classes.isEmpty || requirement.classes.contains(where: { $0.text == taskClass })
      else { continue }
      let names = regions.map { $0.text.lowercased() }
      if let there = own.first(where: { names.contains(choices.offers[$0].region.lowercased()) }) { return there }
    }
    return own.first
  }

  /// What a model's hosting costs today: whole units for its load, one at least.
  private func hostingToday(_ model: Int) -> String {
    let name = draft.models[model].name.text
    let item = draft.models[model]
    let calls = choices.offers.filter { $0.model == model }.map { "today_calls[\($0.name)]" }.joined(separator: " + ")
    let loops = has("loops") ? "loops * " : ""
    func load(_ request: String) -> String { overClasses("volume * (\(calls)) * \(loops)(\(request))") }
    var parts: [String] = []
    if item.has("capacity") { parts.append("\(load("tokens_in + tokens_out")) / \(name).capacity") }
    if item.has("throughput") {
      let peak = has("peak") ? " * peak" : ""
      parts.append("\(load("tokens_in + tokens_out"))\(peak) / (\(name).throughput * \(Self.hoursPerMonth))")
    }
    if item.has("gpu_hours") {
      parts.append(
        "\(load("tokens_in * \(name).gpu_time_in + tokens_out * \(name).gpu_time_out")) / \(name).gpu_hours")
    }
    guard item.entries["units"] != nil, !parts.isEmpty else { return "\(name).fixed" }
    // The next whole number: a hair is left to loads that just fit.
    let units = parts.map { "round(\($0) + 0.499_999_999, to: 1)" }.joined(separator: ", ")
    return "min(\(name).units, max(1, \(units))) * \(name).fixed"
  }

  /// In a month of the calendar, 365 · 24 / 12.
  private static let hoursPerMonth = "730 hour/month"

  /// Today's mix at the same prices, qualities and reviews.
  private mutating func today(isReviewed: Bool) {
    let shares = classes.members.enumerated().map { c, name -> String in
      var byPolicy: [String: String] = [:]
      for (model, share) in draft.today[c].enumerated() {
        guard let share, let offer = offer(of: model, for: name),
          let policy = choices.policies.first(where: { $0.first == offer && $0.second == nil })
        else { continue }
        byPolicy[policy.name] = share.sourceText
      }
      return "\(name): " + byMember(policies) { byPolicy[policies.members[$0]] ?? "0%" }
    }
    all.append(
      Formula(
        name: "today_share", label: "Share of requests today", text: "{ \(shares.joined(separator: ", ")) }",
        axes: [classes, policies]))
    let used = draft.models.indices.filter { m in draft.today.contains { $0[m] != nil } }
    let usage = byMember(offers) { index in
      let name = choices.policies.first { $0.first == index && $0.second == nil }?.name
      return name.map { "today_share[\($0)]" } ?? "0%"
    }
    add("today_calls", "Calls per request today", usage, by: offers)
    let hosted = used.filter { draft.models[$0].isHosted }.map(hostingToday)
    add(
      "today_token_cost", "Models today",
      ([overClasses(overOffers("volume * today_calls * request_price"))] + hosted).joined(separator: " + "))
    var parts = ["today_token_cost"]
    func perRequest(_ what: String) -> String { overPolicies("today_share * \(what)") }
    if isReviewed {
      add(
        "today_review_cost", "Review today",
        overClasses("volume * \(perRequest("reviews")) * review_time * labour"))
      parts.append("today_review_cost")
    }
    if has("rework_time"), has("labour") {
      add(
        "today_rework_cost", "Rework today", overClasses("volume * \(perRequest("reworks")) * rework_time * labour"))
      parts.append("today_rework_cost")
    }
    if has("wrong_answer") {
      add(
        "today_error_cost", "Wrong answers that leave today",
        overClasses("volume * \(perRequest("escapes")) * wrong_answer"))
      parts.append("today_error_cost")
    }
    add("today_cost", "Today's mix: models, review, rework and errors", parts.joined(separator: " + "))
    add(
      "today_quality", "Right answers today",
      "\(overClasses("volume * \(perRequest("right"))")) / \(overClasses("volume"))")
    add("saving", "Today's cost less the routed cost", "today_cost - cost")
  }
}
