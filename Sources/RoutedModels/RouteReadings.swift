package import Checking
package import Engine
import Quantities

/// A route's numbers in one scenario as plain ones: means over a run of periods, weighted by the requests that come in
/// each, money in the reporting currency.
package struct RouteReadings {
  package let route: CheckedRoute
  package let numbers: RouteNumbers
  /// Periods, 1 to the last.
  package let periods: ClosedRange<Int>
  /// Requests by class and column.
  private let volume: [[Double]]

  package init(_ route: CheckedRoute, _ numbers: RouteNumbers, over periods: ClosedRange<Int>) {
    self.route = route
    self.numbers = numbers
    self.periods = periods
    let model = numbers.model
    let id = model.quantity("volume", of: route)
    volume = route.classes.members.indices.map { c in
      id.flatMap { numbers.row(of: $0.id, cell: Self.cell([route.classes: c], of: $0)) } ?? []
    }
  }

  private var model: CheckedModel { numbers.model }

  func has(_ name: String) -> Bool { model.quantity(name, of: route) != nil }

  /// Requests of a class per month, the mean of the periods.
  func requests(_ taskClass: Int) -> Double { mean(volume[taskClass], weights: nil) }

  /// A number of the route as it is for a class (nil where it is the same for all), an offer or a model.
  /// Nil where the route has no such number; not a number where it cannot be computed.
  func value(_ name: String, class c: Int? = nil, at places: [Axis: Int] = [:]) -> Double? {
    guard let quantity = model.quantity(name, of: route) else { return nil }
    return value(quantity, class: c, at: places)
  }

  func value(_ quantity: Quantity, class c: Int? = nil, at places: [Axis: Int] = [:]) -> Double {
    var places = places
    if let c { places[route.classes] = c }
    guard var row = numbers.row(of: quantity.id, cell: Self.cell(places, of: quantity)) else { return .nan }
    if let rate = rate(of: quantity) { for index in row.indices { row[index] *= rate[rate.count > 1 ? index : 0] } }
    let weights = c.map { volume[$0] } ?? nil
    return mean(row, weights: weights)
  }

  /// The largest a number of a class is in any of the periods; nil where the route has no such number.
  func peak(_ name: String, class c: Int) -> Double? {
    guard let quantity = model.quantity(name, of: route) else { return nil }
    guard let row = numbers.row(of: quantity.id, cell: Self.cell([route.classes: c], of: quantity)) else { return .nan }
    return row.count > 1 ? row[periods.clamped(to: 1...(row.count - 1))].max() : row.first
  }

  /// What one unit of a quantity's currency is worth in the reporting currency, by column; nil where that is its own.
  private func rate(of quantity: Quantity) -> [Double]? {
    let codes = quantity.type.unit.dimension.powers.compactMap { base, power -> String? in
      if case .currency(let code) = base, power == 1 { code } else { nil }
    }
    guard let code = codes.first, code != model.currency, let rate = model.quantity(named: "fx.\(code)") else {
      return nil
    }
    return numbers.row(of: rate.id, cell: 0)
  }

  /// The mean over the periods, weighted where anything comes at all.
  private func mean(_ row: [Double], weights: [Double]?) -> Double {
    guard row.count > 1 else { return row.first ?? .nan }
    let span = periods.clamped(to: 1...(row.count - 1))
    let first = row[span.lowerBound]
    // What does not vary is itself, to the bit.
    if span.allSatisfy({ row[$0] == first }) { return first }
    if let weights, weights.count == row.count {
      let total = span.reduce(0) { $0 + weights[$1] }
      if total > 0 { return span.reduce(0) { $0 + row[$1] * weights[$1] } / total }
    }
    return span.reduce(0) { $0 + row[$1] } / Double(span.count)
  }

  /// The cell of a quantity with these members; axes it does not have are passed over.
  static func cell(_ places: [Axis: Int], of quantity: Quantity) -> Int {
    quantity.type.axes.reduce(0) { $0 * $1.members.count + (places[$1] ?? 0) }
  }

  /// The range of a cell where it has one: its ends are the bounds of its confidence.
  func range(_ name: String, at places: [Axis: Int]) -> (low: Double, high: Double)? {
    guard let quantity = model.quantity(name, of: route) else { return nil }
    let cell = Self.cell(places, of: quantity)
    guard let range = numbers.range(of: quantity.id, cell: cell), let low = range.low, let high = range.high else {
      return nil
    }
    return (low, high)
  }
}
