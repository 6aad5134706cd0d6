import Checking
import Diagnostics
import Glibc
import ModelLibrary
import Reports
import Session
import Terminal

/// The prompt.
struct Shell {
  let files: DiskFiles
  let options: Session.Options

  /// Runs until `quit` or the end of the input; `first` are statements of the command line.
  func run(first: [String], startsUp: Bool) throws(ExitStatus) {
    let terminal = TerminalInfo.current()
    guard terminal.isInteractive else { return try pipe(first: first) }
    var options = options
    options.canEdit = true
    let session = Session(files: files, options: options)
    let output = Screen(terminal: terminal)
    if startsUp { startUp(session, output) }
    Output.line("Hurdle \(options.version). `models` lists what ships, `help` says how, Tab completes, Ctrl-D leaves.")
    for statement in first { output.show(session.type(statement)) }
    let editor = LineEditor(
      language: .init(
        isComplete: Session.isComplete, statements: Session.statements(ofPaste:),
        complete: { line, cursor in
          let found = session.completion(line: line, cursor: cursor)
          return Completion(
            replace: found.replace, candidates: found.candidates.map { .init($0.text, detail: $0.detail) })
        },
        help: { line, cursor in session.help(line: line, cursor: cursor) }),
      history: HistoryFile.default(environment: { name in getenv(name).map { String(cString: $0) } }),
      terminal: terminal, warn: { Output.complaint($0) })
    while let statement = editor.readStatement(prompt: session.prompt) {
      let answer = session.type(statement)
      output.show(answer)
      if answer.leaves { return }
      if let text = answer.edits { edit(text, editor) }
    }
    Output.line("")
  }

  /// Lets a text be changed in the user's editor; what is saved there is entered as if it had been typed.
  private func edit(_ text: String, _ editor: LineEditor) {
    switch ExternalEditor.changed(text) {
    case .saved(let text): editor.enter(text)
    case .unchanged: Output.line("Nothing was changed, nothing is run.")
    case .failed(let reason): Output.complaint("nothing is run: \(reason)")
    }
  }

  /// Statements from a pipe: a script without a name.
  private func pipe(first: [String]) throws(ExitStatus) {
    let batch = Batch(files: files, options: options)
    for statement in first { try batch.require(statement, silently: false) }
    var text = ""
    while let line = readLine(strippingNewline: false) { text += line }
    var status: ExitStatus?
    let script = SourceText(file: SourceFile(name: "standard input", text: text), identity: "-", sha256: "")
    batch.session.replay(script) { answer in
      if batch.show(answer) { status = .failure }
      if !answer.expectations.allSatisfy(\.passed) { status = ExitStatus.worse(status, .unmet) }
    }
    if status != .failure { status = ExitStatus.worse(status, batch.finish().status) }
    if let status { throw status }
  }

  private func startUp(_ session: Session, _ output: Screen) {
    guard let home = getenv("HOME") else { return }
    let path = String(cString: home) + "/.hurdlerc"
    guard access(path, R_OK) == 0, case .success(let script) = files.script(path, from: nil) else { return }
    session.replay(script) { output.show($0) }
  }
}

/// Answers on a terminal: fitted to its width, in colour where allowed, paged where long.
struct Screen {
  let terminal: TerminalInfo

  func show(_ answer: Answer) {
    let now = TerminalInfo.current()
    let renderer = ReportRenderer(width: now.columns, usesUnicode: now.usesUnicode, allowsColor: now.allowsColor)
    var writer = AnswerWriter()
    let text = writer.texts(of: answer, rendering: renderer.text).joined()
    if !text.isEmpty { Pager.show(text.hasSuffix("\n") ? text : text + "\n", on: now) }
    for diagnostic in answer.diagnostics {
      Output.complaint(diagnostic.rendered())
    }
  }
}
