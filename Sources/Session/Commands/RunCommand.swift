package import Diagnostics
import Checking
import Reports
package import Syntax

/// `run FILE.hurdle`
package struct RunCommand: Command {
  package let verb = "run"
  /// The statements of the script are kept, not the run.
  package let isReplayed = false
  package let page = HelpPage(
    "run FILE.hurdle",
    summary: "Runs a script's statements in this session. An error in it leaves the session as it was.",
    notes: [
      "Paths in the script are relative to its own folder. `undo` takes the whole run back.",
      "On the command line `hurdle run a.hurdle b.hurdle` starts each script in a session of its own.",
    ],
    example: "set time_saved = 8%\nsave review.hurdle\nreset\nrun review.hurdle")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Identifier {
    try words.path("a script such as review.hurdle")
  }

  package func run(_ path: Identifier, in turn: inout Turn) throws(Refusal) -> Answer {
    let script: SourceText
    switch turn.files.script(path.text, from: turn.place.naming) {
    case .success(let text): script = text
    case .failure(let failure): throw Refusal(.unreadable(path.text, failure, at: path.span))
    }
    var running = turn.place.scripts
    guard !running.contains(script.identity), running.count < Self.deepest else {
      throw Refusal(.runsItself(path.text, at: path.span))
    }
    let tree = Parser.parseSession(script.file, verbs: CommandRegistry.verbs)
    let steps = try Step.steps(of: tree)
    running.append(script.identity)
    var history = StateHistory(turn.state)
    history.present.recordedDigests.merge(RecordedDigests.read(script.file)) { $1 }
    for step in steps {
      var inner = turn.nested(in: history, at: Turn.Place(scripts: running))
      var answer = try inner.take(step)
      history.keep(inner)
      answer.format = history.present.format
      turn.emit(answer)
      if answer.leaves { break }
    }
    turn.state = history.present
    return Answer()
  }

  /// Scripts may run scripts that run scripts, to a point.
  private static let deepest = 32

  package func candidates(in context: CompletionContext) -> [Candidate] { context.paths }
}

extension Turn {
  /// A statement inside this one, with a history of its own.
  fileprivate func nested(in history: StateHistory, at place: Place) -> Turn {
    Turn(
      state: history.present, before: history.present, earlier: history.past.last, later: history.future.last,
      saved: history.saved,
      place: place, files: files, options: options, lastTyped: lastTyped, evaluations: evaluations, prices: prices,
      emit: emit)
  }
}
