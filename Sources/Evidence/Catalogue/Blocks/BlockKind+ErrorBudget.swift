extension BlockKind {
  package static let errorBudget = BlockKind(
    "error budget", "The errors a workflow may make before it is stopped, in number and money.",
    fields: [
      Field("risk", .phrase, "The risk class: internal drafting, incident response"),
      Field(
        "allows", .clause([.value("share", .number(.share)), .optional([.words("of"), .value("what", .phrase)])]),
        "The share of outputs that may be wrong", need: .required),
      Field(
        "costs",
        .clause([
          .value("cost", .number(.money)), .words("per"), .value("error", .phrase),
        ]), "What an error costs; several kinds each on a line", repeats: true),
      Field("window", .number(.duration), "Over which time it is counted"),
      Field("agreed", .date, "When it was agreed"),
      Field("launch", .date, "When the workflow starts"),
      Field("data", .text, "The file of errors, relative to the model"),
      Field("cause", .text, "The column of the cause"),
      Field(
        "escaped", .clause([.value("found", .number(.count)), .words("of"), .value("reviewed", .number(.count))]),
        "Violations of policy that a review let through, of the cases reviewed: 0 of 400"),
      Field("volume", .name(.quantity), "The outputs it is counted on"),
      .owner,
    ],
    example: """
      error budget drafts "Wrong statements in drafts" {
        risk: internal drafting
        allows: 5% of outputs
        costs: 12 EUR per error
        window: 30 days
        agreed: 2025-12-01
        launch: 2026-01-12
      }
      """)
}
