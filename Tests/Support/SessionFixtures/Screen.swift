import Checking
import Diagnostics
package import Session
import Terminal

/// What a session shows, as `hurdle run` writes it to one stream.
package struct Screen {
  package let session: Session
  package let files: MemoryFiles
  private let renderer: ReportRenderer
  private var writer = AnswerWriter()
  package private(set) var text = ""
  package private(set) var codes: [String] = []
  package private(set) var expectations: [Expectation] = []

  package init(files: [String: String] = [:], width: Int = 100, options: Session.Options = .init(version: "test")) {
    self.files = MemoryFiles(files)
    session = Session(files: self.files, options: options)
    renderer = ReportRenderer(width: width)
  }

  package var hasFailed: Bool { !codes.isEmpty }

  /// Runs what is typed.
  @discardableResult
  package mutating func type(_ statement: String) -> Answer {
    let answer = session.type(statement)
    show(answer)
    return answer
  }

  /// Replays a script named `example.hurdle` and evaluates the checks at its end.
  package mutating func replay(_ script: String, named name: String = "example.hurdle") {
    let source = SourceText(file: SourceFile(name: name, text: script), identity: name, sha256: "")
    var answers: [Answer] = []
    session.replay(source) { answers.append($0) }
    for answer in answers { show(answer) }
    if !answers.contains(where: \.hasErrors) { show(session.finish()) }
  }

  private mutating func show(_ answer: Answer) {
    text += writer.texts(of: answer, rendering: renderer.text).joined()
    for diagnostic in answer.diagnostics {
      text += diagnostic.rendered() + "\n"
      if diagnostic.severity == .error { codes.append(diagnostic.code.id) }
    }
    expectations += answer.expectations
  }
}
