import Diagnostics
import Quantities
import Syntax

/// A route with its lines sorted by what they say; what is wrong with them has been reported.
struct RouteDraft {
  struct Model {
    let name: Identifier
    let entries: [String: RouteEntry]
    let listed: ListedModel?
    let vendor: String
    /// Regions it is asked for in, and whether in batches too.
    let offers: [ListedModel.Offer]
    /// Its own machines, where it is listed with some and taken by the unit.
    let machine: ListedModel.Machine?
    let span: Span

    /// Whether units of hosting are taken and paid for.
    var isHosted: Bool { entries["fixed"] != nil || machine != nil }
    /// Whether it has so much of something per unit, by a key of its own or of its machines.
    func has(_ key: String) -> Bool {
      entries[key] != nil || (machine != nil && ["fixed", "gpu_hours", "gpu_time_in", "gpu_time_out"].contains(key))
    }
  }

  struct Terms {
    let vendor: Identifier
    let entries: [String: RouteEntry]
    let isSigned: Bool
    /// Where each discount begins, and the discount.
    let steps: [Expression.ScheduleEntry]
  }

  let syntax: RouteSyntax
  let span: Span
  let classes: [Identifier]
  /// An axis declared elsewhere that the classes are.
  let axis: Axis?
  let entries: [String: RouteEntry]
  let models: [Model]
  let terms: [Terms]
  let hasCascades: Bool
  /// By class and model, as written; empty where nothing is said.
  let today: [[Expression?]]
  /// How long prompts are; nil where the mean stands for all.
  let prompts: RoutePrompts.Source?
  /// When the timeline begins.
  let start: DateLiteral?
  /// The quality table, where it is read from a file.
  var graded: GradedQuality?

  /// Whether the solver has it to decide.
  func needs(_ decision: CheckedRoute.Decision) -> Bool {
    switch decision {
    case .share: true
    case .units: models.contains(where: \.isHosted)
    case .priceFactor, .minimum: !terms.isEmpty
    }
  }

  /// The unit of `tokens_in` as written; where it is not to be seen, tokens per what the volume counts.
  var tokenUnit: String {
    let request = unit(of: "volume")?.terms.first?.name.text ?? "request"
    return unit?.sourceText ?? "token/\(request)"
  }
  var tokenName: String { unit?.terms.first?.name.text ?? "token" }

  private var unit: UnitSyntax? { unit(of: "tokens_in") ?? unit(of: "tokens_out") }

  private func unit(of key: String) -> UnitSyntax? {
    func first(_ expression: Expression) -> UnitSyntax? {
      switch expression.kind {
      case .number(_, _, let unit): unit
      case .unit(_, let unit): unit
      case .byMember(let entries): entries.lazy.compactMap { first($0.value) }.first
      case .group(let inner): first(inner)
      case .schedule(let entries): entries.lazy.compactMap { first($0.value) }.first
      case .truth, .text, .date, .name, .unary, .binary, .conditional, .call, .member, .missing: nil
      }
    }
    return entries[key]?.values.first.flatMap(first)
  }
}

/// Reads a route's lines.
struct RouteReading {
  let syntax: RouteSyntax
  let span: Span
  let axes: [String: Axis]
  let prices: any PriceList
  /// The axis of prompt lengths of a log that was imported under a name.
  let logAxis: (String) -> Axis?
  let dates: (first: DateLiteral, last: DateLiteral)?
  private(set) var faults: [Diagnostic] = []
  private var axis: Axis?

  init(
    _ syntax: RouteSyntax, at span: Span, axes: [String: Axis], prices: any PriceList, timeline: Timeline?,
    logAxis: @escaping (String) -> Axis?
  ) {
    self.syntax = syntax
    self.span = span
    self.axes = axes
    self.prices = prices
    self.logAxis = logAxis
    dates = timeline.map {
      (.month($0.start), .month(Month(index: $0.start.index + $0.count * $0.monthsPerPeriod - 1)))
    }
  }

