import Checking
import Diagnostics
import Engine
import Planning
import Quantities
import Syntax

/// Texts held in memory in place of files.
struct MemoryReader: SourceReader {
  let files: [String: String]

  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    read(path.hasSuffix(".roi") ? path : path + ".roi")
  }
  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> { read(path) }
  func suppliers(of name: String) -> [String] { [] }

  private func read(_ path: String) -> Result<SourceText, SourceFailure> {
    guard let text = files[path] else { return .failure(.missing(tried: [path])) }
    return .success(SourceText(file: SourceFile(name: path, text: text), identity: path, sha256: path))
  }
}

/// A text carried through parsing, checking and planning.
struct Composed {
  let model: CheckedModel
  let diagnostics: [Diagnostic]

  init(_ text: String, files: [String: String] = [:]) { self.init(text, reader: MemoryReader(files: files)) }

  init(_ text: String, reader: any SourceReader) {
    let source = SourceText(file: SourceFile(name: "main.roi", text: text), identity: "main.roi", sha256: "")
    let tree = Parser.parseModel(source.file)
    let input = CheckInput(
      parts: [CheckInput.Part(tree: tree, origin: .file(source))], reader: reader)
    let checked = Checker.check(input)
    model = checked.model
    diagnostics = tree.diagnostics + checked.diagnostics
  }

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// A run of a scenario.
  func run(
    _ scenario: String? = nil, sets: [String: Overlay] = [:], excluding: Set<Int> = []
  ) throws(Diagnostic) -> Evaluator {
    let overlays = Overlay.stack(for: scenario, in: model, sets: sets)
    let inputs = try InputResolver(model).values(under: overlays, excluding: excluding)
    let rows = inputs.rows.filter { !model[$0].type.isSeries }
    return Evaluator(try Planner.plan(model, rowInputs: rows), inputs: inputs)
  }

  /// What `set TEXT` would assign.
  func assignment(_ text: String) throws -> CheckedAssignment {
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: "set \(text)\n"), verbs: ReservedWords.verbs)
    guard case .command(let command)? = tree.statements.first else { throw Unreadable(text: text) }
    var cursor = TokenCursor(command)
    let result = Checker.checkAssignment(try cursor.assignment(), in: model)
    guard let assignment = result.assignment else { throw Unreadable(text: text) }
    return assignment
  }

  func expression(_ text: String) throws -> CheckedExpression {
    guard let expression = Parser.parseExpression(SourceFile(name: "prompt", text: text)).expression,
      let checked = Checker.checkExpression(expression, in: model).expression
    else { throw Unreadable(text: text) }
    return checked
  }

  struct Unreadable: Error { let text: String }
}
