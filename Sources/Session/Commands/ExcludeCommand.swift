import Checking
package import Diagnostics
import Reports
package import Syntax

/// `exclude LINE…`
package struct ExcludeCommand: Command {
  package let verb = "exclude"
  package let page = HelpPage(
    "exclude LINE…", summary: "Leaves lines out of the totals. The statement still shows them, marked.",
    notes: ["`include LINE` takes them in again."], example: "exclude handling\nshow npv")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> [[Identifier]] { try words.lineNames() }

  package func run(_ names: [[Identifier]], in turn: inout Turn) throws(Refusal) -> Answer {
    let old = turn.readings(of: turn.before)
    let lines = try turn.lines(names)
    turn.state.excluded += lines.filter { !turn.state.excluded.contains($0) }
    return turn.changeAnswer(from: old, title: "Without \(Wording.list(lines))")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.lines }
}

/// `include LINE…`
package struct IncludeCommand: Command {
  package let verb = "include"
  package let page = HelpPage(
    "include LINE…", summary: "Takes excluded lines into the totals again.",
    example: "exclude handling\ninclude handling")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> [[Identifier]] { try words.lineNames() }

  package func run(_ names: [[Identifier]], in turn: inout Turn) throws(Refusal) -> Answer {
    let old = turn.readings(of: turn.before)
    let lines = try turn.lines(names)
    for (line, name) in zip(lines, names) where !turn.state.excluded.contains(line) {
      throw Refusal(.notExcluded(line, excluded: turn.state.excluded, at: name.span))
    }
    turn.state.excluded.removeAll { lines.contains($0) }
    return turn.changeAnswer(from: old, title: "With \(Wording.list(lines))")
  }

  package func candidates(in context: CompletionContext) -> [Candidate] { context.excluded }
}

extension TokenCursor {
  fileprivate mutating func lineNames() throws(Diagnostic) -> [[Identifier]] {
    var names: [[Identifier]] = []
    repeat {
      names.append(try name("the name of a cost or benefit"))
      _ = take(symbol: ",")
    } while !isAtEnd
    return names
  }
}

extension Turn {
  /// Names of statement lines. - Throws: for names that are none.
  fileprivate func lines(_ names: [[Identifier]]) throws(Refusal) -> [String] {
    let known = model.lines.map { model[$0.id].name }
    let texts = names.map { $0.map(\.text).joined(separator: ".") }
    let faults = zip(texts, names).compactMap { text, name in
      known.contains(text) ? nil : Diagnostic.notALine(text, lines: known, at: name.span)
    }
    if !faults.isEmpty { throw Refusal(faults) }
    return texts
  }
}
