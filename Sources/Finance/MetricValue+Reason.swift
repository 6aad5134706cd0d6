extension MetricValue {
  /// Why a metric has no value, shown after `n/m`. Rates are annual, as fractions.
  package enum Reason: Sendable, Equatable {
    case noSignChange
    case noRate
    case severalRates([Double])
    case onlyRatesTooLow([Double])
    case ratesNotIsolated
    case neverPaysBack(withinMonths: Int)
    case noCosts
    case negativeCosts
    case noPayments
    /// Neither costs nor benefits in any period.
    case noFlows
    case noCashableShare
    case divisionByZero(divisor: String)
    case overflow
    /// A number that something in the model could not give; `period` is nil where it is the same in all.
    case undefined(Fault, in: String, period: String?)

    package var description: String {
      switch self {
      case .noSignChange: "no rate of return: the net never changes sign"
      case .noRate: "no rate of return: no rate brings the net present value to 0"
      case .severalRates(let rates): "\(Self.counted(rates.count)) rates: \(Self.percentages(rates))"
      case .onlyRatesTooLow(let rates): "no rate of return above -99% a year: \(Self.percentages(rates))"
      case .ratesNotIsolated: "no rate of return: too many rates come close to one"
      case .neverPaysBack(let months): "never pays back within \(months) months"
      case .noCosts: "no costs"
      case .negativeCosts: "costs below zero"
      case .noPayments: "no payments"
      case .noFlows: "there are no costs and no benefits"
      case .noCashableShare: "no share of the capacity benefits brings the cash-only net present value to 0"
      case .divisionByZero(let divisor): "division by zero: \(divisor) is 0"
      case .overflow: "too large to represent"
      case .undefined(let fault, let name, let period):
        "\(fault.rawValue) in \(name)\(period.map { " in \($0)" } ?? "")"
      }
    }

    /// What kind of arithmetic has no result.
    package enum Fault: String, Sendable {
      case divisionByZero = "division by zero"
      case logarithm = "logarithm of a number that is not above 0"
      case squareRoot = "square root of a negative number"
      case power = "a power that does not exist"
      case overflow = "a number too large to represent"
      case noValue = "no value yet"
    }

    private static func counted(_ count: Int) -> String {
      let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
      return words.indices.contains(count) ? words[count] : String(count)
    }

    private static func percentages(_ rates: [Double]) -> String {
      rates.map(percentage).joined(separator: ", ")
    }

    /// A fraction as a percentage to one decimal, whole when whole: 0.25 is 25%, 0.0712 is 7.1%.
    static func percentage(_ rate: Double) -> String {
      let tenths = (rate * 1000).rounded()
      guard let count = Int(exactly: tenths) else { return "\(rate * 100)%" }
      let (whole, tenth) = count.magnitude.quotientAndRemainder(dividingBy: 10)
      return "\(count < 0 ? "-" : "")\(whole)\(tenth == 0 ? "" : ".\(tenth)")%"
    }
  }
}
