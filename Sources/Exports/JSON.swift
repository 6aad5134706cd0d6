/// A JSON value whose members keep their order, and its text.
package indirect enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// What is not finite is written as null: JSON has no other way to say that there is no number.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSON
    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  package static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { Member($0.key, $0.value) })
  }
  package static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  package static func optional(_ number: Double?) -> JSON { number.map(JSON.number) ?? .null }
  package static func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.number)) }

  /// Indented text, a line feed at its end. Arrays of plain numbers stay on one line.
  package var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  /// As it stands inside an object that is so many levels deep, without a line feed at its end.
  package func text(indent: Int) -> String {
    var text = ""
    write(to: &text, indent: indent)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += Self.number(value)
    case .string(let value): Self.quote(value, to: &text)
    case .array(let values): writeArray(values, to: &text, indent: indent)
    case .object(let members): writeObject(members, to: &text, indent: indent)
    }
  }

  private func writeArray(_ values: [JSON], to text: inout String, indent: Int) {
    guard values.contains(where: \.isNested) else {
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text, indent: indent)
      }
      text += "]"
      return
    }
    text += "[\n"
    for (index, value) in values.enumerated() {
      if index > 0 { text += ",\n" }
      text += Self.margin(indent + 1)
      value.write(to: &text, indent: indent + 1)
    }
    text += "\n\(Self.margin(indent))]"
  }

  private func writeObject(_ members: [Member], to text: inout String, indent: Int) {
    if members.isEmpty {
      text += "{}"
      return
    }
    text += "{\n"
    for (index, member) in members.enumerated() {
      if index > 0 { text += ",\n" }
      text += Self.margin(indent + 1)
      Self.quote(member.key, to: &text)
      text += ": "
      member.value.write(to: &text, indent: indent + 1)
    }
    text += "\n\(Self.margin(indent))}"
  }

  private var isNested: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }

  private static func margin(_ indent: Int) -> String { String(repeating: "  ", count: indent) }

  /// The shortest text that reads back as the same number.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Control characters, and the two line ends that JavaScript once refused in strings.
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
