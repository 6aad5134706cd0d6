import Checking
import Diagnostics
import Engine
import Functions
import Planning
import Quantities
import Syntax

/// Hands a model its data files.
private struct Files: SourceReader {
  let texts: [String: String]
  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    .failure(.missing(tried: [path]))
  }
  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    guard let text = texts[path] else { return .failure(.missing(tried: [path])) }
    return .success(SourceText(file: SourceFile(name: path, text: text), identity: path, sha256: ""))
  }
  func suppliers(of name: String) -> [String] { [] }
}

/// A model run from its text.
struct Run {
  let model: CheckedModel
  let diagnostics: [Diagnostic]

  init(_ text: String, files: [String: String] = [:]) {
    let file = SourceFile(name: "example.roi", text: text)
    let tree = Parser.parseModel(file)
    let origin = CheckInput.Part.Origin.file(SourceText(file: file, identity: file.name, sha256: ""))
    let result = Checker.check(
      CheckInput(parts: [CheckInput.Part(tree: tree, origin: origin)], reader: Files(texts: files)))
    model = result.model
    diagnostics = tree.diagnostics + result.diagnostics
  }

  var errors: [String] { diagnostics.filter { $0.severity == .error }.map { $0.rendered() } }

  /// A quantity in the unit it is shown in: one number per column, or one where it is the same in each.
  func values(_ name: String) throws -> [Double]? {
    let inputs = try InputResolver(model).values(under: [])
    let run = Evaluator(try Planner.plan(model), inputs: inputs)
    guard let quantity = model.quantity(named: name), let row = run.row(of: quantity.id) else { return nil }
    let shown = row.map { quantity.type.unit.number($0) }
    return quantity.type.isSeries ? shown : Array(shown.suffix(1))
  }
}
