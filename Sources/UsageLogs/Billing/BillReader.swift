import CKernels
import DataFiles
import Diagnostics
import Quantities

/// The columns of a bill by FOCUS 1.0 that are read.
struct BillColumns {
  private(set) var positions: [Int] = []
  let billed: Int
  let effective: Int?
  let currency: Int?
  let start: Int?
  let end: Int?
  let part: Int?

  static func isBill(_ header: [String]) -> Bool { header.contains("BilledCost") }

  init(_ request: UsageRequest, header: [String]) throws(Diagnostic) {
    var positions: [Int] = []
    func place(_ name: String) -> Int? {
      guard let position = header.firstIndex(of: name) else { return nil }
      positions.append(position)
      return positions.count - 1
    }
    billed = place("BilledCost") ?? 0
    effective = place("EffectiveCost")
    currency = place("BillingCurrency")
    // What is billed belongs to the billing period, whatever period it is charged for.
    let hasPeriod = header.contains("BillingPeriodStart") && header.contains("BillingPeriodEnd")
    start = place(hasPeriod ? "BillingPeriodStart" : "ChargePeriodStart")
    end = place(hasPeriod ? "BillingPeriodEnd" : "ChargePeriodEnd")
    switch request.classes {
    case .none: part = nil
    case .column(let name):
      guard
        let found = place(name.text)
          ?? header.first(where: { $0.lowercased() == name.text.lowercased() }).flatMap(place)
      else { throw .noLogColumn(name, header: header, log: request.log) }
      part = found
    case .rules(let rules): throw .noRulesForBills(rules.first?.name ?? request.log, log: request.log)
    }
    self.positions = positions
  }
}

/// Reads a bill by FOCUS 1.0 and adds it up exactly.
struct BillReader {
  private struct Sums {
    var rows = 0
    var billed = Money.zero
    var effective = Money.zero
    mutating func add(_ billed: Money, _ effective: Money) {
      rows += 1
      self.billed += billed
      self.effective += effective
    }
  }

  private let reader: CSVReader
  private let request: UsageRequest
  private let header: [String]
  private let columns: BillColumns
  private var whole = Sums()
  private var names = TextIndex()
  private var parts: [Sums] = []
  private var months: [Month: Sums] = [:]
  private var currencies: [String] = []
  private var days: Range<Int>?
  private var hasMonthFirstDates = false
  private var refused = RefusedRows()

  init(_ reader: CSVReader, _ request: UsageRequest, header: [String]) throws(Diagnostic) {
    self.reader = reader
    self.request = request
    self.header = header
    columns = try BillColumns(request, header: header)
  }

  mutating func read(_ watch: UsageReader.Watch) throws(Diagnostic) -> BillSummary {
    reader.want(columns.positions)
    while try UsageReader.faults(of: request, { () throws(CSVReader.Fault) in try reader.advance() }) {
      for record in reader.records.indices {
        if let fault = take(record) {
          refused.add(fault, line: reader.line(of: record), bytes: reader.bytes(of: record))
        }
      }
      if parts.count > UsageTally.mostClasses, case .column(let name) = request.classes {
        throw .tooManyClasses(name, limit: UsageTally.mostClasses)
      }
      if currencies.count > 1 { throw .severalCurrencies(currencies, log: request.log) }
      guard watch(reader.offset) else { throw .stoppedReading(request.log) }
    }
    let read = whole.rows + refused.count
    if read == 0 { throw .emptyLog(request.log) }
    if Double(refused.count) > UsageReader.mostRefused * Double(read) {
      throw .tooManyRefused(refused, of: read, log: request.log)
    }
    return summary
  }

  private var summary: BillSummary {
    let labels = names.texts.map { String(decoding: $0, as: UTF8.self) }
    let order = labels.indices.sorted { (parts[$1].billed, labels[$0]) < (parts[$0].billed, labels[$1]) }
    let classNames = ClassNames.names(for: order.map { labels[$0] })
    return BillSummary(
      rows: whole.rows, refused: refused, currency: currencies.first, billed: whole.billed,
      effective: columns.effective.map { _ in whole.effective }, days: days,
      months: months.sorted { $0.key < $1.key }.map {
        .init(month: $0.key, rows: $0.value.rows, billed: $0.value.billed, effective: $0.value.effective)
      },
      classes: zip(order, classNames).map { index, name in
        .init(
          name: name, label: labels[index], rows: parts[index].rows, billed: parts[index].billed,
          effective: parts[index].effective)
      }, classColumn: columns.part == nil ? nil : request.classColumn, hasMonthFirstDates: hasMonthFirstDates)
  }

  private mutating func take(_ record: Int) -> RowFault? {
    let found = Int(reader.records[record].fields)
    if found != header.count { return .fields(found: found, expected: header.count) }
    let bytes = reader.bytes(of: record)
    if reader.hasNUL, bytes.contains(0) { return .nul }
    if let base = bytes.baseAddress, ck_utf8_prefix(base, bytes.count) < bytes.count { return .notUTF8 }
    guard let billed = money(record, columns.billed) else { return .amount("BilledCost") }
    var effective = Money.zero
    if let place = columns.effective {
      guard let amount = money(record, place) else { return .amount("EffectiveCost") }
      effective = amount
    }
    var start: Int?
    if let from = columns.start, let to = columns.end {
      guard let first = day(record, from), let end = day(record, to), first < end else { return .notATime }
      start = first
      days = days.map { min($0.lowerBound, first)..<max($0.upperBound, end) } ?? first..<end
    }
    if let place = columns.currency {
      let code = String(decoding: reader.unescaped(reader.fields(of: record)[place]), as: UTF8.self)
      if !currencies.contains(code) { currencies.append(code) }
    }
    whole.add(billed, effective)
    if let start { months[CivilDay.month(start), default: Sums()].add(billed, effective) }
    if let place = columns.part {
      let number = reader.unescaped(reader.fields(of: record)[place]).withUnsafeBufferPointer { names.number(of: $0) }
      if number == parts.count { parts.append(Sums()) }
      parts[number].add(billed, effective)
    }
    return nil
  }

  private func money(_ record: Int, _ place: Int) -> Money? {
    reader.unescaped(reader.fields(of: record)[place]).withUnsafeBufferPointer { Money($0) }
  }

  /// `2024-09-01 00:00:00`, `2024-09-01T00:00:00Z`, or `4/1/25` as spreadsheets write it, the month first. A day that
  /// has begun counts whole.
  private mutating func day(_ record: Int, _ place: Int) -> Int? {
    let text = reader.unescaped(reader.fields(of: record)[place])
    var clock = InstantField()
    if let instant = text.withUnsafeBufferPointer({ clock.read($0) })?.instant {
      let isWhole = instant.microseconds % Instant.microsecondsPerDay == 0
      return isWhole || place == columns.start ? instant.day : instant.day + 1
    }
    let numbers = text.split(separator: UInt8(ascii: "/")).map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
    guard numbers.count == 3, (1...12).contains(numbers[0]), (0...2_100).contains(numbers[2]) else { return nil }
    let year = numbers[2] < 100 ? 2_000 + numbers[2] : numbers[2]
    guard (1...Month(year: year, month: numbers[0]).days).contains(numbers[1]) else { return nil }
    hasMonthFirstDates = true
    let day = CivilDay.number(year: year, month: numbers[0], day: numbers[1])
    return Instant.days.contains(day) ? day : nil
  }
}
