import Diagnostics
import Quantities

extension Function {
  /// The flow that amounts of this kind make when they are placed in time: EUR makes EUR/month.
  func flowType(placing amount: TypedOperand) throws(Diagnostic) -> ValueType {
    let type = ValueType(unit: amount.type.unit / .month, isSeries: true)
    guard type.rollUp == .flow else { throw .notAnAmount(of: self, amount) }
    return type
  }
}
