import Evidence

/// Weekly actuals that were imported, the latest import of a measure over earlier ones.
struct ImportedActuals: Sendable {
  /// As they were read, in the measures' own units.
  private(set) var table: ActualsTable
  /// As the user wrote the file's path.
  private(set) var files: [String] = []
  /// In base units, flows a month, as rules compare them.
  private(set) var series: [ActualSeries] = []
  private(set) var trends: [Trend] = []
  /// The last day that anything is known of.
  var lastDay: Day? { table.last }

  init(table: ActualsTable) { self.table = table }

  mutating func take(_ new: ActualsTable, from file: String) {
    table = files.isEmpty ? new : table.replaced(by: new)
    files.removeAll { $0 == file }
    files.append(file)
  }

  func filled(by plan: PlannedWeeks) -> ImportedActuals {
    var filled = self
    filled.series = table.series.map(plan.inBaseUnits)
    filled.trends = filled.series.compactMap { series in
      series.trend().map {
        Trend(name: series.name, slope: $0.slope, low: $0.interval.low, high: $0.interval.high)
      }
    }
    return filled
  }
}
