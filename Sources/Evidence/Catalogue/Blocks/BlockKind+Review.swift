extension BlockKind {
  package static let review = BlockKind(
    "review", "A meeting that looks at the key results or questions the measures.",
    fields: [
      Field("of", .choice(["team", "unit", "executive", "kpis", "portfolio"]), "What it looks at", need: .required),
      Field("held", .date, "When it was last held"),
      Field("present", .list(.phrase), "Which functions took part: finance, engineering"),
      .owner, .signed,
    ],
    example: """
      review service_weekly "Service team, weekly" {
        of: team
        held: 2026-03-02
        present: service, engineering
      }
      """)
}
