package import Diagnostics

/// Why a statement was not carried out: everything found wrong with it, not only the first.
package struct Refusal: Error, Sendable {
  package let diagnostics: [Diagnostic]
  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  package init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }
}

/// Runs a step that gives one diagnostic as part of one that gives all.
func refusing<Value>(_ step: () throws(Diagnostic) -> Value) throws(Refusal) -> Value {
  do { return try step() } catch { throw Refusal(error) }
}
