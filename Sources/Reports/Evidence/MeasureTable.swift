import Checking
import Evidence
import Quantities

/// Measures by their classes, outcomes before activity, with who answers for each and how fresh it is.
struct MeasureTable {
  let dossier: Dossier
  let model: CheckedModel

  private struct Measure {
    let title: String
    let classes: Set<MetricClass>
    let reads: String?
    let counter: String?
    let owner: String?
    let refreshed: Day?
  }

  private var measures: [Measure] {
    let all =
      dossier.keyResults.map {
        Measure(
          title: $0.title, classes: $0.classes, reads: $0.measures, counter: $0.counter, owner: $0.owner,
          refreshed: $0.refreshed)
      }
      + dossier.kpis.map {
        Measure(
          title: $0.title, classes: $0.classes, reads: $0.measures, counter: $0.counter, owner: $0.owner,
          refreshed: $0.refreshed)
      }
    return all.enumerated().sorted {
      (Self.rank($0.element.classes), $0.offset) < (Self.rank($1.element.classes), $1.offset)
    }.map(\.element)
  }

  var isEmpty: Bool { dossier.keyResults.isEmpty && dossier.kpis.isEmpty }

  /// Outcomes first, activity last.
  private static func rank(_ classes: Set<MetricClass>) -> Int {
    if classes.contains(.activity) { return 4 }
    if classes.contains(.outcome) { return 0 }
    if classes.contains(.output) { return 2 }
    return classes.contains(.input) ? 3 : 1
  }

  func table() -> Table {
    let columns = [
      Table.Column("Measure", .prose), Table.Column("Class", .prose), Table.Column("Reads", .label),
      Table.Column("Counter", .label), Table.Column("Owner", .prose), Table.Column("Fresh", .figure),
    ]
    let rows = measures.map { measure in
      Table.Row(
        .line,
        [
          .text(measure.title),
          .text(MetricClass.allCases.filter(measure.classes.contains).map(\.rawValue).joined(separator: ", ")),
          .text(measure.reads ?? ""), .text(measure.counter ?? ""), .text(measure.owner ?? ""),
          fresh(measure.refreshed),
        ])
    }
    let whole = Table(columns: columns, rows: rows)
    return Table(columns: columns, rows: rows, folded: [whole.without(column: 2)])
  }

  private func fresh(_ day: Day?) -> Cell {
    guard let day else { return .empty }
    let age = day.distance(to: dossier.today)
    return .text(age > 42 ? "dead, \(age) d" : age > 7 ? "stale, \(age) d" : "\(max(age, 0)) d")
  }
}
