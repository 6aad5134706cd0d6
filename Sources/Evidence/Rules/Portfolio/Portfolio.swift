/// The initiatives together.
package struct Portfolio: Sendable {
  /// Shares of the initiatives that are live and that have a proven return; nil without initiatives.
  package let valueGap: (live: Double, proven: Double)?
  /// Value earned per unit spent by the first and the second half to go live; nil with fewer than four.
  package let waves: (first: Double, second: Double)?

  package init(_ dossier: Dossier) {
    let all = dossier.initiatives
    func earned(_ initiative: Initiative) -> Double {
      initiative.earns.compactMap(dossier.line).reduce(0) { $0 + $1.presentValue }
    }
    if all.isEmpty {
      valueGap = nil
    } else {
      let live = all.filter { $0.status == .live }
      let proven = live.filter { initiative in
        initiative.provenBy.flatMap { dossier.pilotFacts[$0]?.verdict } == .pass
          && earned(initiative) > dossier.spend(of: initiative)
      }
      valueGap = (Double(live.count) / Double(all.count), Double(proven.count) / Double(all.count))
    }
    let dated = all.filter { $0.goLive != nil && dossier.spend(of: $0) > 0 }.enumerated()
      .sorted {
        (($0.element.goLive ?? Day(number: 0)), $0.offset) < (($1.element.goLive ?? Day(number: 0)), $1.offset)
      }
      .map(\.element)
    guard dated.count >= 4 else {
      waves = nil
      return
    }
    func ratio(_ part: ArraySlice<Initiative>) -> Double {
      part.reduce(0) { $0 + earned($1) } / part.reduce(0) { $0 + dossier.spend(of: $1) }
    }
    let half = dated.count / 2
    waves = (ratio(dated[..<half]), ratio(dated[half...]))
  }
}
