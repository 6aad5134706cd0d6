import CEditLine
import Glibc

/// Reads whole statements from a person at a terminal: edited, completed, remembered.
///
/// Where there is no terminal, or one that cannot move its cursor, statements are read as they come.
/// One editor per process, used from one thread. What it knows of the language is handed in.
package final class LineEditor {
  /// What the editor asks of the language. Cursors are UTF-8 offsets; texts may hold several lines.
  package struct Language {
    /// Whether the text is a whole statement; if not, another line is asked for.
    package let isComplete: (String) -> Bool
    /// Cuts a pasted text into what is run at once, and what is left open at its end.
    package let statements: (String) -> (whole: [String], rest: String)
    package let complete: (_ text: String, _ cursor: Int) -> Completion
    /// Help for what stands at the cursor, shown for `?`; nil where a question mark is just one.
    package let help: (_ text: String, _ cursor: Int) -> String?

    package init(
      isComplete: @escaping (String) -> Bool,
      statements: @escaping (String) -> (whole: [String], rest: String),
      complete: @escaping (_ text: String, _ cursor: Int) -> Completion = { _, _ in .none },
      help: @escaping (_ text: String, _ cursor: Int) -> String? = { _, _ in nil }
    ) {
      self.isComplete = isComplete
      self.statements = statements
      self.complete = complete
      self.help = help
    }
  }

  let language: Language
  private let handle: OpaquePointer?
  private let history: HistoryFile?
  private let isInteractive: Bool
  private let isEditing: Bool
  private let warn: (String) -> Void

  /// Lines of a statement that is not whole yet.
  private(set) var unfinished = ""
  /// Statements of a paste that are still to be handed out.
  private var pasted: ArraySlice<String> = []
  /// The last, open line of a paste: the next read starts with it.
  private var initial = ""
  private var lastRemembered: String?
  private var historyFailed = false
  private var interruption = Interruption()

  /// - Parameters:
  ///   - history: where statements are kept; nil keeps them for this session only.
  ///   - warn: told once if they cannot be kept.
  package init(
    language: Language, history: HistoryFile?, terminal: TerminalInfo, warn: @escaping (String) -> Void = { _ in }
  ) {
    self.language = language
    self.history = history
    self.warn = warn
    isInteractive = terminal.isInteractive
    isEditing = terminal.isInteractive && terminal.isCapable
    handle = ceditor_open("hurdle", isEditing)
    guard let handle else { return }
    Interruption.watch()
    ceditor_set_keys(handle, completeKey, helpKey, Unmanaged.passUnretained(self).toOpaque())
    guard isEditing else { return }
    for statement in history?.statements() ?? [] { ceditor_remember(handle, statement) }
  }

  deinit { ceditor_close(handle) }

  /// The next statement, of one line or several; nil at the end of the input.
  ///
  /// Ctrl-C drops what was typed and asks anew. The end of the input in the middle of a statement hands out
  /// what there is of it, so that its fault is reported.
  ///
  /// - Parameter initial: what the line starts out as, to be edited.
  package func readStatement(prompt: String, initial: String = "") -> String? {
    if !initial.isEmpty { self.initial = initial }
    // Ctrl-C in a pasted statement's computation stops those that wait behind it.
    if interruption.isSet { dropAll() }
    defer { interruption = Interruption() }
    while let handle {
      if let statement = pasted.popFirst() {
        show(statement, prompt: prompt)
        if pasted.isEmpty, !unfinished.isEmpty { show(unfinished, prompt: prompt) }
        return remembered(statement)
      }
      var text: UnsafeMutablePointer<CChar>?
      let outcome = ceditor_read(handle, shownPrompt(prompt), self.initial, &text)
      self.initial = ""
      defer { free(text) }
      let entered = text.map { String(cString: $0) } ?? ""
      switch outcome {
      case .line:
        if let statement = take(entered) { return remembered(statement) }
      case .block:
        takeBlock(entered, prompt: prompt)
      case .interrupted:
        dropAll()
        if !isInteractive { return nil }
      case .end:
        defer { unfinished = "" }
        return unfinished.isEmpty ? nil : remembered(unfinished)
      }
    }
    return nil
  }

  /// Hands out a text as if it had been pasted, before anything else is read.
  package func enter(_ text: String) {
    let (whole, rest) = language.statements(text.hasSuffix("\n") ? text : text + "\n")
    pasted = (pasted + whole + [rest]).filter { !$0.allSatisfy(\.isWhitespace) }[...]
  }

  /// Adds a line; the statement it completes, if it does.
  private func take(_ line: String) -> String? {
    let text = unfinished.isEmpty ? line : unfinished + "\n" + line
    unfinished = ""
    if text.allSatisfy(\.isWhitespace) { return nil }
    if language.isComplete(text) { return text }
    unfinished = text
    return nil
  }

  /// Cuts a pasted block into statements. Its last line, which has no end, is left to be edited.
  private func takeBlock(_ block: String, prompt: String) {
    let text = unfinished.isEmpty ? block : unfinished + "\n" + block
    let (whole, rest) = language.statements(text)
    pasted = whole.filter { !$0.allSatisfy(\.isWhitespace) }[...]
    // The lines before the last are entered already; a text of one open line is edited as it is.
    let end = rest.utf8.lastIndex(of: UInt8(ascii: "\n"))
    unfinished = end.map { String(rest[..<$0]) } ?? ""
    initial = end.map { String(rest[rest.utf8.index(after: $0)...]) } ?? rest
    if pasted.isEmpty, !unfinished.isEmpty { show(unfinished, prompt: prompt) }
  }

  private func dropAll() {
    unfinished = ""
    pasted = []
    initial = ""
  }

  private func remembered(_ statement: String) -> String {
    guard isEditing, let handle, statement != lastRemembered, statement.first?.isWhitespace == false else {
      return statement
    }
    lastRemembered = statement
    ceditor_remember(handle, statement)
    do {
      try history?.append(statement)
    } catch {
      if !historyFailed { warn("history is not kept: \(error.path): \(error.reason)") }
      historyFailed = true
    }
    return statement
  }
}

