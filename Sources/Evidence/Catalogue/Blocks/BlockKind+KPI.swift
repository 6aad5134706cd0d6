extension BlockKind {
  package static let kpi = BlockKind(
    "kpi", "A measure that is watched, with or without a target.",
    fields: [
      .classes,
      Field("measures", .name(.quantity), "The figure of the model it reads"),
      .baseline,
      Field("target", .target, "A range or a threshold, with a date"),
      .counter, .backDoor,
      Field("supports", .list(.name(.block(["objective", "key result", "kpi"]))), "What it helps to move"),
      Field("so what", .text, "What a reader gains by it, with a number: about 500k EUR a year"),
      Field("worth", .name(.quantity), "The amount of money of the model that it moves"),
      Field("good when", .choice(["higher", "lower"]), "The direction that is good"),
      Field("counts", .phrase, "What its number counts, where the model does not say: prompts, documents"),
      Field("for", .choice(["individual", "team", "business"]), "Whose it is"),
      Field("data", .choice(["production", "training", "test"]), "Where its numbers were observed"),
      .level, .refresh, .refreshed,
      Field("reviewed", .date, "When it was last questioned"),
      .owner, .source, .recorded, .setOn, .changed, .signed,
      Field("achieved through", .text, "How its owner can reach it"),
    ],
    example: """
      kpi reopen_rate "Reopened cases" {
        class: outcome, quality, lagging
        baseline: 6%
        good when: lower
        data: production
        owner: "Head of service"
      }
      """)
}
