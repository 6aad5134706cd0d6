package import Routing

/// What graded answers say of two models and of routers between them.
package struct GradedReport: Sendable {
  package let title: String
  package let source: String
  package let answers: GradedAnswers
  package let weak: Int
  package let strong: Int
  package let seed: UInt64

  package init(
    title: String, source: String, answers: GradedAnswers, weak: Int, strong: Int, seed: UInt64 = 1
  ) {
    self.title = title
    self.source = source
    self.answers = answers
    self.weak = weak
    self.strong = strong
    self.seed = seed
  }

  private static let percent = NumberStyle.percent(decimals: 2)
  private static let short = NumberStyle.percent(decimals: 1)

  package func report() -> Report {
    var counted = Wording.count(answers.count, "prompt")
    if answers.count >= 1_000 { counted = "\(NumberStyle.count.text(Double(answers.count))) prompts" }
    if answers.leftOut > 0 { counted += ", \(answers.leftOut) left out" }
    return Report(
      title: title,
      subtitle: ["\(source) · \(counted) · \(Wording.count(answers.classes.count, "class", plural: "classes"))"],
      sections: [
        Report.Section("Models", [.table(models)]),
        Report.Section("Routers", [.table(routers)] + routerNotes.map(Report.Block.note)),
        Report.Section("By class", [.table(classes)]),
      ])
  }

  private var models: Table {
    func row(_ role: String, _ name: String, _ share: Proportion) -> Table.Row {
      Table.Row(
        .line,
        [
          .text(role), .text(name), share.estimate.map { .number($0, Self.percent) } ?? .empty,
          .text(Self.bounds(share.wilson)),
        ])
    }
    return Table(
      columns: [
        Table.Column("", .label), Table.Column("Model", .prose), Table.Column("Right", .figure),
        Table.Column("95% interval", .figure),
      ],
      rows: [
        row("Weak", answers.models[weak], answers.proportion(weak)),
        row("Strong", answers.models[strong], answers.proportion(strong)),
        row("Best of two", "whichever is right", answers.bestOfTwo(weak, strong)),
      ])
  }

  private static func bounds(_ interval: (lower: Double, upper: Double)) -> String {
    "\(short.text(interval.lower)) to \(short.text(interval.upper))"
  }

  private var routers: Table {
    let oracle = RouterCurve.oracle(answers, weak: weak, strong: strong)
    let curves: [(String, RouterCurve)] = [
      ("Knows nothing", .random(answers, weak: weak, strong: strong)),
      ("Knows the class", .classTable(answers, weak: weak, strong: strong, seed: seed)),
      ("Knows every answer", oracle),
      ("– stopping at its best", oracle.stayingAtMaximum),
    ]
    return Table(
      columns: ["Router", "CPT(50%)", "CPT(80%)", "APGR", "11 points", "AIQ"].enumerated().map {
        Table.Column($1, $0 == 0 ? .label : .figure)
      },
      rows: curves.map { name, curve in
        Table.Row(
          .line,
          [
            .text(name), Self.cell(curve.callThreshold(0.5), Self.percent),
            Self.cell(curve.callThreshold(0.8), Self.percent), Self.cell(curve.averageGapRecovered, .factor),
            Self.cell(curve.sampled(steps: 10).averageGapRecovered, .factor),
            .number(curve.averageImprovement, .factor),
          ])
      })
  }

  private static func cell(_ value: Double?, _ style: NumberStyle) -> Cell {
    value.map { .number($0, style) } ?? .notMeaningful("both models are right as often, or cost the same")
  }

  private var routerNotes: [String] {
    [
      "CPT(p): the share of calls to the strong model that recovers p of the gap between both. APGR: the mean share of the "
        + "gap recovered over all shares of calls. AIQ: mean quality over cost along the convex hull.",
      "The class table is made out of fold (five folds, seed \(seed)): no answer speaks for itself.",
    ]
  }

  /// Signs that the names of all classes begin with, up to a `_`: `mmlu_`.
  private var sharedPrefix: Int {
    guard answers.classes.count > 1, let first = answers.classes.first else { return 0 }
    let shared = answers.classes.reduce(first) { part, name in
      String(zip(part, name).prefix { $0 == $1 }.map(\.0))
    }
    return shared.lastIndex(of: "_").map { shared.distance(from: shared.startIndex, to: $0) + 1 } ?? 0
  }

  /// The classes in which the strong model gains most come first.
  private var classes: Table {
    let order = answers.classes.indices.map { c in
      (c, answers.proportion(weak, class: c), answers.proportion(strong, class: c))
    }.sorted { a, b in
      let gains = [a, b].map { $0.2.orZero - $0.1.orZero }
      return gains[0] == gains[1] ? a.0 < b.0 : gains[0] > gains[1]
    }
    let shared = sharedPrefix
    return Table(
      columns: [
        Table.Column("Class", .label), Table.Column("Prompts", .figure), Table.Column("Weak", .figure),
        Table.Column("95% interval", .figure), Table.Column("Strong", .figure), Table.Column("95% interval", .figure),
        Table.Column("Gain", .figure),
      ],
      rows: order.map { c, one, other in
        Table.Row(
          .line,
          [
            .text(String(answers.classes[c].dropFirst(shared))), .number(Double(one.trials), .count),
            .number(one.orZero, Self.short),
            .text(Self.bounds(one.wilson)), .number(other.orZero, Self.short), .text(Self.bounds(other.wilson)),
            .number(other.orZero - one.orZero, .signed(Self.short)),
          ])
      })
  }
}

extension Proportion {
  fileprivate var orZero: Double { estimate ?? 0 }
}
