import Checking
import Diagnostics
import Engine
import Finance
import Planning
import Quantities
import Syntax

@testable import Analysis

/// A model in a text, ready to be moved.
struct Fixture {
  let model: CheckedModel
  let plan: Plan
  let resolver: InputResolver

  struct Faulty: Error { let text: String }

  private struct NoFiles: SourceReader {
    func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      .failure(.missing(tried: []))
    }
    func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      .failure(.missing(tried: []))
    }
    func suppliers(of name: String) -> [String] { [] }
  }

  init(_ text: String, reader: (any SourceReader)? = nil) throws {
    let source = SourceText(file: SourceFile(name: "main.roi", text: text), identity: "main.roi", sha256: "")
    let tree = Parser.parseModel(source.file)
    let parts = [CheckInput.Part(tree: tree, origin: .file(source))]
    let (model, found) = Checker.check(CheckInput(parts: parts, reader: reader ?? NoFiles()))
    if let fault = (tree.diagnostics + found).first(where: { $0.severity == .error }) {
      throw Faulty(text: fault.rendered())
    }
    self.model = model
    plan = try Planner.plan(model)
    resolver = try InputResolver(model)
  }

  func assignment(_ text: String) throws -> CheckedAssignment {
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: "set \(text)\n"), verbs: ReservedWords.verbs)
    guard case .command(let command)? = tree.statements.first else { throw Faulty(text: text) }
    var cursor = TokenCursor(command)
    let (checked, found) = Checker.checkAssignment(try cursor.assignment(), in: model)
    guard let checked else { throw Faulty(text: found.map { $0.rendered() }.joined()) }
    return checked
  }

  func overlays(_ sets: String..., in scenario: String? = nil) throws -> [Overlay] {
    Overlay.stack(for: scenario, in: model) + [Overlay(assignments: try sets.map(assignment))]
  }

  func whatIf(_ overlays: [Overlay] = []) throws -> WhatIf { try WhatIf(plan, resolver: resolver, overlays: overlays) }

  func id(_ name: String) throws -> QuantityID {
    guard let id = model.idByName[name] else { throw Faulty(text: name) }
    return id
  }

  func lever(_ name: String, cell: Int? = nil, scaled: Bool = false) throws -> Lever {
    Lever(try id(name), scaled ? .scale : cell.map { .cell($0) } ?? .whole)
  }

  static let npv = Measure(MetricReference(.npv), unit: Unit([Unit.Term(.currency("EUR"))]))

  /// NPV is 12 × (gain − price × count), in EUR.
  static let licences = """
    timeline 2026-01 for 12 months
    currency EUR
    discount 0% per year
    unit agent
    input price = 10 EUR/agent/month in 5 .. 25 as uniform
    input count = 100 agent
    input gain = 2_000 EUR/month in 1_000 .. 3_000 as triangular
    input idle = 3 agent
    cost licences = price * count
    benefit income = gain
      kind: cash
    scenario dear { price = 20 EUR/agent/month }

    """
}

/// Equal but for rounding.
func isClose(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= tolerance * max(abs(b), 1) } ?? false
}
