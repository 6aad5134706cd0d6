/// Colour with a meaning. Only the sixteen colours are used, which the user's theme fits to a light or dark ground.
package enum Style: Sendable, CaseIterable {
  case heading, prompt, name, good, bad, warning, error, dim

  private var code: String {
    switch self {
    case .heading, .prompt: "1"
    case .name: "36"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .error: "1;31"
    case .dim: "2"
    }
  }

  /// The text in this style, or as it is where colour is not allowed.
  package func applied(to text: String, allowed: Bool) -> String {
    allowed && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A prompt in this style, its escapes marked as taking no width and its last character plain:
  /// the line editor loses an escape that stands last.
  func appliedToPrompt(_ prompt: String, allowed: Bool) -> String {
    guard allowed, let last = prompt.last, prompt.count > 1 else { return prompt }
    return "\u{1}\u{1B}[\(code)m\u{1}\(prompt.dropLast())\u{1}\u{1B}[0m\u{1}\(last)"
  }
}
