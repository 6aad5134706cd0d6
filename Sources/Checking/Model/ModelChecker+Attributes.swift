import Diagnostics
import Quantities
import Syntax

/// The `key: value` lines below a declaration: which belong where, and what they may say.
extension ModelChecker {
  private static let ofAll: Set<String> = [
    "source", "owner", "evidence", "vendor", "note", "confidence", "as of", "review by",
  ]
  private static let ofLines: Set<String> = ["category", "kind", "risk", "accounting", "paid"]
  private static let ofBenefits: Set<String> = ["budget", "margin", "reallocated to"]

  /// Those that belong to the declaration; the others are reported.
  mutating func checkedAttributes(of entry: Entry) -> [Attribute] {
    entry.attributes.filter { attribute in
      let key = attribute.key.text
      guard let owner = misplaced(key, in: entry.kind) else {
        check(attribute)
        return true
      }
      expressions.report(.attributeElsewhere(key, belongsTo: owner, at: attribute.key.span))
      return false
    }
  }

  /// What a key belongs to, where that is something else.
  private func misplaced(_ key: String, in kind: Entry.Kind) -> String? {
    let isLine: Bool
    var isBenefit = false
    var takesInitial = false
    switch kind {
    case .line(_, let side):
      isLine = true
      isBenefit = side == .benefit
    case .input, .calculation:
      isLine = false
      takesInitial = true
    case .metric, .need, .setting, .decision: isLine = false
    }
    if Self.ofAll.contains(key) { return nil }
    if key == "initial" { return takesInitial ? nil : "an input or a calculation" }
    if Self.ofLines.contains(key) { return isLine ? nil : "a cost or a benefit" }
    if Self.ofBenefits.contains(key) { return isBenefit ? nil : "a benefit" }
    return nil
  }

  private mutating func check(_ attribute: Attribute) {
    switch attribute.key.text {
    case "confidence" where !["A", "B", "C", "D"].contains(attribute.text):
      expressions.report(.attributeValue("confidence", wanted: "A, B, C or D", at: attribute.span))
    case "as of", "review by":
      // What only looks like a date has been reported where the text was read.
      let looksLikeDate = attribute.text.allSatisfy { $0.isNumber || $0 == "-" }
      if DateLiteral(text: attribute.text) == nil, !looksLikeDate {
        expressions.report(
          .attributeValue(attribute.key.text, wanted: "a date such as 2026-03 or 2026-03-31", at: attribute.span))
      }
    case _: break
    }
  }
}
