extension RouterCurve {
  /// A router that knows every answer: those that only the strong model gets right go to it first, those that only the
  /// weak one does go last.
  package static func oracle(_ answers: GradedAnswers, weak: Int, strong: Int) -> RouterCurve {
    RouterCurve(answers, weak: weak, strong: strong) { prompt in
      (answers.isRight[strong][prompt] ? 1 : 0) - (answers.isRight[weak][prompt] ? 1 : 0)
    }
  }

  /// A router that knows nothing: a straight line.
  package static func random(_ answers: GradedAnswers, weak: Int, strong: Int) -> RouterCurve {
    RouterCurve(answers, weak: weak, strong: strong) { _ in 0 }
  }

  /// A router that knows the class of a prompt and how much better the strong model is on the class. The table for a
  /// prompt is made from the prompts of the other folds, so that no answer speaks for itself.
  package static func classTable(
    _ answers: GradedAnswers, weak: Int, strong: Int, folds: Int = 5, seed: UInt64 = 1
  ) -> RouterCurve {
    let folds = max(2, folds)
    let fold = Self.folds(answers.count, folds, seed)
    var gain = Array(repeating: Array(repeating: 0, count: answers.classes.count), count: folds)
    var size = gain
    for (prompt, c) in answers.taskClass.enumerated() {
      let difference = (answers.isRight[strong][prompt] ? 1 : 0) - (answers.isRight[weak][prompt] ? 1 : 0)
      for k in 0..<folds where k != fold[prompt] {
        gain[k][c] += difference
        size[k][c] += 1
      }
    }
    return RouterCurve(answers, weak: weak, strong: strong) { prompt in
      let k = fold[prompt]
      let c = answers.taskClass[prompt]
      return size[k][c] > 0 ? Double(gain[k][c]) / Double(size[k][c]) : 0
    }
  }

  /// Prompts dealt out in a shuffled order.
  static func folds(_ count: Int, _ folds: Int, _ seed: UInt64) -> [Int] {
    var numbers = SplitMix(state: seed)
    var order = Array(0..<count)
    for i in order.indices.reversed() where i > 0 {
      order.swapAt(i, Int(numbers.next() % UInt64(i + 1)))
    }
    var fold = order
    for (position, prompt) in order.enumerated() { fold[prompt] = position % folds }
    return fold
  }
}

/// Random numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014).
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
