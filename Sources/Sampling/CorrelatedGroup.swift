/// Inputs tied to each other by rank correlations, directly or through others.
struct CorrelatedGroup: Sendable {
  /// Indices of the inputs, rising.
  let members: [Int]
  /// Each member's normal variable as weights of the members' own, up to itself: the first keeps its own draws.
  let weights: [[Double]]

  /// The groups of inputs that correlations join.
  /// - Throws: for correlations that no numbers can have together.
  static func groups(_ correlations: [InputCorrelation]) throws(ImpossibleCorrelations) -> [CorrelatedGroup] {
    var groupOf: [Int: Int] = [:]
    var members: [Int: Set<Int>] = [:]
    for correlation in correlations {
      let pair: Set = [correlation.first, correlation.second]
      var joined = pair
      for group in Set(pair.compactMap { groupOf[$0] }) { joined.formUnion(members.removeValue(forKey: group) ?? []) }
      let name = joined.min() ?? correlation.first
      members[name] = joined
      for member in joined { groupOf[member] = name }
    }
    var result: [CorrelatedGroup] = []
    for name in members.keys.sorted() {
      let indices = (members[name] ?? []).sorted()
      let own = correlations.filter { groupOf[$0.first] == name }
      result.append(try CorrelatedGroup(members: indices, own))
    }
    return result
  }

  private init(members: [Int], _ correlations: [InputCorrelation]) throws(ImpossibleCorrelations) {
    self.members = members
    let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($0.element, $0.offset) })
    var matrix = SymmetricMatrix(identity: members.count)
    for pair in correlations {
      guard let i = place[pair.first], let j = place[pair.second], i != j else { continue }
      matrix[i, j] = GaussianCopula.pearson(fromRank: pair.coefficient)
    }
    guard let weights = matrix.choleskyRows else {
      throw ImpossibleCorrelations(members: members, asked: matrix, stated: correlations)
    }
    self.weights = weights
  }
}

/// Rank correlations that contradict each other, and the nearest that do not.
package struct ImpossibleCorrelations: Error, Sendable {
  /// The stated pair that is furthest from what is possible.
  package let worst: InputCorrelation
  /// Every pair of the group that is not 0 in the nearest possible matrix, rounded to three digits where the matrix
  /// stays possible.
  package let nearest: [InputCorrelation]

  init(members: [Int], asked: SymmetricMatrix, stated: [InputCorrelation]) {
    let possible = asked.nearestCorrelationMatrix()
    var pairs: [InputCorrelation] = []
    for i in members.indices {
      for j in members.indices.dropFirst(i + 1) {
        pairs.append(
          InputCorrelation(members[i], members[j], GaussianCopula.rank(fromPearson: possible[i, j])))
      }
    }
    func distance(_ pair: InputCorrelation) -> Double {
      let offered = pairs.first { Set([$0.first, $0.second]) == Set([pair.first, pair.second]) }
      return abs((offered?.coefficient ?? pair.coefficient) - pair.coefficient)
    }
    worst = stated.max { distance($0) < distance($1) } ?? InputCorrelation(members[0], members[0], 0)
    nearest = Self.rounded(pairs, members) ?? pairs
  }

  /// In three digits towards 0, or a little less where that alone is not possible.
  private static func rounded(_ pairs: [InputCorrelation], _ members: [Int]) -> [InputCorrelation]? {
    for shrink in [1, 0.999, 0.998, 0.995, 0.99] {
      let candidate = pairs.map { pair in
        InputCorrelation(
          pair.first, pair.second, (pair.coefficient * shrink * 1000).rounded(.towardZero) / 1000)
      }.filter { $0.coefficient != 0 }
      if (try? CorrelatedGroup.groups(candidate)) != nil { return candidate }
    }
    return nil
  }
}
