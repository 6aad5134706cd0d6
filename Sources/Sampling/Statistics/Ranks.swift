/// Ranks of numbers, from 0; equal numbers share the mean of theirs.
package enum Ranks {
  /// Indices in rising order of their numbers, equal ones by index.
  package static func order(of values: [Double]) -> [Int] {
    let keyed = values.enumerated().map { (value: $0.element, index: $0.offset) }
    return keyed.sorted { $0.value < $1.value || ($0.value == $1.value && $0.index < $1.index) }.map(\.index)
  }

  package static func ranks(of values: [Double]) -> [Double] {
    let order = order(of: values)
    var result = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { result[order[place]] = Double(start + end - 1) / 2 }
      start = end
    }
    return result
  }
}
