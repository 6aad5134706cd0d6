import Checking
package import Diagnostics
import Engine
import Planning
package import Quantities
import Reports
import RoutedModels
import Routing
package import Syntax

/// `shock VENDOR price x3 [from DATE]`, `shock VENDOR removed [from DATE]`
package struct ShockCommand: Command {
  package let verb = "shock"
  package let page = HelpPage(
    "shock VENDOR price x3 [from 2026-07]", "shock VENDOR removed [from 2026-07]",
    summary: "A vendor reprices or is gone: routes are decided anew, and every price of that vendor moves, seats too.",
    notes: [
      "It sets inputs in the scenario in use: those whose attribute vendor names it, prices behind lines of that vendor, "
        + "and the models it serves. undo takes all of it back.",
      "Told are the value at risk if nothing is changed, the cost to switch, and how concentrated the spend is then.",
    ],
    example: "shock \"Model vendor\" price x3 from 2027-01\nundo")

  package struct Request: Sendable {
    package enum Event: Sendable {
      case price(Double)
      case removed
    }
    package let vendor: Identifier
    package let event: Event
    package let from: Identifier?
    package let date: DateLiteral?
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let span = words.next.span
    let vendor: Identifier
    if let text = words.takeText() {
      vendor = Identifier(text, span)
    } else {
      vendor = try words.identifier("the name of a vendor")
    }
    let event: Request.Event
    if words.take(word: "removed") {
      event = .removed
    } else {
      if !words.take(word: "price") { throw words.unexpected("price x3, or removed") }
      event = .price(try words.factor())
    }
    var from: Identifier?
    var date: DateLiteral?
    if words.take(word: "from") {
      let place = words.next.span
      date = try words.date()
      from = Identifier(String(place.text), place)
    }
    return Request(vendor: vendor, event: event, from: from, date: date)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(nil)
    let before = try turn.run(in: scenario)
    let timeline = before.plan.timeline
    let first = try firstPeriod(request, timeline)
    let exposure = VendorExposure(of: request.vendor.text, in: turn.model)
    guard !exposure.isEmpty else {
      throw Refusal(
        .unknownVendor(
          request.vendor.text, known: VendorExposure.vendors(of: turn.model), at: request.vendor.span))
    }
    let shock: Shock =
      switch request.event {
      case .price(let factor): .price(vendor: request.vendor.text, factor: factor)
      case .removed: .removed(vendor: request.vendor.text)
      }
    let reports = try shockReports(shock, over: first...timeline.count, in: turn, scenario, before)
    let old = turn.readings(of: turn.before)
    let title = title(request)
    let targets = exposure.targets(of: shock)
    let texts = Dictionary(
      uniqueKeysWithValues: targets.map { ($0, turn.inputText($0) ?? "") })
    for id in targets {
      let text = assignment(of: turn.model[id].name, request, timeline, first: first)
      let syntax = try Compiled.overrideSyntax(text)
      let setting = try Setting(syntax, in: scenario, reason: title, model: turn.model)
      turn.state.settings = turn.state.settings.adding(setting)
    }
    do {
      _ = try turn.run(in: scenario)
    } catch {
      // An answer too: nothing is set, for what is set must have a routing.
      turn.state.settings = turn.before.settings
      var answer = Answer(reports: reports)
      answer.append(Answer(saying: "Nothing was set: \(error.diagnostics.first?.title ?? "there is no routing")."))
      return answer
    }
    var answer = Answer(reports: reports)
    let moved = table(targets, texts, exposure, request.event, in: turn)
    if !moved.isEmpty {
      answer.reports.append(Report(title: "", sections: [Report.Section("What is set", moved)]))
    }
    answer.append(turn.changeAnswer(from: old, title: title))
    return answer
  }

  // MARK: What happens

  private func firstPeriod(_ request: Request, _ timeline: Timeline) throws(Refusal) -> Int {
    guard let date = request.date else { return 1 }
    let offset = timeline.offset(of: date)
    guard let period = timeline.period(atOffset: max(0, offset)), offset < Double(timeline.end - timeline.start) else {
      throw Refusal(
        .shockBeyond(request.from?.text ?? "", end: timeline.name(ofPeriod: timeline.count), at: request.from?.span))
    }
    return period
  }

  private func title(_ request: Request) -> String {
    let from = request.from.map { " from \($0.text)" } ?? ""
    return switch request.event {
    case .price(let factor): "\(request.vendor.text) at \(NumberText.shortest(factor)) times its prices\(from)"
    case .removed: "\(request.vendor.text) removed\(from)"
    }
  }

  private func assignment(of name: String, _ request: Request, _ timeline: Timeline, first: Int) -> String {
    let after =
      switch request.event {
      case .price(let factor): "\(name) * \(NumberText.literal(factor))"
      case .removed: "no"
      }
    guard first > 1, let date = request.date else { return "\(name) = \(after)" }
    let start = timeline.start.description
    let until: String = if case .removed = request.event { "yes" } else { name }
    return "\(name) = [\(start): \(until), \(date.description): \(after)]"
  }

  /// Reports on the routes that call the vendor.
  private func shockReports(
    _ shock: Shock, over periods: ClosedRange<Int>, in turn: Turn, _ scenario: String, _ before: Evaluator
  ) throws(Refusal) -> [Report] {
    let numbers = RouteNumbers(before)
    var reports: [Report] = []
    for route in turn.model.routes where route.vendors.contains(shock.vendor) {
      let stage = try refusing { () throws(Diagnostic) in
        try RouteStage(route, numbers, over: periods, router: turn.state.compiled.router)
      }
      let answer = stage.router.answer(to: shock, of: stage.solution, in: stage.made.problem)
      let subject = turn.subject(of: stage, in: scenario, isOnly: true)
      var reason = ""
      if case .impossible(let fault) = answer.after {
        let why = Diagnostic.routing(fault, of: stage.made, in: stage.timeline).notes.map(\.text)
        reason = why.joined(separator: "; ")
      }
      reports.append(ShockReport(subject, shock, answer, of: stage.made.problem, reason: reason).report())
    }
    return reports
  }

  private func table(
    _ targets: [QuantityID], _ before: [QuantityID: String], _ exposure: VendorExposure, _ event: Request.Event,
    in turn: Turn
  ) -> [Report.Block] {
    var blocks: [Report.Block] = []
    if !targets.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [Table.Column("Input", .label), Table.Column("before", .prose), Table.Column("after", .prose)],
            rows: targets.map { id in
              Table.Row(
                .line,
                [.text(turn.model[id].name), .text(before[id] ?? ""), .text(turn.inputText(id) ?? "")])
            })))
    }
    if case .removed = event {
      let lines = exposure.lines.map { turn.model[$0].name }
      if !lines.isEmpty {
        blocks.append(
          .note(
            "Lines of it, which no routing replaces: \(lines.joined(separator: ", ")). exclude leaves one out."))
      }
      return blocks
    }
    let left = exposure.untouched.map { turn.model[$0].name }
    if !left.isEmpty {
      blocks.append(
        .note("Left as they are, since no price of their own is an input: \(left.joined(separator: ", "))."))
    }
    return blocks
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    switch context.words.last {
    case nil: VendorExposure.vendors(of: context.state.model).map { Candidate($0.quotedIfNeeded) }
    case "price": ["x2", "x3"].map { Candidate($0) }
    case _ where context.words.count == 1: ["price", "removed"].map { Candidate($0) }
    case _: [Candidate("from")]
    }
  }
}

extension String {
  fileprivate var quotedIfNeeded: String {
    allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? self : quoted
  }
}
