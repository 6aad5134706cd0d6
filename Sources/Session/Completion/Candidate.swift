import Checking
import Finance

/// Something that may stand at the cursor.
package struct Candidate: Sendable, Hashable {
  /// What it names, where that may begin a value.
  enum Subject: Sendable, Hashable {
    case quantity(QuantityID)
    case metric(MetricReference)
    case function
  }

  package let text: String
  /// Its unit, its label, what it is.
  package let detail: String
  let subject: Subject?

  package init(_ text: String, detail: String = "") {
    self.text = text
    self.detail = detail
    subject = nil
  }

  init(_ text: String, detail: String, subject: Subject) {
    self.text = text
    self.detail = detail
    self.subject = subject
  }
}
