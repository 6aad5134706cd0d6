import Diagnostics
import Quantities
import Syntax

/// Routes put together once their numbers are checked: what is required, today's mix, terms.
extension ModelChecker {
  mutating func gatherRoutes() {
    for state in routes where !state.isBroken {
      let expansion = state.expansion
      let draft = expansion.draft
      let before = expressions.diagnostics.count
      let requirements = requirements(of: expansion)
      let today = today(of: expansion)
      checkPrompts(of: expansion)
      let terms = draft.terms.map {
        CheckedRoute.Terms(
          vendor: $0.vendor.text, hasCommitment: $0.entries["commitment"] != nil, isSigned: $0.isSigned,
          steps: $0.steps.count)
      }
      if expressions.diagnostics[before...].contains(where: { $0.severity == .error }) { continue }
      model.routes.append(
        CheckedRoute(
          name: String(expansion.prefix.dropLast()), label: state.label, classes: expansion.classes,
          models: expansion.models, offers: expansion.offers, policies: expansion.policies,
          candidates: draft.models.map {
            CheckedRoute.Candidate(name: $0.name.text, vendor: $0.vendor, listed: $0.listed?.name)
          },
          offerings: expansion.choices.offers, ways: expansion.choices.policies,
          reviewOptions: expansion.choices.reviewOptions, hasCascades: draft.hasCascades, requirements: requirements,
          terms: terms, today: today, pairs: draft.graded?.pairs ?? [], span: draft.syntax.name.span))
    }
  }

  /// The shares of a class's requests by length of prompt add up to all of them.
  private mutating func checkPrompts(of expansion: RouteExpansion) {
    guard case .written(_, let key) = expansion.draft.prompts, let lengths = expansion.prompts?.axis.members.count,
      let id = expressions.ids["\(expansion.prefix)prompt_share"],
      let cells = model[id].definition?.constantCells, cells.count == lengths * expansion.classes.members.count
    else { return }
    for (c, name) in expansion.classes.members.enumerated() {
      let total = cells[c * lengths..<(c + 1) * lengths].reduce(0, +)
      if abs(total - 1) > 1e-9 {
        expressions.report(
          .promptShares(name, total: NumberText.shortest((total * 1e10).rounded() / 1e8) + "%", at: key.span))
        return
      }
    }
  }

  private mutating func today(of expansion: RouteExpansion) -> [[Double]] {
    let context = ExpressionContext(scope: scope(expansion.outer), place: .input)
    var rows: [[Double]] = []
    for (index, row) in expansion.draft.today.enumerated() {
      var shares: [Double] = []
      var span: Span?
      for value in row {
        guard let value else {
          shares.append(0)
          continue
        }
        span = span.map { $0.joined(with: value.span) } ?? value.span
        guard let typed = expressions.check(value, in: context) else { return [] }
        guard let share = typed.expression.constantValue, share >= 0, typed.type.unit.dimension.isNone else {
          expressions.report(
            .routeUnit("today", wanted: "shares by model", found: typed.type.described, at: value.span))
          return []
        }
        shares.append(share)
      }
      let total = shares.reduce(0, +)
      if abs(total - 1) > 1e-9, let span {
        expressions.report(
          .todayShares(expansion.classes.members[index], total: NumberText.shortest(total * 100) + "%", at: span))
        return []
      }
      rows.append(shares)
    }
    return rows
  }

  private mutating func requirements(of expansion: RouteExpansion) -> [CheckedRoute.Requirement] {
    var result: [CheckedRoute.Requirement] = []
    for case .requirement(let syntax) in expansion.draft.syntax.items {
      let name = RouteExpansion.limitName(of: syntax, in: expansion.draft.syntax)
      let limit = expressions.ids[expansion.prefix + name]
      guard let kind = kind(of: syntax, limit: limit, expansion) else { continue }
      result.append(CheckedRoute.Requirement(kind: kind, text: syntax.text, span: syntax.span))
    }
    return result
  }

  private mutating func classes(_ names: [Identifier], of expansion: RouteExpansion) -> [Int]? {
    let members = expansion.classes.members
    if names.isEmpty { return Array(members.indices) }
    var found: [Int] = []
    for name in names {
      guard let index = members.firstIndex(of: name.text) else {
        expressions.report(.unknownRouteName("class", name.text, known: members, at: name.span))
        return nil
      }
      found.append(index)
    }
    return found
  }

  private mutating func kind(
    of syntax: RouteRequirementSyntax, limit: QuantityID?, _ expansion: RouteExpansion
  ) -> CheckedRoute.Requirement.Kind? {
    let draft = expansion.draft
    switch syntax.kind {
    case .atMost(let count):
      guard count > 0 else {
        expressions.report(
          .routeRequirement("at most \(count) models", hint: "at least one model answers", at: syntax.span))
        return nil
      }
      return .modelLimit(count)
    case .oneModelPerClass:
      return classes(syntax.classes, of: expansion).map { .onePolicy(classes: $0) }
    case .region(let regions):
      let known = Set(expansion.choices.offers.map(\.region)).filter { !$0.isEmpty }.sorted()
      for region in regions where !known.contains(where: { $0.lowercased() == region.text.lowercased() }) {
        expressions.report(.unknownRouteName("region", region.text, known: known, at: region.span))
        return nil
      }
      return classes(syntax.classes, of: expansion).map { .region(regions.map(\.text), classes: $0) }
    case .bound(let figure, let of, let operation, _):
      let isFloor = operation == .greaterOrEqual
      guard ["quality", "cost", "spend", "latency", "share"].contains(figure.text) else {
        expressions.report(.unknownRouteFigure(figure.text, at: figure.span))
        return nil
      }
      guard isFloor == (figure.text == "quality") else {
        expressions.report(
          .routeRequirement(
            syntax.text, hint: "\(figure.text) has a \(isFloor ? "ceiling: <=" : "floor: >=")", at: syntax.span))
        return nil
      }
      guard let limit else { return nil }
      switch figure.text {
      case "quality":
        if of.isEmpty, syntax.classes.isEmpty { return .quality(class: nil, limit: limit) }
        guard let chosen = classes(of.isEmpty ? syntax.classes : of, of: expansion), chosen.count == 1 else {
          if of.count + syntax.classes.count > 1 {
            expressions.report(.routeRequirement(syntax.text, hint: "one line for each class", at: syntax.span))
          }
          return nil
        }
        return .quality(class: chosen[0], limit: limit)
      case "latency":
        return classes(of.isEmpty ? syntax.classes : of, of: expansion).map { .latency(classes: $0, limit: limit) }
      case "share":
        guard let vendor = of.first, vendor.text != "vendor" else { return .vendorShare(vendor: nil, limit: limit) }
        let vendors = draft.models.map(\.vendor)
        guard vendors.contains(vendor.text) else {
          expressions.report(.unknownRouteName("vendor", vendor.text, known: vendors, at: vendor.span))
          return nil
        }
        return .vendorShare(vendor: vendor.text, limit: limit)
      case _:
        return .cost(ofModels: figure.text == "spend", limit: limit)
      }
    }
  }
}
