/// The paths into a JSON record that are read, as a tree of keys: `response.usage.prompt_tokens`.
struct JSONPaths {
  struct Node {
    var children: [(key: [UInt8], node: Int)] = []
    /// Index of the value that stands here, −1 for none.
    var value = -1
  }
  private(set) var nodes = [Node()]
  let count: Int

  /// - Parameter paths: keys with points between them, in the order the values are handed over.
  init(_ paths: [String]) {
    count = paths.count
    for (value, path) in paths.enumerated() {
      var node = 0
      for key in path.split(separator: ".", omittingEmptySubsequences: false) {
        let bytes = Array(key.utf8)
        if let known = nodes[node].children.first(where: { $0.key == bytes }) {
          node = known.node
        } else {
          nodes.append(Node())
          nodes[node].children.append((bytes, nodes.count - 1))
          node = nodes.count - 1
        }
      }
      nodes[node].value = value
    }
  }

  func child(of node: Int, _ key: UnsafeBufferPointer<UInt8>) -> Int {
    guard node >= 0 else { return -1 }
    for child in nodes[node].children where child.key.count == key.count && child.key.elementsEqual(key) {
      return child.node
    }
    return -1
  }
}
