package import Diagnostics

extension DiagnosticCode {
  /// Every code of this room, in order.
  package static let session: [DiagnosticCode] = commands + simulations + values + analyses + scripts
}
