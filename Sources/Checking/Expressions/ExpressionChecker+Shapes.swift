import Diagnostics
import Quantities
import Syntax

/// Values by member and by date.
extension ExpressionChecker {
  /// `volume[billing]`
  mutating func member(of operand: Typed, _ members: [Identifier], at span: Span) -> Typed? {
    var result = operand.expression
    for member in members {
      let holders = result.type.axes.filter { $0.members.contains(member.text) }
      guard let axis = holders.first, holders.count == 1, let index = axis.members.firstIndex(of: member.text) else {
        report(
          holders.count > 1
            ? .ambiguousMember(member.text, dimensions: holders.map(\.name), at: member.span)
            : .noSuchMember(
              member.text, of: String(operand.expression.span.text), axes: result.type.axes, at: member.span))
        return nil
      }
      let type = result.type.with(axes: result.type.axes.filter { $0.name != axis.name })
      result = CheckedExpression(.member(result, axis: axis, member: index), type: type, span: span)
    }
    return Typed(expression: result)
  }

  /// `{ billing: 120k, claims: 60k }`
  mutating func byMember(
    _ entries: [Expression.MemberEntry], at span: Span, in context: ExpressionContext
  ) -> Typed? {
    guard let axis = axis(of: entries, among: context.axes, at: span) else {
      for entry in entries { _ = check(entry.value, in: context) }
      return nil
    }
    var values: [Typed?] = Array(repeating: nil, count: axis.members.count)
    for entry in entries {
      let value = check(entry.value, in: context)
      if let index = axis.members.firstIndex(of: entry.member.text) { values[index] = value }
      if let range = entry.uncertainty, context.place == .calculation || context.place == .question {
        report(.rangeOutsideInput(at: range.span))
      }
    }
    let known = values.compactMap { $0 }
    guard known.count == axis.members.count, let first = known.first else { return nil }
    for value in known.dropFirst() where !fit(first, value, ",", at: span, in: context) { return nil }
    guard known.allSatisfy({ $0.type.isTruth == first.type.isTruth }) else {
      report(.kindsDiffer("a number", "yes or no", at: span))
      return nil
    }
    let inner = ValueType.broadcast(known.map(\.type))
    let lead = known.first { !$0.fitsAnyUnit } ?? first
    let type = ValueType(
      unit: lead.type.unit, axes: [axis] + inner.filter { $0.name != axis.name },
      isSeries: known.contains { $0.type.isSeries }, isTruth: first.type.isTruth)
    let fit = known.allSatisfy { $0.fitsAnyUnit } ? first.fit : .itsUnit
    return Typed(
      expression: CheckedExpression(.byMember(axis, known.map(\.expression)), type: type, span: span), fit: fit)
  }

  /// The axis whose members the entries are, each exactly once.
  private mutating func axis(
    of entries: [Expression.MemberEntry], among preferred: [Axis], at span: Span
  ) -> Axis? {
    let given = Set(entries.map(\.member.text))
    let isPreferred = preferred.contains { !given.isDisjoint(with: $0.members) }
    let candidates = (isPreferred ? preferred : Array(axes.values)).filter { !given.isDisjoint(with: $0.members) }
      .sorted { (-given.intersection($0.members).count, $0.name) < (-given.intersection($1.members).count, $1.name) }
    guard let axis = candidates.first, let firstEntry = entries.first else {
      if let entry = entries.first, brokenAxes.isEmpty {
        report(.unknownMember(entry.member.text, known: axes.values.flatMap(\.members), of: nil, at: entry.member.span))
      }
      return nil
    }
    var seen: [String: Span] = [:]
    var isWhole = true
    for entry in entries {
      if let earlier = seen[entry.member.text] {
        report(.memberTwice(entry.member.text, at: entry.member.span, earlier: earlier))
        isWhole = false
      }
      seen[entry.member.text] = entry.member.span
      if !axis.members.contains(entry.member.text) {
        report(
          .unknownMember(entry.member.text, known: axis.members, of: axis.name, at: entry.member.span))
        isWhole = false
      }
    }
    let missing = axis.members.filter { seen[$0] == nil }
    if isWhole, !missing.isEmpty {
      report(.missingMembers(missing, of: axis.name, at: firstEntry.member.span.joined(with: span)))
    }
    return isWhole && missing.isEmpty ? axis : nil
  }

  /// `[2026-01: 2 FTE, 2027-01: 0.5 FTE]`
  mutating func schedule(
    _ entries: [Expression.ScheduleEntry], at span: Span, in context: ExpressionContext
  ) -> Typed? {
    var initial: Typed?
    var steps: [(date: DateLiteral, value: Typed, span: Span)] = []
    var isWhole = true
    for entry in entries {
      let value = check(entry.value, in: context)
      if case .name(let parts) = entry.key.kind, parts.map(\.text) == ["initial"] {
        if initial != nil { report(.dateTwice("initial", at: entry.key.span)) }
        initial = value
      } else if let date = Self.date(entry.key) {
        if let value { steps.append((date, value, entry.key.span)) }
      } else {
        if case .missing = entry.key.kind {} else { report(.notADate(at: entry.key.span)) }
        isWhole = false
      }
      isWhole = isWhole && value != nil
    }
    guard isWhole, areInTimeline(steps.map { ($0.date, $0.span) }, at: span) else { return nil }
    steps.sort { $0.date.start < $1.date.start }
    let values = steps.map(\.value) + [initial].compactMap { $0 }
    guard let first = values.first else { return nil }
    for value in values.dropFirst() where !fit(first, value, ",", at: span, in: context) { return nil }
    let lead = values.first { !$0.fitsAnyUnit } ?? first
    let type = ValueType(
      unit: lead.type.unit, axes: ValueType.broadcast(values.map(\.type)), isSeries: true, isTruth: first.type.isTruth)
    let kind = CheckedExpression.Kind.schedule(
      steps.map { CheckedExpression.ScheduleStep(date: $0.date, value: $0.value.expression) },
      initial: initial?.expression)
    let fit = values.allSatisfy { $0.fitsAnyUnit } ? first.fit : .itsUnit
    return Typed(expression: CheckedExpression(kind, type: type, span: span), fit: fit)
  }

  /// The first date reaches back to the timeline's start, none lies beyond its end, none stands twice.
  private mutating func areInTimeline(_ dates: [(date: DateLiteral, span: Span)], at span: Span) -> Bool {
    var seen: Set<Double> = []
    var areFine = true
    for (date, place) in dates {
      if !seen.insert(date.start).inserted {
        report(.dateTwice(date.description, at: place))
        areFine = false
      }
      if let timeline, timeline.offset(of: date) >= Double(timeline.count * timeline.monthsPerPeriod) {
        report(.outsideTimeline(date, timeline, at: place))
        areFine = false
      }
    }
    guard let timeline, areFine else { return areFine }
    guard let first = dates.min(by: { $0.date.start < $1.date.start }), timeline.offset(of: first.date) <= 0 else {
      report(.noValueYet(first: dates.min { $0.date.start < $1.date.start }?.date, timeline, at: span))
      return false
    }
    return true
  }
}
