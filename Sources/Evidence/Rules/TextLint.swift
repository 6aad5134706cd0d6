/// Whether words say something that can be checked.
package struct TextLint: Sendable {
  package let text: String
  private let words: [String]

  package init(_ text: String) {
    self.text = text
    words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "%" || $0 == "-") }.map(String.init)
  }

  private func has(_ any: Set<String>) -> Bool { words.contains { any.contains($0) } }
  private func hasPhrase(_ any: [String]) -> Bool {
    let line = " " + words.joined(separator: " ") + " "
    return any.contains { line.contains(" \($0) ") }
  }

  package var hasNumber: Bool { words.contains { $0.contains { $0.isNumber } } }
  package var hasDirection: Bool { has(Self.directions) }
  /// A percentage, or a number followed by a word.
  package var hasUnit: Bool {
    for (index, word) in words.enumerated() where word.contains(where: \.isNumber) {
      if word.contains("%") || word.contains(where: \.isLetter) { return true }
      if index + 1 < words.count, !Self.joining.contains(words[index + 1]) { return true }
    }
    return false
  }
  /// A year, a quarter, a month, or a span from now.
  package var hasDate: Bool {
    has(Self.months)
      || words.contains { word in
        let year = word.split(separator: "-").first.map(String.init) ?? word
        return (year.count == 4 && (year.hasPrefix("19") || year.hasPrefix("20")) && year.allSatisfy(\.isNumber))
          || (word.count == 2 && word.hasPrefix("q") && word.last?.isNumber == true)
      } || hasPhrase(["year 1", "year one", "this year", "next year", "this quarter", "next quarter"])
      || hasSpan
  }
  private var hasSpan: Bool {
    for (index, word) in words.enumerated() where word == "in" || word == "within" || word == "over" {
      if index + 2 < words.count, words[index + 1].allSatisfy(\.isNumber) || Self.counts.contains(words[index + 1]),
        Self.spans.contains(words[index + 2])
      {
        return true
      }
    }
    return false
  }
  /// Something that has an amount of its own: time, cost, rate, share, …
  package var namesMeasure: Bool { has(Self.measures) || hasPhrase(["time-to-hire", "time to hire"]) }
  /// Words of degree without a number beside them: `significantly`, `better`.
  package var adjectives: [String] { hasNumber ? [] : words.filter { Self.adjectives.contains($0) } }
  /// Technology that is put in place, rather than what comes of it.
  package var namesDeployment: Bool {
    guard let verb = words.firstIndex(where: { Self.deploying.contains($0) }) else { return false }
    return words[verb...].contains { Self.technology.contains($0) }
  }
  /// The quality of a model rather than of the work.
  package var namesModelMetric: Bool { has(Self.modelMetrics) || hasPhrase(["f1 score", "error rate of the model"]) }
  /// Things that are made or used, not what they are for.
  package var namesActivity: Bool { has(Self.activities) }

  static let directions: Set<String> = [
    "reduce", "lower", "cut", "decrease", "shorten", "halve", "less", "fewer", "down", "raise", "increase", "grow",
    "improve", "lift", "higher", "more", "up", "double", "from", "faster", "shorter", "least", "most", "under", "above",
    "below", "over", "within", "minimum", "maximum", "save", "saved",
  ]
  static let joining: Set<String> = ["by", "in", "to", "from", "and", "or", "the", "of", "a", "an", "until", "before"]
  static let counts: Set<String> = ["one", "two", "three", "four", "five", "six", "nine", "twelve", "first", "the"]
  static let spans: Set<String> = [
    "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
  ]
  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  static let measures: Set<String> = [
    "time", "time-to-hire", "cost", "costs", "rate", "share", "revenue", "margin", "churn", "hours", "days", "backlog",
    "errors", "defects", "price", "spend", "headcount", "turnover", "exceptions", "conversion", "uptime", "latency",
    "precision", "accuracy", "recall", "queries", "users", "value", "score", "cases", "tickets", "roi", "usage",
    "efficiency%", "deployments", "features", "pipelines", "reports", "csat", "nps", "clv", "aht",
  ]
  static let adjectives: Set<String> = [
    "better", "faster", "significant", "significantly", "improved", "good", "great", "acceptable", "reasonable", "high",
    "low", "robust", "seamless", "seamlessly", "substantial", "substantially", "efficient", "efficiently", "satisfied",
    "satisfactory", "minimal", "quick", "quickly", "excellent", "strong", "noticeable", "noticeably", "happy", "easier",
  ]
  static let deploying: Set<String> = [
    "deploy", "deploying", "implement", "implementing", "launch", "launching", "install", "roll", "introduce",
    "introducing", "build", "building", "adopt", "adopting", "integrate", "train", "training", "migrate", "buy",
    "pilot",
    "ship", "rollout", "use",
  ]
  static let technology: Set<String> = [
    "llm", "llms", "ai", "gpt", "copilot", "copilots", "chatbot", "chatbots", "agent", "agents", "model", "models",
    "rag",
    "genai", "assistant", "assistants", "tool", "platform", "ml", "bot", "bots",
  ]
  static let modelMetrics: Set<String> = [
    "accuracy", "precision", "recall", "f1", "auc", "perplexity", "bleu", "rouge", "rmse", "hallucination",
    "hallucinations", "latency",
  ]
  static let activities: Set<String> = [
    "prompt", "prompts", "document", "documents", "token", "tokens", "call", "calls", "summary", "summaries", "draft",
    "drafts", "message", "messages", "query", "queries", "request", "requests", "login", "logins", "completion",
    "completions", "generation", "generations", "output", "outputs",
  ]
}
