package struct Initiative: Stated {
  package enum Status: String, Sendable { case planned, pilot, live, stalled, stopped }

  package static let keyword = "initiative"
  package let record: BlockRecord
  package init(_ record: BlockRecord) { self.record = record }

  package var priority: String? { record.name("priority") }
  package var moves: [String] { record.names("moves") }
  package var costs: [String] { record.names("costs") }
  package var earns: [String] { record.names("earns") }
  package var functions: [String] { record.texts("function") }
  package var signatures: [Signature] { record.signatures }
  package var problem: String? { record.text("problem") }
  package var bottleneck: String? { record.text("bottleneck") }
  package var bottleneckSeen: Day? { record.day("bottleneck seen") }
  package var toolChosen: Day? { record.day("tool chosen") }
  package var designed: Day? { record.lastDay("designed") }
  package var goLive: Day? { record.day("go live") }
  package var stage: String? { record.text("stage") }
  package var status: Status? { record.text("status").flatMap(Status.init) }
  package var provenBy: String? { record.name("proven by") }
  package var workflow: String? { record.name("workflow") }
  package var paysBackBy: Day? { record.lastDay("pays back by") }
  package var overlaps: [String] { record.names("overlaps") }
  package var asset: String? { record.text("asset") }
  package var experimentBudget: Double? { record.number("experiment budget")?.value }
  package var agents: Double? { record.number("agents")?.value }
  package var iterations: Double? { record.number("iterations")?.value }
  /// Money per month.
  package var runningCost: Double? { record.number("running cost")?.value }
  package var securityReview: Double? { record.number("security review")?.value }
  package var failsWith: Double? { record.number("fails with")?.value }
  package var passedOn: Double? { record.number("passed on")?.value }
  package var learns: [String] { record.names("learns") }
  package var stops: String? { record.text("stops") }
  package var teams: Count? { record.count("teams", "using", "intended") }
  package var proofs: Count? { record.count("proofs", "succeeded", "tried") }
}

/// So many of so many.
package struct Count: Sendable, Hashable {
  package let part: Double
  package let whole: Double
  package init(_ part: Double, of whole: Double) {
    self.part = part
    self.whole = whole
  }

  /// Nil of nothing.
  package var share: Double? { whole > 0 ? part / whole : nil }
}

extension BlockRecord {
  package func count(_ key: String, _ part: String, _ whole: String) -> Count? {
    clause(key).flatMap { clause in
      clause.number(part).flatMap { part in clause.number(whole).map { Count(part, of: $0) } }
    }
  }
}