// MARK: - Prompts

extension LineEditor {
  private func continuation(of prompt: String) -> String {
    "... ".padded(to: prompt.displayWidth, alignment: .right)
  }

  private func shownPrompt(_ prompt: String) -> String {
    guard isInteractive else { return "" }
    let text = unfinished.isEmpty ? prompt : continuation(of: prompt)
    return isEditing ? Style.prompt.appliedToPrompt(text, allowed: TerminalInfo.current().allowsColor) : text
  }

  /// A pasted statement as if it had been typed, before its answer.
  private func show(_ statement: String, prompt: String) {
    let style = TerminalInfo.current().allowsColor
    var before = prompt
    for line in statement.split(separator: "\n", omittingEmptySubsequences: false) {
      print(Style.prompt.applied(to: before, allowed: style) + line)
      before = continuation(of: prompt)
    }
  }
}

// MARK: - Keys

extension LineEditor {
  /// Tab: completes as far as the candidates agree, and lists them where there are several.
  fileprivate func complete(_ line: String, cursor: Int) -> Bool {
    let before = unfinished.isEmpty ? 0 : unfinished.utf8.count + 1
    let text = unfinished.isEmpty ? line : unfinished + "\n" + line
    let completion = language.complete(text, before + cursor)
    let range = completion.replace.lowerBound - before..<completion.replace.upperBound - before
    guard let handle, !completion.candidates.isEmpty, range.lowerBound >= 0, range.upperBound <= line.utf8.count
    else { return false }
    let start = line.utf8.index(line.startIndex, offsetBy: range.lowerBound)
    let end = line.utf8.index(line.startIndex, offsetBy: range.upperBound)
    let replacement = completion.extending(String(line[start..<end]))
    if let replacement { ceditor_reply_replacing(handle, range.lowerBound, range.upperBound, replacement) }
    if completion.candidates.count > 1 {
      let terminal = TerminalInfo.current()
      let list = CandidateList.rendered(
        completion.candidates, columns: terminal.columns, rows: terminal.rows - 3,
        unicode: terminal.usesUnicode, dim: { Style.dim.applied(to: $0, allowed: terminal.allowsColor) })
      ceditor_reply_showing(handle, list)
    }
    return true
  }

  /// `?`: shows help below the line, or is typed where there is none.
  fileprivate func help(_ line: String, cursor: Int) -> Bool {
    let before = unfinished.isEmpty ? 0 : unfinished.utf8.count + 1
    let text = unfinished.isEmpty ? line : unfinished + "\n" + line
    guard let handle, let help = language.help(text, before + cursor) else { return false }
    ceditor_reply_showing(handle, help.hasSuffix("\n") ? help : help + "\n")
    return true
  }
}

// File-scope functions, since C calls them: a closure could carry an isolation that C does not keep.

private func completeKey(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ cursor: Int) -> Bool {
  guard let context, let text else { return false }
  return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    .complete(String(cString: text), cursor: cursor)
}

private func helpKey(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ cursor: Int) -> Bool {
  guard let context, let text else { return false }
  return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    .help(String(cString: text), cursor: cursor)
}
