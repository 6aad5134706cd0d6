import Checking
import Functions
import Program
import Quantities

extension ExpressionLowering {
  /// A function's instructions: cell by cell, or all cells at once where it looks across them.
  mutating func lower(_ function: any Function, _ call: Call<CheckedExpression>, _ type: ValueType) -> [Node]? {
    guard let lowered = lowered(call) else { return nil }
    switch function.reach {
    case .whole: return function.lower(lowered, result: type, into: &program)
    case .cell:
      var nodes: [Node] = []
      for cell in 0..<type.cellCount {
        let one = lowered.mapOperands { operand in
          let map = CellMap.cells(of: operand.type.axes, over: type.axes)
          return LoweredOperand(type: operand.type, cells: [operand.cells[map[cell]]])
        }
        nodes += function.lower(one, result: type, into: &program)
      }
      return nodes
    }
  }

  private mutating func lowered(_ call: Call<CheckedExpression>) -> Call<LoweredOperand>? {
    var isWhole = true
    let result = call.mapOperands { expression in
      guard let cells = lower(expression) else {
        isWhole = false
        return LoweredOperand(type: expression.type, cells: [])
      }
      return LoweredOperand(type: expression.type, cells: cells)
    }
    return isWhole ? result : nil
  }
}
