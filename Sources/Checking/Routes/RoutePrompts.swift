import Diagnostics
import Quantities
import Syntax

/// How long the prompts of a route's classes are: shares of requests by length. Price lists charge more for long prompts,
/// and models take none that are too long, request by request: the mean tells neither.
///
/// The lengths are relative: the mean is `tokens_in`, so that what moves it moves them all.
struct RoutePrompts {
  enum Source {
    /// `[2k: 70%, 9k: 25%, 250k: 5%]` for each class.
    case written([[Expression.ScheduleEntry]], at: Identifier)
    /// The name of a log that was imported, and the axis of its lengths.
    case log(String, Axis)
  }

  let axis: Axis
  /// Quantities by class and length: the share of the requests, the tokens of their prompts, and of their answers where
  /// a log tells them.
  let share = "prompt_share"
  let tokens = "prompt_tokens"
  let answers: String?

  /// - Parameter base: the route's name, as part of others.
  init(_ source: Source, base: String) {
    switch source {
    case .written(let rows, _):
      let count = rows.map(\.count).max() ?? 1
      axis = Axis(name: "\(base)_prompt", members: (1...max(count, 1)).map { "prompts_\($0)" })
      answers = nil
    case .log(_, let axis):
      self.axis = axis
      answers = "answer_tokens"
    }
  }

  /// Rows by class and length as a value of the language; classes with fewer lengths have no requests at the others.
  func table(
    _ rows: [[Expression.ScheduleEntry]], of classes: [String], at span: Span,
    _ value: (Expression.ScheduleEntry) -> Expression, else filler: (Expression.ScheduleEntry) -> Expression
  ) -> Expression {
    let entries = zip(classes, rows).map { name, row -> Expression.MemberEntry in
      let cells = axis.members.indices.compactMap { index -> Expression.MemberEntry? in
        guard let last = row.last else { return nil }
        let cell = index < row.count ? value(row[index]) : filler(last)
        return Expression.MemberEntry(member: Identifier(axis.members[index], cell.span), value: cell)
      }
      return Expression.MemberEntry(member: Identifier(name, span), value: Expression(.byMember(cells), span))
    }
    return Expression(.byMember(entries), span)
  }
}

extension RouteReading {
  /// `prompts: desk`, `prompts: [2k: 70%, 9k: 30%]`, or a list for each class.
  mutating func prompts(_ entry: RouteEntry?, _ classes: [Identifier]) -> RoutePrompts.Source? {
    guard let entry, let value = entry.values.first else { return nil }
    switch value.kind {
    case .name(let parts):
      let name = parts.map(\.text).joined(separator: ".")
      guard let axis = logAxis(name) else {
        report(.unknownRouteName("log with prompts", name, known: [], at: value.span))
        return nil
      }
      return .log(name, axis)
    case .schedule(let entries): return .written(classes.map { _ in entries }, at: entry.key)
    case .byMember(let entries):
      var rows: [[Expression.ScheduleEntry]] = Array(repeating: [], count: classes.count)
      for one in entries {
        guard let index = classes.firstIndex(where: { $0.text == one.member.text }) else {
          report(
            .unknownRouteName("class", one.member.text, known: classes.map(\.text), at: one.member.span))
          continue
        }
        if case .schedule(let lengths) = one.value.kind { rows[index] = lengths }
      }
      let missing = zip(classes, rows).filter { $0.1.isEmpty }.map(\.0.text)
      if missing.isEmpty { return .written(rows, at: entry.key) }
      report(.missingMembers(missing, of: "the lengths of prompts", at: value.span))
    case _: report(.routeWords("prompts", wanted: "[2k: 70%, 250k: 30%], or the name of a log", at: value.span))
    }
    return nil
  }
}
