/// Where a row's values stand among those that are read: an index for each role, and what tells the classes apart.
struct RowLayout {
  enum Classes {
    case none
    case column(Int)
    case rules([[Condition]])
  }

  /// A condition of a rule, its column found.
  enum Condition {
    case isOne(of: [[UInt8]], at: Int)
    case like(Glob, at: Int)
    case tokens(ColumnRole, low: Int, high: Int)
  }

  var places: [ColumnRole: Int] = [:]
  var classes = Classes.none
  /// Whether the input tokens of a row hold the cached ones.
  var countsCached = true
}
