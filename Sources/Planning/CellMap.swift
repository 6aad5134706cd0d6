package import Quantities

/// Where the cells of a value stand among the cells of a wider one: broadcasting by axis name.
package enum CellMap {
  /// For every cell over `wide`, the cell over `narrow` with the same members. The axes of `narrow` are among `wide`.
  package static func cells(of narrow: [Axis], over wide: [Axis]) -> [Int] {
    let count = wide.reduce(1) { $0 * $1.members.count }
    if narrow.isEmpty { return Array(repeating: 0, count: count) }
    if narrow == wide { return Array(0..<count) }
    let strides = strides(of: narrow, in: wide)
    return (0..<count).map { cell in
      var rest = cell
      var result = 0
      for (axis, stride) in zip(wide, strides).reversed() {
        result += rest % axis.members.count * stride
        rest /= axis.members.count
      }
      return result
    }
  }

  /// How far apart members of each wide axis stand in the narrow value; 0 for an axis it does not have.
  private static func strides(of narrow: [Axis], in wide: [Axis]) -> [Int] {
    wide.map { axis in
      guard let place = narrow.firstIndex(where: { $0.name == axis.name }) else { return 0 }
      return narrow[(place + 1)...].reduce(1) { $0 * $1.members.count }
    }
  }

  /// The members a cell stands for: `billing`, `small, faq`; empty without axes.
  package static func name(of cell: Int, over axes: [Axis]) -> String {
    var rest = cell
    var members: [String] = []
    for axis in axes.reversed() {
      members.append(axis.members[rest % axis.members.count])
      rest /= axis.members.count
    }
    return members.reversed().joined(separator: ", ")
  }

  /// Left's axes, then right's new ones.
  package static func union(_ axes: [[Axis]]) -> [Axis] {
    var result: [Axis] = []
    for axis in axes.joined() where !result.contains(where: { $0.name == axis.name }) { result.append(axis) }
    return result
  }
}
