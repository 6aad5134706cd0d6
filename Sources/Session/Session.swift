package import Checking
package import Diagnostics
/// A working session: what was loaded, declared and set, and the answers to what is asked of it.
///
/// The same whether statements are typed, read from a script or given on the command line. A statement that fails
/// leaves the session as it was.
package final class Session {
  package struct Options: Sendable {
    /// Shown by provenance.
    package var version: String
    /// Library models shown alone stand on their examples.
    package var usesExamples: Bool
    /// `--set NAME=VALUE`: on top of everything else.
    package var overrides: [String]
    /// A time for provenance, from SOURCE_DATE_EPOCH; nil leaves it out.
    package var time: String?
    package init(version: String, usesExamples: Bool = false, overrides: [String] = [], time: String? = nil) {
      self.version = version
      self.usesExamples = usesExamples
      self.overrides = overrides
      self.time = time
    }
  }

  package let files: any SessionFiles
  package let options: Options

  package init(files: any SessionFiles, options: Options) {
    self.files = files
    self.options = options
  }
}

extension Session {
  /// Runs what was typed: one statement or several; stops after the first that fails.
  package func type(_ text: String) -> Answer { Answer() }

  /// Replays a script from the top, handing over each answer as it comes; stops after the first that fails.
  /// The declarations between two commands form one order-free block.
  package func replay(_ script: SourceText, emit: (Answer) -> Void) {}

  /// The model's checks in the final state, evaluated once.
  package func finish() -> Answer { Answer() }

  /// `hurdle> `, with the scenario in use where it is not base.
  package var prompt: String { "hurdle> " }

  /// The state as an export format (`json`, `csv`, `md`) writes it; no bytes where it cannot be computed.
  package func exported(as format: String) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) { (nil, []) }

  /// The metrics of the state as the `metrics` object of the JSON export; nil where nothing can be computed.
  package func metricsJSON() -> String? { nil }

  /// What may stand at the cursor (a UTF-8 offset), and the stretch it would replace.
  package func completion(
    line: String, cursor: Int
  ) -> (replace: Range<Int>, candidates: [(text: String, detail: String)]) { (cursor..<cursor, []) }

  /// Help for what stands at the cursor; nil where a question mark is just one.
  package func help(line: String, cursor: Int) -> String? { nil }

  /// The words that begin a command.
  package static var verbs: Set<String> { [] }

  /// Whether a text typed so far is a whole statement.
  package static func isComplete(_ text: String) -> Bool { true }
}
