import Finance
import Quantities

extension Figures {
  /// The running total of the economic net by month, with its lowest point and where it pays back.
  /// - Parameter discounted: each amount at its present value.
  package func cashCurve(discounted: Bool) -> CurvePlot? {
    guard let net = views[.economic]?.net else { return nil }
    let total = (discounted ? net.times(factors) : net).cumulated
    let scale = MoneyScale.fitting(total.filter(\.isFinite).map(abs).max() ?? 0)
    let months = total.indices.map { Double($0 * timeline.monthsPerPeriod) }
    let money = scale.name(of: currency)
    var marks: [CurvePlot.Mark] = []
    if case .value(let payback) = metric(discounted ? .discountedPayback : .payback, .economic) {
      let text = NumberStyle.months.text(payback)
      marks.append(CurvePlot.Mark("payback", x: payback, y: 0, text: "paid back after \(text)"))
    }
    if let lowest = total.indices.min(by: { total[$0] < total[$1] }), total[lowest] < 0 {
      let when = lowest == 0 ? "initial" : timeline.name(ofPeriod: lowest)
      marks.append(
        CurvePlot.Mark(
          "lowest", x: months[lowest], y: total[lowest], text: "lowest: \(scale.style.text(total[lowest])) at \(when)"))
    }
    return CurvePlot(
      title: discounted ? "Cumulative present value of net, \(money)" : "Cumulative net, \(money)",
      xName: "months", yName: money, xs: months, ys: total, xStyle: .count, yStyle: scale.style, marks: marks)
  }
}
