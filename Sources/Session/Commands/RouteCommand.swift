import Checking
package import Diagnostics
import Engine
import Quantities
import Reports
import RoutedModels
package import Routing
package import Syntax

/// `route [NAME] [frontier|growth …] [in SCENARIO]`
package struct RouteCommand: Command {
  package let verb = "route"
  package let page = HelpPage(
    "route [NAME] [in SCENARIO]", "route [NAME] frontier [in SCENARIO]",
    "route [NAME] growth [requests x320] [tokens x4] [calls 12] [for 12 months] [in SCENARIO]",
    "route NAME \"Label\" { classes: …; volume: …; model … }",
    summary: "Which requests go to which model, what that costs beside the alternatives, and what the rules cost.",
    notes: [
      "The block declares a route: task classes, models, quality and what is required. Its numbers are inputs "
        + "(answers.volume, answers.large.price), its results values (answers.token_cost, answers.quality).",
      "frontier draws the cost at each quality; growth lets use run away: multiples after twelve months, and calls of a "
        + "model for one request (agents × loop iterations).",
    ],
    example: """
      route replies {
        classes: simple, hard
        volume: { simple: 20k, hard: 4k } case/month
        tokens_in: { simple: 1_800, hard: 6_500 } token/case
        tokens_out: 300 token/case
        model large { price_in: 3 USD per 1M token; price_out: 15 USD per 1M token }
        model small { price_in: 1 USD per 1M token; price_out: 5 USD per 1M token }
        quality: { simple: { large: 97%, small: 96% }, hard: { large: 92%, small: 80% } }
        wrong_answer: 2 EUR/case
        require quality >= 94%
      }
      route replies
      route replies frontier
      """)

  package enum Question: Sendable {
    case table
    case frontier
    case growth(Growth, months: Int)
  }

  package struct Request: Sendable {
    package let span: Span?
    package var name: Identifier?
    package var question = Question.table
    package var scenario: Identifier?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request(span: words.previous?.span)
    if let word = words.nextWord, !["frontier", "growth", "in"].contains(word) {
      let parts = try words.name("the name of a route")
      let span = (parts.first?.span).map { first in parts.last.map { first.joined(with: $0.span) } ?? first }
      request.name = span.map { Identifier(parts.map(\.text).joined(separator: "."), $0) }
    }
    if words.take(word: "frontier") {
      request.question = .frontier
    } else if words.take(word: "growth") {
      request.question = try growth(&words)
    }
    if words.take(word: "in") { request.scenario = try words.identifier("the name of a scenario") }
    return request
  }

  private func growth(_ words: inout TokenCursor) throws(Diagnostic) -> Question {
    var growth = Growth()
    var months = 12
    while !words.isAtEnd, !words.isNext(word: "in") {
      if words.take(word: "requests") {
        growth.requestsPerYear = try words.factor()
      } else if words.take(word: "tokens") {
        growth.tokensPerYear = try words.factor()
      } else if words.take(word: "calls") {
        growth.callsPerRequest = try words.factor()
      } else if words.take(word: "for") {
        months = try words.integer("how many months")
        if !words.take(word: "month") { try words.word("months") }
      } else {
        throw words.unexpected("requests, tokens, calls, for or in")
      }
      _ = words.take(symbol: ",")
    }
    return .growth(growth, months: min(max(months, 1), 120))
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    var answer = Answer()
    for route in try turn.routes(request.name, at: request.span) {
      let stages = try turn.stages(of: route, in: scenario)
      for stage in stages {
        let subject = turn.subject(of: stage, in: scenario, isOnly: stages.count == 1)
        answer.reports.append(try refusing { () throws(Diagnostic) in try report(request.question, stage, subject) })
      }
    }
    return answer
  }

  private func report(
    _ question: Question, _ stage: RouteStage, _ subject: RoutingSubject
  ) throws(Diagnostic) -> Report {
    let problem = stage.made.problem
    do throws(RoutingFault) {
      switch question {
      case .table: return RoutingReport(subject, try stage.router.answers(to: problem)).report()
      case .frontier:
        return FrontierReport(
          subject, try stage.router.frontier(of: problem), of: problem, solution: stage.solution,
          rivals: Rival.all(problem)
        ).report()
      case .growth(let growth, let months):
        let path = growth.path(of: stage.solution, in: problem, months: months)
        return GrowthReport(subject, growth, path: path, months: (0...months).map { stage.monthName($0) }).report()
      }
    } catch {
      throw .routing(error, of: stage.made, in: stage.timeline)
    }
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case "in": context.scenarios
    case nil: context.routes + ["frontier", "growth", "in"].map { Candidate($0) }
    case "growth": ["requests", "tokens", "calls", "for"].map { Candidate($0) }
    case _ where context.words.contains("growth"): ["requests", "tokens", "calls", "for", "in"].map { Candidate($0) }
    case _: ["frontier", "growth", "in"].map { Candidate($0) }
    }
  }
}

extension TokenCursor {
  /// `x3`, `×3` or `3`: a multiple.
  mutating func factor() throws(Diagnostic) -> Double {
    // `×3` is read as `* 3`.
    _ = take(symbol: "*")
    let span = next.span
    let text = span.text
    if let first = text.first, first == "x" || first == "×" {
      // `x3` is one word; `x 3` and `x0.5` are more than one.
      if let value = Double(text.dropFirst()), !next(after: 1).isTight {
        advance()
        return try positive(value, at: span)
      }
      if text.count == 1 {
        advance()
        return try factor()
      }
      if let whole = Int(text.dropFirst()), next(after: 1).isTight, next(after: 1).span.text == "." {
        advance()
        advance()
        let rest = next.span.text
        if let value = Double("\(whole).\(rest)") {
          advance()
          return try positive(value, at: span)
        }
      }
    }
    return try positive(try number("a multiple such as x3"), at: span)
  }

  private func positive(_ value: Double, at span: Span) throws(Diagnostic) -> Double {
    guard value > 0, value <= 1e6 else { throw .impossibleFactor(span.text, at: span) }
    return value
  }
}

extension Token {
  fileprivate var isTight: Bool { !spaceBefore }
}
