import Diagnostics

extension DiagnosticCode {
  static let routeCommands: [DiagnosticCode] = [unknownRoute, unknownVendor, impossibleFactor, shockBeyond]

  static let unknownRoute = DiagnosticCode(
    "E0760", "A route is declared before it is asked for, in a block: `route NAME { … }`.",
    example: .session("load programmes/support-copilot\nroute answers\n"),
    mend: "Load a model with a route, or declare one; `help route` shows how.")

  static let unknownVendor = DiagnosticCode(
    "E0761", "A vendor is named by a route's models, or by the attribute `vendor` of inputs and lines.",
    example: .session("load programmes/support-copilot\nshock acmee price x3\n"),
    mend: "Name one that the model names.")

  static let impossibleFactor = DiagnosticCode(
    "E0762", "A multiple is a number above 0, such as x3 or x0.5.",
    example: .session("load programmes/support-copilot\nshock acme price 0\n"), mend: "Write `shock acme price x3`.")

  static let shockBeyond = DiagnosticCode(
    "E0763", "What happens after the timeline's end changes nothing.",
    example: .session("load programmes/support-copilot\nshock \"model vendor\" price x3 from 2040-01\n"),
    mend: "Choose a date within the timeline.")
}

extension Diagnostic {
  static func unknownRoute(_ name: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownRoute, "there is no route `\(name)`", at: span,
      hint: known.isEmpty
        ? "declare one: route \(name) { … }; help route shows how"
        : Suggestions.question(for: name, among: known) ?? "there are \(known.joined(separator: ", "))")
  }

  static func noRoutes(at span: Span?) -> Diagnostic {
    Diagnostic(.unknownRoute, "there are no routes", at: span, hint: "declare one; help route shows how")
  }

  static func unknownVendor(_ name: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownVendor, "nothing is of a vendor `\(name)`", at: span,
      hint: known.isEmpty
        ? "name one below an input or a line: vendor: \(name)"
        : Suggestions.question(for: name, among: known) ?? "vendors are \(known.joined(separator: ", "))")
  }

  static func impossibleFactor(_ text: some StringProtocol, at span: Span) -> Diagnostic {
    Diagnostic(.impossibleFactor, "\(text) is no multiple", at: span, hint: "write x3, or x0.5 for half")
  }

  static func shockBeyond(_ date: String, end: String, at span: Span?) -> Diagnostic {
    Diagnostic(.shockBeyond, "\(date) lies after the last period, \(end)", at: span)
  }
}
