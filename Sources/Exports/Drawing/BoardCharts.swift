import Reports

/// The pictures of a board page.
struct BoardCharts {
  let curve: Drawing
  let costs: Drawing
  let benefits: Drawing

  /// - Parameter share: of their usual height, where a page has little room.
  init(_ pack: Pack, height share: Double = 1) {
    curve = CashCurve.drawing(of: pack.figures, height: 172 * share)
    costs = CostStack.drawing(of: pack.figures, height: 168 * share)
    benefits = BenefitSplit.drawing(of: pack.figures, height: 168 * share)
  }
}
