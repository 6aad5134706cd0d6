import Analysis
package import Diagnostics
import Finance
import Reports
package import Syntax

/// `sweep NAME from A to B [steps N] [by NAME2 from C to D [steps M]] [of METRIC, METRIC…] [in SCENARIO]`
package struct SweepCommand: Command {
  package let verb = "sweep"
  package let page = HelpPage(
    "sweep NAME from A to B [steps N] [of METRIC, METRIC…] [in SCENARIO]",
    "sweep NAME from A to B [steps N] by NAME2 from C to D [steps M] [of METRIC…] [in SCENARIO]",
    summary: "A table of metrics over the values of an input, or of a metric over two, drawn beside the numbers.",
    notes: [
      "A bare number takes the input's unit; the input's own name means its value: from seat_price * 0.5 to seat_price * 2.",
      "An input with a dimension, or one that varies over time, is scaled as a whole: from 50% to 150%.",
    ],
    example:
      "sweep seat_price from 20 to 50 steps 6\nsweep time_saved from 8% to 16% by realised from 40% to 80% of npv")

  package struct Request: Sendable {
    struct Axis: Sendable {
      let lever: LeverSyntax
      let low: Expression
      let high: Expression
      var steps: Int?
      var stepsSpan: Span?
    }
    var rows: Axis
    var columns: Axis?
    var measures: [Expression] = []
    var scenario: Identifier?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    var request = Request(rows: try axis(&words, limit: 10_000))
    while !words.isAtEnd {
      if request.columns == nil, words.take(word: "by") {
        request.columns = try axis(&words, limit: 100)
      } else if words.take(word: "of") {
        request.measures = try words.expressions()
      } else if words.take(word: "in") {
        request.scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`steps`, `by`, `of` or `in`")
      }
    }
    return request
  }

  private func axis(_ words: inout TokenCursor, limit: Int) throws(Diagnostic) -> Request.Axis {
    let lever = try words.lever()
    try words.word("from")
    let (low, high) = try words.ends("to")
    var axis = Request.Axis(lever: lever, low: low, high: high)
    if words.take(word: "steps") {
      let span = words.next.span
      let steps = try words.number()
      guard let count = Int(exactly: steps), (1...limit).contains(count) else {
        throw .impossibleSteps(at: span)
      }
      axis.steps = count
    }
    return axis
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    let measures = try self.measures(request, in: scenario, turn)
    let reading = try LeverReading(turn, in: scenario)
    let rows = try axis(request.rows, steps: 10, reading)
    var columns: SweepTable.Axis?
    if let second = request.columns {
      let axis = try axis(second, steps: 4, reading)
      if axis.lever == rows.lever { throw Refusal(.sweptTwice(second.lever.name, at: second.lever.span)) }
      columns = axis
    }
    if rows.values.count * (columns?.values.count ?? 1) > Self.mostPlaces {
      throw Refusal(.impossibleSteps(at: request.rows.lever.span))
    }
    let sweep = SweepTable(of: measures, over: rows, by: columns, in: reading.whatIf)
    turn.state.keep(in: scenario) { $0.sweeps.append(sweep) }
    return Answer(reports: [SweepReport(sweep, turn.header(in: scenario)).report()])
  }

  /// Cells that a table may have.
  private static let mostPlaces = 100_000

  /// A table of one input shows what is watched, a table of two shows npv.
  private func measures(_ request: Request, in scenario: String, _ turn: Turn) throws(Refusal) -> [Measure] {
    if !request.measures.isEmpty || request.columns != nil {
      return try turn.measures(request.measures, in: scenario)
    }
    return try turn.watchedMeasures(in: scenario)
  }

  private func axis(
    _ axis: Request.Axis, steps: Int, _ reading: LeverReading
  ) throws(Refusal) -> SweepTable.Axis {
    let lever = try reading.lever(axis.lever, taking: [axis.low, axis.high])
    let low = try reading.value(axis.low, of: lever, axis.lever)
    let high = try reading.value(axis.high, of: lever, axis.lever)
    guard low != high else { throw Refusal(.emptySpan(at: axis.low.span.joined(with: axis.high.span))) }
    return SweepTable.Axis(lever, from: low, to: high, steps: axis.steps ?? steps)
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil, "by": context.inputs
    case "of": context.metrics + context.values
    case "in": context.scenarios
    case "from", "to": context.inputs
    case _: ["from", "to", "steps", "by", "of", "in"].map { Candidate($0) }
    }
  }
}
