/// A stable code with the page that `help CODE` shows.
///
/// Ranges: E00xx files and encoding, E01xx text and grammar, E02xx names and composition,
/// E03xx units and shapes, E04xx time, E05xx inputs and uncertainty, E06xx scenarios and setting,
/// E07xx results, E08xx commands and scripts, E09xx exports.
package struct DiagnosticCode: Sendable, Hashable {
  /// A text that brings the diagnostic about, run by the tests and shown by `help`.
  package enum Example: Sendable, Hashable {
    /// A model file's text.
    case model(String)
    /// A session script's text.
    case session(String)
    /// Words of a command line, where the fault lies outside any text.
    case commandLine(String)
  }

  package let id: String
  /// What the fault is and why it is one, in a few sentences.
  package let explanation: String
  package let example: Example
  /// The part of the example that mends it, or how to.
  package let mend: String

  package init(_ id: String, _ explanation: String, example: Example, mend: String) {
    self.id = id
    self.explanation = explanation
    self.example = example
    self.mend = mend
  }

  package static func == (a: DiagnosticCode, b: DiagnosticCode) -> Bool { a.id == b.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
