import Exports
package import Reports

/// Answers as text, one below the other: apart by a blank line, but for single lines such as those of expectations.
package struct AnswerWriter: Sendable {
  /// Whether the text before was one line; nil at the start.
  private var followsLine: Bool?

  package init() {}

  /// The reports of an answer in the format it asks for, each with the blank line that sets it apart.
  /// - Parameter rendering: a report as text for the screen.
  package mutating func texts(of answer: Answer, rendering: (Report) -> String) -> [String] {
    let format = answer.format == .text ? nil : ExportFormats.named(answer.format.rawValue) as? any TextFormat
    return answer.reports.map { report in
      let text = format?.text(of: report) ?? rendering(report)
      let isLine = text.utf8.count { $0 == UInt8(ascii: "\n") } <= 1
      defer { followsLine = isLine }
      return followsLine == nil || (isLine && followsLine == true) ? text : "\n" + text
    }
  }
}
