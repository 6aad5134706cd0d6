import Glibc
import Terminal

/// A tiny session for the tests of the line editor: statements are complete when their braces close, and each is
/// answered with `=> [statement]`, line feeds shown as `\n`, so that an answer differs from its echo.

let names: [Completion.Candidate] = [
  .init("load ", detail: "reads models"), .init("agents", detail: "agent, 850"),
  .init("agent_cost", detail: "EUR/agent"), .init("größe_€", detail: "EUR"),
]

let language = LineEditor.Language(
  isComplete: { text in
    text.count { $0 == "{" } <= text.count { $0 == "}" }
  },
  statements: { text in
    var whole: [String] = []
    var open: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      open.append(line)
      let statement = open.joined(separator: "\n")
      if statement.count(where: { $0 == "{" }) <= statement.count(where: { $0 == "}" }) {
        whole.append(statement)
        open = []
      }
    }
    let rest = open.isEmpty ? whole.popLast() ?? "" : open.joined(separator: "\n")
    return (whole, rest)
  },
  complete: { text, cursor in
    let before = text.utf8.prefix(cursor)
    let word = before.reversed().prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }.reversed()
    let typed = String(decoding: Array(word), as: UTF8.self)
    return Completion(
      replace: cursor - word.count..<cursor, candidates: names.filter { $0.text.hasPrefix(typed) })
  },
  help: { text, cursor in
    text.contains("\"") ? nil : "help at \(cursor)"
  })

let history = getenv("PROBE_HISTORY").map { HistoryFile(path: String(cString: $0)) }
let editor = LineEditor(
  language: language, history: history, terminal: .current(), warn: { print("warning: \($0)") })

/// Waits for Ctrl-C, as a long computation would.
func computation() {
  let interruption = Interruption()
  print("=> waiting")
  fflush(nil)
  while !interruption.isSet { usleep(1000) }
  print("=> interrupted")
}

while let statement = editor.readStatement(prompt: "probe> ") {
  switch statement {
  case "wait": computation()
  case "page": Pager.show((1...100).map { "line \($0)\n" }.joined(), on: .current())
  default:
    let lines = statement.split(separator: "\n", omittingEmptySubsequences: false)
    print("=> [\(lines.joined(separator: "\\n"))]")
  }
}
print("=> end")
