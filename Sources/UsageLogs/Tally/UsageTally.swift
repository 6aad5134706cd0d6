/// Counts requests as they are read.
final class UsageTally {
  /// More values of a column than this name no task classes.
  static let mostClasses = 200

  private let time: Int
  private let tokensIn: Int
  private let tokensOut: Int
  private let cached: Int
  private let cacheWrites: Int
  private let reasoning: Int
  private let countsCached: Bool
  private let classes: RowLayout.Classes
  // Every request writes these, one at a time: checking each access anew would take a quarter of the reading.
  @exclusivity(unchecked) private var names = TextIndex()
  @exclusivity(unchecked) private(set) var tallies: [ClassTally] = []
  /// Rules first, then what no rule takes.
  private let ruleCount: Int
  @exclusivity(unchecked) private var clock = InstantField()
  @exclusivity(unchecked) private var precision = InstantField.Precision.time
  @exclusivity(unchecked) private var first = Instant(microseconds: .max)
  @exclusivity(unchecked) private var last = Instant(microseconds: .min)
  @exclusivity(unchecked) private(set) var rows = 0
  var refused = RefusedRows()
  private(set) var hasTooManyClasses = false

  init(_ layout: RowLayout) {
    func place(_ role: ColumnRole) -> Int { layout.places[role] ?? -1 }
    time = place(.time)
    tokensIn = place(.tokensIn)
    tokensOut = place(.tokensOut)
    cached = place(.cached)
    cacheWrites = place(.cacheWrites)
    reasoning = place(.reasoning)
    countsCached = layout.countsCached
    classes = layout.classes
    switch classes {
    case .none:
      ruleCount = 0
      tallies = [ClassTally()]
    case .column: ruleCount = 0
    case .rules(let rules):
      ruleCount = rules.count
      tallies = (0...rules.count).map { _ in ClassTally() }
    }
  }

  /// Counts a row, or says why it is refused.
  @inline(__always)
  func take(_ values: UnsafePointer<UnsafeBufferPointer<UInt8>>) -> RowFault? {
    var row = ClassTally.Row()
    let input = CountField.read(values[tokensIn])
    if let fault = input.fault { return .number(.tokensIn, fault) }
    row.tokensIn = input.count
    let output = CountField.read(values[tokensOut])
    if let fault = output.fault { return .number(.tokensOut, fault) }
    row.tokensOut = output.count
    if cached >= 0 || cacheWrites >= 0 || reasoning >= 0, let fault = details(values, &row) { return fault }
    var precision = self.precision
    if time >= 0 {
      let bytes = values[time]
      guard let read = clock.read(bytes) else {
        let text = bytes.trimmed
        return text.isEmpty || text.isNull ? .noTime : .notATime
      }
      row.instant = read.instant
      if read.precision.rawValue < precision.rawValue { precision = read.precision }
    }
    guard let tally = tally(values, row) else { return nil }
    if let instant = row.instant {
      if instant < first { first = instant }
      if instant > last { last = instant }
      self.precision = precision
    }
    tally.add(row)
    rows &+= 1
    return nil
  }

  /// The numbers that few logs have.
  private func details(
    _ values: UnsafePointer<UnsafeBufferPointer<UInt8>>, _ row: inout ClassTally.Row
  ) -> RowFault? {
    for (place, role) in [(cached, ColumnRole.cached), (cacheWrites, .cacheWrites), (reasoning, .reasoning)]
    where place >= 0 {
      let read = CountField.read(values[place])
      if let fault = read.fault, fault != .missing { return .number(role, fault) }
      switch role {
      case .cached: row.cached = read.count
      case .cacheWrites: row.cacheWrites = read.count
      case .reasoning: row.reasoning = read.count
      case .time, .tokensIn, .tokensOut: break
      }
    }
    if !countsCached {
      row.tokensIn += row.cached + row.cacheWrites
      if row.tokensIn > CountField.absurd { return .number(.tokensIn, .absurd) }
    } else if row.cached + row.cacheWrites > row.tokensIn {
      return .cachedAboveInput
    }
    return nil
  }

