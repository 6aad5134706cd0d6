package import Diagnostics

extension DiagnosticCode {
  /// Every code of this room, in order.
  package static let checking: [DiagnosticCode] =
    files + names + composition + units + shapes + time + inputs + ranges
    + lines + scenarios + routes + evidence
}

/// Words of messages.
enum Words {
  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String], joinedBy last: String = "and") -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(last) \(final)"
  }

  /// `a`, `an`.
  static func article(for word: String) -> String {
    word.first.map { "aeiou".contains($0.lowercased()) } == true ? "an" : "a"
  }
}
