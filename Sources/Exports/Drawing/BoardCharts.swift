import Reports

/// The pictures of a board page.
struct BoardCharts {
  let curve: Drawing
  let costs: Drawing
  let benefits: Drawing

  init(_ pack: Pack) {
    curve = CashCurve.drawing(of: pack.figures)
    costs = CostStack.drawing(of: pack.figures)
    benefits = BenefitSplit.drawing(of: pack.figures)
  }
}
