import CKernels
package import DataFiles

/// The list of published effects, `evidence/published-effects.csv` of the model library.
package struct PublishedEffects: Sendable {
  package let all: [PublishedEffect]

  /// Where the list lies in the library.
  package static let path = "evidence/published-effects.csv"

  package enum Fault: Error, Sendable, Equatable {
    case unreadable(CSVReader.Fault)
    case noColumn(String)
    /// A row that does not say what an effect says, by its line.
    case badRow(line: Int)
    case twice(String)
  }

  static let columns = [
    "key", "study", "year", "setting", "design", "n", "metric", "effect", "interval", "log_time_ratio", "log_error",
    "source", "checked", "grade", "use", "why",
  ]

  /// - Parameter text: comma-separated values with a header of `columns`, in any order.
  package init(_ text: String) throws(Fault) {
    let reader = CSVReader(MemoryBytes(Array(text.utf8)))
    let header = try Self.header(reader)
    var places: [Int] = []
    for column in Self.columns {
      guard let place = header.firstIndex(of: column) else { throw .noColumn(column) }
      places.append(place)
    }
    reader.want(places)
    var all: [PublishedEffect] = []
    while try Self.advance(reader) {
      for record in reader.records.indices {
        let line = reader.line(of: record)
        guard Int(reader.records[record].fields) == header.count else { throw .badRow(line: line) }
        let fields = Self.columns.indices.map { reader.text(record: record, place: $0) }
        guard let effect = PublishedEffect(fields) else { throw .badRow(line: line) }
        if all.contains(where: { $0.key == effect.key }) { throw .twice(effect.key) }
        all.append(effect)
      }
    }
    self.all = all
  }

  private static func header(_ reader: CSVReader) throws(Fault) -> [String] {
    do throws(CSVReader.Fault) { return try reader.header() ?? [] } catch { throw .unreadable(error) }
  }

  private static func advance(_ reader: CSVReader) throws(Fault) -> Bool {
    do throws(CSVReader.Fault) { return try reader.advance() } catch { throw .unreadable(error) }
  }

  package func find(_ key: String) -> PublishedEffect? { all.first { $0.key == key } }
  package var keys: [String] { all.map(\.key) }
  /// Those that may be priors.
  package var usable: [PublishedEffect] { all.filter { $0.refusal == nil } }
}

extension PublishedEffect {
  fileprivate init?(_ fields: [String]) {
    func number(_ text: String) -> Double?? {
      if text.isEmpty { return .some(nil) }
      guard let number = Double(text), number.isFinite else { return nil }
      return .some(number)
    }
    guard let year = Int(fields[2]), let ratio = number(fields[9]), let error = number(fields[10]),
      (error ?? 1) > 0, let grade = Grade(rawValue: fields[13]), let use = Use(rawValue: fields[14]), !fields[0].isEmpty
    else { return nil }
    self.init(
      key: fields[0], study: fields[1], year: year, setting: fields[3], design: fields[4], size: fields[5],
      metric: fields[6], effect: fields[7], interval: fields[8], logTimeRatio: ratio, logError: error,
      source: fields[11], checked: fields[12], grade: grade, use: use, why: fields[15])
  }
}
