package import Diagnostics
package import Evidence

/// A block of evidence whose keys and values are all right, with the places they were written at.
package struct CheckedBlock: Sendable {
  /// What stands under a key.
  package struct Entry: Sendable {
    package let key: String
    package let value: FieldValue
    package let span: Span
    package let valueSpan: Span
  }

  /// A yes or no that only a run of the model can tell.
  package struct Condition: Sendable {
    package let key: String
    package let expression: CheckedExpression
  }

  package let kind: BlockKind
  package let record: BlockRecord
  package let entries: [Entry]
  package let conditions: [Condition]
  /// The identity of the file it stands in: what its paths are relative to.
  package let file: String?
  /// Of its name.
  package let span: Span
  package let declaration: Span

  package var name: String { record.name }
  package func span(of key: String) -> Span { entries.first { $0.key == key }?.span ?? span }
}
