import Diagnostics
import Quantities

extension DiagnosticCode {
  static let names: [DiagnosticCode] = [
    unknownName, declaredTwice, takenName, cycle, unknownFunction, unknownDimension, unknownMember, metricInModel,
  ]

  static let unknownName = DiagnosticCode(
    "E0201", "The name is declared nowhere that this place can see. A library model sees its own names and its needs.",
    example: .model("unit agent\ninput agents = 1_200 agent\nseats = agent_count * 2\n"),
    mend: "Declare it, or write a name that is: `seats = agents * 2`.")

  static let declaredTwice = DiagnosticCode(
    "E0202", "In one model a name is declared once, in whichever file. At the prompt a new declaration replaces.",
    example: .model("input rate_low = 3%\ninput rate_low = 4%\n"), mend: "Give one of them another name.")

  static let takenName = DiagnosticCode(
    "E0203", "The name means something in every model: a metric, a quantity of the timeline, the base case.",
    example: .model("npv = 3\n"), mend: "Choose another name: `project_npv = 3`.")

  static let cycle = DiagnosticCode(
    "E0204",
    "A quantity is computed from itself in the same period. Only `prev`, the period before, may lead back to it.",
    example: .model(
      "timeline 2026-01 for 12 months\nunit case\nopen_cases = closed * 2\nclosed = open_cases / 3\n"),
    mend: "Refer to the period before: `closed = prev(open_cases, initial: 0 case) / 3`.")

  static let unknownFunction = DiagnosticCode(
    "E0207", "There is no function of this name. `help functions` lists them.",
    example: .model("growth = grow(3% per month)\n"), mend: "Write `growing(3% per month)`.")

  static let unknownDimension = DiagnosticCode(
    "E0209", "The dimension is not declared.",
    example: .model("unit case\ninput volume by queue = 3 case/month\n"),
    mend: "Declare it: `dimension queue = billing, claims`.")

  static let unknownMember = DiagnosticCode(
    "E0210", "Values by member name each member of one dimension exactly once.",
    example: .model(
      "unit case\ndimension queue = billing, claims\ninput volume by queue = { billing: 120k, clams: 60k } case/month\n"
    ),
    mend: "Write `{ billing: 120k, claims: 60k } case/month`.")

  static let metricInModel = DiagnosticCode(
    "E0211",
    "A metric is computed from all lines, so no line and no calculation may rest on it. Metrics and checks may.",
    example: .model("bonus = npv * 2\n"), mend: "Make it a metric: `metric bonus = npv * 2`.")
}

extension Diagnostic {
  static func unknownName(_ name: String, hint: String?, at span: Span) -> Diagnostic {
    Diagnostic(.unknownName, "`\(name)` is not declared", at: span, hint: hint)
  }

  static func declaredTwice(_ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(.declaredTwice, "`\(name)` is declared twice", at: span, notes: [Note("first here", at: earlier)])
  }

  static func takenName(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(.takenName, "`\(name)` means something in every model", at: span, hint: "choose another name")
  }

  /// - Parameter names: from a quantity through each it is computed from, back to it.
  static func cycle(_ names: [String], spans: [Span]) -> Diagnostic {
    Diagnostic(
      .cycle, "a cycle: \(names.joined(separator: " → "))", at: spans.first,
      notes: spans.dropFirst().enumerated().map {
        Note("\(names[$0.offset + 1]) rests on \(names[$0.offset + 2])", at: $0.element)
      },
      hint: "prev(\(names[0]), initial: …) refers to the period before")
  }

  static func unknownFunction(_ name: String, isValue: Bool, question: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownFunction, isValue ? "`\(name)` is a value, not a function" : "there is no function `\(name)`", at: span,
      hint: isValue ? "to multiply, write \(name) * (…)" : question)
  }

  static func unknownDimension(_ name: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownDimension, "there is no dimension `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known) ?? "declare it: dimension \(name) = first, second")
  }

  /// - Parameter axis: the dimension meant; nil where no dimension has any of the members.
  static func unknownMember(_ name: String, known: [String], of axis: String?, at span: Span) -> Diagnostic {
    let title = axis.map { "`\(name)` is not a member of \($0)" } ?? "`\(name)` is a member of no dimension"
    let members =
      known.isEmpty ? "declare a dimension: dimension queue = \(name), other" : "members are \(Words.list(known))"
    return Diagnostic(
      .unknownMember, title, at: span, hint: Suggestions.question(for: name, among: known) ?? members)
  }

  static func memberTwice(_ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(.unknownMember, "`\(name)` stands twice", at: span, notes: [Note("first here", at: earlier)])
  }

  static func missingMembers(_ names: [String], of axis: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownMember, "\(Words.list(names)) of \(axis) \(names.count == 1 ? "has" : "have") no value", at: span,
      hint: "add \(names.map { "\($0): …" }.joined(separator: ", "))")
  }

  static func noSuchMember(_ name: String, of value: String, axes: [Axis], at span: Span) -> Diagnostic {
    let known = axes.flatMap(\.members)
    return Diagnostic(
      .unknownMember,
      axes.isEmpty ? "\(value) has no dimension to pick a member of" : "\(value) has no member `\(name)`", at: span,
      hint: known.isEmpty ? nil : Suggestions.question(for: name, among: known) ?? "members are \(Words.list(known))")
  }

  static func ambiguousMember(_ name: String, dimensions: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownMember, "`\(name)` is a member of \(Words.list(dimensions))", at: span,
      hint: "give the members of the two dimensions different names")
  }

  static func metricInModel(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .metricInModel, "the metric `\(name)` is used where the model is computed", at: span,
      hint: "declare what uses it as a metric")
  }
}
