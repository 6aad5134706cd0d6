import Checking
import Diagnostics
import Engine
import Foundation
import ModelLibrary
import Planning
import Reports
import Syntax
import Testing

/// A shipped model from its text to its results, as the session does it.
struct Pipeline {
  static let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "models")

  let model: CheckedModel
  let plan: Plan
  let resolver: InputResolver

  /// - Parameter path: below `models/`.
  init(_ path: String) throws {
    let text = try Self.reader.model(path, from: nil).get()
    let tree = Parser.parseModel(text.file)
    let input = CheckInput(parts: [.init(tree: tree, origin: .file(text))], reader: Self.reader)
    let (model, diagnostics) = Checker.check(input)
    let errors = (tree.diagnostics + diagnostics).filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map { $0.rendered() }.joined(separator: "\n"))")
    self.model = model
    plan = try Planner.plan(model)
    resolver = try InputResolver(model)
  }

  func results(_ scenario: String = "base", excluding: Set<Int> = []) throws -> Results {
    let overlays = Overlay.stack(for: scenario, in: model)
    return Evaluator(plan, inputs: try resolver.values(under: overlays, excluding: excluding)).results()
  }

  func figures(_ scenario: String = "base", excluding: Set<Int> = []) throws -> Figures {
    try #require(Figures(try results(scenario, excluding: excluding), scenario: scenario))
  }

  private static let reader = Reader()

  private struct Reader: SourceReader {
    let library = ModelLibrary(folder: Pipeline.models.path)
    func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      ModelResolver(library: library).model(path, from: naming)
    }
    func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      TextReader.read(ModelResolver.path(path, from: naming), named: path)
    }
    func suppliers(of name: String) -> [String] { [] }
  }
}
