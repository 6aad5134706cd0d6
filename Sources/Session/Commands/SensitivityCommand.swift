import Analysis
package import Diagnostics
import Engine
import Reports
import Sampling
package import Syntax

/// `sensitivity [of METRIC] [N trials] [seed S] [in SCENARIO]`
package struct SensitivityCommand: Command {
  package let verb = "sensitivity"
  package let page = HelpPage(
    "sensitivity [of METRIC] [N trials] [seed S] [in SCENARIO]",
    summary: "How much of a metric's spread each uncertain input makes, and what it would be worth to know it.",
    notes: [
      "Sobol' indices, alone and in all, with their errors; rank correlation; break-even; the expected value of perfect information for the decision go or no-go.",
      "Correlated inputs count as one. The same seed gives the same figures.",
    ],
    example: "sensitivity 4k trials\nsensitivity of payback 2k trials seed 7")

  package struct Request: Sendable {
    var measure: Expression?
    var trials = SensitivityAnalysis.usualTrials
    var seed: UInt64 = 1
    var scenario: Identifier?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request()
    while !words.isAtEnd {
      if words.take(word: "of") {
        request.measure = try words.expression()
      } else if words.take(word: "seed") {
        let span = words.next.span
        let seed = try words.number()
        guard let whole = UInt64(exactly: seed), seed <= 9_007_199_254_740_992 else { throw .impossibleCount(at: span) }
        request.seed = whole
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else if case .number = words.next.kind {
        let span = words.next.span
        let trials = try words.number()
        guard let whole = Int(exactly: trials), (2...SensitivityAnalysis.mostTrials).contains(whole) else {
          throw .impossibleTrials(most: SensitivityAnalysis.mostTrials, at: span)
        }
        request.trials = whole
        if !words.take(word: "trial") { try words.word("trials") }
      } else {
        throw words.unexpected("`of`, `N trials`, `seed` or `in`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    var subject = turn
    var measure = try turn.measures(request.measure.map { [$0] } ?? [], in: scenario)[0]
    if case .expression = measure.source, let expression = request.measure {
      measure = try subject.named(expression, as: measure, in: scenario)
    }
    let whatIf = try subject.whatIf(in: scenario)
    let options = turn.options
    let work = options.watch("drawing trials")
    defer { work.end() }
    let analysis: SensitivityAnalysis?
    do throws(ImpossibleCorrelations) {
      analysis = try SensitivityAnalysis(
        of: measure, in: whatIf, trials: request.trials, seed: request.seed, threads: options.threads,
        shouldStop: { work.isStopped }, progress: { work.tell($0) })
    } catch {
      let cells = UncertainInputs(whatIf.plan, whatIf.base).cells
      throw Refusal(.impossibleCorrelations(error, of: cells, in: turn.model))
    }
    guard let analysis else { return Answer(saying: "Stopped before a trial was done.") }
    turn.state.keep(in: scenario) { $0.sensitivity = analysis }
    return Answer(reports: [SensitivityReport(analysis, subject.header(in: scenario)).report()])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "of": context.metrics + context.values
    case "in": context.scenarios
    case "seed": [Candidate("1")]
    case _: ["of", "16k trials", "seed", "in"].map { Candidate($0) }
    }
  }
}
