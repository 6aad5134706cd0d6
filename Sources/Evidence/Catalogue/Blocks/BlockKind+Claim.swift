extension BlockKind {
  package static let claim = BlockKind(
    "claim", "What a vendor or a publication promises, in our own measure.",
    fields: [
      Field("vendor", .text, "Whose claim it is"),
      Field("says", .text, "Its words"),
      Field("measures", .name(.quantityOrBlock(["kpi", "key result"])), "Our measure that it is about"),
      Field("promised", .number(.any), "What it promises of that measure"),
      Field("discount", .number(.share), "What we take off before using it"),
      Field("realised", .number(.any), "What came of it"),
      Field(
        "design", .choice(["randomised", "staggered", "matched", "before and after", "survey", "unstated"]),
        "How it was established"),
      .source,
      Field("as of", .date, "When it was made"),
    ],
    example: """
      claim faster_tickets "Tickets closed 30% faster" {
        vendor: "Copilot vendor"
        says: "Customers close tickets 30% faster"
        measures: handle_time
        promised: 30%
        discount: 50%
        realised: 12%
        design: unstated
        source: "Vendor brochure"
        as of: 2025-10
      }
      """)

  package static let win = BlockKind(
    "win", "A gain that people can see, with a name and a number.",
    fields: [
      .owner,
      Field("measures", .name(.quantityOrBlock(["kpi", "key result"])), "The measure that moved"),
      Field("gained", .number(.any), "By how much"),
      .source,
      Field("on", .date, "When"),
    ],
    example: """
      win reporting "Reporting time down three hours a week" {
        owner: "Regional controller"
        measures: reporting_time
        gained: 3 hour/week
        source: "Time sheets"
        on: 2026-03
      }
      """)
}
