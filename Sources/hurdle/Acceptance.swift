import Diagnostics
import Quantities
import Session

/// `run --accept`: writes the actual value into each expectation that moved.
enum Acceptance {
  static func rewrite(
    _ script: SourceFile, _ expectations: [Expectation], files: DiskFiles, to path: String
  ) -> WriteOutcome {
    let moved =
      expectations
      .filter { $0.kind == .expect && !$0.passed && $0.valueSpan?.file == script }
      .sorted { ($0.valueSpan?.start ?? 0) > ($1.valueSpan?.start ?? 0) }
    guard !moved.isEmpty else { return .written }
    var bytes = Array(script.text.utf8)
    for expectation in moved {
      guard let span = expectation.valueSpan else { continue }
      bytes.replaceSubrange(span.start..<span.end, with: written(expectation).utf8)
    }
    return files.write(bytes, to: path)
  }

  /// The actual value as the language writes it: `570_706.96 EUR`, `14.2%`, `n/m`.
  private static func written(_ expectation: Expectation) -> String {
    guard let actual = expectation.actual else { return "n/m" }
    let number = NumberText.literal(actual)
    switch expectation.unit {
    case "": return number
    case "%": return "\(number)%"
    default: return "\(number) \(expectation.unit)"
    }
  }

  /// The expectation as it stands after the rewrite.
  static func accepted(_ expectation: Expectation) -> Expectation {
    guard expectation.kind == .expect, !expectation.passed, expectation.valueSpan != nil else { return expectation }
    return Expectation(
      kind: .expect, text: expectation.text, scenario: expectation.scenario, passed: true,
      expected: expectation.actual, actual: expectation.actual, unit: expectation.unit,
      tolerance: expectation.tolerance, reason: expectation.reason, span: expectation.span,
      valueSpan: expectation.valueSpan)
  }
}
