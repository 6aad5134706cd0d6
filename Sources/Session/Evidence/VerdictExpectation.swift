import Checking
import Diagnostics
import Evidence
import Reports
import Syntax

/// `expect gate NAME = READY [in SCENARIO] [as of DATE]` and `expect pilot NAME = PASS`.
package struct VerdictExpectation: Sendable {
  private let kind: String
  private let name: Identifier
  private let expected: String
  private let scenario: Identifier?
  private let asOf: Day?
  private let span: Span

  /// nil where a number is expected.
  init?(_ words: inout TokenCursor) throws(Diagnostic) {
    guard let kind = words.nextWord, let known = Self.verdicts[kind], words.next(after: 1).isWord else { return nil }
    let start = words.next.span
    words.advance()
    self.kind = kind
    let parts = try words.name("the name of a \(kind)")
    name = Identifier(
      parts.map(\.text).joined(separator: "."),
      parts.dropFirst().reduce(parts.first?.span ?? start) { $0.joined(with: $1.span) })
    try words.symbol("=")
    let first = try words.identifier(known.joined(separator: " or "))
    var text = first.text.uppercased()
    var end = first.span
    if text == "NOT", words.nextWord != nil {
      let second = try words.identifier(known.joined(separator: " or "))
      text += " \(second.text.uppercased())"
      end = second.span
    }
    guard known.contains(text) else {
      throw .wrongVerdict(text, of: kind, known: known, at: first.span.joined(with: end))
    }
    expected = text
    var scenario: Identifier?
    var asOf: Day?
    while !words.isAtEnd {
      if words.take(word: "in") {
        scenario = try words.identifier("the name of a scenario")
      } else if let day = try words.asOf() {
        asOf = day
      } else {
        throw words.unexpected("`in` or `as of`")
      }
    }
    self.scenario = scenario
    self.asOf = asOf
    span = start.joined(with: words.previous?.span ?? end)
  }

  private static let verdicts: [String: [String]] = [
    "gate": ["READY", "NOT YET"], "pilot": PilotReading.Verdict.allCases.map(\.rawValue),
  ]

  func answer(in turn: Turn) throws(Refusal) -> Answer {
    let used = try turn.scenario(scenario)
    let block = try turn.block(kind, name, at: name.span)
    var actual: String?
    if kind == "pilot" {
      actual = block.first.flatMap { turn.model.pilots[$0.name]?.verdict.rawValue }
    } else {
      actual = try turn.assessment(in: used, asOf: asOf).gates.first { $0.gate.name == name.text }?.words
    }
    let passed = actual == expected
    let text = Wording.oneLine(span.text)
    let reason = passed ? nil : "it is \(actual ?? "not known")"
    let (line, column) = span.file.position(at: span.start)
    let flag = passed ? text : "\(span.file.name):\(line):\(column): \(text): \(reason ?? "")"
    return Answer(
      reports: [Report(title: "", sections: [Report.Section(nil, [.flag(passed: passed, flag)])])],
      expectations: [
        Expectation(
          kind: .expect, text: text, scenario: used, passed: passed, expected: nil, actual: nil, unit: "",
          tolerance: nil, reason: reason, span: span)
      ])
  }
}

extension Token {
  fileprivate var isWord: Bool { if case .word = kind { true } else { false } }
}
