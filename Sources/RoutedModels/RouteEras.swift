package import Checking
package import Engine
import Quantities

/// The stretches of a timeline that have a table of their own.
///
/// A new table begins where a model's price level, its prices, its hosting or its availability changes, for that is
/// when somebody would look again; volumes and exchange rates only move the cost of the table in force. What changes
/// more often than a dozen times is looked at once a year.
package enum RouteEras {
  private static let most = 12
  private static let watched = [
    "batch_price", "fixed", "capacity", "throughput", "gpu_hours", "gpu_time_in", "gpu_time_out", "context",
    "available",
  ]

  package static func of(_ route: CheckedRoute, _ numbers: RouteNumbers) -> [ClosedRange<Int>] {
    let count = numbers.timeline.count
    let prefixes = route.models.members.map { "\(route.prefix)\($0)." }
    let rows = numbers.model.quantities.compactMap { quantity -> [Double]? in
      guard prefixes.contains(where: { quantity.name.hasPrefix($0) }),
        let last = quantity.name.split(separator: ".").last, last.hasPrefix("price") || watched.contains(String(last)),
        let row = numbers.row(of: quantity.id, cell: 0), row.count > 1
      else { return nil }
      return row
    }
    let starts = count < 2 ? [1] : [1] + (2...count).filter { p in rows.contains { $0[p] != $0[p - 1] } }
    let yearly = stride(from: 1, through: count, by: max(1, 12 / numbers.timeline.monthsPerPeriod)).map(\.self)
    let chosen = starts.count > most ? yearly : starts
    return zip(chosen, chosen.dropFirst() + [count + 1]).map { $0...($1 - 1) }
  }
}
