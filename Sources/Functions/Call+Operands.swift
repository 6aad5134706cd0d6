extension Call {
  /// The same call with its operands in another form.
  package func mapOperands<Other: Sendable>(_ body: (Operand) -> Other) -> Call<Other> {
    Call<Other>(
      arguments: arguments.map { ($0.parameter, Self.map($0.argument, body), $0.span) }, span: span)
  }

  private static func map<Other: Sendable>(
    _ argument: Argument, _ body: (Operand) -> Other
  ) -> Call<Other>.Argument {
    switch argument {
    case .value(let operand): .value(body(operand))
    case .date(let date): .date(date)
    case .axis(let axis): .axis(axis)
    case .period(let period): .period(period)
    case .text(let text): .text(text)
    case .entries(let entries):
      .entries(
        entries.map { entry in
          Call<Other>.Entry(key: map(entry.key, body), value: body(entry.value), span: entry.span)
        })
    }
  }

  private static func map<Other: Sendable>(_ key: Key, _ body: (Operand) -> Other) -> Call<Other>.Key {
    switch key {
    case .date(let date): .date(date)
    case .calendarMonth(let month): .calendarMonth(month)
    case .value(let operand): .value(body(operand))
    }
  }
}
