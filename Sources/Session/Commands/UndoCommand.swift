package import Diagnostics
import Reports
package import Syntax

/// `undo`
package struct UndoCommand: Command {
  package let verb = "undo"
  package let isReplayed = false
  package let page = HelpPage(
    "undo", summary: "Takes the last change back: a set, an exclusion, a declaration, a load.",
    example: "set time_saved = 8%\nundo")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) {}

  package func run(_ words: Void, in turn: inout Turn) throws(Refusal) -> Answer {
    guard let earlier = turn.earlier else { throw Refusal(.nothingToUndo()) }
    return turn.travel(.back, to: earlier, title: "Undone")
  }
}

/// `redo`
package struct RedoCommand: Command {
  package let verb = "redo"
  package let isReplayed = false
  package let page = HelpPage(
    "redo", summary: "Does again what was undone last.", example: "set time_saved = 8%\nundo\nredo")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) {}

  package func run(_ words: Void, in turn: inout Turn) throws(Refusal) -> Answer {
    guard let later = turn.later else { throw Refusal(.nothingToRedo()) }
    return turn.travel(.forth, to: later, title: "Done again")
  }
}

extension Turn {
  fileprivate mutating func travel(_ direction: Travel, to target: SessionState, title: String) -> Answer {
    let old = readings(of: before)
    let (shorter, longer) = direction == .back ? (target.log, before.log) : (before.log, target.log)
    let statements = longer.dropFirst(shorter.count).map(\.text)
    state = target
    travel = direction
    return changeAnswer(
      from: old, title: statements.isEmpty ? title : "\(title): \(statements.joined(separator: "; "))")
  }
}
