/// Something that may stand at the cursor.
package struct Candidate: Sendable, Hashable {
  package let text: String
  /// Its unit, its label, what it is.
  package let detail: String
  package init(_ text: String, detail: String = "") {
    self.text = text
    self.detail = detail
  }
}
