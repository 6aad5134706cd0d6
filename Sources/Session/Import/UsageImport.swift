import Checking
import Diagnostics
import Quantities
import Reports
import Syntax
import UsageLogs

/// `import usage FILE [classes …] [columns …] [cached included|excluded] [as NAME] [to FILE.roi]`
struct UsageImport: ImportKind {
  let word = "usage"
  let summary = "a log of requests or a bill"

  struct Words: Sendable {
    enum Log: Sendable {
      case file(Identifier)
      case database(DatabaseWords)
    }
    var log: Log
    var request: UsageRequest
    /// The dimension its classes are given in; nil takes the column's name, or `task_class`.
    var dimension: Identifier?
    var name: Identifier?
    /// A model file that the inputs are written to.
    var target: Identifier?
    /// What was said after the path.
    var afterPath = ""
  }

  // MARK: Action

  func run(_ words: Words, in turn: inout Turn) throws(Refusal) -> Answer {
    let name = words.name?.text ?? "usage"
    let log: ImportedLog
    let source: Source
    switch words.log {
    case .file(let path): (log, source) = try read(path, words.request, in: &turn, words)
    case .database(let database): (log, source) = try read(database, words.request, in: turn)
    }
    let (usage, aligned) = try inputs(of: log, source, named: name, words, in: turn)
    let old = turn.readings(of: turn.before)
    let parts = turn.state.compiled.parts.filter { !$0.brings(usage: name) }
    turn.state.usage[name] = usage
    let remarks = try turn.compose(parts + [try .bringing(usage, at: words)])
    if let target = words.target { try write(usage, to: target, in: turn) }
    var answer = Answer(diagnostics: remarks + source.remarks)
    answer.reports.append(UsageReport(usage, aligned: aligned, target: words.target?.text).report())
    if let change = turn.change(from: old, title: "After this import") { answer.reports.append(change) }
    return answer
  }

  /// What provenance says of a log.
  struct Source {
    /// As the user would name it.
    let name: String
    let sha256: String
    var remarks: [Diagnostic] = []
  }

  private func read(
    _ path: Identifier, _ request: UsageRequest, in turn: inout Turn, _ words: Words
  ) throws(Refusal) -> (ImportedLog, Source) {
    switch turn.files.log(path.text, from: turn.place.naming) {
    case .failure(let failure): throw Refusal(.unreadable(path.text, failure, at: path.span))
    case .success(let file):
      let work = turn.options.watch("reading \(file.name)")
      defer { work.end() }
      let size = Double(max(file.size, 1))
      let log = try refusing { () throws(Diagnostic) in
        try UsageReader.read(file, request) { done in
          work.tell(Double(done) / size)
          return !work.isStopped
        }
      }
      let text = SourceText(
        file: SourceFile(name: file.name, text: ""), identity: file.identity, sha256: file.sha256,
        isShipped: file.isShipped)
      turn.said = .naming("import usage", LogEntry.Loaded(written: path.text, text: text), rest: words.afterPath)
      return (log, Source(name: file.name, sha256: file.sha256))
    }
  }

  private func write(_ usage: ImportedUsage, to target: Identifier, in turn: Turn) throws(Refusal) {
    guard target.text.hasSuffix(".roi") else { throw Refusal(.notAModelName(target.text, at: target.span)) }
    try turn.write(Array(usage.text.file.text.utf8), to: target)
  }

  // MARK: Inputs

  /// The inputs made of a log; where the model has a dimension of that name already, by its members.
  private func inputs(
    of log: ImportedLog, _ source: Source, named name: String, _ words: Words, in turn: Turn
  ) throws(Refusal) -> (usage: ImportedUsage, isAligned: Bool) {
    var classes: [String] = []
    var column: String?
    switch log {
    case .requests(let summary):
      classes = summary.classes.map(\.name)
      column = summary.classColumn
    case .bill(let bill):
      classes = bill.classes.map(\.name)
      column = bill.classColumn
    }
    var dimension: String?
    var declares = true
    if !classes.isEmpty {
      let wanted =
        words.dimension?.text ?? column.map {
          ClassNames.name(for: $0.split(separator: ".").last.map(String.init) ?? $0)
        } ?? "task_class"
      dimension = wanted.asName
      let isOwn = turn.state.usage[name]?.dimension == dimension
      if !isOwn, let axis = turn.model.axes.first(where: { $0.name == dimension }) {
        let strangers = classes.filter { !axis.members.contains($0) }
        guard strangers.isEmpty else {
          throw Refusal(.classesDiffer(strangers, dimension: axis.name, members: axis.members, at: words.classSpan))
        }
        classes = axis.members
        declares = false
      }
    }
    let text = UsageDeclarations(
      name: name, source: "\(source.name), sha256 \(source.sha256.prefix(12)), \(log.provenance)", dimension: dimension,
      members: classes, declaresDimension: declares
    ).text(of: log)
    var file = SourceText(
      file: SourceFile(name: "inputs of \(source.name)", text: text), identity: ImportedUsage.path(name),
      sha256: source.sha256)
    file.madeFrom = ModelSource(kind: .data, path: source.name, sha256: source.sha256)
    let usage = ImportedUsage(
      name: name, source: source.name, log: log, dimension: declares ? dimension : nil, text: file)
    return (usage, !declares)
  }
}

extension ImportedLog {
  /// `19,366 rows, 2023-11-16`
  var provenance: String {
    func rows(_ count: Int) -> String { "\(NumberText.fixed(Double(count), decimals: 0)) row\(count == 1 ? "" : "s")" }
    func period(_ first: Int, _ last: Int) -> String {
      first == last ? CivilDay.text(first) : "\(CivilDay.text(first)) to \(CivilDay.text(last))"
    }
    switch self {
    case .requests(let summary):
      return rows(summary.rows) + (summary.coverage.map { ", " + period($0.first.day, $0.last.day) } ?? "")
    case .bill(let bill):
      return rows(bill.rows) + (bill.days.map { ", " + period($0.lowerBound, $0.upperBound - 1) } ?? "")
    }
  }
}

extension String {
  /// A name that a declaration may take.
  fileprivate var asName: String { ReservedWords.contains(self) || self == "time" ? self + "_class" : self }
}

extension CheckInput.Part {
  /// The `use` that brings in the inputs of a log.
  static func bringing(_ usage: ImportedUsage, at words: UsageImport.Words) throws(Refusal) -> CheckInput.Part {
    let text = "use \(ImportedUsage.path(usage.name).quoted) as \(usage.name)\n"
    let tree = Parser.parseModel(SourceFile(name: "import usage", text: text))
    if !tree.diagnostics.isEmpty {
      throw Refusal(.notAName(usage.name, at: words.name?.span))
    }
    return CheckInput.Part(tree: tree, origin: .prompt(folder: nil))
  }

  /// Whether it is the `use` of an earlier import under this name.
  func brings(usage name: String) -> Bool {
    tree.declarations.contains { declaration in
      if case .use(let syntax) = declaration.kind { syntax.path.text == ImportedUsage.path(name) } else { false }
    }
  }
}
