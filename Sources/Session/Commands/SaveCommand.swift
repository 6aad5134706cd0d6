package import Diagnostics
import Exports
import Reports
package import Syntax

/// `save FILE.hurdle [with expectations]`
package struct SaveCommand: Command {
  package let verb = "save"
  package let isReplayed = false
  package let page = HelpPage(
    "save FILE.hurdle", "save FILE.hurdle with expectations",
    summary: "Writes the session as a script that replays it: what succeeded and was not undone.",
    notes: [
      "`with expectations` follows every shown number with an `expect` line, so that a replay verifies it.",
      "The script records the SHA-256 of the models and data used; a replay says when one has changed.",
    ],
    example: "set time_saved = 8%\nshow npv\nsave review.hurdle with expectations")

  package struct Request: Sendable {
    let path: Identifier
    let withExpectations: Bool
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Request {
    let path = try words.path("a file such as review.hurdle")
    let withExpectations = words.take(word: "with")
    if withExpectations { try words.word("expectations") }
    return Request(path: path, withExpectations: withExpectations)
  }

  package func run(_ request: Request, in turn: inout Turn) throws(Refusal) -> Answer {
    let path = request.path
    guard path.text.hasSuffix(".hurdle") else { throw Refusal(.notAScriptName(path.text, at: path.span)) }
    let script = SavedScript(turn.state, in: turn.files, to: path.text, withExpectations: request.withExpectations)
    try turn.write(Array(script.text.utf8), to: path)
    turn.saved = turn.state
    let expectations = script.expectationCount
    let count = Wording.count(turn.state.log.count, "statement")
    let also = request.withExpectations ? " and \(Wording.count(expectations, "expectation"))" : ""
    return Answer(saying: "Saved \(count)\(also) to \(path.text).")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.isEmpty ? context.paths : [Candidate("with expectations")]
  }
}

extension Turn {
  /// Writes a whole file. - Throws: where it is refused or fails; the old file is then as it was.
  func write(_ bytes: [UInt8], to path: Identifier) throws(Refusal) {
    switch files.write(bytes, to: path.text) {
    case .written: return
    case .refused: throw Refusal(.writeRefused(path.text, at: path.span))
    case .failed(let failure): throw Refusal(failure.diagnostic(at: path.span))
    }
  }
}
