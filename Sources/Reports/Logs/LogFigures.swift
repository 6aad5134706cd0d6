/// A usage log or a bill that was imported, as numbers.
package struct LogFigures: Sendable, Hashable {
  /// Requests with prompts longer than `above` tokens, up to the next length at which price lists change.
  package struct Length: Sendable, Hashable {
    package let above: Int
    package let requests: Int
    package let tokensIn: Int
    package let tokensOut: Int
    package init(above: Int, requests: Int, tokensIn: Int, tokensOut: Int) {
      self.above = above
      self.requests = requests
      self.tokensIn = tokensIn
      self.tokensOut = tokensOut
    }
  }

  /// Requests of a class, or all of them.
  package struct Usage: Sendable, Hashable {
    package let name: String
    package let requests: Int
    package let tokensIn: Int
    package let tokensOut: Int
    package let cached: Int
    /// Per month; nil where the log covers too little to tell.
    package let growth: Double?
    /// The 50th, 95th and 99th percentile of a request's tokens.
    package let percentilesIn: [Double]
    package let percentilesOut: [Double]
    package let lengths: [Length]

    package init(
      name: String, requests: Int, tokensIn: Int, tokensOut: Int, cached: Int, growth: Double?,
      percentilesIn: [Double], percentilesOut: [Double], lengths: [Length]
    ) {
      self.name = name
      self.requests = requests
      self.tokensIn = tokensIn
      self.tokensOut = tokensOut
      self.cached = cached
      self.growth = growth
      self.percentilesIn = percentilesIn
      self.percentilesOut = percentilesOut
      self.lengths = lengths
    }
  }

  /// What a bill, or a part of it, comes to in its currency; amounts exact, as they are written.
  package struct Bill: Sendable, Hashable {
    package let name: String
    package let billed: String
    package let effective: String?
    package init(name: String, billed: String, effective: String?) {
      self.name = name
      self.billed = billed
      self.effective = effective
    }
  }

  package enum Contents: Sendable, Hashable {
    case requests(total: Usage, classes: [Usage])
    case bill(currency: String?, total: Bill, parts: [Bill])
  }

  /// The name its inputs stand under, and the file or table it is from.
  package let name: String
  package let source: String
  package let rows: Int
  package let refused: Int
  /// The first and last day; nil where none is told.
  package let first: String?
  package let last: String?
  package let contents: Contents

  package init(
    name: String, source: String, rows: Int, refused: Int, first: String?, last: String?, contents: Contents
  ) {
    self.name = name
    self.source = source
    self.rows = rows
    self.refused = refused
    self.first = first
    self.last = last
    self.contents = contents
  }
}
