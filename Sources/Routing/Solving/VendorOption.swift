/// One way in which a vendor's spend can be billed: a tier with a commitment.
struct VendorOption {
  var tier: Int?
  var commitment: Int?
  var factor: Double
  /// Paid at least, used or not.
  var minimum: Double
  var measure: VendorTerms.Tier.Measure
  /// The range of the measure in which the tier is in force.
  var from: Double
  var to: Double

  static func all(_ terms: VendorTerms) -> [VendorOption] {
    let signed = terms.commitments.indices.filter { terms.commitments[$0].isSigned }
    let commitments: [Int?] = signed.isEmpty ? [nil] + terms.commitments.indices.map(Optional.some) : signed
    let measure = terms.tiers.first?.measure ?? .spend
    // Tiers of one vendor are measured alike and hold from one threshold to the next.
    let order = terms.tiers.indices.filter { terms.tiers[$0].measure == measure }.sorted {
      terms.tiers[$0].threshold < terms.tiers[$1].threshold
    }
    var tiers: [Int?] = order
    if (order.first.map { terms.tiers[$0].threshold } ?? 1) > 0 { tiers.insert(nil, at: 0) }
    return commitments.flatMap { commitment in
      tiers.enumerated().map { position, tier in
        let bound = commitment.map { terms.commitments[$0] }
        let next = position + 1 < tiers.count ? tiers[position + 1] : nil
        return VendorOption(
          tier: tier, commitment: commitment, factor: (tier.map { terms.tiers[$0].factor } ?? 1) * (bound?.factor ?? 1),
          minimum: bound?.minimum ?? 0, measure: measure, from: tier.map { terms.tiers[$0].threshold } ?? 0,
          to: next.map { terms.tiers[$0].threshold } ?? .infinity)
      }
    }
  }

  /// What is paid for a spend at list prices.
  func paid(_ spend: Double) -> Double { max(minimum, factor * spend) }

  /// Thresholds are met as nearly as shares are rounded.
  func holds(spend: Double, tokens: Double) -> Bool {
    let measured = measure == .spend ? spend : tokens
    return measured >= from * (1 - 1e-7) && (to == .infinity || measured <= to * (1 + 1e-7))
  }
}
