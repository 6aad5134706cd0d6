extension ProgramBuilder {
  package mutating func add(_ a: Node, _ b: Node) -> Node { binary(.add, a, b) }
  package mutating func subtract(_ a: Node, _ b: Node) -> Node { binary(.subtract, a, b) }
  package mutating func multiply(_ a: Node, _ b: Node) -> Node { binary(.multiply, a, b) }
  package mutating func divide(_ a: Node, _ b: Node) -> Node { binary(.divide, a, b) }
  package mutating func power(_ a: Node, _ b: Node) -> Node { binary(.power, a, b) }
  package mutating func minimum(_ a: Node, _ b: Node) -> Node { binary(.minimum, a, b) }
  package mutating func maximum(_ a: Node, _ b: Node) -> Node { binary(.maximum, a, b) }
}
