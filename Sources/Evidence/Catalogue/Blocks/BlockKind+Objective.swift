extension BlockKind {
  package static let objective = BlockKind(
    "objective", "A result for people or money that several initiatives could serve.",
    fields: [
      .level,
      Field("supports", .name(.block(["objective", "key result"])), "The objective or key result above it"),
      Field("outcome", .name(.quantityOrBlock(["kpi"])), "What moves when it is reached: a figure finance already has"),
      Field("target", .target, "How far it is to move, and by when"),
      .baseline,
      Field("moves by", .number(.ratio), "The least change of the outcome that counts, as a share of it"),
      Field(
        "bet", .choice(["cost efficiency", "revenue growth", "risk reduction", "capability building"]),
        "What kind of bet it is"),
      .owner, .source, .recorded, .setOn, .signed,
      Field("cycle", .date, "The quarter or year it is for"),
      Field("unit", .text, "The business unit"),
    ],
    example: """
      objective scale "Scale service without proportional headcount" {
        level: executive
        outcome: unit_cost
        target: 15% lower by 2026-12
        bet: cost efficiency
        owner: "COO"
        source: "ERP"
      }
      """)

  package static let keyResult = BlockKind(
    "key result", "A measure with a target that shows an objective being reached.",
    fields: [
      .level,
      Field(
        "supports", .list(.name(.block(["objective", "key result"]))), "The objective or key result it serves",
        need: .required),
      Field("measures", .name(.quantityOrBlock(["kpi"])), "What it reads"),
      Field("target", .target, "A range or a threshold, with a date"),
      .baseline, .classes, .counter, .backDoor,
      Field("counts", .phrase, "What its number counts, where the model does not say: documents, cases"),
      .refresh, .refreshed, .owner, .source, .recorded, .setOn, .changed, .signed,
      Field("lag", .number(.duration), "How long after a change the measure shows it"),
      Field("ramp", .number(.duration), "How long adoption takes to reach its level"),
      Field("workflow", .name(.block(["workflow"])), "The workflow it sets a level for"),
      Field("unit", .text, "The business unit or team"),
    ],
    example: """
      key result handle_time_now "Average handle time" {
        level: unit
        supports: scale
        measures: handle_time
        target: 8 .. 8.5 min/case by 2026-06
        class: outcome, speed
        counter: reopen_rate
        refresh: weekly
        owner: "Head of service"
        source: "Contact-centre platform"
      }
      """)
}
