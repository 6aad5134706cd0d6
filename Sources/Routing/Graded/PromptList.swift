/// Prompts that are named by JSON lines: one object a line, its strings by key.
package enum PromptList {
  /// The values of `eval_prompt`, or of `prompt` where a line has none. A line that is no whole object is
  /// passed over.
  package static func prompts(ofLines text: String) -> Set<String> {
    var prompts: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = strings(of: Array(line))
      if let prompt = fields["eval_prompt"] ?? fields["prompt"] { prompts.insert(prompt) }
    }
    return prompts
  }

  /// The strings of an object by their keys; what is nested is passed over.
  static func strings(of bytes: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    var i = 0
    var depth = 0
    var key: String?
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let text = string(bytes, &i)
        if depth == 1 {
          var next = i + 1
          while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
          if next < bytes.count, bytes[next] == UInt8(ascii: ":") {
            key = text
          } else if let name = key {
            fields[name] = text
            key = nil
          }
        }
      default: break
      }
      i += 1
    }
    return depth == 0 ? fields : [:]
  }

  /// Reads a string from its quote on; `i` is left at the quote that closes it.
  private static func string(_ bytes: [UInt8], _ i: inout Int) -> String {
    var units: [UInt16] = []
    var raw: [UInt8] = []
    var text = ""
    func flushed(_ raw: inout [UInt8], _ units: inout [UInt16], into text: inout String) {
      if !raw.isEmpty { text += String(decoding: raw, as: UTF8.self) }
      if !units.isEmpty { text += String(decoding: units, as: UTF16.self) }
      raw = []
      units = []
    }
    i += 1
    while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
      guard bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count else {
        if !units.isEmpty { flushed(&raw, &units, into: &text) }
        raw.append(bytes[i])
        i += 1
        continue
      }
      i += 1
      if bytes[i] == UInt8(ascii: "u"), i + 4 < bytes.count,
        let unit = UInt16(String(decoding: bytes[(i + 1)...(i + 4)], as: UTF8.self), radix: 16)
      {
        // Two halves of one character stand next to each other.
        if !raw.isEmpty { flushed(&raw, &units, into: &text) }
        units.append(unit)
        i += 5
        continue
      }
      if !units.isEmpty { flushed(&raw, &units, into: &text) }
      switch bytes[i] {
      case UInt8(ascii: "n"): raw.append(10)
      case UInt8(ascii: "t"): raw.append(9)
      case UInt8(ascii: "r"): raw.append(13)
      case UInt8(ascii: "b"): raw.append(8)
      case UInt8(ascii: "f"): raw.append(12)
      default: raw.append(bytes[i])
      }
      i += 1
    }
    flushed(&raw, &units, into: &text)
    return text
  }
}
