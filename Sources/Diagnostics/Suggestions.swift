/// Did you mean: the known names nearest to a mistyped one.
package enum Suggestions {
  /// Up to three of `candidates` within a third of the word's length, nearest first, then alphabetical.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
    let limit = max(1, word.count / 3)
    return
      candidates
      .filter { abs($0.count - word.count) <= limit }
      .map { (name: $0, distance: distance(word.lowercased(), $0.lowercased())) }
      .filter { $0.distance <= limit && $0.name != word }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  /// "did you mean a, b or c?", or nil where nothing is near.
  package static func question(for word: String, among candidates: some Sequence<String>) -> String? {
    let near = nearest(to: word, among: candidates)
    guard let last = near.last else { return nil }
    let head = near.dropLast().joined(separator: ", ")
    return "did you mean \(head.isEmpty ? last : "\(head) or \(last)")?"
  }

  /// Edit distance with transposition of neighbours (optimal string alignment).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
