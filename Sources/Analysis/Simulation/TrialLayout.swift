/// How the trials of a simulation are divided: into sets, each with points of its own, so that how the sets differ
/// tells how precise a figure is.
///
/// Up to about a million trials there are 16 sets; beyond, one for every 65,536 trials, and never more than 1,024. A
/// set is also what threads and shards share out: its statistics are the same wherever it runs.
package struct TrialLayout: Sendable, Hashable {
  package let trials: Int
  package let sets: Int

  /// - Parameter trials: at least 1.
  package init(trials: Int) {
    self.trials = trials
    sets = min(max(Self.fewestSets, min((trials + Self.setSize - 1) / Self.setSize, Self.mostSets)), trials)
  }

  static let fewestSets = 16
  private static let setSize = 65_536
  private static let mostSets = 1024

  /// The trials of a set; sizes differ by one at most.
  package func range(ofSet set: Int) -> Range<Int> {
    let (size, rest) = trials.quotientAndRemainder(dividingBy: sets)
    let start = set * size + min(set, rest)
    return start..<start + size + (set < rest ? 1 : 0)
  }

  /// The sets that shard `index` of `count` (from 1) runs: consecutive, together all of them; none where there are
  /// more shards than sets.
  package func sets(ofShard index: Int, of count: Int) -> Range<Int> {
    sets * (index - 1) / count..<sets * index / count
  }
}
