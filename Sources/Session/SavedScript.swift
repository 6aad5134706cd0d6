import Checking
import Diagnostics
import Syntax

/// A session as the script that replays it.
struct SavedScript {
  let state: SessionState
  let path: String
  let withExpectations: Bool

  init(_ state: SessionState, to path: String, withExpectations: Bool) {
    self.state = state
    self.path = path
    self.withExpectations = withExpectations
  }

  var text: String {
    var lines = ["#!/usr/bin/env hurdle"]
    for source in state.model.sources {
      lines.append(RecordedDigests.line(path: source.path, sha256: source.sha256))
    }
    for file in state.priceFiles {
      // As the script names it, which is how a replay finds it.
      let name = PathName.relative(file.file.name, toFolderOf: path) ?? file.identity
      lines.append(RecordedDigests.line(path: name, sha256: file.sha256))
    }
    lines.append("")
    for entry in state.log {
      lines.append(statement(entry))
      if withExpectations { lines += unlessRepeated(entry) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var expectationCount: Int { state.log.reduce(0) { $0 + unlessRepeated($1).count } }

  private func unlessRepeated(_ entry: LogEntry) -> [String] {
    var seen: Set<String> = []
    return entry.expectations.filter { seen.insert($0).inserted }
  }

  /// A loaded file is named as seen from the script's own folder.
  private func statement(_ entry: LogEntry) -> String {
    switch entry.said {
    case .statement: entry.text
    case .load(let files): "load " + files.map(place).joined(separator: " ")
    case .naming(let words, let file, let rest): "\(words) \(place(of: file))\(rest)"
    }
  }

  private func place(of file: LogEntry.Loaded) -> String {
    if file.text.isShipped { return PathName.quotedIfNeeded(file.written) }
    let name = PathName.relative(file.text.file.name, toFolderOf: path) ?? file.text.identity
    return PathName.quotedIfNeeded(name)
  }
}
