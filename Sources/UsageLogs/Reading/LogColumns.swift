import Diagnostics

/// The columns of a log that are read, and what each is for.
struct LogColumns {
  /// Positions in the log, each once, in the order the values are handed over.
  private(set) var positions: [Int] = []
  private(set) var layout = RowLayout()
  private(set) var names: [ColumnRole: String] = [:]

  /// Finds the columns a request names and those whose names tell what they are.
  /// - Throws: where one is missing, with those there are.
  init(_ request: UsageRequest, header: [String]) throws(Diagnostic) {
    for role in ColumnRole.allCases {
      if let named = request.columns[role] {
        layout.places[role] = place(try Self.find(named, in: header, of: request))
        names[role] = named.text
      } else if let column = role.column(among: header) {
        layout.places[role] = place(column)
        names[role] = header[column]
      }
    }
    let missing = ColumnRole.allCases.filter { $0.isRequired && layout.places[$0] == nil }
    guard missing.isEmpty else { throw .noTokenColumns(missing, header: header, log: request.log) }
    layout.countsCached = request.countsCached ?? Self.countsCached(names)
    switch request.classes {
    case .none: break
    case .column(let name): layout.classes = .column(place(try Self.find(name, in: header, of: request)))
    case .rules(let rules):
      var bound: [[RowLayout.Condition]] = []
      for rule in rules {
        var conditions: [RowLayout.Condition] = []
        for condition in rule.conditions {
          switch condition {
          case .isOne(let texts, let column):
            conditions.append(
              .isOne(of: texts.map { Array($0.utf8) }, at: place(try Self.find(column, in: header, of: request))))
          case .like(let pattern, let column):
            conditions.append(.like(Glob(pattern), at: place(try Self.find(column, in: header, of: request))))
          case .tokens(let role, let low, let high): conditions.append(.tokens(role, low: low, high: high))
          }
        }
        bound.append(conditions)
      }
      layout.classes = .rules(bound)
    }
  }

  private mutating func place(_ position: Int) -> Int {
    if let known = positions.firstIndex(of: position) { return known }
    positions.append(position)
    return positions.count - 1
  }

  /// A column by its name, letter for letter, else in any case.
  private static func find(
    _ name: UsageRequest.Name, in header: [String], of request: UsageRequest
  ) throws(Diagnostic) -> Int {
    if let exact = header.firstIndex(of: name.text) { return exact }
    let loose = header.indices.filter { header[$0].lowercased() == name.text.lowercased() }
    if loose.count == 1 { return loose[0] }
    throw .noLogColumn(name, header: header, log: request.log)
  }

  /// `input_tokens` beside `cache_read_input_tokens` leaves the cached ones out; everything else counts them.
  static func countsCached(_ names: [ColumnRole: String]) -> Bool {
    guard let input = names[.tokensIn], let cached = names[.cached] ?? names[.cacheWrites] else { return true }
    return
      !(ColumnRole.plain(input).hasSuffix("inputtokens")
      && (ColumnRole.leavesCachedOut(cached) || ColumnRole.plain(cached).contains("cachecreation")))
  }
}