  /// nil where too little is known to go on.
  mutating func draft() -> RouteDraft? {
    var all: [RouteEntry] = []
    for case .entry(let entry) in syntax.items { all.append(entry) }
    let entries = sorted(all, among: RouteKey.ofRoutes, of: "a route")
    let classes = self.classes(entries["classes"])
    var models: [RouteDraft.Model] = []
    var seen: [String: Span] = [:]
    for case .model(let model) in syntax.items {
      if let earlier = seen.updateValue(model.name.span, forKey: model.name.text) {
        faults.append(.declaredTwice(model.name.text, at: model.name.span, earlier: earlier))
      } else if classes.contains(where: { $0.text == model.name.text }) {
        faults.append(.routeNameTwice(model.name.text, at: model.name.span))
      } else if let read = read(model, batch: entries["batch"] != nil, regions: words(entries["regions"])) {
        models.append(read)
      }
    }
    let wanted = ["classes", "volume", "tokens_in", "tokens_out", "quality"].filter { entries[$0] == nil }
    if !wanted.isEmpty { faults.append(.routeLacks(wanted, of: syntax.name.text, at: syntax.name.span)) }
    if seen.isEmpty { faults.append(.routeWithoutModels(syntax.name.text, at: syntax.name.span)) }
    for (key, needs) in [("review", "review_time"), ("review_rates", "review_time"), ("review_time", "labour")]
    where entries[key] != nil && entries[needs] == nil {
      faults.append(.routeKeyNeeds(key, needs: needs, at: entries[key]?.key.span ?? span))
    }
    for model in models {
      let busy = ["gpu_hours", "gpu_time_in", "gpu_time_out"]
      if let key = busy.first(where: model.has), let needs = busy.first(where: { !model.has($0) }) {
        faults.append(.routeKeyNeeds(key, needs: needs, at: model.entries[key]?.key.span ?? model.span))
      }
    }
    for key in ["gate_passes_right", "gate_passes_wrong", "gate_cost"] where entries[key] != nil {
      for needs in ["gate_passes_right", "gate_passes_wrong"] where entries[needs] == nil {
        faults.append(.routeKeyNeeds(key, needs: needs, at: entries[key]?.key.span ?? span))
      }
    }
    guard !classes.isEmpty, !models.isEmpty, wanted.isEmpty else { return nil }
    var terms: [RouteDraft.Terms] = []
    for case .terms(let syntax) in syntax.items {
      if let read = read(syntax, models: models, earlier: terms) { terms.append(read) }
    }
    return RouteDraft(
      syntax: syntax, span: span, classes: classes, axis: axis, entries: entries, models: models, terms: terms,
      hasCascades: truth(entries["cascades"]) ?? false, today: today(entries["today"], classes, models),
      prompts: prompts(entries["prompts"], classes), start: dates?.first)
  }

  /// By key; unknown ones and repetitions are reported.
  private mutating func sorted(_ entries: [RouteEntry], among keys: [RouteKey], of what: String) -> [String: RouteEntry]
  {
    var result: [String: RouteEntry] = [:]
    for entry in entries {
      let key = entry.key.text
      guard let known = keys.first(where: { $0.name == key }) else {
        faults.append(.unknownRouteKey(key, of: what, known: keys.map(\.name), at: entry.key.span))
        continue
      }
      if let earlier = result[key] {
        faults.append(.routeKeyTwice(key, first: earlier.key.span, at: entry.key.span))
        continue
      }
      if known.measure != nil, entry.values.count > 1, key != "review_rates" {
        faults.append(.routeWords(key, wanted: "one value", at: entry.values[1].span))
        continue
      }
      result[key] = entry
    }
    return result
  }

  // MARK: Words

  /// Names or texts with commas between them.
  private mutating func words(_ entry: RouteEntry?) -> [Identifier] {
    guard let entry else { return [] }
    return entry.values.compactMap { value in
      switch value.kind {
      case .name(let parts) where parts.count == 1: return parts[0]
      case .text(let text): return Identifier(text, value.span)
      case _:
        faults.append(.routeWords(entry.key.text, wanted: "names with commas between them", at: value.span))
        return nil
      }
    }
  }

