import Diagnostics
import Syntax

/// Which quantity refers to which, before anything is typed: it gives the order of typing and finds cycles.
struct ReferenceGraph {
  struct Edge {
    let target: Int
    /// Through `prev` with an `initial:`, so to the period before: such references break a cycle. Without one the
    /// first period looks at the same instant.
    let isPrevious: Bool
    let span: Span
  }

  /// By index of the quantity.
  private(set) var edges: [[Edge]]

  init(count: Int) { edges = Array(repeating: [], count: count) }

  /// Adds the references of an expression that belongs to a quantity.
  mutating func add(_ expression: Expression, of quantity: Int, resolve: ([Identifier]) -> Int?) {
    Self.walk(expression, isPrevious: false, resolve: resolve) { edges[quantity].append($0) }
  }

  mutating func add(reference target: Int, of quantity: Int, at span: Span) {
    edges[quantity].append(Edge(target: target, isPrevious: false, span: span))
  }

  /// What an expression refers to.
  static func references(in expression: Expression, resolve: ([Identifier]) -> Int?) -> [Int] {
    var found: [Int] = []
    walk(expression, isPrevious: false, resolve: resolve) { found.append($0.target) }
    return found
  }

  private static func walk(
    _ expression: Expression, isPrevious: Bool, resolve: ([Identifier]) -> Int?, _ visit: (Edge) -> Void
  ) {
    func next(_ inner: Expression) { walk(inner, isPrevious: isPrevious, resolve: resolve, visit) }
    switch expression.kind {
    case .number, .truth, .text, .date, .missing: break
    case .name(let parts):
      if let target = resolve(parts) { visit(Edge(target: target, isPrevious: isPrevious, span: expression.span)) }
    case .unary(_, let operand), .unit(let operand, _), .group(let operand), .member(let operand, _): next(operand)
    case .binary(_, let left, let right):
      next(left)
      next(right)
    case .conditional(let condition, let then, let otherwise):
      next(condition)
      next(then)
      next(otherwise)
    case .call(let callee, let arguments):
      let isPrev = callee.text == "prev" && arguments.contains { $0.label?.text == "initial" }
      for argument in arguments {
        let breaks = isPrev && argument.label == nil
        walk(argument.value, isPrevious: isPrevious || breaks, resolve: resolve, visit)
      }
    case .byMember(let entries):
      for entry in entries { next(entry.value) }
    case .schedule(let entries):
      for entry in entries {
        if case .name = entry.key.kind {} else { next(entry.key) }
        next(entry.value)
      }
    }
  }

  // MARK: order

  /// Groups of quantities that refer to each other, each after everything it refers to (Tarjan, without recursion).
  func groups() -> [[Int]] {
    let count = edges.count
    var index = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var isOnStack = [Bool](repeating: false, count: count)
    var stack: [Int] = []
    var result: [[Int]] = []
    var counter = 0
    for root in 0..<count where index[root] < 0 {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      while let (node, next) = path.last {
        if next == 0, index[node] < 0 {
          index[node] = counter
          low[node] = counter
          counter += 1
          stack.append(node)
          isOnStack[node] = true
        }
        if next < edges[node].count {
          path[path.count - 1].next += 1
          let target = edges[node][next].target
          if index[target] < 0 {
            path.append((target, 0))
          } else if isOnStack[target] {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == index[node] {
          var group: [Int] = []
          while let last = stack.popLast() {
            isOnStack[last] = false
            group.append(last)
            if last == node { break }
          }
          result.append(group.sorted())
        }
      }
    }
    return result
  }

  func refersToItself(_ node: Int) -> Bool { edges[node].contains { $0.target == node } }

  /// A group in an order in which only references through `prev` point forward; else a cycle, as edges in order.
  func order(of group: [Int]) -> (order: [Int], cycle: [Edge]?) {
    let members = Set(group)
    var state: [Int: Int] = [:]
    var order: [Int] = []
    for root in group where state[root] == nil {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      var steps: [Edge] = []
      state[root] = 1
      while let (node, next) = path.last {
        guard next < edges[node].count else {
          state[node] = 2
          order.append(node)
          path.removeLast()
          if !steps.isEmpty { steps.removeLast() }
          continue
        }
        path[path.count - 1].next += 1
        let edge = edges[node][next]
        guard !edge.isPrevious, members.contains(edge.target) else { continue }
        switch state[edge.target] {
        case nil:
          state[edge.target] = 1
          path.append((edge.target, 0))
          steps.append(edge)
        case 1:
          let start = path.firstIndex { $0.node == edge.target } ?? 0
          return (order, Array(steps[start...]) + [edge])
        case _: break
        }
      }
    }
    return (order, nil)
  }
}
