/// The prices of one list entry: by service tier, by length of the prompt, by component.
///
/// Lists leave out what follows from the rest. What is not listed is derived, and says so:
/// 1. A component the list prices nowhere costs what its substitute does: thinking as output, a cache write as input,
///    a write for an hour as one for five minutes.
/// 2. A tier changes a component it does not list as it changes input (or output): batch at half price halves a cache
///    read too.
/// 3. So does a long prompt: above 200k a cache read doubles where input does.
package struct RateTable: Sendable, Hashable {
  package struct Key: Sendable, Hashable, Comparable {
    package let tier: ServiceTier
    /// The price holds for prompts longer than so many tokens; 0 for all.
    package let above: Int
    package let component: TokenComponent
    package init(_ tier: ServiceTier, above: Int = 0, _ component: TokenComponent) {
      self.tier = tier
      self.above = above
      self.component = component
    }
    package static func < (a: Key, b: Key) -> Bool {
      (a.tier, a.above, a.component) < (b.tier, b.above, b.component)
    }
  }

  /// A price as it is applied.
  package struct Applied: Sendable, Hashable {
    package let rate: TokenRate
    /// Whether the list states it; else it follows from what the list states.
    package let isListed: Bool
  }

  private var listed: [Key: TokenRate] = [:]
  /// Prompt lengths from which on other prices hold, rising.
  package private(set) var thresholds: [Int] = []

  package init() {}

  package subscript(key: Key) -> TokenRate? {
    get { listed[key] }
    set {
      listed[key] = newValue
      thresholds = Set(listed.keys.map(\.above)).subtracting([0]).sorted()
    }
  }

  package var isEmpty: Bool { listed.isEmpty }

  /// Everything that is listed, in order.
  package var entries: [(key: Key, rate: TokenRate)] {
    listed.sorted { $0.key < $1.key }.map { (key: $0.key, rate: $0.value) }
  }

  /// Tiers with a price of their own.
  package var tiers: [ServiceTier] { Set(listed.keys.map(\.tier)).sorted() }

  package func lists(_ component: TokenComponent) -> Bool { listed.keys.contains { $0.component == component } }

  /// The threshold a prompt of so many tokens is above; 0 where it is above none. 200,000 tokens are not above 200k.
  package func threshold(forPrompt length: Int) -> Int { thresholds.last { length > $0 } ?? 0 }

  /// The price of a component for a whole request whose prompt is above a threshold.
  package func applied(_ component: TokenComponent, tier: ServiceTier = .standard, above: Int = 0) -> Applied {
    if let rate = listed[Key(tier, above: above, component)] { return Applied(rate: rate, isListed: true) }
    return Applied(rate: derived(component, tier: tier, above: above), isListed: false)
  }

  private func derived(_ component: TokenComponent, tier: ServiceTier, above: Int) -> TokenRate {
    guard lists(component) else {
      return component.substitute.map { applied($0, tier: tier, above: above).rate } ?? .zero
    }
    let main = component.main
    if let (lower, rate) = listedBelow(above, component, tier) {
      // Listed for shorter prompts: a longer one changes it as it does in the standard tier, or as the main component.
      if tier != .standard, let part = listed[Key(.standard, above: above, component)] {
        return rate.scaled(as: part, isTo: applied(component, tier: .standard, above: lower).rate)
      }
      if component == main {
        return tier == .standard
          ? rate : rate.scaled(as: mainRate(main, .standard, above), isTo: mainRate(main, .standard, lower))
      }
      return rate.scaled(as: mainRate(main, tier, above), isTo: mainRate(main, tier, lower))
    }
    guard tier != .standard else { return listed[Key(.standard, component)] ?? substituted(component, above: above) }
    let standard = applied(component, tier: .standard, above: above).rate
    if component == main { return standard }
    return standard.scaled(as: mainRate(main, tier, above), isTo: mainRate(main, .standard, above))
  }

  private func substituted(_ component: TokenComponent, above: Int) -> TokenRate {
    component.substitute.map { applied($0, tier: .standard, above: above).rate } ?? .zero
  }

  /// The price listed for the longest prompts that are shorter.
  private func listedBelow(
    _ above: Int, _ component: TokenComponent, _ tier: ServiceTier
  ) -> (above: Int, rate: TokenRate)? {
    guard above > 0 else { return nil }
    for lower in thresholds.reversed().drop(while: { $0 >= above }) + [0] {
      if let rate = listed[Key(tier, above: lower, component)] { return (lower, rate) }
    }
    return nil
  }

  private func mainRate(_ main: TokenComponent, _ tier: ServiceTier, _ above: Int) -> TokenRate {
    applied(main, tier: tier, above: above).rate
  }

  /// The same with every price multiplied: a discount of 15% is 850,000 millionths.
  package func multiplied(byMillionths factor: Int) -> RateTable {
    var table = self
    table.listed = listed.mapValues {
      TokenRate(atto: ($0.atto * Int128(factor)).dividedToEven(by: 1_000_000))
    }
    return table
  }
}
