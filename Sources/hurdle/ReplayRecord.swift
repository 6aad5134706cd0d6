import Diagnostics
import Exports
import Session

/// What `run --format json` says of one script.
struct ReplayRecord {
  let path: String
  let sha256: String?
  let error: Diagnostic?
  let expectations: [Expectation]
  let metrics: JSON?

  var json: String {
    JSON.object([
      "schema": .string("hurdle-run/1"),
      "script": .object(["path": .string(path), "sha256": .optional(sha256)]),
      "passed": .bool(error == nil && expectations.allSatisfy(\.passed)),
      "error": error.map(Self.record) ?? .null,
      "expectations": .array(expectations.map(Self.record)),
      "metrics": metrics ?? .null,
    ]).text
  }

  private static func record(_ diagnostic: Diagnostic) -> JSON {
    let position = diagnostic.span.map { $0.file.position(at: $0.start) }
    return .object([
      "code": .string(diagnostic.code.id),
      "title": .string(diagnostic.title),
      "file": .optional(diagnostic.span?.file.name),
      "line": .optional(position.map { Double($0.line) }),
      "column": .optional(position.map { Double($0.column) }),
      "hint": .optional(diagnostic.hint),
    ])
  }

  private static func record(_ expectation: Expectation) -> JSON {
    let delta = expectation.expected.flatMap { expected in expectation.actual.map { $0 - expected } }
    return .object([
      "kind": .string(expectation.kind.rawValue),
      "text": .string(expectation.text),
      "line": .number(Double(expectation.span.file.position(at: expectation.span.start).line)),
      "scenario": .string(expectation.scenario),
      "expected": .optional(expectation.expected),
      "actual": .optional(expectation.actual),
      "delta": .optional(delta),
      "unit": .string(expectation.unit),
      "tolerance": .optional(expectation.tolerance),
      "passed": .bool(expectation.passed),
      "reason": .optional(expectation.reason),
    ])
  }
}
