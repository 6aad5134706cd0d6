import Checking
package import Diagnostics
import Evidence
import Reports
package import Syntax
import UsageLogs

/// `actuals [FILE | odbc "CONNECTION" table NAME] [in SCENARIO] [as of DATE]`
package struct ActualsCommand: Command {
  package let verb = "actuals"
  package let page = HelpPage(
    "actuals [FILE] [in SCENARIO] [as of DATE]",
    "actuals odbc \"CONNECTION\" table NAME | query \"SELECT …\" [in SCENARIO] [as of DATE]",
    summary: "Reads weekly actuals and sets them against the plan: how far off, why, and what it comes to in the end.",
    notes: [
      "A file has a column week and a column for each measure, or a row for each week and measure: week, measure, value. "
        + "Measures are called as in the model: inputs, calculations, lines, KPIs and key results.",
      "Values are in the measure's own unit; of money and other flows what the week brought. A week is 2026-01-05 or 2026-W02.",
      "With part, volume, plan and plan_volume beside value, the deviation is split into volume, rate and mix.",
      "Without a file, the actuals that were read are set against the plan as it is now. After 7 days without a value they "
        + "are stale, after 42 dead.",
    ],
    example: """
      actuals evidence/actuals.csv
      """)

  package struct Request: Sendable {
    enum Source: Sendable {
      case file(Identifier)
      case database(DatabaseWords)
    }
    let source: Source?
    let scenario: Identifier?
    let asOf: Day?
    let span: Span?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let span = words.previous?.span
    var source: Request.Source?
    if words.isNext(word: "odbc"), case .text = words.next(after: 1).kind {
      words.advance()
      source = .database(try UsageImport().database(&words))
    } else if !words.isAtEnd, !words.isNext(word: "in"), !words.isNext(word: "as") {
      source = .file(try words.path("a file of actuals such as actuals.csv"))
    }
    let rest = try AssessCommand().read(&words)
    return Request(source: source, scenario: rest.scenario, asOf: rest.asOf, span: span)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    if let source = request.source { try take(source, in: &turn) }
    guard let imported = turn.state.actuals else { throw Refusal(.noActuals(at: request.span)) }
    let scenario = try turn.scenario(request.scenario)
    let plan = PlannedWeeks(figures: try turn.figures(in: scenario), run: try turn.run(in: scenario))
    let today = request.asOf ?? imported.lastDay.map { $0.advanced(by: 6) } ?? Day(number: 0)
    let reading = ActualsReading(imported.table, today: today) { plan.plan($0) }
    turn.state.actuals = imported.filled(by: plan)
    let dossier = light(turn, plan, today: today)
    return Answer(reports: [
      ActualsReport(
        reading, today: today, files: imported.files, scenario: scenario, currency: plan.figures.currency,
        findings: RuleBook.findings(in: dossier, rules: RuleBook.series), claims: dossier.claims,
        words: { plan.words(of: $0) }, shown: { plan.inOwnUnit($0, $1) }
      ).report()
    ])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil: context.paths + ["odbc", "in", "as of"].map { Candidate($0) }
    case "in": context.scenarios
    case "as": [Candidate("of")]
    case "of": context.periods
    case _: ["in", "as of"].map { Candidate($0) }
    }
  }

  // MARK: Reading

  private func take(_ source: Request.Source, in turn: inout Turn) throws(Refusal) {
    let name: String
    let table: ActualsTable
    switch source {
    case .file(let path):
      name = path.text
      switch turn.files.log(path.text, from: turn.place.naming) {
      case .failure(let failure): throw Refusal(.unreadable(path.text, failure, at: path.span))
      case .success(let log):
        do throws(ActualsTable.Fault) { table = try ActualsTable.read(log) } catch {
          throw Refusal(error.diagnostic(of: path.text, at: path.span))
        }
      }
    case .database(let words):
      name = "\(words.rows.words.text) in \(ConnectionText(words.connection.text).withoutSecrets)"
      let rows = try Self.rows(of: words, in: turn)
      do throws(ActualsTable.Fault) { table = try ActualsTable(rows) } catch {
        throw Refusal(error.diagnostic(of: words.rows.words.text, at: words.rows.words.span))
      }
    }
    var imported = turn.state.actuals ?? ImportedActuals(table: table)
    imported.take(table, from: name)
    turn.state.actuals = imported
  }

  private static func rows(of words: DatabaseWords, in turn: Turn) throws(Refusal) -> PlainTable {
    let span = words.connection.span
    do throws(DatabaseFailure) {
      let connection = try turn.files.database(words.connection.text).get()
      let work = turn.options.watch("reading \(words.rows.words.text.prefix(40))")
      defer { work.end() }
      let source =
        switch words.rows {
        case .table(let name): Self.quoted(name.text, connection.nameQuote)
        case .query(let text): "(\(text.text)) u_actuals"
        }
      let header = try connection.columns(of: "SELECT * FROM \(source) WHERE 1 = 0")
      let rows = try connection.rows(of: "SELECT * FROM \(source)") { work.isStopped }
      return PlainTable(header: header, rows: rows.map { row in row.map { $0 ?? "" } })
    } catch {
      switch error {
      case .told(let text): throw Refusal(.unreadableDatabase(text, at: span))
      case .stopped: throw Refusal(.unreadableDatabase("the reading was stopped", at: span))
      }
    }
  }

  /// `schema.table`, each part in the database's own quotes.
  private static func quoted(_ table: String, _ quote: String) -> String {
    table.split(separator: ".").map { part in
      quote.isEmpty ? String(part) : quote + part.replacing(quote, with: quote + quote) + quote
    }.joined(separator: ".")
  }

  /// What the rules of series ask: the actuals and what the blocks state, without the engine's chances.
  private func light(_ turn: Turn, _ plan: PlannedWeeks, today: Day) -> Dossier {
    var dossier = Dossier(today: today, records: turn.model.evidence.map(\.record))
    dossier.money.currency = plan.figures.currency
    for quantity in turn.model.quantities { dossier.money.labels[quantity.name] = quantity.label }
    dossier.money.lines = plan.figures.lines.map { line in
      LineFact(line.quantity.name, line.isCost ? .cost : .benefit, label: plan.figures.title(of: line.quantity))
    }
    for series in turn.state.actuals?.series ?? [] { dossier.actuals[series.name] = series }
    return dossier
  }
}
