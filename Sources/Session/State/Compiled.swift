import Checking
import Diagnostics
import Engine
import Planning
import Prices
import RoutedModels
import Routing
import Syntax

/// What was loaded and declared, composed and checked once: shared by all states between two declarations.
final class Compiled: Sendable {
  let parts: [CheckInput.Part]
  let model: CheckedModel
  /// Warnings and notes of checking.
  let remarks: [Diagnostic]
  /// Solves the model's routes; remembers what it found.
  let router: Router
  /// nil while there is no timeline.
  let computation: Computation?
  /// `--set`, on top of everything.
  let commandLine: Overlay
  /// Settings of the command line that name nothing yet.
  let pending: [String]

  struct Computation: Sendable {
    let plan: Plan
    let resolver: InputResolver
  }

  private init(
    parts: [CheckInput.Part], model: CheckedModel, remarks: [Diagnostic], router: Router = Router(),
    computation: Computation?, commandLine: Overlay, pending: [String]
  ) {
    self.router = router
    self.parts = parts
    self.model = model
    self.remarks = remarks
    self.computation = computation
    self.commandLine = commandLine
    self.pending = pending
  }

  /// Nothing loaded yet.
  static func empty(overrides: [String]) -> Compiled {
    Compiled(
      parts: [], model: CheckedModel(), remarks: [], computation: nil, commandLine: Overlay(), pending: overrides)
  }

  /// Composes and checks parts.
  /// - Parameter ownPrices: go before the catalogue's where a route names a model.
  static func compile(
    _ parts: [CheckInput.Part], reader: any SourceReader, options: Session.Options, ownPrices: [ModelPrices] = []
  ) throws(Refusal) -> Compiled {
    let prices = CataloguePrices {
      let list = PriceText.read(reader.priceLists.map(\.file), origin: .shipped)
      return PriceCatalogue(entries: list.entries, residencies: list.residencies).adding(ownPrices)
    }
    let input = CheckInput(parts: parts, usesExamples: options.usesExamples, reader: reader, prices: prices)
    let (model, diagnostics) = Checker.check(input)
    if diagnostics.contains(where: { $0.severity == .error }) { throw Refusal(diagnostics) }
    let router = Router(watch: { RouteSearch(work: options.watch("choosing models")) })
    var computation: Computation?
    if model.timeline != nil {
      computation = try refusing { () throws(Diagnostic) in
        Computation(plan: try Planner.plan(model), resolver: try InputResolver(model, decider: RouterDecider(router)))
      }
    }
    let (commandLine, pending) = try overrides(options.overrides, in: model)
    return Compiled(
      parts: parts, model: model, remarks: diagnostics, router: router, computation: computation,
      commandLine: commandLine,
      pending: pending)
  }

  /// Remarks that an earlier compilation had not made.
  func newRemarks(since earlier: Compiled) -> [Diagnostic] {
    let known = Set(earlier.remarks.map { $0.rendered() })
    return remarks.filter { !known.contains($0.rendered()) }
  }

  /// The settings of the command line as far as the model has their names yet.
  private static func overrides(
    _ texts: [String], in model: CheckedModel
  ) throws(Refusal) -> (overlay: Overlay, pending: [String]) {
    var settings: [Setting] = []
    var pending: [String] = []
    for text in texts {
      let syntax = try overrideSyntax(text)
      let name = syntax.target.map(\.text).joined(separator: ".")
      if model.idByName[name] == nil, !model.choices.contains(where: { $0.name == name }) {
        pending.append(text)
      } else {
        settings.append(try Setting(syntax, in: "--set", reason: nil, model: model))
      }
    }
    return (settings.overlays["--set"] ?? Overlay(), pending)
  }

  /// `--set NAME=VALUE` in the grammar of `set`.
  static func overrideSyntax(_ text: String) throws(Refusal) -> Assignment {
    let file = SourceFile(name: "--set", text: "set \(text)")
    let span = Span(file, 4, file.text.utf8.count)
    let tree = Parser.parseSession(file, verbs: ["set"])
    if let fault = tree.diagnostics.first(where: { $0.severity == .error }) {
      throw Refusal(.malformedOverride(text, because: fault, at: span))
    }
    guard case .command(let command)? = tree.statements.first, tree.statements.count == 1 else {
      throw Refusal(.malformedOverride(text, because: nil, at: span))
    }
    do throws(Diagnostic) {
      var words = TokenCursor(command)
      let assignment = try words.assignment()
      try words.end()
      return assignment
    } catch {
      throw Refusal(.malformedOverride(text, because: error, at: span))
    }
  }
}

/// A search among whole choices as work that is watched.
private struct RouteSearch: SearchWatch {
  let work: any Work
  var isStopped: Bool { work.isStopped }
  func tell(_ share: Double) { work.tell(share) }
  func end() { work.end() }
}
