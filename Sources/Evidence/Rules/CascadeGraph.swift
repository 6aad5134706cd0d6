/// What leads to what: blocks and quantities by name, from effort towards results.
///
/// A quantity leads to what reads it and to the key results that measure it; a key result leads to what it measures
/// and to what it supports; an initiative to what it moves and earns. One name is one node.
package struct CascadeGraph: Sendable {
  private let next: [String: [String]]

  package init(_ dossier: Dossier) {
    var next: [String: [String]] = [:]
    func edge(_ from: String, _ to: String?) { if let to, to != from { next[from, default: []].append(to) } }
    for (reader, read) in dossier.money.reads { for name in read { edge(name, reader) } }
    for objective in dossier.objectives {
      for above in objective.supports { edge(objective.name, above) }
      edge(objective.outcome ?? objective.name, objective.name)
    }
    for result in dossier.keyResults {
      for above in result.supports { edge(result.name, above) }
      edge(result.name, result.measures)
      edge(result.measures ?? result.name, result.name)
    }
    for kpi in dossier.kpis {
      for above in kpi.supports { edge(kpi.name, above) }
      edge(kpi.name, kpi.measures)
      edge(kpi.name, kpi.worth)
      edge(kpi.measures ?? kpi.name, kpi.name)
    }
    for priority in dossier.priorities { edge(priority.measures ?? priority.name, priority.name) }
    for initiative in dossier.initiatives {
      for to in initiative.moves + initiative.earns { edge(initiative.name, to) }
    }
    self.next = next.mapValues { Array(Set($0)).sorted() }
  }

  package func leads(from name: String) -> [String] { next[name] ?? [] }

  /// The shortest way from a name to one that is wanted, both included; alphabetical among equals. Nil where none.
  package func path(from start: String, avoiding: Set<String> = [], to wanted: (String) -> Bool) -> [String]? {
    var before: [String: String] = [:]
    var seen: Set<String> = [start]
    var front = [start]
    while !front.isEmpty {
      var following: [String] = []
      for name in front {
        if wanted(name) {
          var path = [name]
          while let last = path.last, let earlier = before[last] { path.append(earlier) }
          return path.reversed()
        }
        for to in leads(from: name) where !avoiding.contains(to) && seen.insert(to).inserted {
          before[to] = name
          following.append(to)
        }
      }
      front = following
    }
    return nil
  }

  package func reaches(_ start: String, _ wanted: Set<String>) -> Bool {
    path(from: start) { wanted.contains($0) } != nil
  }
}

extension Dossier {
  package var graph: CascadeGraph { CascadeGraph(self) }

  /// Objectives at the top: executive ones, or those above which nothing stands.
  package var executiveObjectives: [Objective] {
    objectives.filter { $0.level == .executive || ($0.level == nil && $0.supports.isEmpty) }
  }

  package func line(_ name: String) -> LineFact? { money.lines.first { $0.name == name } }
  package var costLines: [LineFact] { money.lines.filter { $0.side == .cost } }
  package var benefitLines: [LineFact] { money.lines.filter { $0.side == .benefit } }

  /// Present value of an initiative's cost lines.
  package func spend(of initiative: Initiative) -> Double {
    initiative.costs.compactMap(line).reduce(0) { $0 + $1.presentValue }
  }

  /// Everything a quantity rests on, itself included.
  package func sources(of name: String) -> Set<String> {
    var found: Set<String> = [name]
    var open = [name]
    while let last = open.popLast() {
      for read in money.reads[last] ?? [] where found.insert(read).inserted { open.append(read) }
    }
    return found
  }

  package var goLive: Day? { initiatives.compactMap(\.goLive).min() ?? workflows.compactMap(\.goLive).min() }
}
