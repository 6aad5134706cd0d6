import Diagnostics
import Functions

extension CheckedExpression {
  /// What a quotient of totals divides by, as written: `assisted` of `cost_per(assisted)`; nil for everything else.
  package var divisorText: String? {
    guard case .call(let function, let call) = kind, function.name == "cost_per" else { return nil }
    return call.arguments.first.map { String($0.span.text) }
  }
}
