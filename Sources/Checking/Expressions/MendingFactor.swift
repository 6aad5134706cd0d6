import Diagnostics
import Quantities
import Syntax

/// Where units do not fit, the one factor that would mend it.
extension ExpressionChecker {
  /// What to do with a value so that it has a unit: `tokens * fx.USD fits`; nil where no one factor does it.
  func mend(_ value: Typed, to wanted: Unit, in scope: Scope) -> String? {
    let have = value.type.unit.dimension
    let text = String(value.expression.span.text)
    // A plain number only lacks its unit.
    if have.isNone, value.constant != nil, value.type.unit.terms.isEmpty, !wanted.terms.isEmpty {
      return "write \(text) \(wanted)"
    }
    let missing = wanted.dimension / have
    if let factor = factor(missing, in: scope) {
      return "\(text.contains(" ") && value.isSum ? "(\(text))" : text) \(factor) fits"
    }
    if case let (from?, to?) = (have.currencies.first, wanted.dimension.currencies.first), from != to,
      missing == .base(.currency(to)) / .base(.currency(from))
    {
      return "state an exchange rate, rate 2026-01 1 \(from) = 0.92 \(to), and multiply by fx.\(from)"
    }
    return nil
  }

  /// `* fx.USD`, `/ handle_time`, `* period_length`: something of the model, an input first, that has exactly the
  /// missing dimension or its inverse.
  func factor(_ missing: Dimension, in scope: Scope) -> String? {
    let inverse = Dimension.none / missing
    if missing == .base(.time) { return "* period_length" }
    if inverse == .base(.time) { return "/ period_length" }
    var second: String?
    for (name, id) in ids.sorted(by: { $0.value < $1.value }) {
      let isRate = name.hasPrefix("fx.")
      guard isRate || name.hasPrefix(scope.prefix), name != "discount", name != "tax", let type = known(id).type,
        !type.isTruth
      else { continue }
      let dimension = type.unit.dimension
      guard dimension == missing || dimension == inverse else { continue }
      let local = isRate ? name : String(name.dropFirst(scope.prefix.count))
      let text = (dimension == missing ? "* " : "/ ") + local
      switch known(id).role {
      case .input: return text
      case .calculation: second = second ?? text
      case .metric: continue
      }
    }
    return second
  }
}

extension Typed {
  /// Whether it must stand in parentheses before a `*`.
  var isSum: Bool {
    if case .binary(let operation, _, _) = expression.kind {
      operation != .times && operation != .divide
    } else {
      false
    }
  }
}

extension Dimension {
  /// Currencies it is made of, in alphabetical order.
  var currencies: [String] {
    powers.keys.compactMap { if case .currency(let code) = $0 { code } else { nil } }.sorted()
  }
}
