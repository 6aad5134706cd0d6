import Checking
import Diagnostics
import Engine
import Foundation
import ModelLibrary
import Planning
import Prices
import Quantities
import RoutedModels
import Syntax

/// A model with routes, from its text to a run in which they are decided.
struct Routed {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let prices = CataloguePrices {
    let texts = ModelLibrary(folder: root.appending(path: "models").path).priceLists.map(\.file)
    let list = PriceText.read(texts, origin: .shipped)
    return PriceCatalogue(entries: list.entries, residencies: list.residencies)
  }

  static func example(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "Tests/Syntax/Examples/\(name).roi"), encoding: .utf8)
  }

  let model: CheckedModel
  let diagnostics: [Diagnostic]

  /// A price list of the test's own.
  static func list(_ text: String) -> CataloguePrices {
    CataloguePrices {
      let list = PriceText.read(SourceFile(name: "own.prices", text: text), origin: .imported)
      return PriceCatalogue(entries: list.entries, residencies: list.residencies)
    }
  }

  init(_ text: String, prices: CataloguePrices = Self.prices) {
    let source = SourceText(file: SourceFile(name: "main.roi", text: text), identity: "main.roi", sha256: "")
    let tree = Parser.parseModel(source.file)
    let checked = Checker.check(
      CheckInput(
        parts: [CheckInput.Part(tree: tree, origin: .file(source))], reader: NoFiles(), prices: prices))
    model = checked.model
    diagnostics = tree.diagnostics + checked.diagnostics
  }

  func run(_ scenario: String? = nil, _ sets: String...) throws -> Evaluator {
    let assignments = try sets.map { try assignment($0) }
    let overlays = Overlay.stack(
      for: scenario, in: model, sets: [scenario ?? "base": Overlay(assignments: assignments)])
    let inputs = try InputResolver(model, decider: RouterDecider()).values(under: overlays)
    let rows = inputs.rows.filter { !model[$0].type.isSeries }
    return Evaluator(try Planner.plan(model, rowInputs: rows), inputs: inputs)
  }

  private func assignment(_ text: String) throws -> CheckedAssignment {
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: "set \(text)\n"), verbs: ["set"])
    guard case .command(let command)? = tree.statements.first else { throw Unreadable(text: text) }
    var cursor = TokenCursor(command)
    let result = Checker.checkAssignment(try cursor.assignment(), in: model)
    guard let assignment = result.assignment else { throw Unreadable(text: text) }
    return assignment
  }

  struct Unreadable: Error { let text: String }

  private struct NoFiles: SourceReader {
    func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      .failure(.missing(tried: [path]))
    }
    func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
      .failure(.missing(tried: [path]))
    }
    func suppliers(of name: String) -> [String] { [] }
  }
}

extension Evaluator {
  /// A quantity's number per month; not a number where there is none.
  func number(_ name: String, cell: Int = 0, period: Int = 1) -> Double {
    guard let id = plan.model.quantity(named: name)?.id, let row = row(of: id, cell: cell) else { return .nan }
    return row.count > 1 ? row[period] : row[0]
  }

  /// What a flow comes to over all periods.
  func total(_ name: String) -> Double {
    guard let id = plan.model.quantity(named: name)?.id, let row = row(of: id, cell: 0) else { return .nan }
    return row.reduce(0, +)
  }

  /// Shares above 0, by `class, policy`.
  func shares(of route: CheckedRoute, period: Int = 1) -> [String: Double] {
    var shares: [String: Double] = [:]
    for (c, name) in route.classes.members.enumerated() {
      for (p, policy) in route.policies.members.enumerated() {
        let share = number(route.prefix + "share", cell: c * route.policies.members.count + p, period: period)
        if share != 0 { shares["\(name), \(policy)"] = share }
      }
    }
    return shares
  }
}
