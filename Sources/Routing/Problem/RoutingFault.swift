/// Why there is no routing.
package enum RoutingFault: Error, Hashable, Sendable {
  /// A number that is not finite or out of its range: what it is, of which class or model, and the number.
  case impossibleNumber(what: String, of: String, value: Double)
  /// A table with another number of rows or columns than there are classes or models.
  case unevenTable(what: String, found: Int, expected: Int)
  case noClasses
  case noModels
  /// No model may answer the class: what keeps each model out.
  case noPolicy(class: Int, because: [Exclusion])
  /// A smallest set of requirements that cannot hold together: leave out any one of them and the others can.
  case conflict([Requirement])
  /// Costs can fall without end.
  case unbounded
  /// No whole solution was found in the time given.
  case outOfTime
  /// The solver gave up on the numbers.
  case unsolved
  /// The solver's library is not on this machine.
  case solverMissing(library: String)
}

/// Something a routing has to satisfy.
package enum Requirement: Hashable, Sendable {
  /// A rule, by its position among the rules.
  case rule(Int)
  /// A model carries no more than its capacity.
  case capacity(model: Int)
  /// Its machines are busy for no more hours than there are.
  case machineHours(model: Int)
  /// Only so much of a class can wait for a batch.
  case batchShare(class: Int)
}

/// Why a model is no candidate for a class.
package struct Exclusion: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case unknownQuality
    case noPrice
    /// The rule that keeps it out, by position.
    case rule(Int)
    case onlyBatch
    /// The class has prompts that are longer than the model takes.
    case promptTooLong
  }
  package var model: Int
  package var reason: Reason

  package init(model: Int, reason: Reason) {
    self.model = model
    self.reason = reason
  }
}
