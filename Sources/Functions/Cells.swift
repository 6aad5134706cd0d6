import Program
import Quantities

/// Where one cell of some axes stands among the cells of others, by the names of the axes.
struct CellMap {
  private let from: [Axis]
  /// How many cells of the other axes one step along each axis of `from` is; 0 for an axis they lack.
  private let strides: [Int]

  /// - Parameter to: axes that `from` has too.
  init(from: [Axis], to: [Axis]) {
    self.from = from
    strides = from.map { axis in
      guard let position = to.firstIndex(where: { $0.name == axis.name }) else { return 0 }
      return to[(position + 1)...].reduce(1) { $0 * $1.members.count }
    }
  }

  func callAsFunction(_ cell: Int) -> Int {
    var rest = cell
    var result = 0
    for (axis, stride) in zip(from, strides).reversed() {
      result += rest % axis.members.count * stride
      rest /= axis.members.count
    }
    return result
  }
}

extension CellOperand {
  /// Its nodes cell by cell of axes among which all of its own are.
  func broadcast(to axes: [Axis]) -> [Value] {
    let place = CellMap(from: axes, to: type.axes)
    let count = axes.reduce(1) { $0 * $1.members.count }
    return (0..<count).map { cells[place($0)] }
  }

  /// The cells that fall together, in order, when only `axes` are kept.
  func grouped(to axes: [Axis]) -> [[Value]] {
    let place = CellMap(from: type.axes, to: axes)
    var groups = Array(repeating: [Value](), count: axes.reduce(1) { $0 * $1.members.count })
    for (cell, node) in cells.enumerated() { groups[place(cell)].append(node) }
    return groups
  }
}

/// What a function works over: one axis, time, or all axes and time.
enum Extent: Equatable {
  case axis(String)
  case time
  case everything

  init(_ argument: Call<some Sendable>.Argument?) {
    switch argument {
    case .axis(let name?)?: self = .axis(name)
    case .axis(nil)?: self = .time
    case .value, .date, .entries, .period, .text, nil: self = .everything
    }
  }

  var includesTime: Bool {
    switch self {
    case .time, .everything: true
    case .axis: false
    }
  }

  func remaining(of axes: [Axis]) -> [Axis] {
    switch self {
    case .axis(let name): axes.filter { $0.name != name }
    case .time: axes
    case .everything: []
    }
  }
}
