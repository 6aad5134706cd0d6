extension BlockKind {
  package static let obligation = BlockKind(
    "obligation", "What the law asks: whom, when, at what cost and how long it takes.",
    fields: [
      Field("article", .text, "Where it is written", need: .required),
      Field("role", .choice(["provider", "deployer", "provider and deployer"]), "Whom it binds"),
      Field("applies when", .condition, "Its condition; an unknown name is not known yet, and counts as applying"),
      Field("workflow", .name(.block(["workflow"])), "The workflow it is about; all where none is named"),
      Field(
        "caps", .clause([.words("autonomy at"), .value("share", .number(.share))]),
        "How much may pass without a person"),
      Field("review time", .number(.effort), "A person's time per case that the cap sends to review"),
      Field("lead_time", .number(.duration), "How long it takes to fulfil"),
      Field("one_off", .number(.money), "What it costs once"),
      Field("running", .number(.moneyFlow), "What it costs to keep up"),
      Field(
        "before go live", .choice(["classification", "impact assessment", "conformity assessment", "registration"]),
        "The step that must be done before go-live"),
      Field("started", .date, "When work on it began"),
      Field("done", .date, "When it was fulfilled"),
      Field("applies from", .date, "When the law begins to ask for it"),
      Field("as of", .date, "The date of the knowledge it rests on"),
      Field("covers", .number(.share), "The share of outputs that monitoring must cover"),
      Field("clock", .number(.duration), "Within which time it must be done, from the incident"),
      .source, .owner,
    ],
    example: """
      obligation oversight "Human oversight" {
        article: "EU AI Act, Art. 26"
        role: deployer
        applies when: high_risk
        caps: autonomy at 80%
        lead_time: 6 weeks
        one_off: 20k EUR
        as of: 2026-11
      }
      """)
}
