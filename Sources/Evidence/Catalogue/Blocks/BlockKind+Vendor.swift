extension BlockKind {
  package static let vendor = BlockKind(
    "vendor", "What depends on one supplier, and what leaving costs.",
    fields: [
      Field("supplies", .list(.name(.line)), "The lines that depend on it, besides those that name it"),
      Field("leaving costs", .number(.money), "What it costs once to move to another"),
      Field("leaving takes", .number(.duration), "How long that takes"),
      Field("restricted in", .list(.name(.scenario)), "Scenarios in which it is restricted, repriced or shut down"),
      .owner,
    ],
    example: """
      vendor model_vendor "Model vendor" {
        supplies: tokens, handling
        leaving costs: 120k EUR
        leaving takes: 3 months
        restricted in: repriced
      }
      """)

  package static let fairness = BlockKind(
    "fairness", "How often each group is selected, and how much bias is found.",
    fields: [
      Field("workflow", .name(.block(["workflow"])), "The workflow that selects"),
      Field(
        "group",
        .clause([
          .value("name", .text), .value("selected", .number(.count)), .words("of"), .value("size", .number(.count)),
        ]), "Selected of all in a group: group: \"women\" 30 of 100", repeats: true),
      Field(
        "detected", .clause([.value("found", .number(.count)), .words("of"), .value("planted", .number(.count))]),
        "Planted cases of bias that were found"),
      .owner,
    ],
    example: """
      fairness screening "Screening of applications" {
        group: "women" 30 of 100
        group: "men" 45 of 120
        detected: 18 of 20
      }
      """)

  package static let diagnostic = BlockKind(
    "diagnostic", "Five questions to a programme; what the model knows need not be answered.",
    fields: ProgrammeQuestion.allCases.map { Field($0.rawValue, .flag, $0.words) },
    example: """
      diagnostic programme "Board questions, March 2026" {
        outcome named: yes
        baseline taken: yes
        users proficient: no
        work stopped: no
        seen in the accounts: no
      }
      """)
}
