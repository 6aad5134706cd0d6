import Checking
package import Diagnostics
import Engine
import Finance
import Planning
import Quantities
import Reports
package import Syntax

/// `explain NAME [at PERIOD] [in SCENARIO]`
package struct ExplainCommand: Command {
  package let verb = "explain"
  package let page = HelpPage(
    "explain NAME [at PERIOD] [in SCENARIO]",
    summary: "The tree of formulas, values and shares behind a number, down to the inputs and their sources.",
    notes: ["A period is a date (2027-03, 2027-Q1, 2027), a column of the statement (Y2, FY2027) or initial."],
    example: "explain npv\nexplain handling at 2027 in cautious")

  package struct Request: Sendable {
    let name: [Identifier]
    let period: PeriodSyntax?
    let scenario: Identifier?
  }

  /// A date, or the name of a column.
  enum PeriodSyntax: Sendable {
    case date(DateLiteral, Span)
    case column(Identifier)

    var span: Span {
      switch self {
      case .date(_, let span): span
      case .column(let name): name.span
      }
    }
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let name = try words.name("the name of a line, an input or a metric")
    var period: PeriodSyntax?
    var scenario: Identifier?
    while !words.isAtEnd {
      if words.take(word: "at") {
        let span = words.next.span
        if words.nextWord != nil {
          period = .column(try words.identifier("a period"))
        } else {
          period = .date(try words.date("a period such as 2027-03, 2027 or Y2"), span)
        }
      } else if words.take(word: "in") {
        scenario = try words.identifier("the name of a scenario")
      } else {
        throw words.unexpected("`at` or `in`")
      }
    }
    return Request(name: name, period: period, scenario: scenario)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(request.scenario)
    let text = request.name.map(\.text).joined(separator: ".")
    let target: Explanation.Target
    if let reference = MetricReference(named: text) {
      target = .metric(reference)
    } else if let id = turn.model.idByName[text] {
      target = .quantity(id)
    } else {
      let known = turn.model.quantities.map(\.name) + MetricReference.all.map(\.name)
      throw Refusal(.nothingToExplain(text, known: known, at: request.name.span))
    }
    let figures: Figures
    switch target {
    case .metric:
      if let period = request.period { throw Refusal(.metricAtPeriod(text, at: period.span)) }
      figures = try turn.figures(in: scenario)
    case .quantity: figures = try turn.partialFigures(in: scenario)
    }
    let run = try turn.run(in: scenario)
    var column: Timeline.Column?
    if let period = request.period { column = try Self.column(period, in: run.plan.timeline) }
    return Answer(reports: [Explanation(figures, in: run, at: column).report(target)])
  }

  /// The periods a date or a column's name stands for.
  private static func column(_ period: PeriodSyntax, in timeline: Timeline) throws(Refusal) -> Timeline.Column {
    let span: Span
    let text: String
    switch period {
    case .date(let date, let place):
      (span, text) = (place, date.description)
      let months = { (p: Int) in Double(timeline.month(ofPeriod: p).index) }
      let length = Double(timeline.monthsPerPeriod)
      let covered = (1...timeline.count).filter { months($0) < date.end && months($0) + length > date.start }
      if let first = covered.first, let last = covered.last { return Timeline.Column(text, first...last) }
    case .column(let name):
      (span, text) = (name.span, name.text)
      let columns = timeline.columns(by: .year) + timeline.columns(by: .quarter)
      if let column = columns.first(where: { $0.name.lowercased() == text.lowercased() }) { return column }
    }
    throw Refusal(
      .unknownPeriod(
        text, first: timeline.name(ofPeriod: 1), last: timeline.name(ofPeriod: timeline.count),
        years: timeline.columns(by: .year).dropFirst().map(\.name), at: span))
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil: context.values
    case "at": context.periods
    case "in": context.scenarios
    case _: [Candidate("at"), Candidate("in")]
    }
  }
}
