import Analysis
import Checking
package import Diagnostics
import Engine
import Finance
import Quantities
import Reports
import Sampling
package import Syntax

/// `goal METRIC = VALUE by NAME [between A and B] [in SCENARIO]`
package struct GoalCommand: Command {
  package let verb = "goal"
  package let page = HelpPage(
    "goal METRIC = VALUE by NAME [between A and B] [in SCENARIO]",
    "goal P(CONDITION) = 10% by NAME [between A and B] [in SCENARIO]",
    summary: "The values of an input at which a metric is what you ask for, all of them in the stretch looked along.",
    notes: [
      "A metric is any metric in any view, one of the model's own, or an expression of one number: goal sum(tokens) = 100k EUR by price_in.",
      "P(npv < 0) is the probability of a condition over the uncertain inputs; every value is tried with the same draws.",
      "Without `between` it looks along shares from 0% to 100%, other inputs up to ten times their value. Nothing is set.",
    ],
    example:
      "goal npv = 0 by seat_price\ngoal payback = 18 months by time_saved between 10% and 30%\ngoal P(npv < 0) = 10% by seat_price between 0 and 40"
  )

  package struct Request: Sendable {
    let measure: Expression
    let target: Expression
    let lever: LeverSyntax
    var ends: (low: Expression, high: Expression)?
    var scenario: Identifier?
    let span: Span
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let start = words.next.span
    let measure = try words.expression()
    try words.symbol("=")
    let target = try words.expression()
    try words.word("by")
    let lever = try words.lever()
    var request = Request(measure: measure, target: target, lever: lever, span: start.joined(with: lever.span))
    while !words.isAtEnd {
      if words.take(word: "between") {
        request.ends = try words.ends("and")
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`between` or `in`")
      }
    }
    return request
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    if case .call(let name, let arguments) = request.measure.kind, name.text == "P" {
      guard arguments.count == 1, let condition = arguments.first, condition.label == nil else {
        throw Refusal(.noCondition(String(request.measure.span.text), at: request.measure.span))
      }
      return try probability(of: condition.value, request, in: scenario, &turn)
    }
    let measure = try turn.measure(request.measure, in: scenario)
    let target = try turn.target(request.target, of: request.measure, in: scenario)
    let reading = try LeverReading(turn, in: scenario)
    let (lever, span) = try stretch(request, reading)
    let goal = GoalSearch(measure, reaching: target, by: lever, within: span, in: reading.whatIf)
    turn.state.keep(in: scenario) { $0.goals.append(goal) }
    return Answer(reports: [GoalReport(goal, turn.header(in: scenario)).report()])
  }

  private func probability(
    of condition: Expression, _ request: Request, in scenario: String, _ turn: inout Turn
  ) throws(Refusal) -> Answer {
    let checked = try turn.check(condition)
    guard checked.type.isTruth, checked.type.cellCount == 1 else {
      throw Refusal(.noCondition(String(condition.span.text), at: condition.span))
    }
    _ = try turn.evaluate(condition, in: scenario).number()
    let target = try turn.evaluate(request.target, in: scenario)
    guard target.type.unit.dimension.isNone, let share = try target.number().number, share > 0, share < 1 else {
      throw Refusal(.noProbability(target.text, at: request.target.span))
    }
    var subject = turn
    let measure = try subject.counted(condition)
    let reading = try LeverReading(subject, in: scenario)
    let (lever, span) = try stretch(request, reading)
    let text = "P(\(Wording.oneLine(condition.span.text)))"
    let options = turn.options
    let work = options.watch("drawing trials")
    defer { work.end() }
    let search: ProbabilitySearch?
    do throws(ImpossibleCorrelations) {
      search = try ProbabilitySearch(
        of: measure, text: text, reaching: share, by: lever, within: span, in: reading.whatIf,
        threads: options.threads, shouldStop: { work.isStopped }, progress: { work.tell($0) })
    } catch {
      let cells = UncertainInputs(reading.whatIf.plan, reading.whatIf.base).cells
      throw Refusal(.impossibleCorrelations(error, of: cells, in: turn.model))
    }
    guard let search else { return Answer(saying: "Stopped; nothing is known yet.") }
    turn.state.keep(in: scenario) { $0.probabilities.append(search) }
    return Answer(reports: [ProbabilityGoalReport(search, turn.header(in: scenario)).report()])
  }

  /// The lever, and the stretch it is looked along.
  private func stretch(
    _ request: Request, _ reading: LeverReading
  ) throws(Refusal) -> (lever: Lever, span: ClosedRange<Double>) {
    let lever = try reading.lever(request.lever, taking: request.ends.map { [$0.low, $0.high] } ?? [])
    let span: ClosedRange<Double>
    if let ends = request.ends {
      let values = [ends.low, ends.high]
      let low = try reading.value(values[0], of: lever, request.lever)
      let high = try reading.value(values[1], of: lever, request.lever)
      guard low != high else { throw Refusal(.emptySpan(at: values[0].span.joined(with: values[1].span))) }
      span = min(low, high)...max(low, high)
    } else {
      guard let usual = reading.whatIf.searchSpan(of: lever) else {
        throw Refusal(
          .nowhereToLook(
            request.lever.name, goal: "goal \(Wording.oneLine(request.span.text))", at: request.lever.span))
      }
      span = usual
    }
    return (lever, span)
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil: context.metrics + context.values
    case "by": context.inputs
    case "in": context.scenarios
    case "=": []
    case _: ["=", "by", "between", "and", "in"].map { Candidate($0) }
    }
  }
}
