/// The statements that count a log where it stands: requests by class, by length and by day come back, not rows.
struct UsageQueries {
  /// Why a row is refused, by the number that stands for it.
  static let faults: [Int: RowFault] = [
    1: .number(.tokensIn, .missing), 2: .number(.tokensIn, .notANumber), 3: .number(.tokensIn, .negative),
    4: .number(.tokensIn, .absurd), 5: .number(.tokensIn, .fraction), 11: .number(.tokensOut, .missing),
    12: .number(.tokensOut, .notANumber), 13: .number(.tokensOut, .negative), 14: .number(.tokensOut, .absurd),
    15: .number(.tokensOut, .fraction), 21: .noTime, 22: .notATime, 31: .cachedAboveInput,
    32: .number(.cached, .negative),
  ]

  private let source: String
  private let header: [String]
  private let columns: LogColumns
  private let request: UsageRequest
  private let quote: String
  /// SQLite keeps any value in any column, and has its own functions for dates.
  private let isSQLite: Bool
  let hasTime: Bool

  /// - Parameter source: what stands after FROM.
  init(_ source: String, header: [String], columns: LogColumns, request: UsageRequest, product: String, quote: String) {
    self.source = source
    self.header = header
    self.columns = columns
    self.request = request
    self.quote = quote
    isSQLite = product.lowercased().contains("sqlite")
    hasTime = columns.names[.time] != nil
  }

  /// What stands after FROM for a table as it was named.
  static func source(table: String, quote: String) -> String {
    let parts = table.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return parts.map { part in
      let isPlain = part.utf8.allSatisfy {
        $0.isDigit || $0 == UInt8(ascii: "_") || ($0 >= 97 && $0 <= 122) || ($0 >= 65 && $0 <= 90)
      }
      return isPlain && !part.isEmpty ? part : quoted(part, quote)
    }.joined(separator: ".")
  }

  // MARK: Statements

  /// Refused rows by reason, 0 for those that count.
  var faults: String { "SELECT u_fault, COUNT(*) FROM (\(rows)) u_rows GROUP BY u_fault" }

  var bands: String {
    let sums = ["u_in", "u_out", "u_cached", "u_writes", "u_reasoning"].map { "SUM(\($0))" }.joined(separator: ", ")
    return "SELECT u_class, \(band), COUNT(*), \(sums) FROM (\(rows)) u_rows WHERE u_fault = 0 "
      + "GROUP BY u_class, \(band)"
  }

  var tokensIn: String { histogram("u_in") }
  var tokensOut: String { histogram("u_out") }

  var days: String {
    "SELECT u_class, u_day, COUNT(*), SUM(u_in), SUM(u_out) FROM (\(rows)) u_rows WHERE u_fault = 0 "
      + "GROUP BY u_class, u_day"
  }

  var period: String { "SELECT MIN(u_time), MAX(u_time) FROM (\(rows)) u_rows WHERE u_fault = 0" }

  private func histogram(_ column: String) -> String {
    "SELECT u_class, \(column), COUNT(*) FROM (\(rows)) u_rows WHERE u_fault = 0 GROUP BY u_class, \(column)"
  }

  /// The number of the band a prompt lies in.
  private var band: String {
    let cases = PromptBand.bounds.enumerated().map { "WHEN u_in <= \($0.element) THEN \($0.offset)" }
    return "CASE \(cases.joined(separator: " ")) ELSE \(PromptBand.bounds.count) END"
  }

  // MARK: Rows

  /// Every row of the log in the form the statements count.
  private var rows: String {
    let input = number(.tokensIn)
    let output = number(.tokensOut)
    let cached = "COALESCE(\(number(.cached)), 0)"
    let writes = "COALESCE(\(number(.cacheWrites)), 0)"
    let reasoning = "COALESCE(\(number(.reasoning)), 0)"
    let whole = columns.layout.countsCached ? input : "(\(input) + \(cached) + \(writes))"
    var faults = numberFaults(.tokensIn, 0) + numberFaults(.tokensOut, 10)
    if let time = name(.time) {
      faults.append("WHEN \(time) IS NULL THEN 21")
      if isSQLite { faults.append("WHEN \(day) IS NULL THEN 22") }
    }
    if name(.cached) != nil || name(.cacheWrites) != nil {
      faults.append("WHEN \(cached) < 0 OR \(writes) < 0 THEN 32")
      if columns.layout.countsCached { faults.append("WHEN \(cached) + \(writes) > \(input) THEN 31") }
    }
    let values = [
      ("u_class", classes(whole: whole, output: output)), ("u_in", whole), ("u_out", output), ("u_cached", cached),
      ("u_writes", writes), ("u_reasoning", reasoning), ("u_day", hasTime ? day : "NULL"),
      ("u_time", name(.time).map { "CAST(\($0) AS VARCHAR(64))" } ?? "NULL"),
      ("u_fault", "CASE \(faults.joined(separator: " ")) ELSE 0 END"),
    ]
    return "SELECT \(values.map { "\($0.1) AS \($0.0)" }.joined(separator: ", ")) FROM \(source)"
  }