  private mutating func truth(_ entry: RouteEntry?) -> Bool? {
    guard let entry else { return nil }
    if case .truth(let value)? = entry.values.first?.kind, entry.values.count == 1 { return value }
    faults.append(.routeWords(entry.key.text, wanted: "yes or no", at: entry.values.first?.span ?? entry.span))
    return nil
  }

  /// The classes; one name may be that of a dimension, whose members they then are.
  private mutating func classes(_ entry: RouteEntry?) -> [Identifier] {
    let names = words(entry)
    if names.count == 1, let declared = axes[names[0].text] {
      axis = declared
      return declared.members.map { Identifier($0, names[0].span) }
    }
    var result: [Identifier] = []
    for name in names {
      if let earlier = result.first(where: { $0.text == name.text }) {
        faults.append(.memberTwice(name.text, at: name.span, earlier: earlier.span))
      } else {
        result.append(name)
      }
    }
    return result
  }

  // MARK: Models

  private mutating func read(_ model: RouteModelSyntax, batch: Bool, regions: [Identifier]) -> RouteDraft.Model? {
    let entries = sorted(model.entries, among: RouteKey.ofModels, of: "a model")
    let own = words(entries["vendor"]).first?.text
    let region = words(entries["region"]).first?.text
    guard let price = model.price else {
      let wanted = ["price_in", "price_out"].filter { entries[$0] == nil }
      if !wanted.isEmpty { faults.append(.routeLacks(wanted, of: model.name.text, at: model.name.span)) }
      var offers = [ListedModel.Offer(region: region ?? "", isBatch: false, rates: .init(input: "0", output: "0"))]
      if batch, entries["batch_price"] != nil {
        offers.append(.init(region: region ?? "", isBatch: true, rates: .init(input: "0", output: "0")))
      }
      return RouteDraft.Model(
        name: model.name, entries: entries, listed: nil, vendor: own ?? model.name.text, offers: offers, machine: nil,
        span: model.span)
    }
    guard let listed = listed(price) else { return nil }
    for key in ["price_in", "price_out", "price_cached", "price_cache_write"] {
      if let entry = entries[key] { faults.append(.routePriceTwice(key, at: entry.key.span)) }
    }
    let asked = region.map { [$0] } ?? regions.map(\.text)
    // Anywhere, and wherever a requirement asks for.
    let wanted = asked.isEmpty ? [""] + required : asked
    var offers = listed.offers.filter { offer in
      (batch || !offer.isBatch) && wanted.contains { $0.lowercased() == offer.region.lowercased() }
    }
    if asked.isEmpty, offers.isEmpty { offers = listed.offers.filter { batch || !$0.isBatch } }
    if let region, offers.isEmpty {
      // A contract may keep a model where the list knows no such place: it then costs what it costs anywhere. Machines of
      // one's own stand where one says.
      offers = listed.offers.filter { ($0.region.isEmpty || listed.machine != nil) && (batch || !$0.isBatch) }
      for index in offers.indices { offers[index].region = region }
    }
    if offers.isEmpty {
      let known = Set(listed.offers.map(\.region)).filter { !$0.isEmpty }.sorted()
      faults.append(.routeNotInRegion(listed.name, asked: asked, known: known, at: price.span))
      return nil
    }
    report(listed, offers, at: Self.nameSpan(of: price))
    let machine = entries["units"] == nil ? nil : listed.machine
    if machine != nil {
      // Whole machines are paid by the month: their tokens cost nothing more.
      let free = ListedModel.Rates(input: "0", output: "0")
      for index in offers.indices {
        offers[index].bands = [ListedModel.Band(above: 0, changes: [ListedModel.Change(from: nil, rates: free)])]
      }
    }
    return RouteDraft.Model(
      name: model.name, entries: entries, listed: listed, vendor: own ?? listed.vendor, offers: offers,
      machine: machine, span: model.span)
  }

