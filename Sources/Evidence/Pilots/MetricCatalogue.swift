/// Measures that service, software and office work have in common: what each counts, in which unit, which way is good.
package struct CatalogueMetric: Sendable, Hashable {
  /// What a measure must cover to be weighed against another.
  package enum Aspect: String, Sendable, Hashable, CaseIterable { case speed, quality, cost, risk, adoption, rework }

  package let name: String
  /// How it is worked out.
  package let definition: String
  package let unit: String
  package let good: PilotDesign.Direction
  package let aspect: Aspect
  /// Words that columns and names of it hold.
  package let words: [String]
  /// The measure downstream that shows whether a gain here is only moved on; of measures at the front door.
  package let backDoor: String?
}

package enum MetricCatalogue {
  private static func metric(
    _ name: String, _ definition: String, _ unit: String, _ good: PilotDesign.Direction,
    _ aspect: CatalogueMetric.Aspect, _ words: [String], backDoor: String? = nil
  ) -> CatalogueMetric {
    CatalogueMetric(
      name: name, definition: definition, unit: unit, good: good, aspect: aspect, words: words, backDoor: backDoor)
  }

  package static let all: [CatalogueMetric] = [
    metric(
      "Mean time to resolve", "Time from opening to resolution, over resolved incidents", "hours", .lower, .speed,
      ["mttr", "time_to_resolve", "time_to_restore"], backDoor: "Reopened share"),
    metric(
      "Mean time to acknowledge", "Time from alert to first response", "minutes", .lower, .speed,
      ["mtta", "time_to_acknowledge", "time_to_approve"], backDoor: "Mean time to resolve"),
    metric(
      "Change failure rate", "Deployments that had to be repaired, of all deployments", "share", .lower, .risk,
      ["change_failure", "failed_change"]),
    metric(
      "Deployment frequency", "Deployments to production in a week", "per week", .higher, .speed,
      ["deployment", "deploys"], backDoor: "Change failure rate"),
    metric(
      "Review latency", "Time from asking for a review to the decision", "hours", .lower, .speed,
      ["review_latency", "pr_latency"], backDoor: "Defect density"),
    metric("Backlog age", "Mean age of what is open", "days", .lower, .speed, ["backlog"]),
    metric(
      "First contact resolution", "Cases closed at the first contact, of all cases", "share", .higher, .quality,
      ["fcr", "first_contact"]),
    metric(
      "Handled without escalation", "Cases that were not passed on, of all cases", "share", .higher, .quality,
      ["without_escalation", "containment", "contained"], backDoor: "Customer satisfaction"),
    metric("Escalated share", "Cases passed on, of all cases", "share", .lower, .quality, ["escalat", "handoff"]),
    metric(
      "Reopened share", "Cases opened again, of those closed", "share", .lower, .rework, ["reopen", "repeat_contact"]),
    metric(
      "Handle time", "Working time on a case, after-work included", "minutes", .lower, .speed,
      ["aht", "handle", "handling", "minutes", "seconds", "duration", "cycle_time", "commit_time", "task_time"],
      backDoor: "Reopened share"),
    metric(
      "Closure time", "Time from opening to closing a case", "hours", .lower, .speed, ["closure", "close_time"],
      backDoor: "Reopened share"),
    metric("Defect density", "Defects for a unit of output", "per unit", .lower, .quality, ["defect", "bug", "error"]),
    metric(
      "Customer satisfaction", "Contacts rated good, of those rated", "share", .higher, .quality,
      ["csat", "satisf", "nps"]),
    metric("Quality score", "Cases that pass quality review", "share", .higher, .quality, ["qa", "quality", "accura"]),
    metric(
      "Cost per case", "All costs over cases resolved", "money", .lower, .cost,
      ["cost", "spend", "unit_cost"], backDoor: "Backlog age"),
    metric(
      "Rework", "Time spent on mending what was done", "minutes", .lower, .rework, ["rework", "correction", "repair"]),
    metric(
      "Policy violations", "Actions against the rules, of 1,000", "per 1,000", .lower, .risk,
      ["violation", "incident", "breach", "complian"]),
    metric(
      "Adoption", "People who use it, of those who could", "share", .higher, .adoption, ["adopt", "usage", "active"]),
    metric("Acceptance", "Drafts taken as they are, of all drafts", "share", .higher, .adoption, ["accept"]),
    metric("Override", "Drafts set aside, of all drafts", "share", .lower, .adoption, ["overrid", "reject"]),
    metric(
      "Knowledge use", "Cases closed with an article at hand", "share", .higher, .quality, ["knowledge", "kb"]),
    metric("Complaints", "Cases complained about, of all", "share", .lower, .quality, ["complaint", "refund"]),
  ]

  /// The first measure whose words are in a name; names in order of weight.
  package static func metric(named names: [String]) -> CatalogueMetric? {
    for name in names {
      let name = name.lowercased().replacing(" ", with: "_")
      let pieces = name.split(separator: "_")
      // Short words stand for themselves alone: `qa_pass`, not `aquarium`.
      let found = all.first { metric in
        metric.words.contains { word in word.count <= 4 ? pieces.contains { $0 == word } : name.contains(word) }
      }
      if let found { return found }
    }
    return nil
  }

  package static func direction(of names: [String]) -> PilotDesign.Direction? { metric(named: names)?.good }
}