  private func numberFaults(_ role: ColumnRole, _ base: Int) -> [String] {
    guard let name = name(role) else { return [] }
    let number = number(role)
    return [
      "WHEN \(name) IS NULL THEN \(base + 1)", "WHEN \(number) IS NULL THEN \(base + 2)",
      "WHEN \(number) < 0 THEN \(base + 3)", "WHEN \(number) > \(CountField.absurd) THEN \(base + 4)",
      "WHEN \(number) <> ROUND(\(number)) THEN \(base + 5)",
    ]
  }

  /// A column as a number; NULL for what is none.
  private func number(_ role: ColumnRole) -> String {
    guard let name = name(role) else { return "NULL" }
    guard isSQLite else { return name }
    return "(CASE WHEN typeof(\(name)) IN ('integer', 'real') THEN \(name) "
      + "WHEN \(name) GLOB '[0-9]*' AND \(name) NOT GLOB '*[^0-9]*' THEN CAST(\(name) AS INTEGER) END)"
  }

  /// `2023-11-16`
  private var day: String {
    guard let name = name(.time) else { return "NULL" }
    guard isSQLite else { return "SUBSTRING(CAST(\(name) AS VARCHAR(64)), 1, 10)" }
    // Seconds, or milliseconds, since 1970.
    return "(CASE WHEN typeof(\(name)) IN ('integer', 'real') THEN "
      + "date(CASE WHEN \(name) > 100000000000 THEN \(name) / 1000 ELSE \(name) END, 'unixepoch') "
      + "ELSE date(\(name)) END)"
  }

  private func classes(whole: String, output: String) -> String {
    switch request.classes {
    case .none: return "''"
    case .column(let column):
      let name = name(of: column)
      return "COALESCE(CAST(\(name) AS VARCHAR(255)), '')"
    case .rules(let rules):
      let cases = rules.enumerated().map { index, rule -> String in
        let conditions = rule.conditions.map { condition in
          switch condition {
          case .isOne(let texts, let column):
            "\(name(of: column)) IN (\(texts.map(Self.text).joined(separator: ", ")))"
          case .like(let pattern, let column): like(name(of: column), pattern)
          case .tokens(let role, let low, let high):
            "(\(role == .tokensIn ? whole : output) >= \(low)"
              + (high == .max ? ")" : " AND \(role == .tokensIn ? whole : output) < \(high))")
          }
        }
        return "WHEN \(conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")) THEN '\(index)'"
      }
      return "CASE \(cases.joined(separator: " ")) ELSE '\(rules.count)' END"
    }
  }

  private func like(_ name: String, _ pattern: String) -> String {
    // SQLite's LIKE does not tell capitals from small letters.
    if isSQLite { return "\(name) GLOB \(Self.text(pattern.replacing("[", with: "[[]")))" }
    var sql = ""
    for character in pattern {
      switch character {
      case "*": sql += "%"
      case "?": sql += "_"
      case "%", "_", "!": sql += "!\(character)"
      case _: sql.append(character)
      }
    }
    return "\(name) LIKE \(Self.text(sql)) ESCAPE '!'"
  }

  // MARK: Names

  private func name(_ role: ColumnRole) -> String? {
    columns.layout.places[role].map { Self.quoted(header[columns.positions[$0]], quote) }
  }

  /// A column of the request as the database spells it.
  private func name(of column: UsageRequest.Name) -> String {
    let found = header.first { $0 == column.text } ?? header.first { $0.lowercased() == column.text.lowercased() }
    return Self.quoted(found ?? column.text, quote)
  }

  private static func quoted(_ name: String, _ quote: String) -> String {
    let mark = quote.trimmingBlanks.isEmpty ? "\"" : quote
    return mark + name.replacing(mark, with: mark + mark) + mark
  }

  private static func text(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}

extension String {
  fileprivate var trimmingBlanks: Substring { drop { $0 == " " } }
}
