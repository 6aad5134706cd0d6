import Checking
import Finance
import Quantities
package import Reports

/// One object, `hurdle/1`: the shape others build on. Keys are only ever added within it.
///
/// Numbers are unrounded: money in the reporting currency, rates and ratios as fractions, durations in months. Costs are
/// positive on their side; `net` is benefits less costs.
package struct JSONExport: TextFormat {
  package let name = "json"
  package let extensions = ["json"]
  package let summary = "one object of the documented schema hurdle/1, numbers unrounded"
  package init() {}

  package func text(of pack: Pack) -> String { JSONExport.value(of: pack).text }

  package static func value(of pack: Pack) -> JSON {
    let figures = pack.figures
    let net = figures.views[.economic]?.net ?? []
    let checks = ChecksReport(figures, others: pack.others)
    let whole: KeyValuePairs<String, JSON> = [
      "schema": .string("hurdle/1"),
      "provenance": provenance(pack.provenance),
      "model": model(figures),
      "inputs": .array(AssumptionRegister(figures, ranks: pack.ranks).entries.map(JSONInput.value)),
      "lines": .array(figures.lines.map { line($0, figures) }),
      "net": .numbers(net),
      "cumulative": .numbers(net.cumulated),
      "metrics": .object(metrics(figures)),
      "checks": .array(checks.checks.map(check)),
      "passed": .bool(checks.passed),
      "findings": .array(
        checks.findings.map {
          .object(["text": .string($0.title), "passed": .bool($0.isFine), "detail": .string($0.detail)])
        }),
      "scenarios": .array(
        pack.others.map { other in
          .object(["name": .string(other.scenario), "metrics": .object(metrics(other))])
        }),
      "simulation": pack.simulation.map(simulation) ?? .null,
      "routing": JSONRoute.values(of: pack.routes),
      "logs": JSONLog.values(of: pack.logs),
      "evidence": JSONEvidence.value(of: pack.assessment),
    ]
    return .object(
      whole.map { .init($0.key, $0.value) } + JSONAnalyses(figures: figures).members(pack.analyses))
  }

  // MARK: Head

  private static func provenance(_ provenance: Provenance) -> JSON {
    func files(_ sources: [ModelSource]) -> JSON {
      .array(sources.map { .object(["path": .string($0.path), "sha256": .string($0.sha256)]) })
    }
    var members: [JSON.Member] = [
      .init("version", .string(provenance.version)),
      .init("models", files(provenance.sources.filter { $0.kind != .data })),
      .init("scenario", .string(provenance.scenario)),
      .init("data", files(provenance.sources.filter { $0.kind == .data })),
      .init("overrides", .object(provenance.overrides.map { .init($0.name, .string($0.value)) })),
      .init("seed", .optional(provenance.seed.map { Double($0) })),
      .init("trials", .optional(provenance.trials.map(Double.init))),
    ]
    if let time = provenance.time { members.append(.init("time", .string(time))) }
    return .object(members)
  }

  private static func model(_ figures: Figures) -> JSON {
    let timeline = figures.timeline
    let rates = figures.inputs.filter { $0.quantity.name.hasPrefix("fx.") && $0.quantity.isSetting }
    let tax = figures.inputs.first { $0.quantity.name == "tax" && $0.quantity.isSetting }
    return .object([
      "title": .optional(figures.model.title),
      "currency": .string(figures.currency),
      "timeline": .object([
        "start": .string(timeline.start.description), "periods": .number(Double(timeline.count)),
        "period": .string(timeline.period.name),
      ]),
      "discount": .number(figures.annualDiscount),
      "flows": .string(figures.model.flowsMidPeriod ? "mid period" : "end of period"),
      "tax": .optional(tax?.values.first?.first),
      "choices": .object(figures.choices.map { .init($0.choice, .string($0.option)) }),
      "fx": .object(rates.map { .init(String($0.quantity.name.dropFirst(3)), JSONInput.series($0.values[0])) }),
    ])
  }

  // MARK: Lines

  private static func line(_ line: LineFigures, _ figures: Figures) -> JSON {
    let sums = line.standing == .counted
    let amounts = line.economic
    let details: [JSON.Member] =
      line.cells.count < 2 || !sums
      ? []
      : line.cells.enumerated().map { index, cell in
        .init(line.quantity.type.name(ofCell: index), series(cell, figures))
      }
    var members: [JSON.Member] = [
      .init("name", .string(line.quantity.name)),
      .init("label", .optional(line.quantity.label)),
      .init("side", .string(line.line.side.rawValue)),
      .init("category", .string(line.line.category)),
      .init("kind", .string(line.line.kind.rawValue)),
      .init("periods", .numbers(amounts)),
      .init("total", .number(amounts.total)),
      .init("pv", .number(figures.presentValue(amounts))),
      .init("details", .object(details)),
      .init("counted", .bool(sums && line.counted[.economic] != nil)),
      .init("cash", .bool(sums && line.counted[.cashOnly] != nil)),
    ]
    if !sums { members.append(.init("left_out", .string(line.standing.words))) }
    if let reason = line.line.statedZero { members.append(.init("none", .string(reason))) }
    return .object(members)
  }

  private static func series(_ amounts: [Double], _ figures: Figures) -> JSON {
    .object([
      "periods": .numbers(amounts), "total": .number(amounts.total), "pv": .number(figures.presentValue(amounts)),
    ])
  }

  // MARK: Metrics and checks

  /// By the metric's name; the keys of the `metrics` object.
  package static func metrics(_ figures: Figures) -> [JSON.Member] {
    var members = Metric.allCases.map { metric -> JSON.Member in
      var fields = value(figures.metric(metric))
      fields.insert(.init("unit", .string(unit(of: metric, figures))), at: 1)
      for view in View.allCases where view != .economic {
        fields.append(.init(view.rawValue, .object(value(figures.metric(metric, view)))))
      }
      return .init(metric.rawValue, .object(fields))
    }
    for metric in figures.userMetrics {
      let quantity = figures.model[metric.id]
      var fields = value(metric.value.inUnit(of: quantity))
      fields.insert(.init("unit", .string(quantity.type.unit.description)), at: 1)
      fields.append(.init("label", .optional(quantity.label)))
      members.append(.init(quantity.name, .object(fields)))
    }
    return members
  }

  private static func unit(of metric: Metric, _ figures: Figures) -> String {
    metric.isMoney ? figures.currency : metric.isDuration ? "month" : ""
  }

  private static func value(_ value: MetricValue) -> [JSON.Member] {
    switch value {
    case .value(let number): [.init("value", .number(number))]
    case .notMeaningful(let reason): [.init("value", .null), .init("reason", .string(reason.description))]
    }
  }

  private static func check(_ outcome: CheckFigures) -> JSON {
    .object([
      "text": .string(outcome.check.text), "passed": .bool(outcome.passed),
      "left": .optional(outcome.left.map(outcome.unit.number)),
      "right": .optional(outcome.right.map(outcome.unit.number)), "remark": .string(outcome.remark),
    ])
  }
}

