/// What is counted of one task class.
final class ClassTally {
  /// A request, its numbers read.
  struct Row {
    var instant: Instant?
    /// The cached tokens are among them.
    var tokensIn = 0
    var tokensOut = 0
    var cached = 0
    var cacheWrites = 0
    var reasoning = 0
  }

  // Every request writes these, one at a time: checking each access anew would take a quarter of the reading.
  @exclusivity(unchecked) private(set) var bands = PromptBand.all
  private let tokensIn = PagedCounts()
  private let tokensOut = PagedCounts()
  @exclusivity(unchecked) private(set) var days = DayCounts()
  @exclusivity(unchecked) private(set) var daysIn = DayCounts()
  @exclusivity(unchecked) private(set) var daysOut = DayCounts()

  @inline(__always)
  func add(_ row: Row) {
    let band = PromptBand.index(of: row.tokensIn)
    bands[band].requests &+= 1
    bands[band].tokensIn &+= row.tokensIn
    bands[band].tokensOut &+= row.tokensOut
    bands[band].cached &+= row.cached
    bands[band].cacheWrites &+= row.cacheWrites
    bands[band].reasoning &+= row.reasoning
    tokensIn.add(row.tokensIn)
    tokensOut.add(row.tokensOut)
    if let instant = row.instant {
      let day = instant.day
      days.add(1, on: day)
      daysIn.add(row.tokensIn, on: day)
      daysOut.add(row.tokensOut, on: day)
    }
  }

  // MARK: Sums made elsewhere

  func add(band: PromptBand, at index: Int) { bands[index].add(band) }
  func add(tokensIn value: Int, requests: Int) { tokensIn.add(value, times: requests) }
  func add(tokensOut value: Int, requests: Int) { tokensOut.add(value, times: requests) }
  func add(day: Int, requests: Int, tokensIn: Int, tokensOut: Int) {
    days.add(requests, on: day)
    daysIn.add(tokensIn, on: day)
    daysOut.add(tokensOut, on: day)
  }

  /// The class with its counts.
  func usage(name: String, label: String, coverage: Coverage?) -> ClassUsage {
    ClassUsage(
      name: name, label: label, bands: bands.filter { $0.requests > 0 }, tokensIn: TokenHistogram(tokensIn.counts),
      tokensOut: TokenHistogram(tokensOut.counts),
      months: coverage.map { MonthUsage.months(days, daysIn, daysOut, in: $0) } ?? [])
  }
}
