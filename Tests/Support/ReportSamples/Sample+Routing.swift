package import Reports
package import Routing

extension Sample {
  /// Four classes and three models, as a support desk might have them.
  package static var routing: RoutingProblem {
    let labour = 41.0
    func item(_ name: String, _ requests: Double, _ tokens: Double, _ wrong: Double, _ review: Double) -> TaskClass {
      TaskClass(
        name: name, requests: requests, tokens: tokens, wrongAnswer: wrong, reviewShares: [review],
        reviewHours: 40.0 / 3_600, detection: 0.85, reworkHours: 0.1, wage: labour)
    }
    return RoutingProblem(
      classes: [
        item("faq", 180_000, 2_020, 0.1, 0), item("billing", 70_000, 3_610, 0.15, 0),
        item("claims", 45_000, 7_400, 40, 1), item("complaint", 15_000, 3_000, 25, 1),
      ],
      models: [
        CandidateModel(
          name: "large", vendor: "anthropic",
          offers: [
            Offer(region: "global", price: [0.0053, 0.0112, 0.0266, 0.0135]),
            Offer(region: "EU", price: [0.0058, 0.0123, 0.0293, 0.0149]),
          ]),
        CandidateModel(
          name: "small", vendor: "anthropic",
          offers: [Offer(region: "global", price: [0.0018, 0.0037, 0.0089, 0.0045])]),
        CandidateModel(
          name: "local", vendor: "own",
          offers: [Offer(region: "EU", price: [0.0002, 0.0004, 0.0008, 0.0004])],
          hosting: Hosting(unitCost: 200, unitCapacity: 2e9)),
      ],
      quality: [[0.97, 0.95, 0.95], [0.95, 0.91, 0.84], [0.92, 0.83, 0.71], [0.93, 0.88, 0.80]].map {
        $0.map { Quality($0) }
      },
      cascades: Cascades(),
      rules: [
        .quality(atLeast: 0.94, class: nil), .quality(atLeast: 0.9, class: 2),
        .residency(regions: ["EU"], classes: [2, 3]), .vendorShare(atMost: 0.9, vendor: nil),
      ],
      today: Array(repeating: [1, 0, 0], count: 4))
  }

  package static let routingSubject = RoutingSubject(
    title: "Support answers", currency: "EUR", context: "base · 2026-01 to 2027-12 · EUR per month",
    rules: ["quality >= 94%", "quality[claims] >= 90%", "region = EU for claims, complaint", "share(vendor) <= 90%"])

  package static var graded: GradedAnswers {
    // 40 prompts in two classes: the strong model is better on the second.
    let weak = (0..<40).map { $0 < 20 ? $0 % 10 != 0 : $0 % 2 == 0 }
    let strong = (0..<40).map { $0 < 20 ? $0 % 20 != 7 : $0 % 10 != 3 }
    return GradedAnswers(
      models: ["mixtral", "gpt-4"], classes: ["history", "algebra"], taskClass: (0..<40).map { $0 / 20 },
      isRight: [weak, strong], leftOut: 2)
  }
}
