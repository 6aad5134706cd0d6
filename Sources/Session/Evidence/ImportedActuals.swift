import Evidence

/// Weekly actuals that were imported, the latest import of a measure over earlier ones.
struct ImportedActuals: Sendable {
  /// As the user wrote the file's path.
  var files: [String] = []
  var series: [ActualSeries] = []
  var trends: [Trend] = []
  /// The last day that anything is known of.
  var lastDay: Day?
}
