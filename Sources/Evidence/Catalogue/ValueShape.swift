/// What the value of a field must look like: the grammar, its faults, the help and the completion all follow from it.
package indirect enum ValueShape: Sendable, Hashable {
  /// `"…"`
  case text
  /// One or several words without quotes, up to the end of the value or the next fixed word: `internal drafting`.
  case phrase
  /// One of these, each of one or more words.
  case choice([String])
  /// A name that stands for something in the model.
  case name(NameSort)
  /// A name that the field itself gives, such as `aht` in `primary: aht "handle_seconds" …`.
  case newName
  /// `2026`, `2026-Q1`, `2026-06` or `2026-06-30`.
  case date
  /// `2025-09-01 .. 2025-10-12`, both days included.
  case period
  /// `yes` or `no`
  case flag
  case number(NumberSort)
  /// A yes or no that the model works out, or a name it does not know, which is then not known.
  case condition
  /// A direction, a range or a threshold, with a date: `15% lower by 2026-12`, `8 .. 8.5 min/case by 2026-06`,
  /// `at least 70%`, `at most 2 day by 2026-Q2`, or an exact `70% by 2026-06`.
  case target
  /// One or more, with commas between.
  case list(ValueShape)
  /// Several parts in this order.
  case clause([ClausePart])
}

/// A part of a value that has several.
package indirect enum ClausePart: Sendable, Hashable {
  /// These words and signs as they stand; spaces between them do not matter: `by at least`, `P(npv > 0) >=`, `,`.
  case words(String)
  /// A value, kept under this label.
  case value(String, ValueShape)
  /// All of these or none.
  case optional([ClausePart])
}

/// What a name may stand for.
package enum NameSort: Sendable, Hashable {
  /// An input, a calculation, a line or a metric.
  case quantity
  /// A cost or a benefit.
  case line
  /// A block of one of these keywords.
  case block([String])
  /// A quantity, or a block of one of these keywords.
  case quantityOrBlock([String])
  case scenario

  /// How a message names it.
  package var words: String {
    switch self {
    case .quantity: "an input, a calculation or a line of the model"
    case .line: "a cost or a benefit of the model"
    case .block(let keywords): BlockKind.words(keywords)
    case .quantityOrBlock(let keywords): "something the model computes, or \(BlockKind.words(keywords))"
    case .scenario: "a scenario of the model"
    }
  }
}

/// What a number measures and which values it can have; in base units (hours of effort, calendar months).
package enum NumberSort: Sendable, Hashable {
  /// 0% to 100%.
  case share
  /// `2 points`: a difference of two shares, kept as 0.02.
  case points
  /// A pure number or percentage from 0.
  case ratio
  /// A pure number, or a number of one count unit, from 0: `1_200` or `1_200 agent`.
  case count
  /// An amount of money from 0.
  case money
  /// Money per calendar time from 0: `2k EUR/month`.
  case moneyFlow
  /// Calendar time from 0: `6 weeks`.
  case duration
  /// Time of work from 0, for all or per something: `30 s`, `6 min/case`.
  case effort
  /// Time of work per calendar time from 0: `120 hour/month`.
  case effortFlow
  /// Any number in any unit.
  case any

  /// How a message names it.
  package var words: String {
    switch self {
    case .share: "a share from 0% to 100%"
    case .points: "percentage points, such as 2 points"
    case .ratio: "a number or percentage from 0"
    case .count: "a count from 0"
    case .money: "an amount of money, such as 20k EUR"
    case .moneyFlow: "money per calendar time, such as 2k EUR/month"
    case .duration: "a calendar time, such as 6 weeks"
    case .effort: "a time of work, such as 30 s or 6 min/case"
    case .effortFlow: "time of work per calendar time, such as 120 hour/month"
    case .any: "a number with its unit"
    }
  }

  /// Whether a number of its kind can be what it says.
  package func allows(_ value: Double) -> Bool {
    switch self {
    case .any: value.isFinite
    case .share, .points: value >= 0 && value <= 1
    case .ratio, .count, .money, .moneyFlow, .duration, .effort, .effortFlow: value >= 0 && value.isFinite
    }
  }
}

extension ValueShape {
  /// How a message names it.
  package var words: String {
    switch self {
    case .text: "words in quotation marks"
    case .phrase: "one or more words"
    case .choice(let words): words.count > 8 ? "one of \(words.prefix(8).joined(separator: ", ")), …" : Self.or(words)
    case .name(let sort): "the name of \(sort.words)"
    case .newName: "a new name"
    case .date: "a date, such as 2026-06 or 2026-06-30"
    case .period: "two dates, such as 2025-09-01 .. 2025-10-12"
    case .flag: "yes or no"
    case .number(let sort): sort.words
    case .condition: "yes, no or a condition"
    case .target: "a target, such as 15% lower by 2026-12 or 8 .. 8.5 min/case by 2026-06"
    case .list(let shape): "\(shape.words), several with commas"
    case .clause(let parts): parts.map(\.words).joined(separator: " ")
    }
  }

  static func or(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }

  /// The words that may stand here, for completion: choices, yes and no.
  package var choices: [String] {
    switch self {
    case .choice(let words): words
    case .flag: ["yes", "no"]
    case .list(let shape): shape.choices
    case .text, .phrase, .name, .newName, .date, .period, .number, .condition, .target, .clause: []
    }
  }
}

extension ClausePart {
  /// `<value>` with fixed words as they stand; what may be left out in brackets.
  package var words: String {
    switch self {
    case .words(let text): text
    case .value(let label, let shape):
      switch shape {
      case .text: "\"\(label)\""
      case .choice(let words): words.joined(separator: "|")
      case .phrase, .name, .newName, .date, .period, .flag, .number, .condition, .target, .list, .clause: "<\(label)>"
      }
    case .optional(let parts): "[\(parts.map(\.words).joined(separator: " "))]"
    }
  }
}
