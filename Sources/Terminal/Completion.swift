/// What may stand at the cursor, and which stretch of the line it would replace.
///
/// Made by a pure function from a line and a cursor; offsets are UTF-8 bytes.
package struct Completion: Sendable, Equatable {
  package struct Candidate: Sendable, Equatable {
    /// What is inserted, exactly: a space or bracket that should follow is part of it.
    package let text: String
    /// Shown beside it in a list: a unit, a value, a few words. May be empty.
    package let detail: String

    package init(_ text: String, detail: String = "") {
      self.text = text
      self.detail = detail
    }
  }

  package let replace: Range<Int>
  /// In the order in which they are listed.
  package let candidates: [Candidate]

  package init(replace: Range<Int>, candidates: [Candidate]) {
    self.replace = replace
    self.candidates = candidates
  }

  package static let none = Completion(replace: 0..<0, candidates: [])

  /// The longest text that all candidates begin with; empty where there are none.
  package var commonPrefix: String {
    guard let first = candidates.first?.text else { return "" }
    return candidates.dropFirst().reduce(first) { prefix, candidate in
      String(zip(prefix, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// What Tab types in place of `typed`, the text that `replace` covers: the only candidate, or as much as all share.
  /// Nil where that would add nothing, or would take away from what was typed.
  package func extending(_ typed: String) -> String? {
    if candidates.count == 1 { return candidates[0].text == typed ? nil : candidates[0].text }
    let shared = commonPrefix
    return shared.count > typed.count && shared.hasPrefix(typed) ? shared : nil
  }
}
