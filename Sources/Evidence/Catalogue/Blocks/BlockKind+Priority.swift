extension BlockKind {
  package static let priority = BlockKind(
    "priority", "What the business wants in the next twelve months, in a number and a date.",
    fields: [
      Field("measures", .name(.quantityOrBlock(["kpi"])), "The measure that says whether it is reached"),
      Field("target", .target, "Direction, number and date: 20% lower by 2026-12"),
      .baseline, .milestone, .owner,
      Field("until", .date, "The end of its horizon"),
      .setOn, .signed,
    ],
    example: """
      priority hiring "Reduce time to hire by 20%" {
        measures: time_to_hire
        baseline: 45 day
        target: 20% lower by 2026-12
        milestone: 5% lower by 2026-03
        milestone: 12% lower by 2026-06
        owner: "Head of HR"
        set on: 2025-11-15
      }
      """)
}
