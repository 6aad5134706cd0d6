/// A set of vertices that reach each other, or a vertex alone.
package enum Component: Equatable {
  case single(Int)
  case cycle([Int])
}

/// Tarjan's algorithm: every component after those its members lead to; vertices are visited in order of index.
/// Without recursion, because a long model makes a deep graph.
package func stronglyConnectedComponents(_ successors: [[Int]]) -> [Component] {
  let count = successors.count
  let unvisited = -1
  var visit = Array(repeating: unvisited, count: count)
  /// The earliest visit reachable that is still open.
  var low = Array(repeating: 0, count: count)
  var isOpen = Array(repeating: false, count: count)
  var open: [Int] = []
  var path: [(vertex: Int, next: Int)] = []
  var visits = 0
  var result: [Component] = []

  func enter(_ vertex: Int) {
    visit[vertex] = visits
    low[vertex] = visits
    visits += 1
    open.append(vertex)
    isOpen[vertex] = true
    path.append((vertex, 0))
  }

  for root in 0..<count where visit[root] == unvisited {
    enter(root)
    while let (vertex, next) = path.last {
      if next < successors[vertex].count {
        path[path.count - 1].next += 1
        let successor = successors[vertex][next]
        if visit[successor] == unvisited {
          enter(successor)
        } else if isOpen[successor] {
          low[vertex] = min(low[vertex], visit[successor])
        }
        continue
      }
      path.removeLast()
      if let parent = path.last?.vertex { low[parent] = min(low[parent], low[vertex]) }
      if low[vertex] == visit[vertex] {
        var members: [Int] = []
        while let member = open.popLast() {
          isOpen[member] = false
          members.append(member)
          if member == vertex { break }
        }
        let isAlone = members.count == 1 && !successors[vertex].contains(vertex)
        result.append(isAlone ? .single(vertex) : .cycle(members))
      }
    }
  }
  return result
}