  /// Regions that requirements name.
  private var required: [String] {
    var regions: [String] = []
    for case .requirement(let requirement) in syntax.items {
      if case .region(let named) = requirement.kind { regions += named.map(\.text) }
    }
    return regions
  }

  mutating func report(_ fault: Diagnostic) { faults.append(fault) }

  // MARK: Terms and today

  private mutating func read(
    _ syntax: RouteTermsSyntax, models: [RouteDraft.Model], earlier: [RouteDraft.Terms]
  ) -> RouteDraft.Terms? {
    let vendors = models.map(\.vendor)
    guard vendors.contains(syntax.vendor.text) else {
      faults.append(.unknownRouteName("vendor", syntax.vendor.text, known: vendors, at: syntax.vendor.span))
      return nil
    }
    if let first = earlier.first(where: { $0.vendor.text == syntax.vendor.text }) {
      faults.append(.routeKeyTwice("terms \(syntax.vendor.text)", first: first.vendor.span, at: syntax.vendor.span))
      return nil
    }
    let entries = sorted(syntax.entries, among: RouteKey.ofTerms, of: "a vendor's terms")
    var steps: [Expression.ScheduleEntry] = []
    if let entry = entries["volume_discount"] {
      if case .schedule(let given)? = entry.values.first?.kind {
        steps = given
      } else {
        faults.append(
          .routeWords("volume_discount", wanted: "[5k USD/month: 5%, 20k USD/month: 10%]", at: entry.span))
      }
    }
    if entries["discount"] != nil, entries["commitment"] == nil {
      faults.append(.routeKeyNeeds("discount", needs: "commitment", at: entries["discount"]?.key.span ?? syntax.span))
    }
    return RouteDraft.Terms(
      vendor: syntax.vendor, entries: entries, isSigned: truth(entries["signed"]) ?? false, steps: steps)
  }

  /// `today: large`, `today: { faq: small, claims: large }` or shares by model.
  private mutating func today(
    _ entry: RouteEntry?, _ classes: [Identifier], _ models: [RouteDraft.Model]
  ) -> [[Expression?]] {
    guard let entry, let value = entry.values.first else { return [] }
    let names = models.map(\.name.text)
    func one(_ value: Expression, _ faults: inout [Diagnostic]) -> [Expression?] {
      switch value.kind {
      case .name(let parts) where parts.count == 1:
        guard let index = names.firstIndex(of: parts[0].text) else {
          faults.append(.unknownRouteName("model", parts[0].text, known: names, at: value.span))
          return []
        }
        let all = Expression(.number(value: 1, percent: false, unit: nil), value.span)
        return names.indices.map { $0 == index ? all : nil }
      case .byMember(let entries):
        var row = [Expression?](repeating: nil, count: names.count)
        for share in entries {
          if let index = names.firstIndex(of: share.member.text) {
            row[index] = share.value
          } else {
            let member = share.member
            faults.append(.unknownRouteName("model", member.text, known: names, at: member.span))
          }
        }
        return row
      case _:
        faults.append(.routeWords("today", wanted: "the name of a model, or shares by model", at: value.span))
        return []
      }
    }
    guard case .byMember(let entries) = value.kind, !entries.contains(where: { names.contains($0.member.text) }) else {
      let row = one(value, &faults)
      return row.isEmpty ? [] : classes.map { _ in row }
    }
    var rows = [[Expression?]](repeating: [], count: classes.count)
    for entry in entries {
      guard let index = classes.firstIndex(where: { $0.text == entry.member.text }) else {
        faults.append(
          .unknownRouteName("class", entry.member.text, known: classes.map(\.text), at: entry.member.span))
        continue
      }
      rows[index] = one(entry.value, &faults)
    }
    let missing = zip(classes, rows).filter { $0.1.isEmpty }.map(\.0.text)
    if !missing.isEmpty, !faults.contains(where: { $0.severity == .error }) {
      faults.append(.missingMembers(missing, of: "today's mix", at: entry.span))
    }
    return missing.isEmpty ? rows : []
  }
}
