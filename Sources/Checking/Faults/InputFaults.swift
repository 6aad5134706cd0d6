import Diagnostics
import Quantities

extension DiagnosticCode {
  static let inputs: [DiagnosticCode] = [
    inputRefers, setting, attributeValue, attributeElsewhere,
  ]

  static let inputRefers = DiagnosticCode(
    "E0501",
    """
    An input is what one may adjust: it stands on its own. What follows from others is a calculation, and a scenario \
    sets an input to something made of inputs only.
    """,
    example: .model("unit agent\ninput agents = 1_200 agent\ninput seats = agents * 2\n"),
    mend: "Make it a calculation: `seats = agents * 2`.")

  static let setting = DiagnosticCode(
    "E0506",
    "The hurdle rate is a yearly percentage above −100%, the tax rate one from 0% to 100%, an exchange rate above 0.",
    example: .model("discount -100% per year\n"), mend: "Write `discount 9% per year`.")

  static let attributeValue = DiagnosticCode(
    "E0507", "The line below a declaration says something it cannot.",
    example: .model("input share = 10%\n  confidence: E\n"), mend: "Write `confidence: B`.")

  static let attributeElsewhere = DiagnosticCode(
    "E0509", "The line below a declaration belongs to another kind of declaration.",
    example: .model("input share = 10%\n  category: licences\n"), mend: "Take it out, or put it below a cost.")
}

extension Diagnostic {
  static func inputRefers(to name: String, mayReferToInputs: Bool, at span: Span) -> Diagnostic {
    mayReferToInputs
      ? Diagnostic(
        .inputRefers, "`\(name)` is computed, and an input is set from inputs only", at: span,
        hint: "set the inputs it is computed from")
      : Diagnostic(
        .inputRefers, "an input does not refer to `\(name)`", at: span,
        hint: "make it a calculation: leave out the word input")
  }

  static func settingRate(_ what: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .setting, "\(what) is a percentage, and this is \(found)", at: span,
      hint: what == "tax" ? "tax 25%" : "discount 9% per year")
  }

  static func impossibleDiscount(at span: Span) -> Diagnostic {
    Diagnostic(.setting, "a hurdle rate lies above -100%", at: span, hint: "discount 9% per year")
  }

  static func impossibleTax(at span: Span) -> Diagnostic {
    Diagnostic(.setting, "a tax rate lies from 0% to 100%", at: span, hint: "tax 25%")
  }

  static func impossibleRate(at span: Span) -> Diagnostic {
    Diagnostic(.setting, "an exchange rate lies above 0", at: span)
  }

  static func attributeValue(_ key: String, wanted: String, at span: Span) -> Diagnostic {
    Diagnostic(.attributeValue, "this is no \(key)", at: span, hint: wanted)
  }

  static func attributeElsewhere(_ key: String, belongsTo owner: String, at span: Span) -> Diagnostic {
    Diagnostic(.attributeElsewhere, "`\(key)` belongs to \(owner)", at: span)
  }
}
