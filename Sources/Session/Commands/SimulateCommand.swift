import Analysis
import Checking
import Engine
package import Diagnostics
import Finance
import Quantities
import Reports
import Sampling
package import Syntax

/// `simulate [N trials] [seed S] [of METRIC…] [with random points] [in SCENARIO | SCENARIO SCENARIO…]`
package struct SimulateCommand: Command {
  package let verb = "simulate"
  package let page = HelpPage(
    "simulate [N trials] [seed S] [in SCENARIO]", "simulate [N trials] of METRIC or LINE, …",
    "simulate SCENARIO SCENARIO… [N trials]", "simulate … with random points",
    "simulate … rerouting",
    summary: "Draws the uncertain inputs many times and tells how the metrics, lines and checks are distributed.",
    notes: [
      "Without a number it runs 65,536 trials, enough for the digits it shows; every figure has its standard error.",
      "The draws are scrambled Sobol' points, or independent random numbers where asked; the same seed gives the same draws.",
      "A rate of return takes a search in every trial, so it is simulated where asked for (`simulate of irr`) or watched.",
      "Scenarios are compared on the same draws: the percentiles of the difference, and how often one is better.",
      "Tables of routes stay as they are and are priced in every trial; rerouting decides them anew in each, 1,024 trials "
        + "unless more are asked for.",
      "P(npv < 0) is the probability of any condition: show P(npv < 0), expect P(payback <= 24 month) = 0% within 1%.",
    ],
    example: "simulate\nsimulate 20k trials seed 7 of irr\nsimulate base cautious\nshow P(npv < 0)")

  package struct Request: Sendable {
    var trials: Int?
    var trialSpan: Span?
    var seed: UInt64?
    var points: PointSet?
    var metrics: [[Identifier]] = []
    var reroutes = false
    var scenario: Identifier?
    /// To be compared with each other.
    var scenarios: [Identifier] = []
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request()
    while !words.isAtEnd {
      if words.take(word: "seed") {
        request.seed = try Self.seed(&words)
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else if words.take(word: "of") {
        repeat { request.metrics.append(try words.name("the name of a metric")) } while words.take(symbol: ",")
      } else if words.take(word: "rerouting") {
        request.reroutes = true
      } else if words.take(word: "with") {
        request.points = try Self.points(&words)
      } else if words.nextWord != nil {
        request.scenarios.append(try words.identifier("the name of a scenario"))
        _ = words.take(symbol: ",")
      } else {
        request.trialSpan = words.next.span
        request.trials = try Self.trials(&words)
      }
    }
    return request
  }

  private static func trials(_ words: inout TokenCursor) throws(Diagnostic) -> Int {
    let span = words.next.span
    let count = try words.number("a number of trials")
    if !words.take(word: "trials") { _ = words.take(word: "trial") }
    return try trials(count, text: String(span.text), at: span)
  }

  /// A number of trials that can be run.
  static func trials(_ count: Double, text: String, at span: Span?) throws(Diagnostic) -> Int {
    guard count > 0 else { throw .tooFewTrials(at: span) }
    guard count <= Double(SimulationRequest.mostTrials) else { throw .tooManyTrials(count, at: span) }
    guard let whole = Int(exactly: count) else { throw .partialTrial(text, at: span) }
    return whole
  }

  private static func seed(_ words: inout TokenCursor) throws(Diagnostic) -> UInt64 {
    let span = words.next.span
    let value = try words.number("a seed such as 7")
    guard let seed = UInt64(exactly: value), seed <= SimulationRequest.greatestSeed else {
      throw .notASeed(String(span.text), at: span)
    }
    return seed
  }

  private static func points(_ words: inout TokenCursor) throws(Diagnostic) -> PointSet {
    guard let points = words.nextWord.flatMap(PointSet.init(rawValue:)) else {
      throw words.unexpected("`random` or `sobol`")
    }
    words.advance()
    _ = words.take(word: "points")
    return points
  }

  // MARK: Action

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let wanted = try turn.simulationRequest(request)
    for name in request.scenarios { try turn.requireScenario(name.text, at: name.span) }
    let scenario: String
    if let first = request.scenarios.first {
      scenario = first.text
    } else {
      scenario = try turn.scenario(request.scenario)
    }
    let others = request.scenarios.dropFirst().map(\.text)
    if !others.isEmpty, wanted.trials > SimulationRequest.mostKept {
      throw Refusal(.tooManyToCompare(at: request.trialSpan))
    }
    guard Set(others + [scenario]).count == others.count + 1 else {
      throw Refusal(
        .nothingToCompare(scenarios: turn.model.scenarios.map(\.name), at: request.scenarios.last?.span))
    }
    return try simulate(wanted, in: scenario, against: others, &turn)
  }

  /// The metrics that names mean, and the names of the model's own metrics and lines.
  static func metrics(
    _ names: [[Identifier]], _ turn: Turn
  ) throws(Refusal) -> (metrics: [MetricReference], named: [String]) {
    let own = turn.model.quantities.filter { if case .metric = $0.role { true } else { false } }.map(\.name)
    let lines = Set(turn.model.lines.map { turn.model[$0.id].name })
    var metrics: [MetricReference] = []
    var named: [String] = []
    for name in names {
      let text = name.map(\.text).joined(separator: ".")
      if let reference = MetricReference(named: text) {
        if !metrics.contains(reference) { metrics.append(reference) }
      } else if own.contains(text) || lines.contains(text) {
        named.append(text)
      } else {
        throw Refusal(.unknownMetric(text, own: own, at: name.span))
      }
    }
    return (metrics, named)
  }

  private func simulate(
    _ request: SimulationRequest, in scenario: String, against others: [String], _ turn: inout Turn
  ) throws(Refusal) -> Answer {
    let prepared = try turn.prepareSimulation(request, in: scenario)
    var compared: [Turn.PreparedSimulation] = []
    for name in others { compared.append(try turn.prepareSimulation(request, in: name, isHeadline: true)) }
    let tally = turn.runSimulation(prepared)
    guard tally.trials > 0 else { throw Refusal(.stoppedAtOnce()) }
    let work = turn.options.watch("selecting percentiles")
    defer { work.end() }
    // Who stopped the trials does not wait for percentiles either.
    let isStopped = tally.trials < request.trials
    var simulation = tally.simulation(of: prepared.subject) { isStopped || work.isStopped }
    for other in compared where !simulation.isPartial {
      let second = turn.runSimulation(other)
      guard second.trials == tally.trials,
        let difference = ScenarioDifference(
          second, of: other.subject, from: tally, shouldStop: { work.isStopped })
      else { throw Refusal(.stoppedAtOnce()) }
      simulation.comparisons.append(difference)
    }
    turn.state.simulation = SimulationRecord(simulation: simulation, edition: turn.state.edition)
    let report = SimulationReport(simulation)
    var answer = Answer(reports: [others.isEmpty ? report.report() : SimulationComparison(simulation).report()])
    if prepared.subject.uncertain == 0 {
      answer.diagnostics.append(.nothingUncertain(fixed: try turn.fixedInputs(in: scenario)))
    }
    return answer
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "in": context.scenarios
    case "of": context.metrics + context.lines
    case "with": ["random", "sobol"].map { Candidate("\($0) points") }
    case "seed": []
    case _: ["trials", "seed", "of", "in", "with", "rerouting"].map { Candidate($0) } + context.scenarios
    }
  }
}

extension Turn {
  /// What the words ask for, with the rates of return that somebody watches.
  func simulationRequest(_ words: SimulateCommand.Request) throws(Refusal) -> SimulationRequest {
    let (metrics, named) = try SimulateCommand.metrics(words.metrics, self)
    var request = SimulationRequest(metrics: metrics, named: named)
    if words.reroutes, !model.routes.isEmpty {
      request.decidesAnew = true
      request.trials = SimulationRequest.usualTrialsDeciding
    }
    if let trials = words.trials { request.trials = trials }
    if let seed = words.seed { request.seed = seed }
    if let points = words.points { request.points = points }
    for rate in watchedRates where !request.metrics.contains(rate) { request.metrics.append(rate) }
    return request
  }

  /// Uncertain inputs that a plain value fixed.
  func fixedInputs(in scenario: String) throws(Refusal) -> [String] {
    try run(in: scenario).inputs.fixed.sorted().map { model[$0].name }
  }
}
