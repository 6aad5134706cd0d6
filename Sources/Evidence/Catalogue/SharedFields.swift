/// Fields that several kinds of block have.
extension Field {
  static let owner = Field("owner", .text, "Who answers for it, a person or a role")
  static let source = Field("source", .text, "The system of record its numbers come from")
  static let recorded = Field(
    "recorded", .choice(["by system", "by hand"]), "Whether a system writes the numbers or a person types them")
  static let level = Field("level", .choice(["executive", "unit", "team"]), "Where in the cascade it stands")
  static let setOn = Field("set on", .date, "When it was written down")
  static let refresh = Field(
    "refresh", .choice(["daily", "weekly", "monthly", "quarterly"]), "How often its value is brought up to date")
  static let refreshed = Field("refreshed", .date, "When its value was last brought up to date")
  static let baseline = Field("baseline", .number(.any), "Its value before the start")
  static let counter = Field(
    "counter", .name(.quantityOrBlock(["kpi", "key result"])), "What would worsen if this were reached by gaming it")
  static let backDoor = Field(
    "back door", .name(.quantityOrBlock(["kpi", "key result"])), "The measure downstream that shows what came back")
  static let changed = Field(
    "changed", .clause([.value("date", .date), .value("what", .text)]), "A change of its definition, with its date",
    repeats: true)
  static let signed = Field(
    "signed", .clause([.value("by", .phrase), .value("date", .date)]),
    "Who agreed to it and when: signed: finance 2025-11-03", repeats: true)
  static let milestone = Field(
    "milestone", .target, "A dated step on the way: milestone: 4% lower by 2026-03", repeats: true)
  static let classes = Field(
    "class", .list(.choice(MetricClass.allCases.map(\.rawValue))),
    "What kind of measure it is: its place (input, output, outcome), its use (activity, business, technical), its "
      + "timing (leading, lagging) and its row of the scorecard")
}
