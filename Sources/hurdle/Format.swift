import ArgumentParser
import Checking
import Diagnostics
import Exports
import Glibc
import ModelLibrary
import Session
import Syntax

/// `hurdle fmt FILE …`: one style for models and sessions.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Put models and sessions in the one style, in place.",
    discussion: "`-` reads standard input and writes standard output. A file with errors is left as it is.")

  @Argument(help: "The files.") var files: [String]
  @Flag(help: "Change nothing; exit code 1 where a file would change.") var check = false

  func run() throws {
    var status: ExitStatus?
    for file in files { status = ExitStatus.worse(status, format(file)) }
    if let status { throw status }
  }

  private func format(_ path: String) -> ExitStatus? {
    let disk = DiskFiles(library: nil, limits: .none)
    let source: SourceFile
    if path == "-" {
      var text = ""
      while let line = readLine(strippingNewline: false) { text += line }
      source = SourceFile(name: "-", text: text)
    } else {
      switch disk.script(path, from: nil) {
      case .success(let text): source = text.file
      case .failure(let failure):
        Output.complaint(Diagnostic.unreadable(path, failure, at: nil).rendered())
        return .failure
      }
    }
    let tree = path.hasSuffix(".hurdle") ? Parser.parseSession(source, verbs: Session.verbs) : Parser.parseModel(source)
    for diagnostic in tree.diagnostics { Output.complaint(diagnostic.rendered()) }
    guard !tree.diagnostics.contains(where: { $0.severity == .error }) else { return .failure }
    let formatted = Formatter.format(tree)
    if path == "-" {
      Output.text(formatted)
      return nil
    }
    guard formatted != source.text else { return nil }
    if check {
      Output.complaint("\(path): would change")
      return .failure
    }
    switch disk.write(Array(formatted.utf8), to: path) {
    case .written: return nil
    case .refused: return nil
    case .failed(let failure):
      Output.complaint(failure.diagnostic().rendered())
      return .failure
    }
  }
}
