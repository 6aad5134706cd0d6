/// Why a row of a log is refused.
package enum RowFault: Sendable, Hashable {
  package enum Number: Sendable, Hashable { case missing, notANumber, negative, fraction, absurd }

  case fields(found: Int, expected: Int)
  case notUTF8
  case nul
  case number(ColumnRole, Number)
  case noTime
  case notATime
  /// More cached tokens than input tokens of which they are part.
  case cachedAboveInput
  case notJSON
  case notAnObject
  /// The text ended within quotes.
  case cutOff
  case amount(String)

  /// `no input tokens`, as a list of refused rows says it.
  package var text: String {
    switch self {
    case .fields(let found, let expected): "\(found) field\(found == 1 ? "" : "s"), the header has \(expected)"
    case .notUTF8: "bytes that are not UTF-8"
    case .nul: "a NUL byte"
    case .number(let role, .missing): "no \(role.title)"
    case .number(let role, .notANumber): "\(role.title): not a number"
    case .number(let role, .negative): "\(role.title): negative"
    case .number(let role, .fraction): "\(role.title): not a whole number"
    case .number(let role, .absurd): "\(role.title): above 100 million"
    case .noTime: "no time"
    case .notATime: "time: not a time between 2000 and 2100"
    case .cachedAboveInput: "more cached tokens than input tokens"
    case .notJSON: "not JSON"
    case .notAnObject: "JSON, but no object"
    case .cutOff: "the last row is cut off"
    case .amount(let column): "\(column): not an amount"
    }
  }
}

/// The rows that were refused: all are counted, the first few told.
package struct RefusedRows: Sendable {
  package struct Row: Sendable, Equatable {
    package let line: Int
    package let fault: RowFault
    /// The beginning of the row, or nothing where it cannot be shown.
    package let excerpt: String
  }

  /// How many are told.
  static let most = 5

  package private(set) var count = 0
  package private(set) var counts: [RowFault.Kind: Int] = [:]
  package private(set) var first: [Row] = []

  package init() {}

  mutating func add(_ fault: RowFault, line: Int, bytes: UnsafeBufferPointer<UInt8>) {
    add(fault, line: line, times: 1, excerpt: Self.excerpt(bytes))
  }

  mutating func add(_ fault: RowFault, line: Int, times: Int, excerpt: String) {
    guard times > 0 else { return }
    count += times
    counts[RowFault.Kind(fault), default: 0] += times
    if first.count < Self.most { first.append(Row(line: line, fault: fault, excerpt: excerpt)) }
  }

  /// Reasons, the most frequent first.
  package var reasons: [(text: String, count: Int)] {
    counts.sorted { ($1.value, $0.key.text) < ($0.value, $1.key.text) }.map { ($0.key.text, $0.value) }
  }

  private static func excerpt(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let shown = bytes.prefix(48).map { $0 < 32 || $0 == 127 ? UInt8(ascii: " ") : $0 }
    return String(decoding: shown, as: UTF8.self) + (bytes.count > 48 ? "…" : "")
  }
}

extension RowFault {
  /// Faults that are counted together.
  package struct Kind: Sendable, Hashable {
    package let text: String
    init(_ fault: RowFault) {
      switch fault {
      case .fields(_, let expected): text = "not \(expected) fields"
      case .notUTF8, .nul, .number, .noTime, .notATime, .cachedAboveInput, .notJSON, .notAnObject, .cutOff, .amount:
        text = fault.text
      }
    }
  }
}
