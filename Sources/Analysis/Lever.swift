package import Checking
import Quantities

/// One thing about the inputs that an analysis moves.
package struct Lever: Sendable, Hashable {
  package enum Reach: Sendable, Hashable {
    /// One cell of an input with dimensions takes a number, in base units.
    case cell(Int)
    /// Every cell and period takes the same number, in base units.
    case whole
    /// Every cell and period is multiplied; 1 leaves it as it is.
    case scale
  }

  package let input: QuantityID
  package let reach: Reach

  package init(_ input: QuantityID, _ reach: Reach) {
    self.input = input
    self.reach = reach
  }

  /// A cell of an input, the whole of it where it has only one.
  package init(_ quantity: Quantity, cell: Int) {
    self.init(quantity.id, quantity.type.cellCount == 1 ? .whole : .cell(cell))
  }
}
