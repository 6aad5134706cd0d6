/// What a technical measure leads to in money.
struct SoWhat {
  /// From the measure to a line or an amount of money of the model.
  let path: [String]?
  let words: String?

  init(of kpi: KPI, _ dossier: Dossier) {
    let lines = Set(dossier.money.lines.map(\.name))
    let currency = dossier.money.currency.lowercased()
    let amounts = Set(dossier.money.units.filter { $0.value.lowercased().hasPrefix(currency) }.keys)
    path = dossier.graph.path(from: kpi.name) { lines.contains($0) || amounts.contains($0) }
    words = kpi.soWhat
  }

  /// Whether its words hold an amount of money or the model has one.
  var inMoney: Bool {
    if path != nil { return true }
    guard let words, TextLint(words).hasNumber else { return false }
    let text = words.uppercased()
    return ["EUR", "USD", "GBP", "CHF", "€", "$", "£"].contains { text.contains($0) }
  }

  func finding(_ rule: Int, _ kpi: KPI) -> RuleFinding {
    if let path { return RuleFinding(rule, .good, kpi.subject(), path.joined(separator: " → ")) }
    if let words, TextLint(words).hasNumber {
      return RuleFinding(rule, .good, kpi.subject(), "\(kpi.title): \(words)")
    }
    return RuleFinding(
      rule, .red, kpi.subject("so what"), "\(kpi.title) does not say what comes of it",
      do: "add worth: with what it moves in the model, or so what: with a number")
  }
}
