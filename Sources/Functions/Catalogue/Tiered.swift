package import Diagnostics
package import Program
package import Quantities
package import Spreadsheet

/// A price list by volume: each slab at its own price, or the whole volume at the price reached.
///
/// Slabs: Σ price_i · clamp(q − from_i, 0, from_(i+1) − from_i). Whole: q times the price of the last tier ≤ q.
package struct Tiered: Function {
  package let name = "tiered"
  package var parameters: [Parameter] {
    [
      Parameter("quantity"), Parameter("price", .entries(.values)),
      Parameter("yes", label: "whole", optional: true),
    ]
  }
  package let summary = """
    What a volume costs by a tiered price list: each slab at its own price, or with `whole: yes` the whole volume at \
    the price it reaches. The tiers are reached per month, not over the whole timeline.
    """
  package let example = FunctionExample(
    model: """
      timeline 2026-01 for 2 months
      currency EUR
      unit token
      input volume = 15 token/month
      answer = tiered(volume, [0 token/month: 2 EUR/token, 10 token/month: 1 EUR/token])
      """, answer: "25")

  package func resultType(of call: Call<TypedOperand>, in context: TypingContext) throws(Diagnostic) -> ValueType {
    let quantity = try required("quantity", of: call)
    let entries = call.entries("price")
    let prices = try rising(entries, against: quantity, in: context)
    guard let first = prices.first else {
      throw .entriesOutOfOrder("a price list needs a tier", at: call.span(of: "price"))
    }
    if case .value(let key)? = entries.first?.key, let from = key.constant, from != 0 {
      throw .entriesOutOfOrder("the first tier begins at 0", at: key.span)
    }
    for price in prices { try requireNoAxes(price) }
    let price = try commonType(prices, in: context)
    let type = ValueType(unit: quantity.type.unit * price.unit, isSeries: quantity.type.isSeries || price.isSeries)
    if let whole = call.value("yes"), !whole.type.isTruth {
      throw .argumentUnit(of: self, whole, wanted: "yes or no")
    }
    guard type.rollUp == .flow, type.unit.dimension.moneyFlow != nil else {
      throw .argumentUnit(
        of: self, first,
        wanted: "a price that makes \(quantity.type.unit.spoken) a flow of money")
    }
    return type
  }

  package func lower(
    _ call: Call<LoweredOperand>, result: ValueType, into program: inout ProgramBuilder
  ) -> [Node] {
    guard let q = call.node("quantity") else { return [] }
    let isFlow = call.isFlow("quantity")
    let zero = program.constant(0)
    // A bound of a flow holds at `initial` too, where an amount is priced as one month's volume.
    let list = call.entries("price").compactMap { entry -> (from: Node, price: Node)? in
      guard case .value(let key) = entry.key else { return nil }
      return (program.firstAtInitial(key.node), entry.value.node)
    }
    guard let first = list.first else { return [] }

    var slabs: [Node] = []
    var reached = first.price
    for (position, tier) in list.enumerated() {
      var slab = program.maximum(program.subtract(q, tier.from), zero)
      if position + 1 < list.count {
        slab = program.minimum(slab, program.subtract(list[position + 1].from, tier.from))
      }
      slabs.append(program.multiply(slab, tier.price))
      reached = program.select(program.binary(.lessOrEqual, tier.from, q), tier.price, reached)
    }
    let bySlab = program.total(slabs)
    let cost =
      if let whole = call.node("yes") {
        program.select(whole, program.multiply(q, reached), bySlab)
      } else {
        bySlab
      }
    // What a flow holds at `initial` is priced; where it holds nothing, or the volume is no flow, nothing is paid there.
    return [isFlow && program.isRow(q) ? cost : program.madeFlow(cost, of: result)]
  }
}

extension Tiered {
  package func formulas(
    _ call: Call<SheetOperand>, result: ValueType, in sheet: inout SheetBuilder
  ) -> [SheetValue] {
    guard let q = call.node("quantity") else { return [] }
    let list = call.entries("price").compactMap { entry -> (from: SheetValue, price: SheetValue)? in
      guard case .value(let key) = entry.key else { return nil }
      return (key.node.firstAtInitial, entry.value.node)
    }
    guard let first = list.first else { return [] }
    var bySlab: SheetValue = 0
    var reached = first.price
    for (position, tier) in list.enumerated() {
      var slab = SheetValue.maximum(0, q - tier.from)
      if position + 1 < list.count { slab = .minimum(slab, list[position + 1].from - tier.from) }
      bySlab = sheet.shortened(bySlab + slab * tier.price, limit: 60)
      reached = position == 0 ? reached : sheet.shortened(.when(tier.from <= q, tier.price, reached), limit: 60)
    }
    let cost = call.node("yes").map { .when($0, q * reached, bySlab) } ?? bySlab
    return [call.isFlow("quantity") && q.isRow ? cost : sheet.madeFlow(cost, of: result)]
  }
}
