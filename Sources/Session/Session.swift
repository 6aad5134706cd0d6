package import Checking
package import Diagnostics
package import Exports
import Reports
import Syntax

/// A working session: what was loaded, declared and set, and the answers to what is asked of it.
///
/// The same whether statements are typed, read from a script or given on the command line. A statement that fails
/// leaves the session as it was.
package final class Session {
  package struct Options: Sendable {
    /// Shown by provenance.
    package var version: String
    /// Library models shown alone stand on their examples.
    package var usesExamples: Bool
    /// `--set NAME=VALUE`: on top of everything else.
    package var overrides: [String]
    /// The scenario in use at first; nil is base.
    package var scenario: String?
    /// A time for provenance, from SOURCE_DATE_EPOCH; nil leaves it out.
    package var time: String?
    /// Whether somebody is there with an editor.
    package var canEdit = false
    /// Threads that a simulation may use; what it gives does not depend on them.
    package var threads = 1
    /// Begins to watch a piece of work that takes a while, named as it is shown: `reading conv.csv`.
    package var watch: @Sendable (_ title: String) -> any Work = { _ in UnwatchedWork() }
    package init(
      version: String, usesExamples: Bool = false, overrides: [String] = [], scenario: String? = nil,
      time: String? = nil
    ) {
      self.version = version
      self.usesExamples = usesExamples
      self.overrides = overrides
      self.scenario = scenario
      self.time = time
    }
  }

  package let files: any SessionFiles
  package let options: Options
  var history: StateHistory
  let evaluations = Evaluations()
  let prices: PriceShelf
  /// `quit` was said.
  var hasLeft = false
  /// What was typed before, whether or not it succeeded: what `edit` offers.
  private(set) var lastTyped = ""

  package init(files: any SessionFiles, options: Options) {
    self.files = files
    self.options = options
    prices = PriceShelf(files)
    history = StateHistory(
      SessionState(.empty(overrides: options.overrides), scenario: options.scenario ?? "base"))
  }

  var state: SessionState { history.present }
}

extension Session {
  /// Runs what was typed: one statement or several; stops after the first that fails.
  package func type(_ text: String) -> Answer {
    var whole = Answer()
    run(SourceFile(name: "prompt", text: text), at: Turn.Place()) { whole.append($0) }
    if whole.edits == nil { lastTyped = text }
    return whole
  }

  /// Replays a script from the top, handing over each answer as it comes; stops after the first that fails.
  /// The declarations between two commands form one order-free block.
  package func replay(_ script: SourceText, emit: (Answer) -> Void) {
    history.present.recordedDigests = RecordedDigests.read(script.file)
    let place = Turn.Place(scripts: script.identity == "-" ? [] : [script.identity])
    run(script.file, at: place, emit: emit)
  }

  /// The model's checks in the final state, evaluated once.
  package func finish() -> Answer {
    let unused = unusedOverrides()
    if unused.hasErrors { return unused }
    guard !state.model.checks.isEmpty else { return Answer() }
    do throws(Refusal) {
      try turn(at: Turn.Place()) { _ in }.requireScenario(state.scenario, at: nil)
      let outcomes = try StatementFigures(state: state, evaluations: evaluations).checks(in: state.scenario)
      return CheckAnswer.final(outcomes, scenario: state.scenario)
    } catch {
      return Answer(diagnostics: error.diagnostics)
    }
  }

  /// Complains of `--set` where it names nothing that was loaded or declared.
  package func unusedOverrides() -> Answer {
    let inputs = state.model.quantities.filter { if case .input = $0.role { true } else { false } }.map(\.name)
    return Answer(diagnostics: state.compiled.pending.map { .unusedOverride($0, inputs: inputs) })
  }

  /// `hurdle> `, with the scenario in use where it is not base.
  package var prompt: String { state.scenario == "base" ? "hurdle> " : "hurdle (\(state.scenario))> " }

  /// `base` or the name of the scenario in use.
  package var currentScenario: String { state.scenario }

  /// The state as an export format (`json`, `csv`, `md`) writes it; no bytes where it cannot be computed.
  package func exported(as format: String) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
    guard let format = ExportFormats.format(forPath: "x.\(format)") else { return (nil, [.unknownFormat(format)]) }
    do throws(Refusal) {
      let pack = try turn(at: Turn.Place()) { _ in }.pack(withDrivers: format.hasBoardPage)
      return (try refusing { () throws(Diagnostic) in try format.bytes(of: pack) }, [])
    } catch {
      return (nil, error.diagnostics)
    }
  }

  /// The metrics of the state as the `metrics` object of the JSON export; nil where nothing can be computed.
  package func metricsJSON() -> JSON? {
    guard let figures = try? turn(at: Turn.Place(), emit: { _ in }).figures(in: state.scenario) else { return nil }
    return .object(JSONExport.metrics(figures))
  }

  /// The words that begin a command.
  package static var verbs: Set<String> { CommandRegistry.verbs }

  /// Whether a text typed so far is a whole statement.
  package static func isComplete(_ text: String) -> Bool { Parser.isComplete(text) }
}
