import Quantities

/// What a number of a route measures, and what its key is called.
enum RouteMeasure: Sendable, Hashable {
  /// `request/month`: whatever count it is of is what the others are per.
  case requests
  /// `token/request`
  case tokens
  /// 0% to 100%.
  case share
  /// 0% and above: a price level, a discount's counterpart.
  case level
  /// Of money per request.
  case moneyPerRequest
  case effortPerRequest
  case moneyPerEffort
  case moneyPerToken
  case moneyPerTime
  case tokensPerTime
  /// A time such as 3 s.
  case effort
  /// `s per 1k token`: what a machine needs for a token.
  case effortPerToken
  /// `hour/month`: how long a machine can be busy.
  case effortPerTime
  /// `token/min`: how fast tokens may come.
  case tokensPerEffort
  /// A pure number above 0.
  case count
  /// Yes or no.
  case truth

  /// How a message names it.
  var words: String {
    switch self {
    case .requests: "a count per calendar time, such as request/month"
    case .tokens: "tokens per request, such as token/request"
    case .share: "a share from 0% to 100%"
    case .level: "a percentage from 0%"
    case .moneyPerRequest: "money per request, such as EUR/request"
    case .effortPerRequest: "time of work per request, such as s/request"
    case .moneyPerEffort: "money per time of work, such as EUR/hour"
    case .moneyPerToken: "money per token, such as USD per 1M token"
    case .moneyPerTime: "money per calendar time, such as USD/month"
    case .tokensPerTime: "tokens per calendar time, such as token/month"
    case .effort: "a time such as 3 s"
    case .effortPerToken: "time per token, such as s per 1k token"
    case .effortPerTime: "machine time per calendar time, such as hour/month"
    case .tokensPerEffort: "tokens per minute, such as token/min"
    case .count: "a number above 0"
    case .truth: "yes or no"
    }
  }

  /// The dimension wanted, where `request` and `token` are what the route's volume and tokens count.
  func dimension(_ request: Dimension, _ token: Dimension, money: String) -> Dimension {
    let currency = Dimension.base(.currency(money))
    let time = Dimension.base(.time)
    let effort = Dimension.base(.effort)
    switch self {
    case .requests: return request / time
    case .tokens: return token / request
    case .share, .level, .count, .truth: return .none
    case .moneyPerRequest: return currency / request
    case .effortPerRequest: return effort / request
    case .moneyPerEffort: return currency / effort
    case .moneyPerToken: return currency / token
    case .moneyPerTime: return currency / time
    case .tokensPerTime: return token / time
    case .effort: return effort
    case .effortPerToken: return effort / token
    case .effortPerTime: return effort / time
    case .tokensPerEffort: return token / effort
    }
  }

  /// Whether a number of its kind can be what it says; in base units.
  func allows(_ value: Double) -> Bool {
    switch self {
    case .share: value >= 0 && value <= 1
    case .count: value > 0
    case .requests, .tokens, .level, .moneyPerRequest, .effortPerRequest, .moneyPerEffort, .moneyPerToken,
      .moneyPerTime, .tokensPerTime, .effort, .effortPerToken, .effortPerTime, .tokensPerEffort:
      value >= 0
    case .truth: true
    }
  }
}

/// A key of the block, of a model's braces or of a vendor's terms.
struct RouteKey: Sendable, Hashable {
  let name: String
  let measure: RouteMeasure?
  /// Whether it may differ by class.
  var byClass = false

  /// Of the block, in the order the guide lists them; those without a measure hold words.
  static let ofRoutes: [RouteKey] = [
    RouteKey(name: "classes", measure: nil), RouteKey(name: "volume", measure: .requests, byClass: true),
    RouteKey(name: "tokens_in", measure: .tokens, byClass: true),
    RouteKey(name: "tokens_out", measure: .tokens, byClass: true), RouteKey(name: "prompts", measure: nil),
    RouteKey(name: "cached", measure: .share, byClass: true),
    RouteKey(name: "cache_writes", measure: .share, byClass: true),
    RouteKey(name: "loops", measure: .count, byClass: true),
    RouteKey(name: "quality", measure: .share, byClass: true), RouteKey(name: "evidence", measure: nil),
    RouteKey(name: "wrong_answer", measure: .moneyPerRequest, byClass: true),
    RouteKey(name: "review", measure: .share, byClass: true),
    RouteKey(name: "review_rates", measure: .share, byClass: true),
    RouteKey(name: "review_time", measure: .effortPerRequest, byClass: true),
    RouteKey(name: "detects", measure: .share, byClass: true),
    RouteKey(name: "rework_time", measure: .effortPerRequest, byClass: true),
    RouteKey(name: "labour", measure: .moneyPerEffort), RouteKey(name: "cascades", measure: nil),
    RouteKey(name: "gate_passes_right", measure: .share), RouteKey(name: "gate_passes_wrong", measure: .share),
    RouteKey(name: "gate_cost", measure: .moneyPerRequest), RouteKey(name: "batch", measure: .share, byClass: true),
    RouteKey(name: "peak", measure: .count), RouteKey(name: "regions", measure: nil),
    RouteKey(name: "today", measure: nil),
  ]

  static let ofModels: [RouteKey] = [
    RouteKey(name: "price_in", measure: .moneyPerToken), RouteKey(name: "price_out", measure: .moneyPerToken),
    RouteKey(name: "price_cached", measure: .moneyPerToken),
    RouteKey(name: "price_cache_write", measure: .moneyPerToken), RouteKey(name: "batch_price", measure: .level),
    RouteKey(name: "context", measure: .tokens), RouteKey(name: "fixed", measure: .moneyPerTime),
    RouteKey(name: "capacity", measure: .tokensPerTime), RouteKey(name: "throughput", measure: .tokensPerEffort),
    RouteKey(name: "gpu_hours", measure: .effortPerTime), RouteKey(name: "gpu_time_in", measure: .effortPerToken),
    RouteKey(name: "gpu_time_out", measure: .effortPerToken), RouteKey(name: "units", measure: .count),
    RouteKey(name: "latency", measure: .effort, byClass: true),
    RouteKey(name: "region", measure: nil), RouteKey(name: "vendor", measure: nil),
    RouteKey(name: "available", measure: .truth),
  ]

  static let ofTerms: [RouteKey] = [
    RouteKey(name: "commitment", measure: .moneyPerTime), RouteKey(name: "discount", measure: .share),
    RouteKey(name: "signed", measure: nil), RouteKey(name: "volume_discount", measure: nil),
  ]
}
