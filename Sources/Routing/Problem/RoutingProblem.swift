/// Which model should answer which class of requests, as plain numbers: money in one currency, flows per month,
/// effort in hours. Classes and models are known by their position.
package struct RoutingProblem: Hashable, Sendable {
  package var classes: [TaskClass]
  package var models: [CandidateModel]
  /// `quality[class][model]`: nil where nothing is known, so that the model is no candidate for the class.
  package var quality: [[Quality?]]
  /// How one model may hand over to a second; nil where only single models are wanted.
  package var cascades: Cascades?
  package var rules: [RoutingRule]
  package var terms: [VendorTerms]
  /// Today's mix: for each class the share of its requests each model answers. Empty where nothing is said.
  package var today: [[Double]]

  package init(
    classes: [TaskClass], models: [CandidateModel], quality: [[Quality?]], cascades: Cascades? = nil,
    rules: [RoutingRule] = [], terms: [VendorTerms] = [], today: [[Double]] = []
  ) {
    self.classes = classes
    self.models = models
    self.quality = quality
    self.cascades = cascades
    self.rules = rules
    self.terms = terms
    self.today = today
  }

  /// Requests of all classes per month.
  package var requests: Double { classes.reduce(0) { $0 + $1.requests } }

  /// The vendors, in order of the models' declaration.
  package var vendors: [String] {
    models.reduce(into: []) { vendors, model in
      if !vendors.contains(model.vendor) { vendors.append(model.vendor) }
    }
  }
}

/// A kind of request with its flow and what its answers are worth.
package struct TaskClass: Hashable, Sendable {
  package var name: String
  /// Requests per month.
  package var requests: Double
  /// Tokens of one request in and out; what a model's capacity is counted in.
  package var tokens: Double
  /// Tokens of its longest prompts: what a model's context must hold.
  package var longestPrompt: Double
  /// Cost of a wrong answer that nobody catches, per request.
  package var wrongAnswer: Double
  /// The shares of answers that people review, 0...1, to choose from: one where it is given.
  package var reviewShares: [Double]
  /// Hours to review one answer.
  package var reviewHours: Double
  /// Probability that a review finds a wrong answer wrong, 0...1.
  package var detection: Double
  /// Hours to put a wrong answer right that was found.
  package var reworkHours: Double
  /// Money per hour of review and rework.
  package var wage: Double
  /// The share of requests that can wait for a batch, 0...1.
  package var batchShare: Double

  package init(
    name: String, requests: Double, tokens: Double, longestPrompt: Double = 0, wrongAnswer: Double = 0,
    reviewShares: [Double] = [0], reviewHours: Double = 0, detection: Double = 0, reworkHours: Double = 0,
    wage: Double = 0, batchShare: Double = 0
  ) {
    self.name = name
    self.requests = requests
    self.tokens = tokens
    self.longestPrompt = longestPrompt
    self.wrongAnswer = wrongAnswer
    self.reviewShares = reviewShares
    self.reviewHours = reviewHours
    self.detection = detection
    self.reworkHours = reworkHours
    self.wage = wage
    self.batchShare = batchShare
  }
}
