package import Diagnostics
import Analysis
import Checking
import Engine
import Finance
import Quantities
import Reports
package import Syntax

/// `show`, `show LINE…`, `show EXPRESSION`, `show inputs|checks|scenarios|units`.
package struct ShowCommand: Command {
  package let verb = "show"
  package let page = HelpPage(
    "show [by year|quarter|month] [by DIMENSION] [in SCENARIO] [as thousands|millions|units]",
    "show NAME… or EXPRESSION [by …] [in SCENARIO] [as UNIT]", "show inputs|checks|scenarios|units [in SCENARIO]",
    "show … if NAME = VALUE, NAME = VALUE…",
    summary: "The statement with its metrics, one line or value, or a list of what there is.",
    notes: [
      "Any expression of the language can be shown: show sum(tokens) / sum(assisted).",
      "A flow's column adds up its periods, a balance shows the last one, anything else its mean (avg).",
      "After `if` stand assignments as `set` takes them: the answer is as if they were set, and nothing is.",
    ],
    example: "show npv\nshow tokens by quarter in repriced\nshow npv if agents = 900, seat_price by +10%")

  package struct Request: Sendable {
    package enum Subject: Sendable {
      case statement
      case values([Expression])
      case listing(Listing)
    }
    package enum Listing: String, Sendable, CaseIterable { case inputs, checks, scenarios, units }
    package var subject: Subject
    package var clauses: ShowClauses
    /// What is taken to be set, for this answer alone.
    package var conditions: [Assignment] = []
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request(subject: .statement, clauses: ShowClauses())
    if let word = words.nextWord, let listing = Request.Listing(rawValue: word), Self.endsItem(words.next(after: 1)) {
      words.advance()
      request.subject = .listing(listing)
    }
    var values: [Expression] = []
    while !words.isAtEnd {
      if words.beginsConditions {
        words.advance()
        repeat { request.conditions.append(try words.assignment(clausesFollow: true)) } while words.take(symbol: ",")
        continue
      }
      if try request.clauses.take(&words) { continue }
      if case .listing = request.subject { throw words.unexpected(nil) }
      values.append(try words.expression())
      _ = words.take(symbol: ",")
    }
    if !values.isEmpty { request.subject = .values(values) }
    return request
  }

  private static func endsItem(_ token: Token) -> Bool {
    switch token.kind {
    case .end, .lineEnd: true
    case .word(let word): ShowClauses.words.contains(word)
    case .number, .date, .text, .symbol, .indent: false
    }
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.clauses.scenario)
    if !request.conditions.isEmpty { return try conditional(request, in: scenario, &turn) }
    return try answer(request, in: scenario, &turn)
  }

  private func answer(_ request: Request, in scenario: String, _ turn: inout Turn) throws(Refusal) -> Answer {
    switch request.subject {
    case .statement: return try statement(request.clauses, in: scenario, &turn)
    case .values(let expressions): return try values(expressions, request.clauses, in: scenario, &turn)
    case .listing(let listing): return try list(listing, in: scenario, turn)
    }
  }

  // MARK: What if

  /// Metrics are told with what they are without the conditions; everything else as it would be.
  private func conditional(
    _ request: Request, in scenario: String, _ turn: inout Turn
  ) throws(Refusal) -> Answer {
    var supposed = turn
    for assignment in request.conditions {
      let setting = try Setting(assignment, in: scenario, reason: nil, model: turn.model)
      supposed.state.settings = supposed.state.settings.adding(setting)
    }
    let place = request.clauses.scenario.map { ", in \($0.text)" } ?? ""
    let condition = "If " + Wording.list(request.conditions.map { Wording.oneLine($0.span.text) }) + place
    if let references = try metrics(request, in: scenario, turn), let currency = turn.model.currency {
      let before = try reading(references, in: scenario, turn)
      let after = try reading(references, in: scenario, supposed)
      return Answer(reports: [
        ChangeReport(currency: currency, title: condition, watched: references, before: before, after: after).report()
      ])
    }
    var answer = try answer(request, in: scenario, &supposed)
    answer.reports.insert(
      Report(title: "", sections: [Report.Section(nil, [.note("\(condition); nothing is set.")])]), at: 0)
    return answer
  }

  /// The metrics asked for, where nothing else is.
  private func metrics(
    _ request: Request, in scenario: String, _ turn: Turn
  ) throws(Refusal) -> [MetricReference]? {
    guard case .values(let expressions) = request.subject, request.clauses.amount == nil, request.clauses.by.isEmpty
    else { return nil }
    var references: [MetricReference] = []
    for expression in expressions {
      guard case .metric(let reference) = try turn.check(expression).kind else { return nil }
      references.append(reference)
    }
    return references
  }

  private func reading(
    _ references: [MetricReference], in scenario: String, _ turn: Turn
  ) throws(Refusal) -> ChangeReport.Reading {
    for reference in references { _ = try turn.measure(reference, in: scenario) }
    let run = try turn.run(in: scenario)
    var metrics: [MetricReference: MetricValue] = [:]
    for reference in ChangeReport.completed(references) { metrics[reference] = run.metric(reference) }
    return ChangeReport.Reading(metrics: metrics)
  }

  // MARK: Statement

  private func statement(
    _ clauses: ShowClauses, in scenario: String, _ turn: inout Turn
  ) throws(Refusal) -> Answer {
    let dimension = try clauses.dimension(in: turn)
    let figures = try turn.figures(in: scenario)
    var options = Statement.Options(grain: clauses.grain ?? .year, detail: dimension)
    if let amount = clauses.amount {
      guard let scale = clauses.scale(currency: figures.currency) else {
        throw Refusal(.unknownAmount(amount.sourceText, currency: figures.currency, at: amount.span))
      }
      options.scale = scale
    }
    turn.expectations = ExpectationText.metrics(of: figures, in: clauses.scenario?.text)
    return Answer(reports: [Statement(figures, options: options).report()])
  }

  // MARK: Values

  private func values(
    _ expressions: [Expression], _ clauses: ShowClauses, in scenario: String, _ turn: inout Turn
  ) throws(Refusal) -> Answer {
    let dimension = try clauses.dimension(in: turn)
    var answer = Answer()
    var pairs: [(label: String, value: Cell)] = []
    var faults: [Diagnostic] = []
    var probabilities: [String] = []
    for expression in expressions {
      do throws(Refusal) {
        let value = try turn.evaluate(expression, in: scenario)
        if let dimension, !value.type.axes.contains(where: { $0.name == dimension }) {
          throw Refusal(.noSuchAxis(value.text, axis: dimension, at: expression.span))
        }
        probabilities += value.probabilities.map { Self.precision(of: $0, in: turn) }
        let shown = try ShownValue(value, turn: turn, scenario: scenario, clauses: clauses)
        turn.expectations += ExpectationText.value(value, in: clauses.scenario?.text)
        if let pair = shown.pair { pairs.append(pair) } else { answer.reports.append(try shown.report(in: turn)) }
      } catch {
        faults += error.diagnostics
      }
    }
    if !faults.isEmpty { throw Refusal(faults) }
    if !pairs.isEmpty {
      answer.reports.insert(Report(title: "", sections: [Report.Section(nil, [.pairs(pairs)])]), at: 0)
    }
    let precision = probabilities.map { Report.Block.note($0) }
    if !precision.isEmpty {
      answer.reports.append(Report(title: "", sections: [Report.Section(nil, precision)]))
    }
    return answer
  }

  /// How far a probability is known, and of how many trials.
  private static func precision(of probability: EvaluatedExpression.Probability, in turn: Turn) -> String {
    let estimate = probability.estimate
    let request = turn.state.simulation?.simulation.request ?? SimulationRequest()
    let error = SimulationReport.errorText(of: estimate)
    let undecided =
      estimate.undecided > 0
      ? "; undecided in \(NumberStyle.count.text(Double(estimate.undecided))), which count as no" : ""
    let trials = NumberStyle.count.text(Double(probability.trials))
    return "P(\(probability.condition)) ± \(error), a standard error: \(trials) trials, seed \(request.seed)"
      + "\(undecided)."
  }

  // MARK: Listings

  private func list(_ listing: Request.Listing, in scenario: String, _ turn: Turn) throws(Refusal) -> Answer {
    switch listing {
    case .inputs: return Answer(reports: [try inputs(in: scenario, turn)])
    case .scenarios: return Answer(reports: [Listings.scenarios(turn.model, inUse: turn.state.scenario)])
    case .units: return Answer(reports: [Listings.units(turn.model)])
    case .checks:
      let figures = try turn.figures(in: scenario)
      return Answer(reports: [ChecksReport(figures, others: try turn.otherFigures(than: scenario)).report()])
    }
  }

  private func inputs(in scenario: String, _ turn: Turn) throws(Refusal) -> Report {
    let figures = try turn.partialFigures(in: scenario)
    return Listings.inputs(
      figures.inputs, timeline: figures.timeline, scenario: Wording.scenario(scenario, in: turn.model))
  }

  // MARK: Completion

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "in": context.scenarios
    case "by": ["year", "quarter", "month"].map { Candidate($0) } + context.dimensions
    case "as": (MoneyScale.allCases.map(\.rawValue)).map { Candidate($0) } + context.units
    case _:
      (context.words.isEmpty ? Request.Listing.allCases.map { Candidate($0.rawValue) } : [])
        + context.values + ShowClauses.words.sorted().map { Candidate($0) }
    }
  }
}

extension TokenCursor {
  /// Whether what follows is `if` with assignments, and not a choice between two values.
  fileprivate var beginsConditions: Bool {
    guard isNext(word: "if") else { return false }
    var ahead = 1
    while true {
      switch next(after: ahead).kind {
      case .end: return true
      case .word("then"): return false
      case .word, .number, .date, .text, .symbol, .lineEnd, .indent: ahead += 1
      }
    }
  }
}
