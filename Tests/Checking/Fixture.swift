import Checking
import Diagnostics
import FoundationEssentials
import Quantities
import Syntax

/// Texts by path instead of files: `costs/…` and `programmes/…` stand in for the library.
struct StubReader: SourceReader {
  var texts: [String: String] = [:]

  static let library = StubReader(texts: [
    "costs/seats": """
    unit agent
    needs volume: case/month "Cases handled" for example 310k case/month
    unit case
    input seats "Seats" = 1_200 agent in 1_000 .. 1_300 as pert
    input price = 28 EUR/agent/month
    cost licences = seats * price
      category: licences
    seats_per_case = seats / volume
    """,
    "costs/loop": "use costs/loop_back\n",
    "costs/loop_back": "use costs/loop\n",
    "programmes/whole": "timeline 2026-01 for 12 months\ninput share = 10%\n",
    "uneven.csv": "month,cases\n2026-01,5\n2026-02\n2026-03,7\n",
    "cases.csv": "month,cases\n2026-01,5\n2026-02,6\n2026-03,7\n",
    "volumes.csv": "queue,cases,note\nbilling,120,\"a, b\"\nclaims,60,\n",
    "draws.csv": "x\n1\n2\n6\n",
    "graded/faq.csv": "prompt,big,little\na,True,False\nb,True,True\n",
    "graded/claims.csv": "prompt,big,little\nc,True,False\nd,False,False\n",
    "graded.csv":
      "prompt,kind,big,little\na,faq,True,True\nb,faq,True,False\nc,claims,True,True\nd,claims,False,True\n",
  ])

  func model(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    switch path {
    case "costs": .failure(.directory)
    case "costs/locked": .failure(.unreadable(reason: "permission denied"))
    case "costs/latin": .failure(.notUTF8(line: 3))
    case "costs/huge": .failure(.tooBig(bytes: 300_000_000, limit: 268_435_456))
    case "costs/double": .failure(.ambiguous(["costs/double.roi", "models/costs/double.roi"]))
    default: text(path)
    }
  }

  func data(_ path: String, from naming: String?) -> Result<SourceText, SourceFailure> {
    guard texts[path] == nil, let pilot = PilotFiles.all[path] else { return text(path) }
    return .success(SourceText(file: SourceFile(name: path, text: pilot), identity: path, sha256: "digest of \(path)"))
  }

  var publishedEffects: SourceText? {
    let file = TextFiles.shipped.appending(path: "evidence/published-effects.csv")
    guard let text = try? TextFiles.text(file) else { return nil }
    return SourceText(
      file: SourceFile(name: "evidence/published-effects.csv", text: text), identity: "effects", sha256: "digest")
  }

  func suppliers(of name: String) -> [String] { name == "seats" ? ["costs/seats"] : [] }

  private func text(_ path: String) -> Result<SourceText, SourceFailure> {
    guard let text = texts[path] else { return .failure(.missing(tried: [path, "models/\(path)"])) }
    return .success(
      SourceText(file: SourceFile(name: path, text: text), identity: path, sha256: "digest of \(path)", isShipped: true)
    )
  }
}

/// Models of a price list.
struct StubPrices: PriceList {
  private let models: [ListedModel] = [
    ListedModel(
      name: "anthropic/claude-sonnet-4-5", vendor: "anthropic", currency: "USD",
      offers: [
        .init(
          region: "", isBatch: false,
          bands: [
            .init(above: 0, changes: [.init(from: nil, rates: .init(input: "3", output: "15", cached: "0.30"))]),
            .init(
              above: 200_000, changes: [.init(from: nil, rates: .init(input: "6", output: "22.50", cached: "0.60"))]),
          ], deprecation: .day(Month(year: 2026, month: 11), 30), successor: "claude-sonnet-4-6"),
        .init(region: "EU", isBatch: false, rates: .init(input: "3.30", output: "16.50", cached: "0.33")),
        .init(region: "", isBatch: true, rates: .init(input: "1.50", output: "7.50", cached: "0.15")),
      ], contextLimit: 1_000_000, source: "stub"),
    ListedModel(
      name: "acme/late-1", vendor: "acme", currency: "USD",
      offers: [.init(region: "", isBatch: false, rates: .init(input: "1", output: "4"))],
      gaps: [.listedFrom(.day(Month(year: 2026, month: 7), 1))], source: "stub"),
    ListedModel(
      name: "acme/dated-1", vendor: "acme", currency: "USD",
      offers: [
        .init(
          region: "", isBatch: false,
          bands: [
            .init(
              above: 0,
              changes: [
                .init(from: nil, rates: .init(input: "2", output: "8")),
                .init(from: .day(Month(year: 2026, month: 7), 1), rates: .init(input: "1", output: "8")),
              ])
          ])
      ], source: "stub"),
    ListedModel(
      name: "hosted/own-1", vendor: "hosted", currency: "USD",
      offers: [.init(region: "", isBatch: false, rates: .init(input: "0.1", output: "0.4"))],
      machine: .init(fixed: "5800", hours: "438", secondsIn: "8", secondsOut: "340"), source: "stub"),
    ListedModel(
      name: "deepseek/deepseek-chat", vendor: "deepseek", currency: "USD",
      offers: [.init(region: "CN", isBatch: false, rates: .init(input: "0.27", output: "1.10"))], source: "stub"),
  ]

