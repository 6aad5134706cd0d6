extension BlockKind {
  package static let usage = BlockKind(
    "usage", "How a tool is used in one period, as its logs have it.",
    fields: [
      Field("of", .name(.block(["initiative", "workflow"])), "The initiative or workflow it is of"),
      Field("over", .period, "The days it was observed"),
      Field("eligible", .number(.count), "People who are meant to use it"),
      Field("licensed", .number(.count), "People with a licence"),
      Field("weekly users", .number(.count), "People who used it in a week"),
      Field("proficient", .number(.count), "People who use it well, by the test of the programme"),
      Field("started", .number(.count), "Tasks begun with it"),
      Field("completed", .number(.count), "Tasks finished with it"),
      Field("suggested", .number(.count), "Drafts or suggestions made"),
      Field("accepted", .number(.count), "Accepted as they were"),
      Field("overridden", .number(.count), "Rejected for one's own"),
      Field("repaired", .number(.count), "Accepted after repair"),
      Field("exceptions", .number(.count), "Outputs that went to a person as exceptions"),
      Field("edit time", .number(.effort), "Time to edit a draft"),
      Field("manual time", .number(.effort), "Time to do the task without it"),
      Field("time to approve", .number(.effort), "Time to approve a draft"),
      Field("first value after", .number(.duration), "Time from access to the first useful result"),
      Field("saved", .number(.effortFlow), "Gross hours saved"),
      Field("supervising", .number(.effortFlow), "Hours spent watching it"),
      Field("correcting", .number(.effortFlow), "Hours spent correcting it"),
      Field("redirecting", .number(.effortFlow), "Hours spent asking again"),
      Field("sanctioned", .number(.share), "The share of use that goes to the sanctioned tool, where people have both"),
      Field("shadow licences", .number(.moneyFlow), "What people spend on other tools"),
      Field(
        "managers", .clause([.value("shown", .number(.count)), .words("of"), .value("asked", .number(.count))]),
        "Managers who showed their own use in the past month: 4 of 20"),
      Field(
        "tokens", .clause([.value("before", .number(.count)), .words("to"), .value("after", .number(.count))]),
        "Tokens in the first and in the last month observed"),
      Field(
        "value", .clause([.value("before", .number(.any)), .words("to"), .value("after", .number(.any))]),
        "The outcome over the same time"),
      Field(
        "violations", .clause([.value("found", .number(.count)), .words("of"), .value("actions", .number(.count))]),
        "Violations of a policy, of so many actions: 3 of 12_000"),
      Field(
        "violations before",
        .clause([.value("found", .number(.count)), .words("of"), .value("actions", .number(.count))]),
        "The same before the start"),
      Field("data", .text, "The file with a row per user, relative to the model"),
    ],
    example: """
      usage first_quarter "Use of the copilot, first quarter" {
        of: copilot
        over: 2026-01-01 .. 2026-03-31
        eligible: 1_200 agent
        weekly users: 804 agent
        proficient: 66 agent
        started: 90k
        completed: 71k
      }
      """)
}
