/// Answers of several models to the same prompts, each marked right or wrong, by task class.
package struct GradedAnswers: Hashable, Sendable {
  package var models: [String]
  package var classes: [String]
  /// The class of each prompt.
  package var taskClass: [Int]
  /// `isRight[model][prompt]`.
  package var isRight: [[Bool]]
  /// Prompts that were left out since a model may have seen them in training.
  package var leftOut: Int

  package init(models: [String], classes: [String], taskClass: [Int], isRight: [[Bool]], leftOut: Int = 0) {
    self.models = models
    self.classes = classes
    self.taskClass = taskClass
    self.isRight = isRight
    self.leftOut = leftOut
  }

  package var count: Int { taskClass.count }

  /// How often a model is right over all prompts.
  package func proportion(_ model: Int) -> Proportion {
    Proportion(isRight[model].count(where: \.self), of: count)
  }

  /// How often a model is right on a class.
  package func proportion(_ model: Int, class c: Int) -> Proportion {
    var right = 0
    var all = 0
    for (prompt, taskClass) in taskClass.enumerated() where taskClass == c {
      all += 1
      if isRight[model][prompt] { right += 1 }
    }
    return Proportion(right, of: all)
  }

  /// What two models did on the same prompts of a class; nil is every class.
  package func paired(_ first: Int, _ second: Int, class c: Int? = nil) -> PairedOutcomes {
    var pair = PairedOutcomes(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
    for (prompt, taskClass) in taskClass.enumerated() where c == nil || taskClass == c {
      switch (isRight[first][prompt], isRight[second][prompt]) {
      case (true, true): pair.both += 1
      case (true, false): pair.firstOnly += 1
      case (false, true): pair.secondOnly += 1
      case (false, false): pair.neither += 1
      }
    }
    return pair
  }

  /// `quality[class][model]` with Wilson's bounds; nil where a class has no prompts.
  package var quality: [[Quality?]] {
    classes.indices.map { c in models.indices.map { proportion($0, class: c).quality } }
  }

  /// `pairs[class][first][second]`, nil on the diagonal.
  package var pairs: [[[PairedOutcomes?]]] {
    classes.indices.map { c in
      models.indices.map { first in models.indices.map { $0 == first ? nil : paired(first, $0, class: c) } }
    }
  }

  /// How often at least one of two is right: what a router that knows could reach.
  package func bestOfTwo(_ first: Int, _ second: Int) -> Proportion {
    let pair = paired(first, second)
    return Proportion(pair.count - pair.neither, of: pair.count)
  }
}

extension Proportion {
  /// With Wilson's bounds; nil where nothing was counted.
  package var quality: Quality? { estimate.map { Quality($0, lower: wilson.lower, upper: wilson.upper) } }
}