  /// Those of the shipped models, at one price.
  private static let others = [
    "anthropic/claude-sonnet-5", "anthropic/claude-haiku-4-5", "anthropic/claude-opus-5", "openai/gpt-5.5",
    "mistral/mistral-small-2603", "openai/gpt-5.4-mini",
  ]

  func model(_ name: String, over dates: (first: DateLiteral, last: DateLiteral)?) -> ListedModel? {
    if let model = models.first(where: { $0.name == name }) { return model }
    guard Self.others.contains(name) else { return nil }
    let rates = ListedModel.Rates(input: "2", output: "10", cached: "0.20")
    return ListedModel(
      name: name, vendor: String(name.prefix { $0 != "/" }), currency: "USD",
      offers: ["", "EU"].flatMap { region in
        [false, true].map { ListedModel.Offer(region: region, isBatch: $0, rates: rates) }
      }, source: "stub")
  }
  var names: [String] { models.map(\.name) + Self.others }
}

/// A model checked from its text, with every diagnostic of parsing and checking.
struct Checked {
  let model: CheckedModel
  let diagnostics: [Diagnostic]

  init(_ text: String, usesExamples: Bool = false, reader: any SourceReader = StubReader.library) {
    self.init(files: [text], usesExamples: usesExamples, reader: reader)
  }

  /// Several loaded files, then what was typed.
  init(
    files: [String], typed: [String] = [], usesExamples: Bool = false, reader: any SourceReader = StubReader.library
  ) {
    var parts: [CheckInput.Part] = []
    var found: [Diagnostic] = []
    for (index, text) in files.enumerated() {
      let file = SourceFile(name: files.count == 1 ? "model.roi" : "model\(index + 1).roi", text: text)
      let tree = Parser.parseModel(file)
      found += tree.diagnostics
      let source = SourceText(file: file, identity: file.name, sha256: "digest")
      parts.append(CheckInput.Part(tree: tree, origin: .file(source)))
    }
    for text in typed {
      let tree = Parser.parseSession(SourceFile(name: "prompt", text: text), verbs: ReservedWords.verbs)
      found += tree.diagnostics
      parts.append(CheckInput.Part(tree: tree, origin: .prompt(folder: nil)))
    }
    let result = Checker.check(
      CheckInput(parts: parts, usesExamples: usesExamples, reader: reader, prices: StubPrices()))
    model = result.model
    diagnostics = found + result.diagnostics
  }

  var codes: [String] { diagnostics.map(\.code.id) }
  var errors: [String] { diagnostics.filter { $0.severity == .error }.map { $0.rendered() } }

  /// The unit of a quantity as text, with `by` its axes; nil where it could not be understood.
  func type(_ name: String) -> String? {
    guard let quantity = model.quantity(named: name), quantity.definition != nil else { return nil }
    let axes = quantity.type.axes.map(\.name)
    let text = quantity.type.isTruth ? "truth" : quantity.type.unit.description
    return axes.isEmpty ? text : "\(text) by \(axes.joined(separator: ", "))"
  }

  /// The base of an input in base units.
  func base(_ name: String) -> Double? { model.quantity(named: name)?.definition?.constantValue }

  func uncertainty(_ name: String, cell: Int = 0) -> Uncertainty? {
    guard case .input(let detail)? = model.quantity(named: name)?.role, detail.uncertainty.count > cell else {
      return nil
    }
    return detail.uncertainty[cell]
  }

  /// What stands after `set`.
  func set(_ text: String) throws -> (assignment: CheckedAssignment?, diagnostics: [Diagnostic]) {
    let tree = Parser.parseSession(SourceFile(name: "prompt", text: "set \(text)\n"), verbs: ReservedWords.verbs)
    guard case .command(let command)? = tree.statements.first else { throw FixtureError.notAnAssignment(text) }
    var cursor = TokenCursor(command)
    return Checker.checkAssignment(try cursor.assignment(), in: model)
  }

  func expression(_ text: String) throws -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    guard let expression = Parser.parseExpression(SourceFile(name: "prompt", text: text)).expression else {
      throw FixtureError.notAnExpression(text)
    }
    return Checker.checkExpression(expression, in: model)
  }
}

enum FixtureError: Error {
  case notAnAssignment(String)
  case notAnExpression(String)
}

/// Files beside the tests.
enum TextFiles {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let examples = tests.appending(path: "Syntax/Examples")
  static let shipped = tests.deletingLastPathComponent().appending(path: "models")
  static let errors = tests.appending(path: "Errors")

  static func text(_ url: URL) throws -> String { String(decoding: try Data(contentsOf: url), as: UTF8.self) }

  static func names(in folder: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: shipped.appending(path: folder).path)) ?? []
    return all.filter { $0.hasSuffix(".roi") }.sorted().map { "\(folder)/\($0.dropLast(4))" }
  }

  /// Reads models of the shipped library from the package.
  static let library: StubReader = {
    var texts: [String: String] = [:]
    for name in ["costs", "benefits", "programmes"].flatMap(names) {
      texts[name] = try? text(shipped.appending(path: "\(name).roi"))
    }
    texts["../evidence/pilot.csv"] = try? text(shipped.appending(path: "evidence/pilot.csv"))
    return StubReader(texts: texts)
  }()
}
