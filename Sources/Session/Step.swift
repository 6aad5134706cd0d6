import Checking
import Diagnostics
import Syntax

/// What a text of the session asks for, in order: commands, and the declarations between two of them as one
/// order-free block.
enum Step: Sendable {
  case block(Block)
  case command(BoundCommand)

  struct Block: Sendable {
    let tree: SyntaxTree
    var declarations: [Declaration] { tree.declarations }
  }

  /// The steps of a text. Words of commands are read here too, so that all faults of grammar are told before anything
  /// runs.
  static func steps(of tree: SyntaxTree) throws(Refusal) -> [Step] {
    var faults = tree.diagnostics
    var steps: [Step] = []
    var pending: [SyntaxTree.Statement] = []
    func close() {
      guard !pending.isEmpty else { return }
      steps.append(.block(Block(tree: SyntaxTree(file: tree.file, statements: pending, diagnostics: []))))
      pending = []
    }
    for statement in tree.statements {
      switch statement {
      case .declaration(let declaration):
        if let command = UseCommand.base(declaration) {
          close()
          steps.append(.command(command))
        } else {
          pending.append(statement)
        }
      case .command(let syntax):
        close()
        guard let command = CommandRegistry.named(syntax.verb.text) else { continue }
        do { steps.append(.command(try command.bind(syntax))) } catch { faults.append(error) }
      }
    }
    close()
    if faults.contains(where: { $0.severity == .error }) {
      throw Refusal(faults.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) })
    }
    return steps
  }
}

extension Declaration {
  /// As it stands in its source, attribute lines included.
  var sourceText: String {
    let end = attributes.last?.span.end ?? span.end
    return String(span.file.slice(span.start, max(end, span.end)))
  }

  /// With attribute lines that were typed after it.
  func adding(_ more: [Attribute]) -> Declaration {
    let replaced = Set(more.map(\.key.text))
    return Declaration(kind, attributes: attributes.filter { !replaced.contains($0.key.text) } + more, span: span)
  }
}
