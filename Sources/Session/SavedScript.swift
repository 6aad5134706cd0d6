import Checking
import Diagnostics
import Syntax

/// A session as the script that replays it.
struct SavedScript {
  let state: SessionState
  let files: any SessionFiles
  let path: String
  let withExpectations: Bool

  init(_ state: SessionState, in files: any SessionFiles, to path: String, withExpectations: Bool) {
    self.state = state
    self.files = files
    self.path = path
    self.withExpectations = withExpectations
  }

  var text: String {
    var lines = ["#!/usr/bin/env hurdle"]
    for source in state.model.sources {
      lines.append(RecordedDigests.line(path: loadedNames[source.path] ?? source.path, sha256: source.sha256))
    }
    for file in state.priceFiles {
      // As the script names it, which is how a replay finds it.
      lines.append(RecordedDigests.line(path: name(of: file), sha256: file.sha256))
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
    return PathName.quotedIfNeeded(name(of: file.text))
  }

  /// A file that a script in another folder named is not where its name alone says.
  private func name(of file: SourceText) -> String {
    if file.file.name.hasPrefix("/") { return file.identity }
    return files.name(of: file.identity, fromScriptAt: path)
      ?? PathName.relative(file.file.name, toFolderOf: path) ?? file.identity
  }

  /// What loaded files will be called where the script is replayed, by what they are called here: their digests are
  /// looked up by it.
  private var loadedNames: [String: String] {
    var names: [String: String] = [:]
    for case .load(let files) in state.log.map(\.said) {
      for file in files where !file.text.isShipped { names[file.text.file.name] = name(of: file.text) }
    }
    return names
  }
}
