extension BlockKind {
  private static let window = "both days included"
  package static let pilot = BlockKind(
    "pilot", "A trial with a control, read from its data file.",
    fields: [
      Field("data", .text, "The file of its rows, relative to the model", need: .required),
      Field("unit", .text, "The column of the person or thing that was assigned"),
      Field(
        "arm",
        .clause([
          .value("column", .text), .words("control"), .value("control", .text), .words("treated"),
          .value("treated", .text),
        ]), "The column of the group and its two values", need: .required),
      Field("week", .text, "The column of the week or date"),
      Field("cluster", .text, "The column of the team, where teams were assigned"),
      Field("segment", .list(.text), "Columns whose groups are read apart: seniority, shift"),
      Field("covariate", .list(.text), "Columns that should be alike in both groups"),
      Field("before", .text, "The column of the primary measure before the start"),
      Field("baseline", .period, "The weeks before the start, \(window)"),
      Field("live", .period, "The weeks with the tool, \(window)"),
      Field("prior year", .period, "The same season a year earlier, \(window)"),
      Field(
        "exclude", .clause([.value("days", .period), .optional([.value("reason", .text)])]),
        "Days that do not count, with the reason: holidays, an incident, a release freeze", repeats: true),
      Field(
        "design", .choice(["randomised", "staggered", "matched", "before and after", "survey"]),
        "How the groups came about"),
      Field("spread", .number(.ratio), "What the standard error is multiplied by for the design: 150%"),
      Field(
        "adjust", .choice(["none", "earlier values", "differences"]),
        "Whether the primary measure is made steadier by each unit's earlier values, or compared by its change"),
      Field("missing", .choice(["refuse", "leave out"]), "What becomes of rows that lack a value"),
      Field("share", .number(.share), "The share of units that was to be treated, where it is not half"),
      Field("alpha", .number(.share), "The chance of a false claim that is put up with, 5% where nothing is said"),
      Field(
        "power", .number(.share),
        "The chance to see what is there that sizes are planned for, 80% where nothing is said"),
      Field("hypothesis", .text, "What is expected and why"),
      Field(
        "primary",
        .clause([
          .value("name", .newName), .value("column", .text), .value("direction", .choice(["lower", "higher"])),
          .words("by at least"), .value("margin", .number(.ratio)),
        ]), "The one measure that decides, and by how much it must move", need: .required),
      Field(
        "guard",
        .clause([
          .value("name", .newName), .value("column", .text), .words("not worse by"),
          .value("margin", .number(.points)),
          .optional([.words(","), .words("good when"), .value("good", .choice(["higher", "lower"]))]),
        ]), "A measure that may not get worse by more than a margin", repeats: true),
      Field(
        "secondary",
        .clause([
          .value("name", .newName), .value("column", .text), .value("direction", .choice(["lower", "higher"])),
        ]), "A further measure; together they are held to one error rate", repeats: true),
      Field("rollback", .text, "How the tool is switched off"),
      Field("environment", .text, "Where it ran"),
      Field("period", .list(.choice(["normal", "stress", "failure"])), "What kind of weeks it saw"),
      Field("teams", .text, "The column of the team"),
      Field("estimand", .choice(["access", "users"]), "Whose effect it is: of everyone with access, or of users"),
      Field("denominator", .text, "What the effect is a share of"),
      Field(
        "net of", .list(.choice(["review", "rework", "supervision", "change", "exceptions", "adoption"])),
        "What the effect has already been reduced by"),
      Field("logs", .list(.text), "Columns of prompts, outputs, acceptance, correction and times"),
      Field("notes", .text, "What people said: interviews, observations"),
      Field("policy", .text, "The criterion of policy compliance"),
      Field("sample", .choice(["random", "all", "chosen"]), "How its cases were taken"),
      Field("negative cases", .number(.count), "Cases in which it went wrong"),
      Field("recovery", .name(.line), "The line that holds the cost of recovering from them"),
      Field("follow up", .text, "What was done with the result"),
      .owner, .setOn,
    ],
    example: """
      pilot emea "EMEA pilot" {
        data: "pilot.csv"
        unit: "agent_id"
        arm: "group" control "off" treated "on"
        week: "week"
        baseline: 2025-09-01 .. 2025-10-12
        live: 2025-10-13 .. 2025-12-07
        design: randomised
        hypothesis: "Drafted answers cut handle time at equal quality"
        primary: aht "handle_seconds" lower by at least 10%
        guard: quality "qa_pass" not worse by 2 points
        rollback: "Feature flag off"
      }
      """)
}
