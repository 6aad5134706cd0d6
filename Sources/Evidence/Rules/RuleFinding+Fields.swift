extension RuleFinding {
  /// One finding on the fields a block must have: which are absent, or that all are there.
  static func register(
    _ rule: Int, at severity: Severity = .red, _ stated: some Stated, _ fields: KeyValuePairs<String, String>
  ) -> RuleFinding {
    let absent = fields.filter { stated.record.values[$0.key] == nil }
    guard let first = absent.first else {
      return RuleFinding(rule, .good, stated.subject(), "\(stated.title): complete")
    }
    return RuleFinding(
      rule, severity, stated.subject(first.key),
      "\(stated.title) does not say \(Wording.list(absent.map(\.value), "or"))",
      do: "add \(Wording.list(absent.map { "\($0.key):" }, "and"))")
  }
}

extension Dossier {
  /// Key results and KPIs, in the order stated by kind.
  var measurings: [any Measuring] {
    keyResults.map { $0 as any Measuring } + kpis.map { $0 as any Measuring }
  }

  func measuring(_ name: String) -> (any Measuring)? { measurings.first { $0.name == name } }

  /// What people call a quantity or block.
  func title(_ name: String) -> String {
    records.first { $0.name == name }?.title ?? money.labels[name] ?? name
  }
}
