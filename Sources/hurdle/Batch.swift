import Checking
import Diagnostics
import Exports
import ModelLibrary
import Reports
import Session
import Terminal

/// A session without a person: answers to standard output, errors to standard error, an exit code at the end.
struct Batch {
  let session: Session
  /// Where the answers go; standard output unless a script runs beside others.
  let sink: Sink

  init(files: DiskFiles, options: Session.Options, sink: Sink = .standard) {
    session = Session(files: files, options: options)
    self.sink = sink
  }

  /// Shows an answer, or only what it complains of; true where it holds an error.
  @discardableResult
  func show(_ answer: Answer, silently: Bool = false) -> Bool {
    if !silently {
      // The same width on every machine.
      for text in sink.writer.texts(of: answer, rendering: ReportRenderer.batch.text) { sink.text(text) }
    }
    for diagnostic in answer.diagnostics { sink.complaint(diagnostic.rendered()) }
    return answer.hasErrors
  }

  /// Shows a report that stands alone.
  static func show(_ report: Report) { Output.line(ReportRenderer.batch.text(report)) }

  /// Runs a statement that must succeed.
  func require(_ statement: String, silently: Bool) throws(ExitStatus) {
    if show(session.type(statement), silently: silently) { throw .failure }
  }

  /// Loads one model with what the command line sets.
  func open(_ model: String, _ assumptions: AssumptionOptions) throws(ExitStatus) {
    // The path stands on the command line, not in a text: there is no place to underline.
    if case .failure(let failure) = session.files.model(model, from: nil) {
      show(Answer(diagnostics: [.unreadable(model, failure, at: nil)]))
      throw .failure
    }
    try require("load \(Words.quoted(model))", silently: true)
    for statement in assumptions.statements { try require(statement, silently: true) }
    if show(session.unusedOverrides()) { throw .failure }
  }

  /// Evaluates the model's checks in the final state and tells those that fail; nil where all hold.
  func finish(telling: Bool = true) -> (expectations: [Expectation], status: ExitStatus?) {
    let answer = session.finish()
    if telling { show(answer) }
    if answer.hasErrors { return (answer.expectations, .failure) }
    return (answer.expectations, answer.expectations.allSatisfy(\.passed) ? nil : .unmet)
  }

  /// Writes the state as one of the export formats to standard output, or to a file.
  func write(_ format: OutputFormat, to path: String? = nil) throws(ExitStatus) {
    let (bytes, diagnostics) = session.exported(as: format.exportName)
    show(Answer(diagnostics: diagnostics))
    guard let bytes else { throw .failure }
    guard let path else {
      sink.text(String(decoding: bytes, as: UTF8.self))
      return
    }
    if case .failed(let failure) = session.files.write(bytes, to: path) {
      show(Answer(diagnostics: [failure.diagnostic()]))
      throw .failure
    }
  }

  /// `hurdle -c …`: statements one after another, stopping at the first error.
  static func run(
    statements first: [String], then statements: [String], files: DiskFiles, options: Session.Options
  ) throws(ExitStatus) {
    let batch = Batch(files: files, options: options)
    for statement in first { try batch.require(statement, silently: true) }
    var status: ExitStatus?
    for statement in statements {
      let answer = batch.session.type(statement)
      if batch.show(answer) { throw .failure }
      if !answer.expectations.allSatisfy(\.passed) { status = .unmet }
      if answer.leaves { break }
    }
    if let status { throw status }
  }
}

extension OutputFormat {
  /// The name of the export format; text has none.
  var exportName: String {
    switch self {
    case .text: "txt"
    case .json: "json"
    case .csv: "csv"
    case .markdown: "md"
    }
  }
}

/// Where a batch writes: the process's streams, or memory until its turn comes.
final class Sink {
  private let isStandard: Bool
  var writer = AnswerWriter()
  /// In order: what went to standard output (true) and to standard error (false).
  private var held: [(isOutput: Bool, text: String)] = []

  private init(isStandard: Bool) { self.isStandard = isStandard }

  static var standard: Sink { Sink(isStandard: true) }
  static var memory: Sink { Sink(isStandard: false) }

  func text(_ text: String) {
    if isStandard { Output.line(text) } else { held.append((true, text)) }
  }

  func complaint(_ text: String) {
    if isStandard { Output.complaint(text) } else { held.append((false, text)) }
  }

  /// Writes what was held.
  func release() {
    for (isOutput, text) in held {
      if isOutput { Output.line(text) } else { Output.complaint(text) }
    }
    held = []
  }
}

extension ReportRenderer {
  /// Off a terminal: the same on every machine, and what was asked for by month stays by month.
  static let batch = ReportRenderer(width: 80, foldsPeriods: false)
}
