import Program
import Quantities

/// What an operation holds at `initial`, from the types of what goes in and what comes out.
///
/// A flow holds amounts there, a balance or rate a value of its own:
/// - an operation that makes a flow from balances and rates holds 0, since no amount was placed in time;
/// - one that makes a flow from flows carries their amounts through;
/// - one that turns flows into a balance or rate takes its first period's value;
/// - one on balances and rates alone works on their own column 0.
enum InitialColumn {
  static func settle(
    _ operands: [Node], _ types: [ValueType], result: ValueType, in program: inout ProgramBuilder,
    _ body: (inout ProgramBuilder, [Node]) -> Node
  ) -> Node {
    let hasFlow = types.contains { $0.rollUp == .flow }
    if !hasFlow {
      let node = body(&program, operands)
      return result.rollUp == .flow && program.isRow(node) ? program.zeroAtInitial(node) : node
    }
    if result.rollUp != .flow {
      let node = body(&program, operands)
      return program.firstAtInitial(node)
    }
    // Numbers that are the same in every period stay scalars: as flows they hold 0 at `initial`.
    guard operands.contains(where: program.isRow) else { return body(&program, operands) }
    var settled: [Node] = []
    for (node, type) in zip(operands, types) {
      if type.rollUp == .flow {
        settled.append(program.flowRow(node))
      } else if type.unit.dimension == result.unit.dimension {
        // FTE added to hours a month: from here on a flow.
        settled.append(program.zeroAtInitial(node))
      } else {
        settled.append(node)
      }
    }
    return body(&program, settled)
  }
}
