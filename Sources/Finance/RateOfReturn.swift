/// The rates at which a series of net flows is worth nothing today: the internal rate of return, where there is one.
package struct RateOfReturn: Sendable, Equatable {
  /// Below it, per year, a rate tells nothing and is left out.
  package static let lowest = -0.99

  /// Every annual effective rate from `lowest` up, ascending.
  package let rates: [Double]
  /// Rates below `lowest`, named beside the result.
  package let ignored: [Double]
  /// The rate where it is unique, else why there is none.
  package let metric: MetricValue

  /// The rate of net flows in periods.
  ///
  /// −100 at the start and 110 after 12 months return 10% a year. Not meaningful where the net never changes sign,
  /// where no rate or more than one brings the net present value to 0, and where it leaves the range of numbers.
  package init(net: [Double], times: FlowTimes) {
    self.init(amounts: net, years: net.indices.map { times.months(at: $0) / 12 })
  }

  /// - Parameter years: when each amount falls, ascending and distinct.
  init(amounts: [Double], years: [Double]) {
    guard amounts.allSatisfy(\.isFinite) else {
      self.init(none: .overflow)
      return
    }
    let signs = amounts.filter { $0 != 0 }.map { $0 < 0 }
    guard signs.contains(true), signs.contains(false) else {
      self.init(none: .noSignChange)
      return
    }
    guard let found = RateSearch.rates(amounts: amounts, years: years) else {
      self.init(none: .ratesNotIsolated)
      return
    }
    if found.isEmpty {
      // Between ends of opposite sign there is a rate, if only beyond every number.
      self.init(none: signs.first == signs.last ? .noRate : .overflow)
      return
    }
    self.init(found: found)
  }

  private init(found: [Double]) {
    rates = found.filter { $0 >= Self.lowest }
    ignored = found.filter { $0 < Self.lowest }
    metric =
      switch rates.count {
      case 0: .notMeaningful(.onlyRatesTooLow(ignored))
      case 1: .value(rates[0])
      case _: .notMeaningful(.severalRates(rates))
      }
  }

  private init(none reason: MetricValue.Reason) {
    rates = []
    ignored = []
    metric = .notMeaningful(reason)
  }
}
