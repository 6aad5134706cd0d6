import Checking

/// The assumptions that deserve the least trust, those that move the result first.
struct BoardEvidence {
  private static let count = 3

  private let weak: [AssumptionRegister.Entry]
  private let total: Int

  /// - Parameter ranks: the place of each input by how far it moves the result, from 1.
  init(_ figures: Figures, ranks: [QuantityID: Int]) {
    let entries = AssumptionRegister(figures).entries.filter { !$0.input.quantity.isSetting && $0.binding.isEmpty }
    let graded = entries.enumerated().compactMap { index, entry -> (entry: AssumptionRegister.Entry, key: [Int])? in
      let weakness = Self.weakness(entry)
      guard weakness > 0 else { return nil }
      return (entry, [ranks[entry.input.quantity.id] ?? Int.max, -weakness, index])
    }
    weak = graded.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.entry)
    total = weak.count
  }

  /// 0 for what is graded A or B with a source; more for less.
  private static func weakness(_ entry: AssumptionRegister.Entry) -> Int {
    let isBare = entry[attribute: "source"].isEmpty && entry[attribute: "evidence"].isEmpty
    let isPlaceholder = entry[attribute: "source"].lowercased().hasPrefix("assumption")
    let grade = ["C": 2, "D": 3][entry[attribute: "confidence"]] ?? 0
    return (isBare ? 4 : isPlaceholder ? 2 : 0) + grade
  }

  var sentences: [String] {
    if weak.isEmpty { return ["Every assumption names a source."] }
    var sentences = weak.prefix(Self.count).map { entry in
      let source = [entry[attribute: "source"], entry[attribute: "evidence"]].first { !$0.isEmpty }
      let grade = entry[attribute: "confidence"]
      return "\(entry.input.quantity.title) (\(entry.value)): \(source ?? "no source")"
        + (grade.isEmpty ? "." : ", confidence \(grade).")
    }
    if total > Self.count { sentences.append("And \(total - Self.count) more: see the assumptions.") }
    return sentences
  }
}
