package import Diagnostics

extension DiagnosticCode {
  /// Every code of this room, in order: what `help E01xx` can explain.
  package static let syntax: [DiagnosticCode] = text + brackets + grammar + statements
}
