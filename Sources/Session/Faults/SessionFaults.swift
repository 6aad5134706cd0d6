package import Diagnostics
import UsageLogs

extension DiagnosticCode {
  /// Every code of this room, in order.
  package static let session: [DiagnosticCode] =
    commands + simulations + values + analyses + routeCommands + evidenceCommands + actualsCommands + scripts + imports
    + inputImports
    + usageLogs + graded
}
