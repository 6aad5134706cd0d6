import Checking
package import Diagnostics
import Quantities
import Reports
package import Syntax

/// `check`. (`check EXPR` is a declaration.)
package struct CheckCommand: Command {
  package let verb = "check"
  package let page = HelpPage(
    "check", "check CONDITION [in SCENARIO]", "check A within TOLERANCE of B [in SCENARIO]",
    summary: "Evaluates the model's checks and the built-in findings now; with a condition, adds a check.",
    notes: ["Checks decide the exit code of a replay in its final state; findings never fail a run."],
    example: "check npv > 0\ncheck")

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) {}

  package func run(_ words: Void, in turn: inout Turn) throws(Refusal) -> Answer {
    let scenario = try turn.scenario(nil)
    let figures = try turn.figures(in: scenario)
    return Answer(reports: [ChecksReport(figures, others: try turn.otherFigures(than: scenario)).report()])
  }
}

/// What checks answer besides the report of the verb.
enum CheckAnswer {
  /// At the end of a replay: each check as an expectation, the failed ones told.
  static func final(_ outcomes: [CheckFigures], scenario: String) -> Answer {
    let failed = outcomes.filter { !$0.passed }
    let flags = failed.isEmpty ? [all(outcomes.count)] : failed.map(told)
    return Answer(
      reports: [Report(title: "", sections: [Report.Section(nil, flags)])],
      expectations: outcomes.map { outcome in
        Expectation(
          kind: .check, text: Wording.oneLine(outcome.check.text), scenario: outcome.check.scenario ?? scenario,
          passed: outcome.passed, expected: outcome.right.map(outcome.unit.number),
          actual: outcome.left.map(outcome.unit.number), unit: outcome.unit.description, tolerance: nil,
          reason: outcome.remark.isEmpty ? nil : outcome.remark, span: outcome.check.span)
      })
  }

  /// Checks that were just typed: whether they hold now.
  static func typed(_ block: Step.Block, in turn: Turn) throws(Refusal) -> Answer {
    let spans = block.declarations.compactMap { declaration -> Span? in
      if case .check = declaration.kind { declaration.span } else { nil }
    }
    guard !spans.isEmpty, turn.state.compiled.computation != nil else { return Answer() }
    let outcomes = try StatementFigures(state: turn.state, evaluations: turn.evaluations)
      .checks(in: try turn.scenario(nil))
      .filter { outcome in
        spans.contains {
          $0.file == outcome.check.span.file && $0.start <= outcome.check.span.start && outcome.check.span.end <= $0.end
        }
      }
    guard !outcomes.isEmpty else { return Answer() }
    let flags = outcomes.map { outcome in
      outcome.passed ? Report.Block.flag(passed: true, Wording.oneLine(outcome.check.text)) : told(outcome)
    }
    return Answer(reports: [Report(title: "", sections: [Report.Section(nil, flags)])])
  }

  private static func all(_ count: Int) -> Report.Block {
    .flag(passed: true, count == 1 ? "The model's check holds." : "All \(count) checks of the model hold.")
  }

  private static func told(_ outcome: CheckFigures) -> Report.Block {
    let span = outcome.check.span
    let (line, column) = span.file.position(at: span.start)
    var text = "\(span.file.name):\(line):\(column): check \(Wording.oneLine(outcome.check.text))"
    if let left = outcome.left, let right = outcome.right {
      let style = NumberStyle.quantity(unit: outcome.unit.description, average: false)
      text += ": \(style.text(outcome.unit.number(left))) against \(style.text(outcome.unit.number(right)))"
    }
    if !outcome.remark.isEmpty { text += " (\(outcome.remark))" }
    return .flag(passed: false, text)
  }
}
