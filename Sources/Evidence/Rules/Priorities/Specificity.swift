/// What a stated aim leaves open.
enum Specificity {
  /// Of: the measure, a direction, a number, its unit and the date; by its fields, else by its words.
  static func missing(in priority: Priority) -> [String] {
    let words = TextLint(priority.title)
    var missing: [String] = []
    let target = priority.target
    if priority.measures == nil, !words.namesMeasure { missing.append("what is measured") }
    if target == nil {
      if !words.hasDirection { missing.append("in which direction") }
      if !words.hasNumber { missing.append("by how much") } else if !words.hasUnit { missing.append("in which unit") }
    }
    if target?.by == nil, priority.until == nil, !words.hasDate { missing.append("by when") }
    return missing
  }
}