/// An input as the schema has it: numbers in the unit as written.
enum JSONInput {
  static func value(_ entry: AssumptionRegister.Entry) -> JSON {
    let input = entry.input
    let quantity = input.quantity
    let unit = quantity.type.unit
    let range = { (bound: (Uncertainty) -> Double?) -> JSON in
      byCell(quantity, input.uncertainty.map { .optional($0.flatMap(bound).map(unit.number)) })
    }
    let shapes = input.uncertainty.map { JSON.optional(InputText.shape($0, unit)).nonEmpty }
    return .object([
      "name": .string(quantity.name), "label": .optional(quantity.label), "unit": .string(unit.description),
      "base": byCell(quantity, input.values.map { series($0.map(unit.number)) }),
      "low": range { $0.low }, "high": range { $0.high }, "shape": byCell(quantity, shapes),
      "mean": range { $0.mean },
      "source": .optional(quantity.attributes["source"]), "owner": .optional(quantity.attributes["owner"]),
      "confidence": .optional(quantity.attributes["confidence"]), "fixed": .bool(input.isFixed),
      "rank": .optional(entry.rank.map(Double.init)), "id": .string(entry.id),
      "correlations": .array(entry.correlations.map(JSON.string)),
      "evidence": .optional(quantity.attributes["evidence"]), "as_of": .optional(quantity.attributes["as of"]),
      "review_by": .optional(quantity.attributes["review by"]), "note": .optional(quantity.attributes["note"]),
      "superseded": .optional(entry.superseded), "given_as": .array(entry.binding.map(JSON.string)),
      "used_in": .array(entry.users.map(JSON.string)),
    ])
  }

  /// A number that is the same in every column, else its periods; `initial` is left to the model.
  static func series(_ values: [Double]) -> JSON {
    values.count == 1 ? .number(values[0]) : .numbers(Array(values.dropFirst()))
  }

  private static func byCell(_ quantity: Quantity, _ cells: [JSON]) -> JSON {
    guard quantity.type.cellCount > 1 else { return cells.first ?? .null }
    return .object(cells.enumerated().map { .init(quantity.type.name(ofCell: $0.offset), $0.element) })
  }
}

extension JSON {
  fileprivate var nonEmpty: JSON { self == .string("") ? .null : self }
}
