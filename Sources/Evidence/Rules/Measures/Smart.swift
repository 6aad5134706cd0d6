/// Specific, measurable, achievable, relevant, time-bound (G. T. Doran, 1981).
enum Smart {
  /// Which of the five a measure of a person leaves out, by its fields or else by its words.
  static func missing(in kpi: KPI) -> [String] {
    let words = TextLint(kpi.title)
    var missing: [String] = []
    if kpi.measures == nil, !words.namesMeasure { missing.append("specific") }
    if kpi.target == nil, !(words.hasNumber && words.hasUnit) { missing.append("measurable") }
    if kpi.achievedThrough == nil, kpi.baseline == nil { missing.append("achievable") }
    if kpi.supports.isEmpty, kpi.worth == nil { missing.append("relevant") }
    if kpi.target?.by == nil, !words.hasDate { missing.append("time-bound") }
    return missing
  }

  static func key(_ missing: String) -> String {
    switch missing {
    case "specific": "what is measured"
    case "measurable": "a number with its unit"
    case "achievable": "its baseline or how it can be reached"
    case "relevant": "what it supports"
    default: "by when"
    }
  }
}
