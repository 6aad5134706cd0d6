extension BlockKind {
  package static let workflow = BlockKind(
    "workflow", "How the work is done and who answers for what: the operating model.",
    fields: [
      .owner,
      Field("reviewer", .text, "Who reviews its outputs"),
      Field("exceptions", .text, "Where exceptions go"),
      Field("rollback", .text, "How it is switched off"),
      Field("tuned by", .text, "Who may tune prompts and settings"),
      Field("retrained by", .text, "Who may retrain or change the model"),
      Field("approved by", .text, "Who approves a change"),
      Field("logs read by", .text, "Who may read the logs"),
      Field("documented", .text, "Where the workflow is written down"),
      Field("baseline", .period, "The weeks its baseline was taken"),
      Field("criteria", .text, "What counts as a right result"),
      Field("criteria set", .date, "When they were written down"),
      Field("guardrails", .text, "What it may not do"),
      Field("logging", .text, "What is logged"),
      Field(
        "retraining", .choice(["weekly", "monthly", "quarterly", "yearly", "on drift"]), "How often it is retrained"),
      Field(
        "risk class", .choice(["minimal", "limited", "high", "prohibited"]), "Its class under the EU AI Act"),
      Field("classified", .date, "When the class was assessed"),
      Field("sensitive data", .flag, "Whether it handles sensitive data"),
      Field("automated", .flag, "Whether it acts without a person"),
      Field("policy", .text, "The criterion of policy compliance"),
      Field("autonomy", .number(.share), "The share of cases meant to pass without a person"),
      Field("volume", .name(.quantity), "How many cases it handles"),
      Field("review time", .number(.effort), "A person's time per reviewed case"),
      Field("error budget", .name(.block(["error budget"])), "The errors it may make"),
      Field("rule version", .date, "The date of the policy in force"),
      Field("tool version", .date, "The date of the policy the tool was built to"),
      Field(
        "step",
        .clause([
          .value("name", .text), .words("by"), .value("role", .phrase), .words(":"),
          .value("before", .number(.effortFlow)), .words("to"), .value("after", .number(.effortFlow)),
        ]), "Hours of a role in a step before and after: step: \"Triage\" by agent: 400 hour/month to 260 hour/month",
        repeats: true),
      Field(
        "queue",
        .clause([
          .value("name", .text), .words(":"), .value("before", .number(.duration)), .words("to"),
          .value("after", .number(.duration)),
        ]), "Time a case spends in a step, waiting included, before and after", repeats: true),
      Field("go live", .date, "When it starts"),
      Field("monitored", .number(.share), "The share of its outputs that monitoring covers"),
      Field("responds within", .number(.duration), "How long a serious incident takes to be reported"),
    ],
    example: """
      workflow drafting "Drafted answers" {
        owner: "Head of service"
        reviewer: "Quality team"
        exceptions: "Back to the agent's queue"
        rollback: "Feature flag off"
        risk class: limited
        classified: 2025-10-20
        autonomy: 60%
        error budget: drafts
        step: "Triage" by agent: 400 hour/month to 260 hour/month
        step: "Checking" by supervisor: 80 hour/month to 130 hour/month
      }
      """)
}
