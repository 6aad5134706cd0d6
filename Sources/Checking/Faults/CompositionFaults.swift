package import Diagnostics

extension DiagnosticCode {
  static let composition: [DiagnosticCode] = [
    declaredDifferently, usesItself, notForLibraries, unknownBinding, notANamespace, conflicting, unmetNeed, standsIn,
  ]

  static let declaredDifferently = DiagnosticCode(
    "E0206",
    "Units and dimensions belong to the whole model: the same declaration may stand in several files, a different one not.",
    example: .model("unit FTE = 1_720 hour/year\nunit FTE = 1_600 hour/year\n"),
    mend: "Declare it once, or give one of them another name.")

  static let usesItself = DiagnosticCode(
    "E0213", "A file brings itself in, directly or through others.",
    example: .model("use costs/loop\n"), mend: "Take the `use` out of one of the files.")

  static let notForLibraries = DiagnosticCode(
    "E0214",
    """
    A model that is used by another holds no timeline, currency, discount, tax or scenario: these belong to the model \
    that uses it.
    """,
    example: .model("use programmes/whole\n"), mend: "Load that model by itself, or take the line out of it.")

  static let unknownBinding = DiagnosticCode(
    "E0215", "The braces of `use` set the needs and inputs of the model used, and nothing else.",
    example: .model("unit agent, case\nvolume = 5 case/month\nuse costs/seats as desk { seat = 3 agent }\n"),
    mend: "Write a need or an input of that model: `seats = 3 agent`.")

  static let notANamespace = DiagnosticCode(
    "E0216", "A choice is between namespaces, which `use … as NAME` makes: only the lines of the chosen one count.",
    example: .model("unit case\nvolume = 5 case/month\nuse costs/seats as alpha\nchoice vendor = alpha, beta\n"),
    mend: "Bring the other one in: `use costs/seats as beta`.")

  static let conflicting = DiagnosticCode(
    "E0217", "The model has one timeline, currency, hurdle rate and tax rate, and one exchange rate a date.",
    example: .model("currency EUR\ncurrency USD\n"), mend: "Keep one of them.")

  package static let unmetNeed = DiagnosticCode(
    "E0218",
    "A library model needs a quantity that nothing supplies yet. What does not depend on it is computed all the same.",
    example: .model("unit case\nneeds volume: case/month \"Cases handled\"\n"),
    mend: "Declare it, use a model that supplies it, or bind it: `use … { volume = assisted }`.")

  static let standsIn = DiagnosticCode(
    "E0219",
    "A library model shown alone stands on its examples, and on a timeline, a currency and a hurdle rate of ours.",
    example: .commandLine("show costs/licences"), mend: "Use it in a model of your own.")
}

extension Diagnostic {
  static func declaredDifferently(_ what: String, _ name: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      .declaredDifferently, "the \(what) `\(name)` is declared differently elsewhere", at: span,
      notes: [Note("first here", at: earlier)])
  }

  static func builtInUnit(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .declaredDifferently, "`\(name)` is a unit of every model", at: span, hint: "use it, or choose another name")
  }

  /// - Parameter path: names of the files, each using the next.
  static func usesItself(_ path: [String], at span: Span) -> Diagnostic {
    Diagnostic(.usesItself, "a file uses itself: \(path.joined(separator: " → "))", at: span)
  }

  static func usedTwice(_ path: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .declaredTwice, "\(path) is used already", at: span,
      hint: "to use it once more with other values, give it a name: use \(path) as other { … }")
  }

  static func notForLibraries(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .notForLibraries, "a model that is used holds no \(what)", at: span,
      hint: "it belongs to the model that uses this one")
  }

  static func unknownBinding(_ name: String, path: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownBinding, "\(path) has no need or input `\(name)`", at: span,
      hint: Suggestions.question(for: name, among: known) ?? (known.isEmpty ? nil : "it has \(Words.list(known))"))
  }

  static func boundCalculation(_ name: String, path: String, at span: Span) -> Diagnostic {
    Diagnostic(.unknownBinding, "`\(name)` of \(path) is computed, and only needs and inputs can be set", at: span)
  }

  static func boundMember(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownBinding, "`\(name)` is set as a whole here", at: span, hint: "write \(name) = { … } with every member")
  }

  static func notANamespace(_ name: String, known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .notANamespace, "`\(name)` is not a namespace", at: span,
      hint: Suggestions.question(for: name, among: known) ?? "bring one in: use costs/licences as \(name)")
  }

  static func optionTwice(_ name: String, choice: String, at span: Span) -> Diagnostic {
    Diagnostic(.notANamespace, "`\(name)` is an option of the choice `\(choice)` already", at: span)
  }

  static func conflicting(_ what: String, at span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      .conflicting, "a second, different \(what)", at: span, notes: [Note("the first one", at: earlier)],
      hint: "keep one of them")
  }

  /// A warning: the rest of the model is computed.
  static func unmetNeed(_ name: String, local: String, suppliers: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .unmetNeed, "nothing supplies `\(name)` yet", at: span,
      hint: suppliers.isEmpty
        ? "declare \(local), or bind it where the model is used"
        : "supplied by \(suppliers.map { "use \($0)" }.joined(separator: ", "))",
      severity: .warning)
  }

  static func standsIn(_ what: [String]) -> Diagnostic {
    Diagnostic(
      .standsIn, "shown alone, on examples", at: nil, notes: what.map { Note($0) },
      hint: "use it in a model of your own to set these", severity: .note)
  }

  static func needDoesNotFit(
    _ name: String, wanted: String, found: String, by supplier: String, at span: Span, supplier place: Span
  ) -> Diagnostic {
    Diagnostic(
      .unitsDoNotFit, "units do not fit: the need `\(name)` is \(wanted), `\(supplier)` is \(found)", at: place,
      label: found, notes: [Note("needed as \(wanted)", at: span)])
  }
}