  @inline(__always)
  private func tally(_ values: UnsafePointer<UnsafeBufferPointer<UInt8>>, _ row: ClassTally.Row) -> ClassTally? {
    switch classes {
    case .none: return tallies[0]
    case .column(let place):
      let number = names.number(of: values[place])
      if number < tallies.count { return tallies[number] }
      guard number < Self.mostClasses else {
        hasTooManyClasses = true
        return nil
      }
      tallies.append(ClassTally())
      return tallies[number]
    case .rules(let rules):
      let index = rules.firstIndex { $0.allSatisfy { Self.holds($0, values, row) } }
      return tallies[index ?? rules.count]
    }
  }

  private static func holds(
    _ condition: RowLayout.Condition, _ values: UnsafePointer<UnsafeBufferPointer<UInt8>>, _ row: ClassTally.Row
  ) -> Bool {
    switch condition {
    case .isOne(let texts, let place): texts.contains { $0.elementsEqual(values[place]) }
    case .like(let glob, let place): glob.matches(values[place])
    case .tokens(.tokensIn, let low, let high): row.tokensIn >= low && row.tokensIn < high
    case .tokens(_, let low, let high): row.tokensOut >= low && row.tokensOut < high
    }
  }

  func refuse(_ fault: RowFault, line: Int, bytes: UnsafeBufferPointer<UInt8>) {
    refused.add(fault, line: line, bytes: bytes)
  }

  // MARK: The answer

  /// - Parameter rules: the names of the rules, where rules tell the classes apart.
  func summary(rules: [String], classColumn: String?, columns: [ColumnRole: String], hasTime: Bool) -> UsageSummary {
    let coverage = hasTime && rows > 0 ? Coverage(first: first, last: last, precision: precision) : nil
    let labels: [String]
    switch classes {
    case .none: labels = ["All"]
    case .column: labels = names.texts.prefix(tallies.count).map { String(decoding: $0, as: UTF8.self) }
    case .rules: labels = rules + ["other"]
    }
    return UsageSummary.make(
      zip(labels, tallies).map { ($0, $1) }, isByRule: ruleCount > 0, classColumn: classColumn, columns: columns,
      rows: rows, refused: refused, coverage: coverage,
      countedCached: cached >= 0 || cacheWrites >= 0 ? countsCached : nil)
  }
}

extension UsageSummary {
  static func make(
    _ tallies: [(label: String, tally: ClassTally)], isByRule: Bool, classColumn: String?,
    columns: [ColumnRole: String], rows: Int, refused: RefusedRows, coverage: Coverage?, countedCached: Bool?
  ) -> UsageSummary {
    var parts = tallies.map { $0.tally.usage(name: "", label: $0.label, coverage: coverage) }
    if isByRule {
      // Every class that was asked for is told, what was left over only where there is something.
      if parts.last?.requests == 0 { parts.removeLast() }
    } else {
      parts.sort { ($1.requests, $0.label) < ($0.requests, $1.label) }
    }
    let names = isByRule ? parts.map(\.label) : ClassNames.names(for: parts.map(\.label))
    let classes = zip(names, parts).map { $1.named($0) }
    let isToldApart = isByRule || classColumn != nil
    return UsageSummary(
      rows: rows, refused: refused, coverage: coverage,
      total: isToldApart ? ClassUsage.merging(classes) : classes.first?.named("all") ?? ClassUsage.merging([]),
      classes: isToldApart ? classes : [], classColumn: classColumn, columns: columns, countedCached: countedCached)
  }
}

extension ClassUsage {
  func named(_ name: String) -> ClassUsage {
    ClassUsage(name: name, label: label, bands: bands, tokensIn: tokensIn, tokensOut: tokensOut, months: months)
  }
}
