import Checking
import Diagnostics
import Routing
import Syntax

/// Reads files of graded answers for a statement.
struct GradedFiles {
  private let files: any SessionFiles
  private let naming: String?
  /// The files that were read, by path.
  private(set) var read: [String] = []

  init(_ turn: Turn) {
    files = turn.files
    naming = turn.place.naming
  }

  mutating func answers(_ request: GradedCommand.Request) throws(Refusal) -> GradedAnswers {
    var tables: [(table: CSVTable, graded: GradedTable)] = []
    for path in request.files {
      for (name, source) in try sources(path) {
        let table = try csv(source)
        read.append(name)
        tables.append(
          (
            table,
            GradedTable(
              name: Self.stem(name), header: table.header.map(\.text), records: table.records.map { $0.map(\.text) })
          ))
      }
    }
    let prompts = try request.without.map { path throws(Refusal) in try self.prompts(path) } ?? []
    do throws(GradedFault) {
      return try GradedAnswers(tables.map(\.graded), classColumn: request.column?.text, leavingOut: prompts)
    } catch {
      throw Refusal(.gradedFault(error, tables: tables, request))
    }
  }

  /// The files of a path; a `*` stands for any part of a name.
  private func sources(_ path: Identifier) throws(Refusal) -> [(name: String, source: SourceText)] {
    guard let star = path.text.firstIndex(of: "*") else { return [(path.text, try source(path.text, path.span))] }
    // Names are listed from the working directory; those beside a script are found through it.
    let folder = naming.flatMap { naming in naming.lastIndex(of: "/").map { String(naming[...$0]) } } ?? ""
    let isAbsolute = path.text.hasPrefix("/")
    let prefix = (isAbsolute ? "" : folder) + path.text[..<star]
    let suffix = path.text[path.text.index(after: star)...]
    let found = files.paths(beginning: prefix).filter {
      $0.hasSuffix(suffix) && $0.count >= prefix.count + suffix.count
    }
    .sorted()
    guard !found.isEmpty else {
      throw Refusal(.unreadable(path.text, .missing(tried: [prefix + "…" + suffix]), at: path.span))
    }
    var sources: [(name: String, source: SourceText)] = []
    for name in found {
      let own = isAbsolute ? name : String(name.dropFirst(folder.count))
      sources.append((own, try source(own, path.span)))
    }
    return sources
  }

  private func source(_ path: String, _ span: Span) throws(Refusal) -> SourceText {
    switch files.data(path, from: naming) {
    case .success(let text): return text
    case .failure(let failure): throw Refusal(.unreadable(path, failure, at: span))
    }
  }

  private func csv(_ source: SourceText) throws(Refusal) -> CSVTable {
    var fault: Diagnostic?
    let table = CSVTable(source.file, fault: &fault)
    if let fault { throw Refusal(fault) }
    return table
  }

  /// Prompts to leave out.
  private func prompts(_ path: Identifier) throws(Refusal) -> Set<String> {
    let source = try source(path.text, path.span)
    let isLines = source.file.text.first { !$0.isWhitespace } == "{"
    if isLines {
      let prompts = PromptList.prompts(ofLines: source.file.text)
      if prompts.isEmpty { throw Refusal(.noPrompts(path.text, at: path.span)) }
      return prompts
    }
    let table = try csv(source)
    guard let column = table.column("prompt") else { throw Refusal(.noPrompts(path.text, at: path.span)) }
    return Set(table.records.map { $0[column].text })
  }

  /// The name of a file without its folders and ending.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
