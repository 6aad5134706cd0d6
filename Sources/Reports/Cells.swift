package import Quantities

extension ValueType {
  /// The cells in which an axis has one member; the last axis runs fastest.
  package func cells(axis name: String, member: Int) -> [Int] {
    guard let position = axes.firstIndex(where: { $0.name == name }) else { return [] }
    let stride = axes[(position + 1)...].reduce(1) { $0 * $1.members.count }
    let count = axes[position].members.count
    return (0..<cellCount).filter { $0 / stride % count == member }
  }

  /// What a cell is called: `billing`, `billing, gold`; empty where there is only one.
  package func name(ofCell cell: Int) -> String {
    var rest = cell
    var parts: [String] = []
    for axis in axes.reversed() where !axis.members.isEmpty {
      parts.append(axis.members[rest % axis.members.count])
      rest /= axis.members.count
    }
    return parts.reversed().joined(separator: ", ")
  }
}
