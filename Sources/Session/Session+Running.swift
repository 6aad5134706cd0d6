import Checking
import Diagnostics
import Reports
import Syntax

extension Session {
  /// Runs a text step by step; stops after the first that fails.
  func run(_ file: SourceFile, at place: Turn.Place, emit: (Answer) -> Void) {
    withoutActuallyEscaping(emit) { emit in
      do throws(Refusal) {
        let tree = Parser.parseSession(file, verbs: Self.verbs)
        let steps = try Step.steps(of: tree)
        let remarks = tree.diagnostics
        if !remarks.isEmpty { emit(Answer(diagnostics: remarks)) }
        if !tree.leadingAttributes.isEmpty {
          try keep(turn(at: place, emit: emit)) { turn throws(Refusal) in try turn.attach(tree.leadingAttributes) }
        }
        for step in steps {
          try keep(turn(at: place, emit: emit)) { turn throws(Refusal) in try turn.take(step) }
          if hasLeft { return }
        }
      } catch {
        emit(Answer(diagnostics: error.diagnostics))
      }
    }
  }

  func turn(at place: Turn.Place, emit: @escaping (Answer) -> Void) -> Turn {
    Turn(
      state: state, before: state, earlier: history.past.last, later: history.future.last, saved: history.saved,
      place: place, files: files,
      options: options, lastTyped: lastTyped, evaluations: evaluations, prices: prices, emit: emit)
  }

  /// Runs one step and keeps its state; a step that throws leaves everything as it was.
  private func keep(_ turn: Turn, _ step: (inout Turn) throws(Refusal) -> Answer) throws(Refusal) {
    var turn = turn
    var formatted = try step(&turn)
    if turn.travel == nil, turn.state.dropStaleSimulation() {
      formatted.reports += Answer(saying: "The simulation was of what stood before; simulate runs it again.").reports
    }
    history.keep(turn)
    hasLeft = hasLeft || formatted.leaves
    formatted.format = turn.state.format
    turn.emit(formatted)
  }
}

extension StateHistory {
  /// Takes over the state of a turn that succeeded.
  mutating func keep(_ turn: Turn) {
    saved = turn.saved
    switch turn.travel {
    case .back?: goBack()
    case .forth?: goForward()
    case nil:
      if turn.changesValues { change(to: turn.state) } else { present = turn.state }
    }
  }
}

extension Turn {
  /// Whether there is something to undo.
  var changesValues: Bool {
    state.edition !== before.edition || state.scenario != before.scenario || state.watched != before.watched
  }

  /// Runs one step on this turn's state.
  mutating func take(_ step: Step) throws(Refusal) -> Answer {
    switch step {
    case .command(let command):
      let answer = try command.run(&self)
      if command.isReplayed {
        state.log.append(
          LogEntry(said ?? .statement(String(command.syntax.span.text)), expectations: expectations))
      }
      return answer
    case .block(let block): return try declare(block)
    }
  }

  /// Declares a block; what was declared before under the same name is replaced.
  private mutating func declare(_ block: Step.Block) throws(Refusal) -> Answer {
    let old = readings(of: before)
    let part = CheckInput.Part(tree: block.tree, origin: .prompt(folder: place.naming))
    let remarks: [Diagnostic]
    do throws(Refusal) {
      remarks = try compose(state.compiled.parts + [part])
    } catch {
      throw Refusal(error.diagnostics.map { meant(by: block, $0) })
    }
    for declaration in block.declarations { state.log.append(LogEntry(.statement(declaration.sourceText))) }
    var answer = Answer(diagnostics: remarks)
    if let change = change(from: old, title: "After this") { answer.reports.append(change) }
    if place.scripts.isEmpty { answer.append(try CheckAnswer.typed(block, in: self)) }
    return answer
  }

  /// With what may have been meant by the use of a model that is not there: a scenario, or one that ships.
  private func meant(by block: Step.Block, _ diagnostic: Diagnostic) -> Diagnostic {
    for case .use(let use) in block.declarations.map(\.kind) where diagnostic.span == use.path.span {
      let scenarios = ["base"] + model.scenarios.map(\.name)
      let near =
        scenarios.first { $0 == use.path.text } ?? Suggestions.nearest(to: use.path.text, among: scenarios).first
      return diagnostic.hinting(near.map { "a scenario: use scenario \($0)" } ?? shippedModel(near: use.path.text))
    }
    return diagnostic
  }

  /// Adds attribute lines to the declaration typed last.
  mutating func attach(_ attributes: [Attribute]) throws(Refusal) -> Answer {
    var parts = state.compiled.parts
    guard let last = parts.popLast(), case .prompt = last.origin, var declarations = Optional(last.tree.declarations),
      let declaration = declarations.popLast()
    else { throw Refusal(.nothingToDescribe(at: attributes.first?.span)) }
    let statements = (declarations + [declaration.adding(attributes)]).map(SyntaxTree.Statement.declaration)
    let tree = SyntaxTree(file: last.tree.file, statements: statements, diagnostics: [])
    let remarks = try compose(parts + [CheckInput.Part(tree: tree, origin: last.origin)])
    for attribute in attributes { state.log.append(LogEntry(.statement("  \(attribute.span.text)"))) }
    return Answer(diagnostics: remarks)
  }

  /// The watched metrics before and after; nil where none can be computed or none moved.
  func change(from old: ChangeReport.Reading?, title: String, always: Bool = false) -> Report? {
    guard let old, let new = readings(of: state), let currency = model.currency else { return nil }
    guard always || old.differs(from: new) else { return nil }
    let own = new.userMetrics.map { model[$0.id] }
    return ChangeReport(
      currency: currency, title: title, watched: state.watchedMetrics, own: own, before: old, after: new
    ).report()
  }
}

extension ChangeReport.Reading {
  func differs(from other: ChangeReport.Reading) -> Bool {
    metrics != other.metrics || userMetrics.map(\.value) != other.userMetrics.map(\.value)
  }
}
