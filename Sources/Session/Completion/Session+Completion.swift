import Diagnostics
import Evidence
import Prices
import Syntax

extension Session {
  /// What may stand at the cursor (a UTF-8 offset), and the stretch it would replace.
  package func completion(
    line: String, cursor: Int
  ) -> (replace: Range<Int>, candidates: [(text: String, detail: String)]) {
    let typed = TypedWords(line, cursor: cursor)
    let context = CompletionContext(
      words: Array(typed.words.dropFirst()), partial: typed.partial, position: typed.position, state: state,
      files: files,
      pricedModels: ["prices", "route", "shock"].contains(typed.words.first) ? pricedModels : [])
    var seen: Set<String> = []
    let fitting = candidates(typed, in: context).filter {
      $0.text.hasPrefix(typed.partial) && seen.insert($0.text).inserted
    }
    let details = CandidateDetails(state.model, run: try? evaluations.run(of: state, in: state.scenario))
    return (
      typed.replace,
      fitting.enumerated().map { index, candidate in
        (candidate.text, index < Self.detailed ? details.detail(of: candidate) : candidate.detail)
      }
    )
  }

  private var pricedModels: [Candidate] {
    let catalogue = prices.catalogue(with: state.prices)
    return catalogue.names.map { name in
      Candidate(name, detail: (try? catalogue.entries(of: name))?.last.map(\.summary) ?? "")
    }
  }

  /// More candidates than any list shows with details need no values.
  private static let detailed = 200

  private func candidates(_ typed: TypedWords, in context: CompletionContext) -> [Candidate] {
    if let place = typed.evidence { return place.candidates(in: context) }
    if let there = context.atPosition {
      return typed.words.isEmpty && typed.position == .attribute ? there + Self.beginnings : there
    }
    guard let verb = typed.words.first else { return Self.beginnings }
    let known = CommandRegistry.named(verb)?.candidates(in: context) ?? context.values
    // No value follows a number, but its unit or a word does.
    return typed.position == .unit ? context.units + known.filter { $0.subject == nil } : known
  }

  /// Help for what stands at the cursor; nil where a question mark is just one.
  package func help(line: String, cursor: Int) -> String? {
    let typed = TypedWords(line, cursor: cursor)
    let topics = [typed.partial] + typed.words.reversed()
    for topic in topics where !topic.isEmpty {
      if let page = HelpTopics(state).page(on: topic) { return page.plainText }
    }
    return typed.words.isEmpty && typed.partial.isEmpty ? HelpTopics(state).overview.plainText : nil
  }

  /// Verbs with what they do, then the words of declarations.
  private static let beginnings: [Candidate] =
    CommandRegistry.all.map { Candidate($0.verb, detail: $0.page.summary) }
    + ReservedWords.declarations.subtracting(CommandRegistry.verbs).sorted().map {
      Candidate($0, detail: "declaration")
    }
    + BlockKind.all.filter { CommandRegistry.named($0.keyword) == nil }.map { Candidate($0.keyword, detail: $0.doc) }
}

/// The statement at the cursor as words.
private struct TypedWords {
  /// Whole words before the one at the cursor.
  let words: [String]
  let partial: String
  let replace: Range<Int>
  let position: CursorPosition
  let evidence: EvidencePlace?

  init(_ line: String, cursor: Int) {
    let bytes = Array(line.utf8.prefix(max(cursor, 0)))
    var start = bytes.count
    while start > 0, Self.belongs(bytes[start - 1]) { start -= 1 }
    partial = String(decoding: bytes[start...], as: UTF8.self)
    replace = start..<bytes.count
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    position = CursorPosition(after: before)
    evidence = EvidencePlace(after: before)
    let statement = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    words = statement.split { " \t,()[]{}".contains($0) }.map(String.init)
  }

  /// Names with their dots, and paths.
  private static func belongs(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: "~"), 0x80...0xFF:
      true
    case _: false
    }
  }
}
