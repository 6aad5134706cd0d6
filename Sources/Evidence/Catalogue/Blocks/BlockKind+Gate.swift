extension BlockKind {
  package static let gate = BlockKind(
    "gate", "What must be shown before it is rolled out: three layers, a second place, three kinds of period.",
    fields: [
      Field("functional", .list(.name(.block(["pilot"]))), "The pilot that must have passed"),
      Field(
        "durable",
        .clause([
          .value("time", .number(.duration)), .words(","), .value("teams", .number(.count)), .words("teams"),
        ]), "For how many weeks and in how many teams the effect must hold: 4 weeks, 2 teams"),
      Field(
        "financial", .clause([.words("P(npv > 0) >="), .value("probability", .number(.share))]),
        "How likely the programme must be to earn its hurdle rate"),
      Field("second", .name(.block(["pilot"])), "The pilot in a second environment"),
      Field(
        "periods", .list(.choice(["normal", "stress", "failure"])), "The kinds of period that must have been seen"),
      Field("normal", .period, "The days of a normal period"),
      Field("stress", .period, "The days of a period under stress"),
      Field("failure", .period, "The days of a period in which it failed and was recovered"),
      Field("governance", .list(.name(.block(["workflow"]))), "The workflows whose register must be complete"),
      Field("obligations", .list(.name(.block(["obligation"]))), "The obligations that must be done"),
      Field("initiative", .name(.block(["initiative"])), "What it lets pass"),
      .owner,
    ],
    example: """
      gate scale_up {
        functional: emea
        durable: 4 weeks, 2 teams
        financial: P(npv > 0) >= 80%
        periods: normal, stress, failure
      }
      """)
}
