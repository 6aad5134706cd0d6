extension BlockKind {
  package static let initiative = BlockKind(
    "initiative", "Something that is done and paid for, and what it is to move.",
    fields: [
      Field("priority", .name(.block(["priority"])), "The one priority it serves"),
      Field("moves", .list(.name(.block(["key result", "objective"]))), "The key results it is to move"),
      Field("costs", .list(.name(.line)), "Its cost lines"),
      Field("earns", .list(.name(.line)), "Its benefit lines"),
      .owner,
      Field("function", .list(.phrase), "Where its owner sits; several when it is owned jointly: service, it"),
      .signed,
      Field("problem", .text, "What is wrong today"),
      Field("bottleneck", .choice(["time", "errors", "handoff"]), "What holds the work up"),
      Field("bottleneck seen", .date, "When that was established"),
      Field("tool chosen", .date, "When the tool was chosen"),
      Field("designed", .date, "When the design was settled"),
      Field("go live", .date, "When it starts to work for its users"),
      Field("stage", .choice(["exploratory", "production"]), "Whether it is to learn or to earn"),
      Field("status", .choice(["planned", "pilot", "live", "stalled", "stopped"]), "Where it stands"),
      Field("proven by", .name(.block(["pilot"])), "The pilot that shows its return"),
      Field("workflow", .name(.block(["workflow"])), "The workflow it changes"),
      Field("vendor", .text, "Who supplies it"),
      Field("pays back by", .date, "The date by which it is to have paid back, declared at the start"),
      Field(
        "teams", .clause([.value("using", .number(.count)), .words("of"), .value("intended", .number(.count))]),
        "How many teams use it, of how many meant to: 3 of 12"),
      Field("overlaps", .list(.name(.block(["initiative"]))), "Others that do the same work"),
      Field("asset", .text, "The competitive asset its decisions rest on"),
      Field("experiment budget", .number(.money), "What may be spent to learn, where no asset is named"),
      Field("agents", .number(.count), "How many agents work at once, in an autonomous loop"),
      Field("iterations", .number(.count), "How many rounds a loop takes"),
      Field("running cost", .number(.moneyFlow), "What it costs while it is unfinished"),
      Field("security review", .number(.money), "What it would cost to review it"),
      Field("fails with", .number(.share), "The chance that it is given up"),
      Field("passed on", .number(.share), "The share of its savings that customers take as lower prices"),
      Field("learns", .list(.name(.quantity)), "The uncertain inputs it is to narrow"),
      Field(
        "proofs", .clause([.value("succeeded", .number(.count)), .words("of"), .value("tried", .number(.count))]),
        "Proofs of concept that worked, of those tried: 3 of 8"),
      Field("stops", .text, "What is no longer done once it works"),
    ],
    example: """
      initiative copilot "Agent copilot" {
        priority: service_cost
        moves: handle_time_now
        costs: licences, tokens
        earns: handling
        owner: "Head of service"
        function: service, it
        bottleneck: time
        bottleneck seen: 2025-07
        tool chosen: 2025-10
        go live: 2026-01
        status: live
        teams: 3 of 12
      }
      """)
}
