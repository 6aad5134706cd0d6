import Quantities
import Syntax
import Diagnostics

/// Where a declaration stands: which names it sees, and what its paths are relative to.
struct Scope: Sendable {
  /// `desk.` for what `use … as desk` brought in; empty for the model itself.
  let prefix: String
  /// Identity of the file; nil at the prompt.
  let file: String?
  /// The scope in which the `use` stands.
  let parent: Int?
}

/// A declaration that becomes a quantity of the model.
struct Entry: Sendable {
  enum Kind: Sendable {
    case input(InputSyntax)
    case calculation(NamedExpression)
    case line(LineSyntax, Line.Side)
    case metric(NamedExpression)
    case need(NeedSyntax)
    case setting(Setting)
    /// Part of a route's table.
    case decision(CheckedRoute.Decision, Identifier)
  }
  enum Setting: Sendable {
    case discount(Expression)
    case tax(Expression)
    /// `fx.USD`
    case exchangeRate(currency: String)
  }
  let kind: Kind
  /// With its namespace.
  let name: String
  let nameSpan: Span
  let scope: Int
  var attributes: [Attribute]
  let span: Span
  var binding: Binding?
  /// Of what a route brought in.
  var route: RouteEntryRole?

  var isNeed: Bool { if case .need = kind { true } else { false } }
}

/// `volume = assisted` in the braces of a `use`, read in the scope where the `use` stands.
struct Binding: Sendable {
  let assignment: Assignment
  let scope: Int
}

/// Something said once for the whole model.
struct Stated<Value: Sendable>: Sendable {
  let value: Value
  let span: Span
}

/// Something said in a scope.
struct Scoped<Value: Sendable>: Sendable {
  let value: Value
  let scope: Int
  let span: Span
}

struct ExchangeRate: Sendable, Equatable {
  let date: DateLiteral
  let from: String
  let to: String
  /// Units of `to` for one of `from`.
  let value: Double
}

/// All declarations of every file and prompt block, sorted by what they are; names are not resolved yet.
struct Composition: Sendable {
  var scopes: [Scope] = []
  var title: Stated<String>?
  var timeline: Stated<TimelineSyntax>?
  var fiscalStart: Stated<Int>?
  var currency: Stated<Identifier>?
  var discount: Stated<Expression>?
  var flowsMidPeriod = false
  var tax: Stated<Expression>?
  var rates: [Stated<ExchangeRate>] = []
  var units: [Scoped<UnitDeclaration>] = []
  var dimensions: [Stated<(name: Identifier, members: [Identifier])>] = []
  var entries: [Entry] = []
  /// Needs that a declaration of the same name in the same scope meets: only their unit is to be checked.
  var metNeeds: [Scoped<NeedSyntax>] = []
  var routes: [Scoped<(syntax: RouteSyntax, attributes: [Attribute])>] = []
  var evidence: [Scoped<EvidenceBlockSyntax>] = []
  var scenarios: [Scoped<ScenarioSyntax>] = []
  var correlations: [Scoped<(Identifier, Identifier, Expression)>] = []
  var checks: [Scoped<CheckSyntax>] = []
  var choices: [Stated<(name: Identifier, options: [Identifier])>] = []
  var namespaces: [String] = []
  /// Names under which nothing is known: routes that are not right, namespaces of files that could not be read.
  var unsupported: Set<String> = []
  /// Prefixes of scopes that lack the names of a file that could not be read.
  var incompletePrefixes: Set<String> = []
  var sources: [ModelSource] = []
}
